"""The table of 对比: every unit a row, under each indicator this year, the years before and 同比."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pandas as pd

from catalog.catalog import Catalog
from catalog.period import Period
from data.keeping.store import Store
from metrics.indicator import answered
from metrics.row import frame as rows_of
from metrics.total import of_answer
from pages.shared import board, pick, source
from pages.shared.amounts import amount
from pages.shared.ranking import PAGES
from pages.shared.tables import SUBJECT, Column, table

FIRST = 3  # indicators shown until others are chosen
_YEARS = 2


def kept(
    store: Store, catalog: Catalog, by: str, period: Period, asof: datetime | None
) -> list[str]:
    """The indicators that have figures of this kind of unit in the period."""
    found = answered(store, catalog, list(catalog.indicators), by, period, asof=asof)
    return [
        code
        for code, each in found.items()
        if any(row.value is not None or row.yoy is not None for row in each.rows)
    ]


def show(
    store: Store,
    catalog: Catalog,
    codes: Sequence[str],
    kind: str,
    period: Period,
    asof: datetime | None,
) -> None:
    """The table of `codes` for all units of a kind."""
    by = pick.KINDS[kind]
    periods = [Period(period.year - back, 1, period.last_month) for back in range(_YEARS)]
    years = [answered(store, catalog, codes, by, each, asof=asof) for each in periods]
    frames = [{code: rows_of(year[code].rows) for code in codes} for year in years]
    uoms = {code: _uom(frames, code, catalog) for code in codes}
    columns = [Column(kind, left=True)]
    for code in codes:
        group = f"{catalog.indicators[code].name}（{uoms[code]}）"
        columns += [Column(f"{each.year}年", group) for each in periods]
        columns.append(Column("同比", group))
    indexed = [
        {code: {row.unit: row for row in frame.itertuples()} for code, frame in year.items()}
        for year in frames
    ]
    first = frames[0][codes[0]]
    rows = [_line(row, kind, codes, indexed) for row in first.itertuples()]
    marks = ["" for _ in rows]
    totals = [{code: of_answer(found) for code, found in year.items()} for year in years]
    rows.append(["合计", *_cells(codes, [{c: {"*": r} for c, r in t.items()} for t in totals], "*")])
    marks.append(SUBJECT)
    until = source.cutoff(store, asof)
    names = "、".join(catalog.indicators[code].name for code in codes)
    board.show(
        board.heading(
            f"各{kind}{names}",
            f"{period.months}累计，{'、'.join(f'{each.year}年' for each in periods)}；"
            "同比以上报的可比口径为准，可能与两年数字直接相除不同",
        ),
        table(columns, rows, marks),
        board.foot(
            f"注：{_without(totals[0], codes, catalog)}比率的合计为合计之比，不是平均。{source.ROUNDING}来源：{kind}报表；数据截止{until}。"
        ),
    )


def _without(total: dict[str, Any], codes: Sequence[str], catalog: Catalog) -> str:
    """Whom the totals go without: the reader would compare them with last year's otherwise."""
    said = [
        f"{catalog.indicators[code].name}合计不含未报的{'、'.join(total[code].missing)}，"
        "同比按可比单位计算；"
        for code in codes
        if total[code].missing and not pd.isna(total[code].value)
    ]
    return "".join(said)


def _uom(frames: Sequence[dict[str, pd.DataFrame]], code: str, catalog: Catalog) -> str:
    for year in frames:
        uom = next((row.uom for row in year[code].itertuples() if row.uom), "")
        if uom:
            return uom
    return catalog.indicators[code].unit


def _line(
    row: Any, kind: str, codes: Sequence[str], years: Sequence[dict[str, dict[str, Any]]]
) -> list[str]:
    page = PAGES.get(kind)
    name = (
        board.link(row.short, pick.link(page, **{page: row.short})) if page else board.safe(row.short)
    )
    return [name, *_cells(codes, years, row.unit)]


def _cells(
    codes: Sequence[str], years: Sequence[dict[str, dict[str, Any]]], unit: str
) -> list[str]:
    cells = []
    for code in codes:
        for year in years:
            row = year[code].get(unit)
            cells.append("—" if row is None else _number(row, year is years[0]))
        now = years[0][code].get(unit)
        cells.append("—" if now is None or pd.isna(now.yoy) else board.change(now.yoy, now.yoy_uom))
    return cells


def _number(row: Any, present: bool) -> str:
    if pd.isna(row.value):
        return f"<span class='b-none'>{board.safe(amount(row)[0])}</span>" if present else "—"
    text = amount(row)[0]
    return f"<b>{board.safe(text)}</b>" if present else board.safe(text)
