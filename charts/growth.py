"""Who grows fastest: 同比 of every unit, sorted, against the growth aimed at."""

import pandas as pd
import plotly.graph_objects as go

from catalog.rounding import written
from charts.bars import Bar, Reference, bars, growth_colour


def growth(
    frame: pd.DataFrame, *, title: str, subtitle: str, foot: str, target: float | None = None
) -> go.Figure:
    """`frame` as metrics give it, one bar a unit; words of change and 未报 stand at the bottom."""
    ranked = frame.sort_values("yoy", ascending=False, na_position="last", kind="stable")
    rows = [_bar(row.short, row.yoy, row.state) for row in ranked.itertuples()]
    line = None if target is None else Reference(target, f"目标 {written(target, 1)}%")
    return bars(rows, title=title, subtitle=subtitle, foot=foot, row_height=29, reference=line)


def _bar(name: str, yoy: float, state: object) -> Bar:
    if pd.isna(yoy):
        return Bar(name, None, state if isinstance(state, str) and state else "无同比")
    return Bar(name, float(yoy), f"{written(yoy, 1, sign=True)}%", growth_colour(yoy))
