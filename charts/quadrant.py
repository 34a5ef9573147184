"""Two measures against each other, the units around the medians of both."""

import pandas as pd
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

_PLOT = (300.0, 300.0)  # the plot on a phone, in pixels: labels are placed so that they fit there


def quadrant(
    frame: pd.DataFrame,
    subject: str,
    *,
    title: str,
    subtitle: str,
    foot: str,
    x_name: str,
    y_name: str,
) -> go.Figure:
    """`frame`: name, x, y. The lines are the medians of those shown; `subject` is the blue one."""
    points = frame.dropna(subset=["x", "y"]).reset_index(drop=True)
    ranges = [_range(points[axis]) for axis in "xy"]
    own = points["name"] == subject
    data = [
        {
            "type": "scatter", "mode": "markers+text", "x": list(points["x"]), "y": list(points["y"]),
            "marker": {
                "size": [16 if mine else 11 for mine in own],
                "color": [BLUE if mine else SOFT for mine in own],
                "line": {"width": 1, "color": [BLUE if mine else FAINT for mine in own]},
            },
            "text": names(points["name"]),
            "textposition": _positions(points, ranges),
            "textfont": {"size": 12.5, "color": [BLUE if mine else INK for mine in own]},
            "cliponaxis": False,
        }
    ]
    lines = [
        {"type": "line", "x0": points["x"].median(), "x1": points["x"].median(), "y0": 0, "y1": 1, "yref": "paper"},
        {"type": "line", "y0": points["y"].median(), "y1": points["y"].median(), "x0": 0, "x1": 1, "xref": "paper"},
    ]
    for line in lines:
        line |= {"line": {"color": FAINT, "width": 1, "dash": "dash"}, "layer": "below"}
    return figure(
        data,
        title=title,
        subtitle=subtitle,
        foot=foot,
        plot_height=340,
        left=42,
        right=12,
        bottom=44,
        annotations=_words(points, x_name, y_name),
        shapes=lines,
        xaxis={"range": ranges[0], "nticks": 5, "showline": True, "linecolor": RULE},
        yaxis={"range": ranges[1], "nticks": 5, "showline": True, "linecolor": RULE},
    )


def _range(values: pd.Series) -> list[float]:
    low, high = values.min(), values.max()
    room = ((high - low) or abs(high) or 1.0) * 0.22
    return [low - room, high + room]


def _positions(points: pd.DataFrame, ranges: list[list[float]]) -> list[str]:
    """For every label the first side on which it meets neither a label, a mark nor the edge."""
    spots = [
        tuple((point[axis] - low) / (high - low) * size for axis, (low, high), size in zip("xy", ranges, _PLOT, strict=True))
        for _, point in points.iterrows()
    ]
    taken = [(x - 8, y - 8, x + 8, y + 8) for x, y in spots]
    chosen = []
    for (x, y), name in zip(spots, points["name"], strict=True):
        lines = name_lines(name)
        long, tall = max(map(width, lines)) * 12.5, 16 * len(lines)
        boxes = {
            "top center": (x - long / 2, y + 8, x + long / 2, y + 8 + tall),
            "bottom center": (x - long / 2, y - 8 - tall, x + long / 2, y - 8),
            "middle right": (x + 9, y - tall / 2, x + 9 + long, y + tall / 2),
            "middle left": (x - 9 - long, y - tall / 2, x - 9, y + tall / 2),
        }
        clashes = {side: _clashes(box, taken) for side, box in boxes.items()}
        best = min(boxes, key=lambda side: clashes[side])
        taken.append(boxes[best])
        chosen.append(best)
    return chosen


def _clashes(box: tuple, taken: list[tuple]) -> int:
    left, low, right, high = box
    outside = 3 * (left < -20 or right > _PLOT[0] + 10 or low < 0 or high > _PLOT[1])
    return outside + sum(left < r and right > x and low < t and high > b for x, b, r, t in taken)


def _words(points: pd.DataFrame, x_name: str, y_name: str) -> list[dict]:
    base = {"showarrow": False, "xref": "paper", "yref": "paper"}
    middle = f"（虚线为中位数 {written(points['x'].median(), 2)}）"
    return [
        base | {"x": 1, "y": 0, "yshift": -24, "xanchor": "right", "yanchor": "top",
                "text": plain(f"{x_name}{middle} →"), "font": {"size": 12, "color": GREY}},
        base | {"x": 0, "y": 1, "xshift": 6, "yshift": -2, "xanchor": "left", "yanchor": "top",
                "text": plain(f"↑ {y_name}"), "font": {"size": 12, "color": GREY}},
    ]
