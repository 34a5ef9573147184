"""What the page of one chain or one park is made of, and the order of its blocks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd
import streamlit as st

from briefing import people, wording
from briefing.amounts import amount, as_shown, in_yi, percent_of, rate, shown
from catalog.catalog import Catalog
from catalog.period import Period
from catalog.rounding import known
from charts.bars import Bar, bars, growth_colour
from charts.order import by as ordered
from charts.order import having
from data.directory import KIND_NAMES
from data.keeping.attributes import attributes
from data.keeping.directories import Happening, events
from data.keeping.store import Store
from metrics.answer import Answer
from metrics.cross import crossed, unlisted
from metrics.indicator import answered
from metrics.pointer import Pointer
from metrics.row import Row
from metrics.series import series
from metrics.units import members
from metrics.withholding import WHY
from pages.shared import board, commentary, source, unit
from pages.shared.figures import draw, picture_name
from pages.shared.nodes import Node
from pages.shared.plain import plain
from pages.shared.trace.link import traced, ways
from pages.shared.trace.sentence import told
from pages.shared.unit_words import unit_words

MAIN = "output_value"
_CODES = {
    "chain": (MAIN, "tax", "investment", "revenue", "profit", "value_added", "above_scale_count"),
    "park": (MAIN, "tax", "tax_per_mu", "output_per_mu", "land_mu", "leading_share", "tech_income",
             "revenue", "investment", "value_added", "above_scale_count", "enterprise_count"),
}  # fmt: skip


@dataclass(frozen=True)
class Page:
    """Everything the blocks need: the answers of all units by indicator, and whose page it is."""

    store: Store
    catalog: Catalog
    kind: str
    unit: str
    name: str
    short: str
    about: str
    period: Period
    asof: datetime | None
    answers: dict[str, Answer]
    until: str
    events: list[Happening]

    @property
    def noun(self) -> str:
        """ "产业链", "园区"."""
        return KIND_NAMES[self.kind]

    def row(self, code: str = MAIN) -> Row | None:
        """The unit's row of an indicator; None where the indicator is not of this page."""
        found = self.answers[code].rows if code in self.answers else ()
        return next((row for row in found if row.unit == self.unit), None)

    def foot(self, code: str = MAIN) -> str:
        """Source, 口径 and cut-off of an indicator's block."""
        return source.foot(self.answers[code], self.noun, self.until)


def choices(store: Store, kind: str, asof: datetime | None = None) -> dict[str, str]:
    """Units of a moment by the short name that stands in the URL, in official order."""
    return {member.short: member.unit for member in members(store, kind, asof)}


def gather(
    store: Store, catalog: Catalog, kind: str, unit: str, period: Period, asof: datetime | None
) -> Page:
    """The figures of one unit among its kind."""
    codes = [code for code in _CODES[kind] if code in catalog.indicators]
    answers = answered(store, catalog, codes, kind, period, asof=asof)
    member = next((each for each in members(store, kind, asof) if each.unit == unit), None)
    said = attributes(store, kind, asof).get(unit, {})
    return Page(
        store=store,
        catalog=catalog,
        kind=kind,
        unit=unit,
        name=member.name if member else unit,
        short=member.short if member else unit,
        about=people.about(said, kind),
        period=period,
        asof=asof,
        answers=answers,
        until=source.cutoff(store, asof),
        events=[each for each in events(store, asof) if each.unit == unit and _by(each, period)],
    )


def _by(event: Happening, period: Period) -> bool:
    """True where it has happened by the end of the period: what comes later is no news yet."""
    on = event.happened_on
    return (on.year, on.month) <= (period.year, period.last_month)


def show(page: Page) -> None:
    """The blocks, in the order every chain and park shares."""
    row = page.row()
    if row is None:
        st.info(
            f"{page.period}还没有{plain(page.name)}，名录里它在别的时间有效。可以换一个报告期。"
        )
        return
    board.show(board.cards(_cards(page, row)))
    past = series(
        page.store, page.catalog, MAIN, page.kind, page.unit, upto=page.period, asof=page.asof
    )
    row, past = shown(row), as_shown(past, row, shown(row))
    subject = unit.Subject(page.name, page.catalog.indicators[MAIN], page.period, row, page.foot())
    _courses(page, subject, past)
    left, right = st.columns(2, gap="medium")
    with left:
        _within(page)
    with right:
        indicator, found = page.catalog.indicators[MAIN], page.answers[MAIN]
        said = unit_words(found, row, indicator, page.period, past, by=page.kind, noun=page.noun)
        board.show(board.said("简报文字（可直接复制）", told(said)), *_events(page))
        commentary.show(page.kind, page.unit, page.name, page.period, page.asof)


