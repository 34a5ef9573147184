"""Two measures against each other, the units around the medians of both."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import plotly.graph_objects as go

from catalog.rounding import written
from charts.style import (
    BLUE,
    FAINT,
    GREY,
    INK,
    RULE,
    SOFT,
    figure,
    name_lines,
    names,
    plain,
    width,
)

_Box = tuple[float, float, float, float]
_ROUNDS = 4
_PLOT = (300.0, 300.0)  # the plot on a phone, in pixels: labels are placed so that they fit there


@dataclass(frozen=True)
class Point:
    """One unit; `subject` is the one the figure is about."""

    name: str
    x: float
    y: float
    subject: bool = False


def quadrant(
    points: Sequence[Point],
    *,
    title: str,
    subtitle: str,
    foot: str,
    x_name: str,
    y_name: str,
) -> go.Figure:
    """At least one point. The lines are the medians of those shown; the subject is blue."""
    ranges = [_range([point.x for point in points]), _range([point.y for point in points])]
    middle = median(point.x for point in points), median(point.y for point in points)
    return figure(
        [_marks(points, ranges, y_name)],
        title=title,
        subtitle=subtitle,
        foot=foot,
        plot_height=340,
        left=42,
        right=12,
        bottom=44,
        annotations=_words(middle[0], x_name, y_name),
        shapes=_medians(*middle),
        xaxis={"range": list(ranges[0]), "nticks": 5, "showline": True, "linecolor": RULE},
        yaxis={"range": list(ranges[1]), "nticks": 5, "showline": True, "linecolor": RULE},
    )


def _marks(points: Sequence[Point], ranges: Sequence[tuple[float, float]], y_name: str) -> dict:
    own = [point.subject for point in points]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [point.x for point in points],
        "y": [point.y for point in points],
        "marker": {
            "size": [16 if mine else 11 for mine in own],
            "color": [BLUE if mine else SOFT for mine in own],
            "line": {"width": 1, "color": [BLUE if mine else FAINT for mine in own]},
        },
        "text": names(point.name for point in points),
        "textposition": _positions(points, ranges, y_name),
        "textfont": {"size": 12.5, "color": [BLUE if mine else INK for mine in own]},
        "cliponaxis": False,
    }


def _medians(across: float, up: float) -> list[dict]:
    dash = {"type": "line", "line": {"color": FAINT, "width": 1, "dash": "dash"}, "layer": "below"}
    return [
        dash | {"x0": across, "x1": across, "y0": 0, "y1": 1, "yref": "paper"},
        dash | {"y0": up, "y1": up, "x0": 0, "x1": 1, "xref": "paper"},
    ]


def _range(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    room = ((high - low) or abs(high) or 1.0) * 0.22
    return low - room, high + room


def _positions(
    points: Sequence[Point], ranges: Sequence[tuple[float, float]], y_name: str
) -> list[str]:
    """For every label the side on which it meets least of labels, marks, the axis name, the edge.

    One round puts each beside what is there already; in the next ones those that were first move
    away from those that came later.
    """
    spots = [
        tuple(
            (value - low) / (high - low) * size
            for value, (low, high), size in zip((point.x, point.y), ranges, _PLOT, strict=True)
        )
        for point in points
    ]
    marks = [(x - 8, y - 8, x + 8, y + 8) for x, y in spots]
    taken = [*marks, (0.0, _PLOT[1] - 22, 30 + width(y_name) * 12, _PLOT[1])]
    boxes = [_sides(spot, point.name) for spot, point in zip(spots, points, strict=True)]
    chosen: list[str] = [""] * len(points)
    for _ in range(_ROUNDS):
        for number, sides in enumerate(boxes):
            others = [boxes[i][side] for i, side in enumerate(chosen) if side and i != number]
            chosen[number] = min(sides, key=lambda side: _met(sides[side], [*taken, *others]))
    return chosen


def _sides(spot: tuple[float, float], name: str) -> dict[str, _Box]:
    """Where a label may stand about its mark, the better sides first."""
    x, y = spot
    lines = name_lines(name)
    long, tall = max(map(width, lines)) * 12.5, 16 * len(lines)
    lefts = {"center": x - long / 2, "right": x + 9, "left": x - 9 - long}
    lows = {"top": y + 8, "bottom": y - 8 - tall, "middle": y - tall / 2}
    sides = ("top center", "bottom center", "middle right", "middle left",
             "top right", "top left", "bottom right", "bottom left")  # fmt: skip
    corners = {side: (lefts[side.split()[1]], lows[side.split()[0]]) for side in sides}
    return {side: (left, low, left + long, low + tall) for side, (left, low) in corners.items()}


def _met(box: _Box, taken: list[_Box]) -> float:
    """How much of what is there a label would cover, in pixels; leaving the plot is the worst."""
    left, low, right, high = box
    outside = left < -20 or right > _PLOT[0] + 10 or low < 0 or high > _PLOT[1]
    covered = sum(
        max(0.0, min(right, r) - max(left, x)) * max(0.0, min(high, t) - max(low, b))
        for x, b, r, t in taken
    )
    return covered + outside * _PLOT[0] * _PLOT[1]


def _words(middle: float, x_name: str, y_name: str) -> list[dict]:
    base = {"showarrow": False, "xref": "paper", "yref": "paper", "yanchor": "top"}
    base |= {"font": {"size": 12, "color": GREY}}
    across = f"{x_name}（虚线为中位数 {written(middle, 2)}） →"
    return [
        base | {"x": 1, "y": 0, "yshift": -24, "xanchor": "right", "text": plain(across)},
        base
        | {
            "x": 0,
            "y": 1,
            "xshift": 6,
            "yshift": -2,
            "xanchor": "left",
            "text": f"↑ {plain(y_name)}",
        },
    ]
