"""What a draft claims: this number, of this unit's indicator, in this period."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.proofreading import readings, roles
from briefing.proofreading.claim import Claim
from briefing.proofreading.counts import Count, bounds, counts
from briefing.proofreading.figures import PERCENT, Figure, Listed, figures, listed
from briefing.proofreading.hearing import Heard, bracketed, outside, speaker, spoken
from briefing.proofreading.moments import Moment, moments
from briefing.proofreading.names import ALL_NAMES, Measured, Named, Names, Subject
from briefing.proofreading.roles import COUNT
from briefing.proofreading.text import clause_start, levelled, sentences
from catalog.catalog import Catalog
from catalog.period import Period
from data.directory import KIND_NAMES
from metrics.units import TOTAL

_COUNTED = re.compile(r"[条个]?(?:重点|优势)?(?:产业链|园区|县市区|县区|链)")


@dataclass
class _Sentence:
    """One piece of a paragraph as it is gone through; `at` is where the last figure ended."""

    text: str
    named: list[Named]
    when: list[Moment]
    at: int = 0
    claims: list[Claim] = field(default_factory=list)


class Listener:
    """Reads paragraph by paragraph; a draft is about `period` until it says otherwise."""

    def __init__(self, names: Names, form: re.Pattern[str], catalog: Catalog, period: Period):
        self.names, self.form, self.catalog, self.period = names, form, catalog, period
        usual = catalog.indicators.get(readings.MAIN)
        self._usual = (Measured(readings.MAIN, "", usual.name),) if usual else ()

    def claims(self, paragraph: str) -> list[Claim]:
        """The claims of one paragraph, in order."""
        text, heard, found = levelled(paragraph), Heard(period=self.period), []
        heard.speaker = speaker(text, self.names.found(text[:40]))
        for start, end in sentences(text):
            if text[start - 1 : start] not in ("；", ";"):
                heard.sentence()
            found += [claim.moved(start) for claim in self._sentence(text[start:end], heard)]
        return found

    def _sentence(self, text: str, heard: Heard) -> list[Claim]:
        when = moments(text, self.period)
        counting = sorted(counts(text, self.catalog.uoms), key=lambda each: each.start)
        named = self.names.found(text)
        taken = [*when, *named, *counting, *bounds(text)]
        within = [
            each
            for each in figures(text, self.form, self.catalog)
            if not any(first <= each.start < last for first, last in map(_span, taken))
        ]
        heeded = outside(text, named, within)
        said = _Sentence(text, named, when)
        for each in sorted([*listed(text, within), *counting], key=lambda each: each.start):
            heard.hear(text, [name for name in heeded if said.at <= name.start < each.start])
            if isinstance(each, Count):
                period = spoken(heard, when, each, said.at)
                said.claims.append(self._counting(each, heard, period))
            else:
                said.claims += self._group(said, each, heard)
            said.at = each.end
        heard.hear(text, [each for each in heeded if each.start >= said.at])
        own = {each.period for each in when if not each.beside and not each.once}
        if len(own) > 1:
            heard.period = self.period
        elif own and not said.claims:
            heard.period = own.pop()
        return said.claims

    def _counting(self, count: Count, heard: Heard, period: Period | None) -> Claim:
        """How many do so: of the indicator spoken of, else of the one pages open with."""
        subjects, measured = heard.of(0, 1, "")
        by = count.by or (subjects[0].by if subjects else "chain")
        return Claim(
            count.start,
            count.end,
            Figure(count.start, count.end, float(count.value), 0, ""),
            COUNT,
            1.0,
            (Subject(by, TOTAL, ALL_NAMES.get(by, KIND_NAMES.get(by, ""))),),
            measured or self._usual,
            period or self.period,
            counting=count,
        )

    def _group(self, said: _Sentence, group: Listed, heard: Heard) -> list[Claim]:
        text, first = said.text, group.figures[0]
        if first.uom in ("条", "个", "家") and _COUNTED.match(text[first.end - 1 :]):
            return []
        begin = max(clause_start(text, first.start), said.at)
        kind = roles.role(text, first, begin, said.at)
        clause = readings.clause(text, first.start, group.end)
        period = spoken(heard, said.when, first, said.at)
        compared = [each for each in said.when if each.beside and said.at <= each.start]
        compared = [each.period for each in compared if each.end <= first.start]
        owner = bracketed(text, first, said.named)
        claims = []
        for place, figure, aside in group.each():
            subjects, measured = heard.of(place, len(group.figures), clause)
            own = roles.role(text, figure, aside, aside) if aside else kind
            claim = Claim(
                figure.start,
                figure.end,
                figure,
                *own,
                (owner,) if owner else subjects,
                _behind(text, said.named, figure) or measured,
                period or self.period,
                beside=compared[-1] if compared else readings.since(said.when, figure, own[0]),
                intended=readings.intended(clause, own[0]) or readings.wished(text, begin),
                other=readings.other(said.named, begin, figure),
            )
            claims.append(self._read(said, claim, heard, [*said.claims, *claims]))
        return claims

    def _read(self, said: _Sentence, claim: Claim, heard: Heard, before: Sequence[Claim]) -> Claim:
        """The claim with what else its words may mean."""
        usual = () if heard.fresh else (*heard.topic, *self._usual)
        return readings.read(claim, said.text, before, usual, heard, self.period)


def _behind(text: str, named: Sequence[Named], figure: Figure) -> tuple[Measured, ...]:
    """The indicator right behind a share: 以占园区5.9%的产值贡献了9.9%的税收."""
    part = figure.uom == PERCENT and text[figure.end : figure.end + 1] == "的"
    for each in named if part else ():
        if not each.subject and each.start == figure.end + 1:
            return each.means
    return ()


def _span(spoken: Moment | Named | Count | tuple[int, int]) -> tuple[int, int]:
    return spoken if isinstance(spoken, tuple) else (spoken.start, spoken.end)
