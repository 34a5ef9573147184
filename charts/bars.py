"""Horizontal bars with a name before and a figure after each: the shape of every ranking."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from charts.canvas import canvas
from charts.style import (
    BLUE,
    FAINT,
    GREY,
    INK,
    ORANGE,
    figure,
    leading,
    name_lines,
    name_margin,
    names,
    plain,
    width,
)

_LABEL = 14
_TWO_LINES = 40  # pixels of a row whose name takes two lines


@dataclass(frozen=True)
class Bar:
    """One unit: `value` is None where nothing is reported, and `label` then says so. `address`
    is where a reader goes who wants to know where the figure is from."""

    name: str
    value: float | None
    label: str
    colour: str = BLUE
    address: str = ""


@dataclass(frozen=True)
class Reference:
    """A line to measure against, named where it stands."""

    value: float
    label: str


def bars(
    rows: Sequence[Bar],
    *,
    title: str,
    subtitle: str,
    foot: str,
    reference: Reference | None = None,
    row_height: int = 32,
) -> go.Figure:
    """The bars from top to bottom in the order given; rows without a value are grey words."""
    marks, lines = _reference(reference)
    left = name_margin(row.name for row in rows)
    if _two_lines(rows):
        row_height = max(row_height, _TWO_LINES)
    reported = [row.value if row.value is not None else 0.0 for row in rows]
    return figure(
        [
            {
                "type": "bar",
                "orientation": "h",
                "x": reported,
                "y": list(range(len(rows))),
                "marker": {"color": [row.colour for row in rows], "line": {"width": 0}},
            },
            _labels(rows, reported),
        ],
        title=title,
        subtitle=subtitle,
        foot=foot,
        plot_height=max(len(rows), 1) * row_height + 8,
        left=left,
        above=22 if reference else 0,
        annotations=marks,
        shapes=lines,
        xaxis={
            "range": _range(rows, reference, canvas().width - left - 12),
            "showticklabels": False,
        },
        yaxis={
            "range": [len(rows) - 0.4, -0.6],
            "tickvals": list(range(len(rows))),
            "ticktext": names(row.name for row in rows),
            "tickfont": {"size": 14, "color": INK},
        },
    )


def row_height(rows: Sequence[Bar], *, close: bool) -> int:
    """Pixels of a row: more where a name takes two lines, few where the screen is full."""
    return _TWO_LINES if _two_lines(rows) else 23 if close else 32


def _two_lines(rows: Sequence[Bar]) -> bool:
    return any(len(name_lines(row.name)) > 1 for row in rows)


def growth_colour(value: float | None) -> str:
    """Blue for growth, orange for decline: never a light's red or green."""
    return ORANGE if value is not None and value < 0 else BLUE


def room_after(highest: float, labels: Sequence[str], left: int) -> list[float]:
    """An axis from 0 that leaves every label its place after the longest bar."""
    plot = canvas().width - left - 12
    label = max((width(text) for text in labels), default=0) * _LABEL + 10
    return [0, (highest or 1.0) * plot / max(plot - label, 60)]


def _labels(rows: Sequence[Bar], reported: Sequence[float]) -> dict:
    """Figures after their bars; those of bars to the left stand right of zero, where room is."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [max(value, 0.0) for value in reported],
        "y": list(range(len(rows))),
        "text": [f" {leading(plain(row.label), row.address)}" for row in rows],
        "textposition": "middle right",
        "textfont": {
            "size": _LABEL,
            "color": [FAINT if row.value is None else INK for row in rows],
        },
        "cliponaxis": False,
    }


def _range(rows: Sequence[Bar], reference: Reference | None, plot: int) -> list[float]:
    """The axis, wide enough that on a plot of `plot` pixels no label is cut."""
    marks = [reference.value] if reference else []
    ends = [max(row.value or 0.0, 0.0) for row in rows]
    low = min([0.0, *(row.value or 0.0 for row in rows), *marks])
    high = max([0.0, *ends, *marks])
    span = (high - low) or 1.0
    labels = [width(row.label) * _LABEL + 12 for row in rows]
    pixel = span / max(plot - max(labels, default=0.0), 60)
    # A label only asks for room beyond its own bar.
    right = max([high, *(end + label * pixel for end, label in zip(ends, labels, strict=True))])
    return [low - (4 * pixel if low < 0 else 0), right or 1.0]


def _reference(reference: Reference | None) -> tuple[list[dict], list[dict]]:
    if reference is None:
        return [], []
    place = {"x": reference.value, "xref": "x", "yref": "paper"}
    label = place | {
        "y": 1,
        "yanchor": "bottom",
        "text": plain(reference.label),
        "showarrow": False,
        "font": {"size": 13, "color": GREY},
    }
    line = {
        "type": "line",
        "xref": "x",
        "yref": "paper",
        "layer": "above",
        "x0": reference.value,
        "x1": reference.value,
        "y0": 0,
        "y1": 1,
        "line": {"color": GREY, "width": 1.5, "dash": "dash"},
    }
    return [label], [line]