def _cards(page: Page, row: Any) -> list[board.Card]:
    indicators, to = page.catalog.indicators, ways(page.answers[MAIN], page.kind)
    counter = wording.counter(page.kind)
    cards = [
        unit.figure_card(indicators[MAIN].name, row, to=to),
        unit.completion_card(shown(row), page.period, to),
        unit.place_card(row, row.peer_group or "总量", page.period, counter, to),
    ]
    for code in _CODES[page.kind][1:]:
        other = page.row(code)
        if other is not None and not (not known(other.value) and not known(other.yoy)):
            theirs = ways(page.answers[code], page.kind)
            cards.append(unit.figure_card(indicators[code].name, other, to=theirs))
    if known(row.share):
        pull = [to(row, wording.pulled(row.pull, "增速"), "pull")] if known(row.pull) else []
        share, address = percent_of(row, "share"), to.address(row, "share")
        part = board.Card(f"占全部{page.noun}", share, "", tuple(pull), address=address)
        cards.insert(3, part)
    return [card for card in cards if card][:6]


def _courses(page: Page, subject: unit.Subject, past: pd.DataFrame) -> None:
    if past["value"].isna().all() and wording.withheld(page.row()):
        st.info(f"{plain(page.name)}的{subject.indicator.name}{WHY}。")
        return
    if past["value"].isna().all():
        st.info(f"{plain(page.name)}还没有报送过{subject.indicator.name}，走势在报送后显示。")
        return
    row = page.row()
    whose = row.peer_group + page.noun if row.peer_group else f"全部{page.noun}"
    one, two, three = st.columns(3, gap="medium")
    with one:
        unit.trend_block(subject, past, _marks(page))
    with two:
        if not unit.path_block(subject, past):
            why = "本期未报" if not known(row.value) else "没有年度目标"
            why = WHY if wording.withheld(row) else why
            board.show(board.empty("目标进度", f"{why}，不能与序时进度比较。"))
    with three:
        if not unit.history_block(subject, past, whose):
            board.show(board.empty("位次", "今年还没有参加过排位。"))


def _marks(page: Page) -> Mapping[int, str]:
    return {
        e.happened_on.month: e.what for e in page.events if e.happened_on.year == page.period.year
    }


def _within(page: Page) -> None:
    """Parks within the chain, chains within the park."""
    inner = "园区" if page.kind == "chain" else "产业链"
    indicator = page.catalog.indicators[MAIN]
    found = crossed(
        page.store, page.catalog, MAIN, page.period, asof=page.asof, **{page.kind: page.unit}
    )
    cells = ordered(having(found.rows, "value"), "value")
    said = wording.kept_back(found.rows)
    if not cells:
        none = f"{said}。" if said else f"没有报送{page.noun}与{inner}交叉的数据。"
        board.show(board.empty(f"{inner}构成", none))
        return
    rest = unlisted(found)
    shown_cells = _in_one_unit(page, [*cells, *([rest] if rest else [])])
    rows = [
        Bar(
            row.short,
            float(row.value),
            amount(row)[0] + (f"，同比{rate(row)}" if known(row.yoy) else ""),
            growth_colour(row.value),
            _pair(page, found, row),
        )
        for row in shown_cells
    ]
    first = shown_cells[0]
    share = f"占{percent_of(first, 'share')}" if known(first.share) else ""
    # Of what is withheld nobody is told whether it is larger.
    finding = share or "".join(amount(first)) if said else "，".join(filter(None, ["最大", share]))
    draw(
        bars(
            rows,
            title=f"{first.short}{finding}",
            subtitle=f"{page.name}{inner}构成，{indicator.name}，{first.uom}，{page.period}",
            foot="；".join(filter(None, [said, page.foot()])),
        ),
        name=picture_name(page.period, page.name, f"{inner}构成"),
        alt=f"{page.name}内各{inner}{indicator.name}",
    )


def _pair(page: Page, found: Answer, row: Row) -> str:
    """Where the figure of what a chain and a park share leads; '' for the rest of them."""
    chain, park = (page.unit, row.unit) if page.kind == "chain" else (row.unit, page.unit)
    of = Pointer("chain_park", chain, MAIN, page.period, "value", found.figures.scope, park)
    return traced(of) if row.unit else ""


def _in_one_unit(page: Page, cells: list[Row]) -> list[Row]:
    """The cells in the unit the page shows its own figure in."""
    row = page.row()
    return [in_yi(cell) for cell in cells] if row and shown(row).uom == "亿元" else cells


def _events(page: Page) -> list[Node]:
    if not page.events:
        return []
    items = []
    for each in page.events:
        said = "，".join(filter(None, (each.what, each.effect)))
        on = each.happened_on
        items.append(f"{on.year}年{on.month}月：{said}。")
    return [board.sentences("口径变化", items)]
