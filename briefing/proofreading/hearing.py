"""What a reader keeps in mind of a draft: of whom, of what and of when was spoken last."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefing.proofreading.figures import Figure
from briefing.proofreading.moments import Moment
from briefing.proofreading.names import Measured, Named, Subject
from catalog.period import Period

_OURS = ("我市", "我县", "我区")
_THIS = re.compile(r"(?:我们|我|本|该|咱们)$")
_SPEAKS = re.compile(r"(?:管委会|人民政府|政府|工信局|负责人|主要负责同志)?[:：]")
_ALIKE = re.compile(r"均|都|双双|并列|同为|一样|皆")
_OPENED = re.compile(r"[(（](?:同比|增长|增|下降|降|[+-])?$")
_LISTED = re.compile(r"\s*(?:、|和|及|与|以及)\s*")
_IN_TURN = re.compile(r"分别|依次|各为|[两三四五六七八九十]项")


@dataclass
class Heard:
    """A list of units, a list of indicators, a period. `topic` is what the paragraph opened with;
    `fresh` tells that an indicator was named since the unit was; `lately` is all that the
    sentence named in turn."""

    subjects: list[tuple[Subject, ...]] = field(default_factory=list)
    measured: list[tuple[Measured, ...]] = field(default_factory=list)
    period: Period | None = None
    crossed: tuple[Subject, ...] = ()
    topic: tuple[Measured, ...] = ()
    fresh: bool = False
    lately: list[tuple[Subject | Measured, ...]] = field(default_factory=list)
    speaker: Subject | None = None

    def sentence(self) -> None:
        """A sentence ended with a full stop."""
        self.lately.clear()
        self.fresh = False

    def hear(self, text: str, named: Sequence[Named]) -> None:
        """Lists of names, each replacing what was spoken of before: A、B和C is one list."""
        previous: Named | None = None
        for each in named:
            each = self._own(text, each)
            if each.beside:
                continue
            known = self.subjects if each.subject else self.measured
            listed = (
                previous is not None
                and previous.subject == each.subject
                and _LISTED.fullmatch(text[previous.end : each.start])
            )
            if not listed:
                if each.subject:
                    self.crossed = _crossing(self, each, text, previous)
                known.clear()
            known.append(each.means)
            if each.means not in self.lately:
                self.lately.append(each.means)
            self.fresh = not each.subject or (self.fresh and bool(listed))
            if not each.subject and not self.topic:
                self.topic = each.means
            previous = each

    def of(
        self, place: int, many: int, clause: str
    ) -> tuple[tuple[Subject, ...], tuple[Measured, ...]]:
        """Whose and of what the figure at a place of a list is."""
        subjects, measured = self.subjects, self.measured
        if many > 1 and many not in (len(subjects), len(measured)) and _IN_TURN.search(clause):
            subjects, measured = self._in_turn(many)
        of_list = subjects[0] if len(subjects) == 1 else ()
        if many == 1 and len(subjects) > 1 and _ALIKE.search(clause):
            of_list = tuple(each[0] for each in subjects)
        what = measured[-1] if measured else ()
        if many > 1 and len(measured) == many:
            what = measured[place]
        elif many > 1 and len(subjects) == many:
            of_list = subjects[place]
        elif many > 1 and len(measured) > 1:
            what = ()
        if self.crossed and len(subjects) == 1:
            of_list = self.crossed
        return tuple(of_list), tuple(what)

    def units(self) -> tuple[Subject, ...]:
        """The units of one kind the sentence named in turn."""
        several = self.subjects if len(self.subjects) > 1 else self.lately
        named = [each[0] for each in several if isinstance(each[0], Subject)]
        return tuple(each for each in named if each.by == named[-1].by and each.unit != "*")

    def _own(self, text: str, named: Named) -> Named:
        """我市 said by a county's, 我们园区 by a park's is their own; 该园区 the one spoken of."""
        if not named.subject:
            return named
        said, means = text[named.start : named.end], named.means[0]
        own = self.speaker
        if said in _OURS and own is not None and own.by == "county":
            return replace(named, means=(own,))
        if means.unit == "*" and _THIS.search(text[max(0, named.start - 2) : named.start]):
            if own is not None and own.by == means.by:
                return replace(named, means=(own,))
            return replace(named, beside=True)
        return named

    def _in_turn(self, many: int) -> tuple[list, list]:
        """A list whose names stood one by one before: A 13亿元、B 12亿元，增速分别为…和…."""
        subjects = [(each,) for each in self.units()]
        measured = [each for each in self.lately if isinstance(each[0], Measured)]
        if len(subjects) == many or (len(subjects) > many and len(measured) < many):
            return subjects[-many:], self.measured
        if len(measured) >= many:
            return self.subjects, measured[-many:]
        return self.subjects, self.measured


def speaker(text: str, named: Sequence[Named]) -> Subject | None:
    """Whose paragraph it is: 云岫市：……, 江州高新区管委会：……."""
    first = named[0] if named and named[0].subject else None
    if first and not text[: first.start].strip() and _SPEAKS.match(text[first.end :]):
        return first.means[0]
    return None


def bracketed(text: str, figure: Figure, named: Sequence[Named]) -> Subject | None:
    """The unit right before the bracket a figure stands in: 新型储能（31.5%）."""
    opened = _OPENED.search(text[: figure.start])
    for each in named:
        if opened and each.subject and each.end == opened.start():
            return each.means[0]
    return None


def outside(text: str, named: Sequence[Named], figures: Sequence[Figure]) -> list[Named]:
    """The names but those in a bracket that holds no figure: 九条（功能纺织暂缺）."""
    kept = []
    for each in named:
        opened = text.rfind("(", 0, each.start)
        inside = opened >= 0 and ")" not in text[opened : each.start]
        closed = text.find(")", each.end) if inside else -1
        if closed < 0 or any(opened < one.start < closed for one in figures):
            kept.append(each)
    return kept


def spoken(heard: Heard, when: Sequence[Moment], figure: Figure, last: int) -> Period | None:
    """The period of a figure, and it is remembered; `last` is where the figure before ended."""
    own = [each for each in when if each.end <= figure.start and not each.beside]
    if own and own[-1].once and own[-1].start >= last:
        return own[-1].period
    lasting = [each.period for each in own if not each.once]
    if lasting and not last:
        heard.period = lasting[-1]
    return lasting[-1] if lasting else heard.period


def _crossing(heard: Heard, each: Named, text: str, previous: Named | None) -> tuple[Subject, ...]:
    """A chain named within a park, or the other way round: 白酒产业链在临江经开区."""
    if previous is None or not previous.subject or len(heard.subjects) != 1:
        return ()
    between = text[previous.end : each.start]
    pair = (heard.subjects[0][0], each.means[0])
    kinds = {one.by for one in pair}
    return (
        pair
        if kinds == {"chain", "park"} and re.fullmatch(r"产?业?链?在|的|内的?", between)
        else ()
    )
