"""Target against actual: the year's target as a pale bar, what is reached in it, the calendar's mark."""

import pandas as pd
import plotly.graph_objects as go

from catalog.rounding import written
from charts.bars import room_after
from charts.style import (
    BLUE,
    FAINT,
    GREY,
    INK,
    LIGHTS,
    ORANGE,
    RULE,
    figure,
    name_margin,
    names,
    plain,
)


def bullet(
    frame: pd.DataFrame, *, title: str, subtitle: str, foot: str, due: float
) -> go.Figure:
    """Level targets of `frame` (short, value, target, completion, light), one bar a unit.

    `due` is 序时进度 in percent; every mark stands at that part of its own target.
    """
    rows = frame[frame["target"].notna()].reset_index(drop=True)
    places = list(range(len(rows)))
    labels = [_label(row) for row in rows.itertuples()]
    left = name_margin(rows["short"])
    highest = max(rows["target"].max(), rows["value"].max() if rows["value"].notna().any() else 0)
    data = [
        {
            "type": "bar", "orientation": "h", "y": places, "x": list(rows["target"]), "width": 0.62,
            "marker": {"color": RULE},
        },
        {
            "type": "bar", "orientation": "h", "y": places, "x": list(rows["value"].fillna(0)),
            "width": 0.34, "marker": {"color": BLUE},
        },
        {
            "type": "scatter", "mode": "markers", "y": places, "x": list(rows["target"] * due / 100),
            "marker": {"symbol": "line-ns", "size": 20, "line": {"width": 2.5, "color": ORANGE}},
        },
    ]
    return figure(
        data,
        title=title,
        subtitle=subtitle,
        foot=foot,
        plot_height=max(len(rows), 1) * 36 + 6,
        left=left,
        above=24,
        annotations=[_key(due), *map(_after, places, rows.itertuples(), labels)],
        barmode="overlay",
        xaxis={"range": room_after(highest, labels, left), "showticklabels": False},
        yaxis={
            "range": [len(rows) - 0.45, -0.55], "tickvals": places,
            "ticktext": names(rows["short"]), "tickfont": {"size": 14, "color": INK},
        },
    )


def _label(row) -> str:
    if pd.isna(row.value):
        return "● 未报"
    return f"● {LAMPS.get(row.light, '')} {written(row.completion, 1)}%"


def _after(place: int, row, label: str) -> dict:
    light = row.light if row.light in LIGHTS else "灰"
    dot, words = label.split(" ", 1)
    furthest = row.target if pd.isna(row.value) else max(row.target, row.value)
    ink = FAINT if pd.isna(row.value) else INK
    return {
        "x": furthest, "y": place, "xanchor": "left", "xshift": 6, "showarrow": False,
        "text": f"<span style='color:{LIGHTS[light]}'>{dot}</span> {plain(words)}",
        "font": {"size": 14, "color": ink},
    }


def _key(due: float) -> dict:
    return {
        "text": f"<span style='color:{BLUE}'>■</span> 累计　<span style='color:#c9d2de'>■</span> 年度目标　"
        f"<span style='color:{ORANGE}'>┃</span> 序时 {written(due, 1)}%",
        "xref": "paper", "yref": "paper", "x": 0, "y": 1, "yshift": 5, "xanchor": "left",
        "yanchor": "bottom", "showarrow": False, "font": {"size": 13, "color": GREY},
    }
