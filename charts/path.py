"""The way to the annual target: what is reached, what the calendar asks, what is still needed."""

import pandas as pd
import plotly.graph_objects as go

from catalog.rounding import written
from charts.canvas import canvas
from charts.style import BLUE, GREY, INK, ORANGE, figure, plain

_BESIDE = 90  # pixels a label needs to the right of its point: on a phone till August


def path(
    series: pd.DataFrame,
    target: float,
    *,
    title: str,
    subtitle: str,
    foot: str,
    decimals: int,
    notes: list[str],
    uom: str = "",
) -> go.Figure:
    """`series` of one year up to the present month; `notes` say what the rest of it asks for."""
    rows = series[series["value"].notna()]
    months, values = list(rows["month"]), list(rows["value"])
    month, value = months[-1], values[-1]
    due = target * month / 12
    data = [
        _line([0, 12], [0, target], {"color": ORANGE, "width": 2, "dash": "dash"}),
        _line([month, 12], [value, target], {"color": GREY, "width": 1.5, "dash": "dot"}),
        _reached(rows, decimals, uom),
        _line([month, month], [value, due], {"color": INK, "width": 1.5}),
    ]
    return figure(
        data,
        title=title,
        subtitle=subtitle,
        foot=foot,
        plot_height=256,
        left=8,
        right=26,
        bottom=26,
        annotations=_words(month, value, due, target, decimals, notes),
        hovermode="closest",
        xaxis={
            "range": [0, 12.2],
            "tickvals": list(range(2, 13, 2)),
            "ticktext": [f"1—{m}月" if m == 2 else str(m) for m in range(2, 13, 2)],
        },
        yaxis={"showticklabels": False, "range": [min(0, *values), max(target, *values) * 1.14]},
    )


def _line(x: list, y: list, line: dict) -> dict:
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": line, "hoverinfo": "skip"}


def _reached(rows: pd.DataFrame, decimals: int, uom: str) -> dict:
    told = zip(rows["year"], rows["month"], rows["value"], strict=True)
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": list(rows["month"]),
        "y": list(rows["value"]),
        "line": {"color": BLUE, "width": 3},
        "marker": {"size": 7, "color": BLUE},
        "customdata": [f"{y}年1—{m}月　{written(value, decimals)}{uom}" for y, m, value in told],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _words(
    month: int, value: float, due: float, target: float, decimals: int, notes: list[str]
) -> list[dict]:
    """Labels where their lines are, on the side of the plot that is free."""
    if (12.2 - month) / 12.2 * (canvas().width - 34) < _BESIDE:
        return _listed(month, value, due, target, decimals, notes)
    reached = (value, f"<b>累计 {written(value, decimals)}</b>", BLUE)
    asked = (due, f"序时 {written(due, decimals)}", ORANGE)
    upper, lower = (reached, asked) if value >= due else (asked, reached)
    return [
        _word(12, target, f"全年目标 <b>{written(target, decimals)}</b>", INK, "right", "bottom"),
        _word(month, *upper, "right", "bottom", -6),
        _word(month, *lower, "left", "top", 8),
        _word(12, 0, "<br>".join(map(plain, notes)), GREY, "right", "bottom", 0, 6),
    ]


def _listed(
    month: int, value: float, due: float, target: float, decimals: int, notes: list[str]
) -> list[dict]:
    """The labels one below the other at the left, where late in the year the plot is free."""
    said = [(f"全年目标 <b>{written(target, decimals)}</b>", INK)]
    if month < 12:
        said.append((f"序时 {written(due, decimals)}", ORANGE))
    said.append((f"<b>累计 {written(value, decimals)}</b>", BLUE))
    top = {"xref": "paper", "x": 0, "yref": "paper", "y": 1}
    words = [
        _word(0, 0, text, colour, "left", "top", 4, -4 - 18 * line) | top
        for line, (text, colour) in enumerate(said)
    ]
    return [*words, _word(12, 0, "<br>".join(map(plain, notes)), GREY, "right", "bottom", 0, 6)]


def _word(
    x: float, y: float, text: str, colour: str, side: str, level: str, dx: int = 0, dy: int = 0
) -> dict:
    return {
        "x": x,
        "y": y,
        "text": text,
        "showarrow": False,
        "xanchor": side,
        "yanchor": level,
        "xshift": dx,
        "yshift": dy or (5 if level == "bottom" else -5),
        "align": side,
        "font": {"size": 13, "color": colour},
    }
