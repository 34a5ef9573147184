"""What a draft claims: this number, of this unit's indicator, in this period."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefing.proofreading import roles
from briefing.proofreading.counts import Count, bounds, counts
from briefing.proofreading.figures import Figure, figures, groups
from briefing.proofreading.moments import Moment, moments
from briefing.proofreading.names import ALL_NAMES, Measured, Named, Names, Subject
from briefing.proofreading.roles import COUNT
from briefing.proofreading.text import clause_start, levelled, sentences
from catalog.catalog import Catalog
from catalog.period import Period
from data.directory import KIND_NAMES
from metrics.units import TOTAL

_LISTED = re.compile(r"\s*(?:、|和|及|与|以及)\s*")
_MAIN = "output_value"
_COUNTED = re.compile(r"[条个]?(?:重点|优势)?(?:产业链|园区|县市区|县区|链)")


@dataclass(frozen=True)
class Claim:
    """`start` and `end` in the paragraph; `role` is a field of metrics.row.Row or one of roles;
    `measured` empty where the draft names no indicator."""

    start: int
    end: int
    figure: Figure
    role: str
    sign: float
    subjects: tuple[Subject, ...]
    measured: tuple[Measured, ...]
    period: Period
    beside: Period | None = None
    intended: bool = False
    counting: Count | None = None


@dataclass
class Heard:
    """What was spoken of last: a list of units, a list of indicators, a period."""

    subjects: list[tuple[Subject, ...]] = field(default_factory=list)
    measured: list[tuple[Measured, ...]] = field(default_factory=list)
    period: Period | None = None
    crossed: tuple[Subject, ...] = ()


class Listener:
    """Reads paragraph by paragraph; a draft is about `period` until it says otherwise."""

    def __init__(self, names: Names, form: re.Pattern[str], catalog: Catalog, period: Period):
        self.names, self.form, self.catalog, self.period = names, form, catalog, period

    def claims(self, paragraph: str) -> list[Claim]:
        """The claims of one paragraph, in order."""
        text, heard, found = levelled(paragraph), Heard(period=self.period), []
        for start, end in sentences(text):
            found += [
                replace(claim, start=claim.start + start, end=claim.end + start)
                for claim in self._sentence(text[start:end], heard)
            ]
        return found

    def _sentence(self, text: str, heard: Heard) -> list[Claim]:
        named, when = self.names.found(text), moments(text, self.period)
        counting = sorted(counts(text, self.catalog.uoms), key=lambda each: each.start)
        taken = [*when, *named, *counting, *bounds(text)]
        within = [
            each
            for each in figures(text, self.form, self.catalog)
            if not any(first <= each.start < last for first, last in map(_span, taken))
        ]
        found, at = [], 0
        spoken_of = [*groups(text, within), *([each] for each in counting)]
        for group in sorted(spoken_of, key=lambda group: group[0].start):
            start = group[0].start
            _hear(heard, text, [each for each in named if at <= each.start < start])
            spoken = [each for each in when if each.end <= start]
            own = [each.period for each in spoken if not each.beside]
            heard.period = own[-1] if own else heard.period
            beside = [each.period for each in spoken if each.beside and each.start >= at]
            if isinstance(group[0], Count):
                found.append(self._counting(group[0], heard))
                at = group[0].end
                continue
            begin = max(clause_start(text, start), at)
            claims = self._group(text, group, heard, begin, at, named)
            at = group[-1].end
            compared = beside[-1] if beside else None
            found += [replace(claim, beside=compared) for claim in claims]
        _hear(heard, text, [each for each in named if each.start >= at])
        return found

    def _counting(self, count: Count, heard: Heard) -> Claim:
        """How many do so: of the indicator spoken of, else of the one pages open with."""
        subjects, measured = _of(heard, 0, 1)
        by = count.by or (subjects[0].by if subjects else "chain")
        usual = self.catalog.indicators.get(_MAIN)
        if not measured and usual:
            measured = (Measured(_MAIN, "", usual.name),)
        return Claim(
            count.start,
            count.end,
            Figure(count.start, count.end, float(count.value), 0, ""),
            COUNT,
            1.0,
            (Subject(by, TOTAL, ALL_NAMES.get(by, KIND_NAMES.get(by, ""))),),
            measured,
            heard.period or self.period,
            counting=count,
        )

    def _group(
        self,
        text: str,
        group: list[Figure],
        heard: Heard,
        begin: int,
        at: int,
        named: Sequence[Named],
    ) -> list[Claim]:
        kind, sign = roles.role(text, group[0], begin, at)
        clause = text[clause_start(text, group[0].start) : group[-1].end + 8]
        if group[0].uom in ("条", "个", "家") and _COUNTED.match(text[group[0].end - 1 :]):
            return []
        owner = _bracketed(text, group[0], named)
        claims = []
        for place, figure in enumerate(group):
            subjects, measured = _of(heard, place, len(group))
            claims.append(
                Claim(
                    figure.start,
                    figure.end,
                    figure,
                    kind,
                    sign,
                    (owner,) if owner else subjects,
                    measured,
                    heard.period or self.period,
                    intended=roles.intended(clause),
                )
            )
        return claims


def _span(spoken: Moment | Named | Count | tuple[int, int]) -> tuple[int, int]:
    return spoken if isinstance(spoken, tuple) else (spoken.start, spoken.end)


def _hear(heard: Heard, text: str, named: Sequence[Named]) -> None:
    """Lists of names, each replacing what was spoken of before: A、B和C is one list."""
    previous: Named | None = None
    for each in named:
        known = heard.subjects if each.subject else heard.measured
        listed = (
            previous is not None
            and previous.subject == each.subject
            and _LISTED.fullmatch(text[previous.end : each.start])
        )
        if not listed:
            if each.subject:
                heard.crossed = _crossing(heard, each, text, previous)
            known.clear()
        known.append(each.means)
        previous = each


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


def _bracketed(text: str, figure: Figure, named: Sequence[Named]) -> Subject | None:
    """The unit right before the bracket a figure stands in: 新型储能（31.5%）."""
    opened = re.search(r"\($", text[: figure.start].replace("（", "("))
    for each in named:
        if opened and each.subject and each.end == opened.start():
            return each.means[0]
    return None


def _of(heard: Heard, place: int, many: int) -> tuple[tuple[Subject, ...], tuple[Measured, ...]]:
    """Whose and of what the figure at a place of a list is."""
    subjects = [means for means in heard.subjects]
    measured = [means for means in heard.measured]
    of_list = () if len(subjects) > 1 else subjects[0] if subjects else ()
    what = measured[-1] if measured else ()
    if many > 1 and len(measured) == many:
        what = measured[place]
    elif many > 1 and len(subjects) == many:
        of_list = subjects[place]
    elif many > 1 and len(measured) > 1:
        what = ()
    if heard.crossed and len(subjects) == 1:
        of_list = heard.crossed
    return tuple(of_list), tuple(what)
