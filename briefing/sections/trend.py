"""走势: the city's main indicators month by month, this year beside the last."""

from typing import Any

import pandas as pd

from briefing import wording
from briefing.amounts import amount, as_shown, shown
from briefing.document import Block, Chart, Section, Series
from briefing.request import SECTIONS
from briefing.sections.matter import MAIN, Matter
from briefing.unit.courses import comparable_bases
from catalog.period import Period
from catalog.rounding import known
from charts.trend import trend as drawn
from metrics.pointer import Pointer
from metrics.row import Row
from metrics.series import series

_CODES = (MAIN, "fiscal_revenue", "investment")
_MONTHS = range(2, 13)  # the first period of a year is 1—2月


def trend(matter: Matter) -> Section | None:
    """A chart an indicator that has levels; of one chain or park its card has it."""
    if matter.request.kind:
        return None
    blocks: list[Block] = []
    for code in _CODES:
        found = matter.told("region").get(code)
        row = next((each for each in found.rows if known(each.value)), None) if found else None
        if row is not None:
            blocks.append(_chart(matter, code, row))
    return Section("trend", SECTIONS["trend"], tuple(blocks)) if blocks else None


def _chart(matter: Matter, code: str, as_reported: Row) -> Chart:
    period, name, row = matter.period, matter.indicator(code).name, shown(as_reported)
    past = series(matter.store, matter.catalog, code, "region", "", upto=period, asof=matter.asof)
    past = as_shown(past, as_reported, row)
    past = past[(past["year"] < period.year) | (past["month"] <= period.last_month)]
    years = [period.year]
    years += [period.year - 1] if (past["year"] == period.year - 1).any() else []
    said = f"，{wording.grew(row)}" if known(row.yoy) and row.yoy_uom == "%" else ""
    title = f"{period.months}全市{name}{''.join(amount(row))}{said}"
    compared = f"与{years[1]}年" if len(years) > 1 else ""
    subtitle = f"全市累计{name}，{row.uom}，{period.year}年{compared}"
    foot, bases = matter.foot("region", code), comparable_bases(past, row, period)

    def figure() -> Any:
        return drawn(
            past, period.year, title=title, subtitle=subtitle, foot=foot,
            decimals=int(row.decimals), uom=row.uom, bases=bases, events={},
        )  # fmt: skip

    return Chart(
        "columns",
        f"{period}_全市_{name}_走势",
        title,
        subtitle,
        foot,
        tuple(f"1—{month}月" if month == _MONTHS[0] else str(month) for month in _MONTHS),
        tuple(_year(past, year, code) for year in years),
        row.uom,
        int(row.decimals),
        figure=figure,
    )


def _year(past: pd.DataFrame, year: int, code: str) -> Series:
    """The levels of a year by month, None where nothing is kept."""
    of_year = past[past["year"] == year]
    found = {
        int(each.month): float(each.value) for each in of_year.itertuples() if known(each.value)
    }
    at = tuple(
        Pointer("region", "", code, Period(year, 1, month)) if month in found else None
        for month in _MONTHS
    )
    return Series(f"{year}年", tuple(map(found.get, _MONTHS)), at)
