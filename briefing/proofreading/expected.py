"""What a claim should say by what is kept, in the unit it is written in."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.proofreading.book import Book
from briefing.proofreading.claims import Claim
from briefing.proofreading.figures import BARE, PERCENT, TIMES
from briefing.proofreading.names import Measured, Subject
from briefing.proofreading.roles import (
    ACCELERATION,
    AGAINST,
    INCREMENT,
    SHORTFALL,
)
from catalog.period import Period
from catalog.rounding import half_up, known
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
    for field, value in _numbers(book, claim, subject, measured, row):
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


def _numbers(
    book: Book, claim: Claim, subject: Subject, measured: Measured, row: Row
) -> Iterator[tuple[str, float]]:
    """The field a claim's 溯源 leads to and the number, in the row's unit."""
    if claim.role == ACCELERATION:
        yield from _acceleration(book, claim, subject, measured, row)
    elif claim.role == "yoy_change":
        if known(row.yoy) and known(row.yoy_last_year):
            yield "yoy", half_up(row.yoy, 1) - half_up(row.yoy_last_year, 1)
    elif claim.role == AGAINST:
        yield from _against(book, claim, subject, measured, row)
    elif claim.role == INCREMENT:
        if known(row.value) and known(row.base):
            yield "base", row.value - row.base
    elif claim.role == SHORTFALL:
        if known(row.target) and known(row.value):
            yield "target", row.target - row.value
    elif claim.role == "yoy" and not known(row.yoy):
        return
    else:
        yield from ((claim.role, each) for each in _field(claim.role, row))


def _field(role: str, row: Row) -> Iterator[float]:
    for name in (role, f"{role}_reported"):
        value = getattr(row, name, None)
        if isinstance(value, (int, float)) and known(value):
            yield float(value)


def _acceleration(
    book: Book, claim: Claim, subject: Subject, measured: Measured, row: Row
) -> Iterator[tuple[str, float]]:
    then = claim.beside or book.before(claim.period)
    if then.span != claim.period.span:
        then = Period(then.year, 1, then.last_month, claim.period.span)
    earlier = book.row(subject.by, subject.unit, measured.code, measured.scope, then)
    if earlier is not None and known(row.yoy) and known(earlier.yoy):
        yield "yoy", half_up(row.yoy, 1) - half_up(earlier.yoy, 1)


def _against(
    book: Book, claim: Claim, subject: Subject, measured: Measured, row: Row
) -> Iterator[tuple[str, float]]:
    wholes = [
        book.whole(subject.by, measured.code, measured.scope, claim.period),
        book.row("region", "", measured.code, measured.scope, claim.period),
    ]
    for whole in wholes:
        if whole is not None and known(whole.yoy) and known(row.yoy):
            yield "yoy", half_up(row.yoy, 1) - half_up(whole.yoy, 1)


def converted(book: Book, claim: Claim, row: Row, value: float) -> float | None:
    """A number of a row in the unit the claim is written in; None where they do not go together."""
    written = claim.figure.uom
    if claim.role == "target" and row.target_type not in ("level", "range", "cap", None):
        return value if written == PERCENT else None
    if claim.role not in _LEVELS:
        return value / 100 if written == TIMES else value
    if written in BARE:
        uom = book.catalog.uoms.factors.get(row.uom)
        return float(uom[1]) * value / BARE[written] if uom else None
    if written == row.uom or not written:
        return value
    factor = book.catalog.uoms.factor(row.uom, written)
    return None if factor is None else value * float(factor)
