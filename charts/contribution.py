"""Who carries the growth of the whole: 拉动 of every unit in 个百分点, with its 贡献率."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from catalog.rounding import known, written
from charts.bars import Bar, bars, growth_colour, row_height
from charts.order import by, having

_FIRST, _LAST = 10, 5


def contribution(
    rows: Sequence[Any],
    *,
    title: str,
    subtitle: str,
    foot: str,
    links: Mapping[str, str] | None = None,
) -> go.Figure:
    """One bar a unit that has an increment, the strongest first; of many the two ends only."""
    ranked = by(having(rows, "pull"), "pull")
    if having(ranked, "contribution"):
        subtitle = f"{subtitle}；括号内贡献率"
    if len(ranked) > _FIRST + _LAST + 1:
        ranked = ranked[:_FIRST] + ranked[-_LAST:]
        subtitle = f"{subtitle}；只列最高{_FIRST}个、最低{_LAST}个"
    shown = [_bar(row, (links or {}).get(row.unit, "")) for row in ranked]
    return bars(
        shown, title=title, subtitle=subtitle, foot=foot, row_height=row_height(shown, close=True)
    )


def _bar(row: Any, address: str) -> Bar:
    label = written(row.pull, 1, sign=True)
    if known(row.contribution):
        label += f"（{written(row.contribution, 1)}%）"
    return Bar(row.short, row.pull, label, growth_colour(row.pull), address)
