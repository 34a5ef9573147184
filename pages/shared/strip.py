"""The strip of cards on top of 总览: the whole of the chains, the parks' land, the city."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from briefing import wording
from briefing.amounts import amount, large, percent_of, rate
from briefing.naming import spoken
from catalog.catalog import Catalog
from catalog.period import Period
from catalog.rounding import known
from data.keeping.store import Store
from metrics.answer import Answer
from metrics.indicator import answered
from metrics.row import digits_of
from pages.shared import board
from pages.shared.nodes import Node, run
from pages.shared.status import status
from pages.shared.trace.link import Ways, linked, ways

MAIN = "output_value"
WHOLE = (MAIN, "tax", "investment")
_PER_MU = "tax_per_mu"
_CITY = ("value_added", "fiscal_revenue", "investment")
_MOST = 6


def strip(
    store: Store,
    catalog: Catalog,
    answers: Mapping[str, Answer],
    period: Period,
    asof: datetime | None,
) -> list[board.Card]:
    """The cards that have figures, at most six; the city is only asked for what is still free."""
    cards = _whole(catalog, answers, period)
    if len(cards) < _MOST:
        cards += _land(store, catalog, period, asof)
    if len(cards) < _MOST:
        cards += _city(store, catalog, period, asof)
    return cards[:_MOST]


def _whole(catalog: Catalog, answers: Mapping[str, Answer], period: Period) -> list[board.Card]:
    """产业链 totals: the main one, its 完成率 as a card of its own, then the others that exist."""
    cards = []
    for code, found in answers.items():
        row = found.total
        if not known(row.value):
            continue
        to = ways(found, "chain")
        notes = [growth(row, to)] if known(row.yoy) else []
        if found.whole.missing:
            missing = wording.counted(len(found.whole.missing))
            summed = found.whole.basis != "reported"
            notes.append(board.faint(f"不含未报的{missing}条" if summed else f"{missing}条未报"))
        name = f"产业链{catalog.indicators[code].name}"
        cards.append(board.Card(name, *large(row), tuple(notes), address=to.address(row)))
        if code == MAIN and known(row.completion):
            note = wording.promised_too(found.rows, row, "条")
            said = [board.faint(note)] if note else []
            cards.append(completion(row, period, *said, to=to))
    return cards


def growth(row: Any, to: Ways | None = None) -> Node:
    """ "同比 +4.8%" of a row, leading to its 溯源."""
    return linked(board.growth(row.yoy, row.yoy_uom, digits_of(row, "yoy")), to, row, "yoy")


def completion(row: Any, period: Period, *more: Node, to: Ways | None = None) -> board.Card:
    """完成年度目标 with its bar, the mark of the calendar and the light."""
    return board.Card(
        "完成年度目标",
        percent_of(row, "completion"),
        "",
        (status(row, to), *more),
        board.Progress(row.completion, period.time_progress),
        to.address(row, "completion") if to else "",
    )


def _land(
    store: Store, catalog: Catalog, period: Period, asof: datetime | None
) -> list[board.Card]:
    found = answered(store, catalog, [_PER_MU], "park", period, asof=asof)[_PER_MU]
    if not known(found.total.value):
        return []
    named = next((row.denominator for row in found.rows if row.denominator), "用地面积")
    note = board.faint(f"{period.months}累计，按{named}")
    address = ways(found, "park").address(found.total)
    return [board.Card("园区亩均税收", *amount(found.total), (note,), address=address)]


def _city(
    store: Store, catalog: Catalog, period: Period, asof: datetime | None
) -> list[board.Card]:
    codes = [code for code in _CITY if code in catalog.indicators]
    found = answered(store, catalog, codes, "region", period, asof=asof)
    return [
        _city_card(
            f"全市{spoken(catalog.indicators[code], found[code].scope)}",
            row,
            ways(found[code], "region"),
        )
        for code in codes
        for row in found[code].rows[:1]
        if known(row.value) or known(row.yoy)
    ]


def _city_card(name: str, row: Any, to: Ways) -> board.Card:
    notes: list[Node] = []
    if known(row.growth_rank):
        notes.append(to(row, f"增速居全省第{row.growth_rank:.0f}位", "growth_rank"))
    elif known(row.rank):
        said = []
        if known(row.rank_change):
            said = ["，", to(row, wording.moved(row.rank_change), "rank_change")]
        notes.append(run(to(row, f"居全省第{row.rank:.0f}位", "rank"), *said))
    if row.light and row.light != "灰":
        notes.append(status(row, to))
    if not known(row.value):
        told = to.address(row, "yoy")
        return board.Card(f"{name}同比", rate(row), "", tuple(notes), address=told)
    grown = [growth(row, to)] if known(row.yoy) else []
    return board.Card(name, *large(row), (*grown, *notes), address=to.address(row))
