"""Figures of a metrics row as they are printed: amounts with their unit, rates, places."""

from typing import Any

from catalog.rounding import known, written

_LARGE = 100_000  # 万元: from 10 亿元 on a total reads easier in 亿元


def amount(row: Any) -> tuple[str, str]:
    """The value of a metrics row and its unit as reported; ("未报", "") where there is none."""
    if not known(row.value):
        return (row.state or "未报"), ""
    return written(row.value, int(row.decimals)), row.uom


def large(row: Any) -> tuple[str, str]:
    """As `amount`, but 万元 beyond 10 亿元 turned into 亿元 with two decimals."""
    if known(row.value) and row.uom == "万元" and abs(row.value) >= _LARGE:
        return written(row.value / 10_000, 2), "亿元"
    return amount(row)


def rate(row: Any) -> str:
    """ "+4.8%", its 同比 (of a percentage "+1.2个百分点"); "—" where there is none."""
    return f"{written(row.yoy, 1, sign=True)}{row.yoy_uom}" if known(row.yoy) else "—"


def percent(value: float | None) -> str:
    """ "40.0%", "—" where there is none."""
    return f"{written(value, 1)}%" if known(value) else "—"


def place(row: Any, column: str = "rank") -> str:
    """ "第3位", "—" where the unit is not ranked."""
    value = getattr(row, column)
    return "—" if not known(value) else f"第{value:.0f}位"
