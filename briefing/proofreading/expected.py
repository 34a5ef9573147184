"""What a claim should say by what is kept, in the unit it is written in."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.proofreading.book import Book
from briefing.proofreading.claim import Claim
from briefing.proofreading.comparing import numbers, together
from briefing.proofreading.figures import BARE, PERCENT, TIMES
from briefing.proofreading.names import Measured, Subject
from briefing.proofreading.roles import INCREMENT, SHORTFALL
from catalog.period import Period
from catalog.rounding import known
from metrics.pointer import CALLED, Pointer
from metrics.row import Row
from metrics.units import TOTAL
from metrics.withholding import WITHHELD

_LEVELS = frozenset(
    ("value", "base", "target", "required_monthly", "pace_monthly", INCREMENT, SHORTFALL)
)


@dataclass(frozen=True, slots=True)
class Expected:
    """What is kept: `value` in the claim's unit with the sign the claim's words give it."""

    subject: Subject
    measured: Measured
    period: Period
    value: float
    pointer: Pointer
    counting: str = ""

    @property
    def about(self) -> str:
        """ "白酒产值同比，2026年1—6月"; of a count "产值快于序时的个数，…"."""
        if self.counting:
            return f"{self.measured.name}{self.counting}的个数，{self.period}"
        number = CALLED.get(self.pointer.number, "")
        number = "" if self.pointer.number == "value" else number
        return f"{self.subject.name}{self.measured.name}{number}，{self.period}"


def candidates(book: Book, claim: Claim) -> Iterator[Expected]:
    """The figures a claim may mean that are known, the likeliest first."""
    if claim.counting:
        yield from _counted(book, claim)
        return
    for reading in claim.readings():
        yield from _candidates(book, reading)


def _candidates(book: Book, claim: Claim) -> Iterator[Expected]:
    chain = next((each for each in claim.subjects if each.by == "chain"), None)
    park = next((each for each in claim.subjects if each.by == "park"), None)
    for measured in claim.measured:
        if chain and park and chain.unit != "*" and park.unit != "*":
            row = book.cell(chain.unit, park.unit, measured.code, measured.scope, claim.period)
            yield from _of_cell(book, claim, measured, chain, park, row)
            continue
        for subject in claim.subjects or (Subject("region", "", "全市"),):
            yield from _of(book, claim, subject, measured)


def _counted(book: Book, claim: Claim) -> Iterator[Expected]:
    for measured in claim.measured:
        subject = claim.subjects[0]
        rows = book.rows(subject.by, measured.code, measured.scope, claim.period)
        parts = [row for row in rows if row.unit != TOTAL]
        if any(row.state == WITHHELD for row in parts):
            continue  # how many do so is not known where some are withheld
        if any(known(row.value) or known(row.yoy) for row in parts):
            many = sum(map(claim.counting.does, parts))
            pointer = Pointer(subject.by, TOTAL, measured.code, claim.period, scope=measured.scope)
            what = claim.counting.what
            yield Expected(subject, measured, claim.period, float(many), pointer, what)


def _of(book: Book, claim: Claim, subject: Subject, measured: Measured) -> Iterator[Expected]:
    row = book.row(subject.by, subject.unit, measured.code, measured.scope, claim.period)
    if row is None:
        return
    kept = together if claim.together else numbers
    for field, value in kept(book, claim, subject, measured, row):
        turned = converted(book, claim, row, value)
        if turned is not None:
            pointer = Pointer(
                subject.by, subject.unit, measured.code, claim.period, field, measured.scope
            )
            yield Expected(subject, measured, claim.period, turned * claim.sign, pointer)


def _of_cell(
    book: Book, claim: Claim, measured: Measured, chain: Subject, park: Subject, row: Row | None
) -> Iterator[Expected]:
    value = getattr(row, claim.role, None) if row is not None else None
    turned = converted(book, claim, row, value) if known(value) else None
    if turned is not None:
        both = Subject("chain_park", chain.unit, f"{park.name}{chain.name}")
        pointer = Pointer(
            "chain_park", chain.unit, measured.code, claim.period, claim.role, measured.scope,
            park.unit,
        )  # fmt: skip
        yield Expected(both, measured, claim.period, turned * claim.sign, pointer)


def converted(book: Book, claim: Claim, row: Row, value: float) -> float | None:
    """A number of a row in the unit the claim is written in; None where they do not go together."""
    written = claim.figure.uom
    if claim.role == "target" and row.target_type not in ("level", "range", "cap", None):
        return value if written == PERCENT else None
    if claim.role not in _LEVELS:
        return value / 100 if written == TIMES and claim.role == "yoy" else value
    if written in BARE:
        uom = book.catalog.uoms.factors.get(row.uom)
        return float(uom[1]) * value / BARE[written] if uom else None
    if written == row.uom or not written:
        return value
    kept = row.uom if "/" in written else row.uom.split("/")[0]  # 亩均税收3.34万元
    if written == kept:
        return value
    factor = book.catalog.uoms.factor(kept, written)
    return None if factor is None else value * float(factor)
