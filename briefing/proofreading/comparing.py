"""The number a claim should say, by its role: of a row as it is, or beside another row."""

from collections.abc import Iterator
from dataclasses import replace

from briefing.proofreading.book import Book
from briefing.proofreading.claim import Claim
from briefing.proofreading.figures import PERCENT
from briefing.proofreading.names import Measured, Subject
from briefing.proofreading.roles import (
    ACCELERATION,
    AGAINST,
    INCREMENT,
    PLACE_BEFORE,
    RATIO,
    RATIO_OF_BASE,
    SHORTFALL,
)
from catalog.period import Period
from catalog.rounding import half_up, known
from metrics.row import Row
from metrics.units import TOTAL


def numbers(
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
        for name, base in _base(book, claim, subject, measured, row):
            if known(row.value):
                yield name, row.value - base
    elif claim.role == SHORTFALL:
        if known(row.target) and known(row.value):
            yield "target", row.target - row.value
    elif claim.role == "yoy" and not known(row.yoy):
        return
    elif claim.role == "base":
        yield from _base(book, claim, subject, measured, row)
    elif claim.role == "share":
        yield from _shares(book, claim, subject, measured, row)
    elif claim.role in (RATIO, RATIO_OF_BASE):
        yield from _ratio(book, claim, measured, row)
    elif claim.role.endswith(PLACE_BEFORE):
        place = claim.role.removesuffix("_before")
        now, change = getattr(row, place), getattr(row, f"{place}_change")
        if known(now) and known(change):
            yield place, now + change
    else:
        yield from ((claim.role, each) for each in _field(claim.role, row))


def _field(role: str, row: Row) -> Iterator[float]:
    for name in (role, f"{role}_reported"):
        value = getattr(row, name, None)
        if isinstance(value, (int, float)) and known(value):
            yield float(value)


def _base(
    book: Book, claim: Claim, subject: Subject, measured: Measured, row: Row
) -> Iterator[tuple[str, float]]:
    """Last year's number: what the growth goes by, and what was reported then."""
    yield from (("base", each) for each in _field("base", row))
    then = claim.period.a_year_before()
    earlier = book.row(subject.by, subject.unit, measured.code, measured.scope, then)
    if earlier is not None and known(earlier.value) and earlier.uom == row.uom:
        yield "base", earlier.value


def _part(book: Book, row: Row, whole: Row | None) -> Iterator[tuple[str, float]]:
    if whole is not None and known(row.value) and known(whole.value) and whole.value:
        factor = book.catalog.uoms.factor(row.uom, whole.uom)
        if factor is not None:
            yield "share", row.value * float(factor) / whole.value * 100


def _shares(
    book: Book, claim: Claim, subject: Subject, measured: Measured, row: Row
) -> Iterator[tuple[str, float]]:
    """Of all of its kind, of the whole city; of the one that is named where one is."""
    of_city = isinstance(claim.other, Subject) and claim.other.by == "region"
    if subject.unit != TOTAL and not (of_city and subject.by == "chain"):
        yield from (("share", each) for each in _field("share", row))
    if subject.by != "region" and (claim.other is None or of_city):
        whole = book.row("region", "", measured.code, measured.scope, claim.period)
        yield from _part(book, row, whole)


def together(
    book: Book, claim: Claim, subject: Subject, measured: Measured, row: Row
) -> Iterator[tuple[str, float]]:
    """What the units named one by one come to; a single one may be meant all the same."""
    rows = [
        book.row(each.by, each.unit, measured.code, measured.scope, claim.period)
        for each in claim.together
    ]
    values = [each.value for each in rows if each is not None and known(each.value)]
    if len(values) == len(claim.together) and claim.role in ("value", "share"):
        summed = replace(row, value=sum(values))
        if claim.role == "value":
            yield "value", summed.value
        else:
            parts = book.whole(subject.by, measured.code, measured.scope, claim.period)
            yield from _part(book, summed, parts)
            whole = book.row("region", "", measured.code, measured.scope, claim.period)
            yield from _part(book, summed, whole)
    if claim.role != "share":
        yield from numbers(book, claim, subject, measured, row)


def _ratio(book: Book, claim: Claim, measured: Measured, row: Row) -> Iterator[tuple[str, float]]:
    if claim.role == RATIO_OF_BASE:
        beside = row.base
    else:
        one = isinstance(claim.other, Subject) and book.row(
            claim.other.by, claim.other.unit, measured.code, measured.scope, claim.period
        )
        beside = one.value if one else None
    if known(row.value) and known(beside) and beside:
        times = row.value / beside
        yield "value", times * 100 if claim.figure.uom == PERCENT else times


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
    if isinstance(claim.other, Measured):
        one = book.row(subject.by, subject.unit, claim.other.code, claim.other.scope, claim.period)
        if one is not None and known(one.yoy) and known(row.yoy):
            yield "yoy", half_up(row.yoy, 1) - half_up(one.yoy, 1)
        return
    city = Subject("region", "", "")
    beside = [Subject(subject.by, TOTAL, ""), city] if claim.other is None else [claim.other]
    for each in beside:
        if (each.by, each.unit) == (subject.by, subject.unit):
            continue
        whole = book.row(each.by, each.unit, measured.code, measured.scope, claim.period)
        if whole is not None and known(whole.yoy) and known(row.yoy):
            yield "yoy", half_up(row.yoy, 1) - half_up(whole.yoy, 1)
