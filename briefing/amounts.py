"""Figures of a metrics row as they are printed: amounts with their unit, rates, places."""

from dataclasses import replace
from typing import Any

import pandas as pd

from briefing import wording
from catalog.rounding import known, written
from metrics.row import Row, digits_of

_YI = 10_000  # 万元: from 1 亿元 on an amount reads easier in 亿元
_WHOLE = 100  # 万元: from here on a part of 万元 says nothing
_LEVELS = ("value", "base", "pace_monthly", "best_monthly", "required_monthly")
_TARGETS = ("target", "target_upper")
_IN_LEVEL = ("level", "range", "cap", None)


def amount(row: Any) -> tuple[str, str]:
    """The value of a metrics row and its unit as reported; ("未报", "") where there is none."""
    if not known(row.value):
        return (row.state or "未报"), ""
    return written(row.value, int(row.decimals)), row.uom


def shown(row: Row) -> Row:
    """The row as a leader reads it: 万元 beyond 1 亿元 in 亿元 with at most two decimals."""
    size = next((abs(each) for each in (row.value, row.target) if known(each)), 0.0)
    if row.uom == "万元" and size >= _YI:
        return in_yi(row)
    if row.uom == "亿元":
        return replace(row, decimals=min(row.decimals, 2))
    if row.uom == "万元" and size >= _WHOLE:
        return replace(row, decimals=0)
    return row


def in_yi(row: Row) -> Row:
    """A row in 万元, all its levels turned into 亿元; any other as it is."""
    if row.uom != "万元":
        return row
    names = _LEVELS + (_TARGETS if row.target_type in _IN_LEVEL else ())
    levels = {name: getattr(row, name) for name in names}
    turned = {name: level / _YI for name, level in levels.items() if known(level)}
    return replace(row, **turned, uom="亿元", decimals=2, computed_decimals=2)


def as_shown(series: pd.DataFrame, row: Row, as_row: Row) -> pd.DataFrame:
    """The series of `row` in the unit `as_row` is shown in."""
    if row.uom == as_row.uom:
        return series
    return series.assign(**{name: series[name] / _YI for name in ("value", "target")})


def large(row: Row) -> tuple[str, str]:
    """As `amount`, as a leader reads it."""
    return amount(shown(row))


def rate(row: Any) -> str:
    """ "+4.8%", its 同比 (of a percentage "+1.2个百分点"); "—" where there is none."""
    if not known(row.yoy):
        return "—"
    return f"{written(row.yoy, digits_of(row, 'yoy'), sign=True)}{row.yoy_uom}"


def percent(value: float | None) -> str:
    """ "40.0%", "—" where there is none."""
    return f"{written(value, 1)}%" if known(value) else "—"


def percent_of(row: Any, rate: str) -> str:
    """A rate of a row with the digits it is printed with: completion, share; "—" without it."""
    value = getattr(row, rate)
    return f"{written(value, digits_of(row, rate))}%" if known(value) else "—"


def place(row: Any, column: str = "rank") -> str:
    """ "第3位", "并列第6位", "—" where the unit is not ranked."""
    return wording.place(row, column) if known(getattr(row, column)) else "—"
