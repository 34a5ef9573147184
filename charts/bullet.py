"""Target against actual: the target a pale bar, what is reached inside it, the calendar's mark."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from catalog.rounding import known, written
from charts.bars import room_after
from charts.order import having
from charts.style import (
    BLUE,
    FAINT,
    GREY,
    INK,
    LAMPS,
    LIGHTS,
    ORANGE,
    RULE,
    figure,
    leading,
    mark,
    name_margin,
    names,
    plain,
)


def bullet(
    rows: Sequence[Any],
    *,
    title: str,
    subtitle: str,
    foot: str,
    due: float,
    links: Mapping[str, str] | None = None,
) -> go.Figure:
    """Level targets (short, value, target, completion, light), one bar a unit.

    `due` is 序时进度 in percent; every mark stands at that part of its own target. `links`: where
    a unit's 完成率 leads.
    """
    rows = having(rows, "target")
    places = list(range(len(rows)))
    targets = [row.target for row in rows]
    values = [row.value if known(row.value) else 0.0 for row in rows]
    labels = [_label(row) for row in rows]
    left = name_margin(row.short for row in rows)
    to = [(links or {}).get(row.unit, "") for row in rows]
    calendar = {
        "type": "scatter",
        "mode": "markers",
        "y": places,
        "x": [target * due / 100 for target in targets],
        "marker": {"symbol": "line-ns", "size": 20, "line": {"width": 2.5, "color": ORANGE}},
    }
    return figure(
        [_bars(targets, 0.62, RULE), _bars(values, 0.34, BLUE), calendar],
        title=title,
        subtitle=subtitle,
        foot=foot,
        plot_height=max(len(rows), 1) * 36 + 6,
        left=left,
        above=24,
        annotations=[_key(due), *map(_after, places, rows, labels, to)],
        barmode="overlay",
        xaxis={
            "range": room_after(max([*targets, *values]), labels, left),
            "showticklabels": False,
        },
        yaxis={
            "range": [len(rows) - 0.45, -0.55],
            "tickvals": places,
            "ticktext": names(row.short for row in rows),
            "tickfont": {"size": 14, "color": INK},
        },
    )


def _bars(lengths: Sequence[float], thick: float, colour: str) -> dict:
    places = list(range(len(lengths)))
    bar = {"type": "bar", "orientation": "h", "y": places, "x": list(lengths)}
    return bar | {"width": thick, "marker": {"color": colour}}


def _label(row: Any) -> str:
    if not known(row.value):
        return f"● {row.state or '未报'}"
    done = written(row.completion, getattr(row, "completion_decimals", 1))
    return f"● {LAMPS.get(row.light, '')} {done}%"


def _after(place: int, row: Any, label: str, address: str) -> dict:
    light = row.light if row.light in LIGHTS else "灰"
    dot, words = label.split(" ", 1)
    furthest = row.target if not known(row.value) else max(row.target, row.value)
    ink = FAINT if not known(row.value) else INK
    return {
        "x": furthest,
        "y": place,
        "xanchor": "left",
        "xshift": 6,
        "showarrow": False,
        "text": f"{mark(LIGHTS[light], dot)} {leading(plain(words), address)}",
        "font": {"size": 14, "color": ink},
    }


def _key(due: float) -> dict:
    return {
        "text": f"{mark(BLUE)} 累计　{mark(RULE)} 年度目标　"
        f"{mark(ORANGE, '┃')} 序时 {written(due, 1)}%",
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 1,
        "yshift": 5,
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 13, "color": GREY},
    }
