"""Who carries the growth of the whole: 拉动 of every unit in 个百分点, with its 贡献率."""

import pandas as pd
import plotly.graph_objects as go

from catalog.rounding import written
from charts.bars import Bar, bars, growth_colour


def contribution(frame: pd.DataFrame, *, title: str, subtitle: str, foot: str) -> go.Figure:
    """One bar a unit that has an increment, the strongest first; the rest is named in the foot."""
    ranked = frame[frame["pull"].notna()].sort_values("pull", ascending=False, kind="stable")
    rows = [_bar(row.short, row.pull, row.contribution) for row in ranked.itertuples()]
    return bars(rows, title=title, subtitle=subtitle, foot=foot, row_height=29)


def _bar(name: str, pull: float, share: float) -> Bar:
    label = written(pull, 1, sign=True)
    if pd.notna(share):
        label += f"（{written(share, 1)}%）"
    return Bar(name, float(pull), label, growth_colour(pull))
