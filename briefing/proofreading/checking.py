"""A draft's numbers one by one: right, wrong, out of date, or nothing kept to compare with."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from briefing.proofreading.book import Book
from briefing.proofreading.claim import Claim
from briefing.proofreading.claims import Listener
from briefing.proofreading.expected import candidates
from briefing.proofreading.figures import PLACE, TIMES, Figure, reader
from briefing.proofreading.names import Names, Subject
from briefing.proofreading.roles import SKIPPED
from briefing.proofreading.tables import Grid, claims, pasted, readable
from catalog.catalog import Catalog
from catalog.period import Period
from catalog.rounding import half_up, written
from data.keeping.clock import written as told
from data.keeping.store import Store
from metrics.pointer import Pointer

RIGHT, WRONG, STALE, UNMATCHED = "相符", "不符", "过时", "未核对"
# How far back a number that does not agree is looked for among former figures.
_PERIODS_BACK, _MOMENTS_BACK = 3, 6


@dataclass(frozen=True)
class Checked:
    """One number of a draft. `about` says which figure it was taken for, `right` what is kept,
    `hint` where the written number comes from, as far as that is known."""

    paragraph: int
    start: int
    end: int
    text: str
    verdict: str
    about: str = ""
    right: str = ""
    hint: str = ""
    pointer: Pointer | None = None


def proofread(
    store: Store,
    catalog: Catalog,
    paragraphs: Sequence[str],
    period: Period,
    asof: datetime | None = None,
    earlier: Iterable[datetime] = (),
    grids: Iterable[Grid] = (),
) -> list[Checked]:
    """Every number of the paragraphs with its verdict, in order. `earlier` are moments whose
    figures a draft may still hold (UTC, newest first); `grids` the tables some of the paragraphs
    stand in, those of pasted lines are found here."""
    book = Book(store, catalog, asof)
    former = [Book(store, catalog, each) for each in list(earlier)[:_MOMENTS_BACK]]
    listener = Listener(Names(store, catalog, asof), reader(catalog), catalog, period)
    tables = readable([*grids, *pasted(paragraphs)])
    inside = {cell.paragraph for grid in tables for cell in grid.cells.values()}
    spoken = [
        (number, claim)
        for number, paragraph in enumerate(paragraphs)
        if number not in inside
        for claim in listener.claims(paragraph)
    ]
    for grid in tables:
        spoken += [
            (cell.paragraph, claim) for cell, claim in claims(store, catalog, grid, period, asof)
        ]
    found = []
    for number, claim in sorted(spoken, key=lambda each: (each[0], each[1].start)):
        checked = _checked(book, former, claim)
        if checked is not None:
            said = paragraphs[number][claim.start : claim.end]
            verdict, about, right, hint, pointer = checked
            right = right if re.search("[,，]", said) else right.replace(",", "")
            found.append(
                Checked(number, claim.start, claim.end, said, verdict, about, right, hint, pointer)
            )
    return found


_Verdict = tuple[str, str, str, str, Pointer | None]


def _checked(book: Book, former: list[Book], claim: Claim) -> _Verdict | None:
    if not claim.figure.uom and not claim.counting:
        return None  # a number without a unit says nothing that could be compared
    if claim.role == SKIPPED and claim.figure.uom == PLACE:
        return None  # 第3次, 第一产业
    if claim.role == SKIPPED or not claim.measured:
        return UNMATCHED, "", "", _why(claim), None
    meant = list(candidates(book, claim))
    agreeing = next((each for each in meant if agrees(claim.figure, each.value)), None)
    if agreeing is not None:
        return RIGHT, agreeing.about, _amount(claim, agreeing.value), "", agreeing.pointer
    if claim.intended:
        return UNMATCHED, "", "", "说的是打算或预计，不核对", None
    if not meant:
        return UNMATCHED, "", "", _why(claim), None
    first = min(meant, key=lambda each: abs(each.value - claim.figure.value))
    right = _amount(claim, first.value)
    since = _former(book, former, claim)
    if since:
        return STALE, first.about, right, since, first.pointer
    return WRONG, first.about, right, _elsewhere(book, claim), first.pointer


def agrees(figure: Figure, value: float) -> bool:
    """Whether a number as written may stand for `value`: rounded half up, or as its words say."""
    size = abs(figure.value)
    if figure.about == "近":
        return value < figure.value + 1e-9 and figure.value - value <= 0.1 * size
    if figure.about == "超":
        return -1e-9 <= value - figure.value <= 0.1 * size or _equal(figure, value)
    if figure.about == "约":
        return abs(value - figure.value) <= 0.05 * size or _equal(figure, value)
    return _equal(figure, value)


def _equal(figure: Figure, value: float) -> bool:
    rounded = half_up(value, figure.decimals)
    return rounded is not None and abs(rounded - figure.value) < 1e-9


def _former(book: Book, former: list[Book], claim: Claim) -> str:
    """Where the number agrees with what was reported before: an earlier month or moment."""
    for each in former:
        if any(agrees(claim.figure, found.value) for found in candidates(each, claim)):
            return f"与 {told(each.asof)} 时的数一致，此后有修订"
    then = claim
    for _ in range(_PERIODS_BACK):
        period = book.before(then.period)
        then = claim.then(period)
        if any(agrees(claim.figure, found.value) for found in candidates(book, then)):
            return f"与{period}的数一致，可能没有更新"
    return ""


def _elsewhere(book: Book, claim: Claim) -> str:
    """Whose number of this indicator it is instead: a line slipped."""
    if claim.counting or claim.figure.uom == PLACE or claim.figure.value == 0:
        return ""
    for subject in claim.subjects[:1]:
        for measured in claim.measured:
            rows = book.rows(subject.by, measured.code, measured.scope, claim.period)
            for row in rows:
                if row.unit == subject.unit:
                    continue
                other = replace(claim, subjects=(Subject(subject.by, row.unit, row.short),))
                if any(agrees(claim.figure, found.value) for found in candidates(book, other)):
                    return f"这是{row.short}的数"
    return ""


def _why(claim: Claim) -> str:
    if not claim.measured:
        return "没有看出是哪个指标"
    if claim.role == SKIPPED:
        return "没有看出说的是哪个数"
    return "库里没有可比的数"


def _amount(claim: Claim, value: float) -> str:
    """The right number as the draft would write it."""
    uom = claim.figure.uom
    if uom == PLACE:
        return f"{abs(value):.0f}位" if "change" in claim.role else f"第{value:.0f}位"
    decimals = (
        max(claim.figure.decimals, 1) if uom in ("%", "个百分点", TIMES) else claim.figure.decimals
    )
    return f"{written(value, decimals)}{uom}"
