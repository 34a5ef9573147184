"""Who grows fastest: 同比 of every unit, sorted, against the growth aimed at."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from catalog.rounding import known, written
from charts.bars import Bar, Reference, bars, growth_colour, row_height
from charts.order import by


def growth(
    rows: Sequence[Any],
    *,
    title: str,
    subtitle: str,
    foot: str,
    target: float | None = None,
    close: bool = False,
    links: Mapping[str, str] | None = None,
) -> go.Figure:
    """Rows of the metrics, one bar a unit; words of change and 未报 stand at the bottom.

    `close`: rows near each other, where the figure is one of many on a screen; `links`: where a
    unit's figure leads."""
    line = None if target is None else Reference(target, f"目标 {written(target, 1)}%")
    shown = [_bar(row, (links or {}).get(row.unit, "")) for row in by(rows, "yoy")]
    return bars(
        shown,
        title=title,
        subtitle=subtitle,
        foot=foot,
        reference=line,
        row_height=row_height(shown, close=close),
    )


def _bar(row: Any, address: str) -> Bar:
    if not known(row.yoy):
        return Bar(row.short, None, row.state or "无同比")
    unit = "%" if row.yoy_uom == "%" else ""
    return Bar(
        row.short,
        row.yoy,
        f"{written(row.yoy, getattr(row, 'yoy_decimals', 1), sign=True)}{unit}",
        growth_colour(row.yoy),
        address,
    )
