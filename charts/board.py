"""The table of 总览 as one picture for the briefing: the screen shows it as text and cards."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from charts.style import (
    BLUE,
    GREY,
    INK,
    LIGHTS,
    ORANGE,
    PALE,
    RULE,
    figure,
    mark,
    plain,
)

WIDTH = 1200  # pixels of the picture; on a wide screen it is shown as it is
_ROW = 40
_TRACK = (69.0, 82.0)
# Where each column stands, in hundredths of the width, and to which side it is set.
_PLACES = {
    "name": (0.0, "right"),
    "leader": (15.5, "right"),
    "bureau": (28.5, "right"),
    "value": (46.0, "left"),
    "yoy": (53.0, "left"),
    "rank": (54.0, "right"),
    "completion": (68.5, "left"),
    "status": (83.5, "right"),
}


@dataclass(frozen=True)
class Line:
    """One unit in words; `done` is its 完成率, None where it has none."""

    name: str
    leader: str
    bureau: str
    value: str
    yoy: str
    rank: str
    completion: str
    status: str
    light: str | None
    done: float | None


def board(
    lines: Sequence[Line], heads: Line, *, title: str, subtitle: str, foot: str, due: float
) -> go.Figure:
    """The lines in the order given under `heads`; `due` is 序时进度 in percent."""
    full = max([100.0, *(line.done or 0.0 for line in lines)])
    data = [_column(name, [heads, *lines]) for name in _PLACES]
    return figure(
        data,
        title=title,
        subtitle=subtitle,
        foot=foot,
        wide=3.2,
        plot_height=(len(lines) + 1) * _ROW,
        left=0,
        right=8,
        annotations=[_calendar(due, full)],
        shapes=[*_rules(len(lines)), *_bars(lines, due, full)],
        xaxis={"range": [0, 100], "showticklabels": False},
        yaxis={"range": [len(lines) + 0.5, -0.5], "showticklabels": False},
    )


def _column(name: str, lines: Sequence[Line]) -> dict:
    """A column of words; a name is dark, people and heads are grey, a light has its colour."""
    x, side = _PLACES[name]
    quiet = name in ("leader", "bureau")
    texts = [plain(getattr(line, name)) for line in lines]
    if name in ("name", "value", "completion"):
        texts = [text if row == 0 else f"<b>{text}</b>" for row, text in enumerate(texts)]
    if name == "status":
        texts = [
            f"{mark(LIGHTS[line.light], '●')} {text}" if line.light in LIGHTS else text
            for line, text in zip(lines, texts, strict=True)
        ]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [x] * len(lines),
        "y": list(range(len(lines))),
        "text": texts,
        "textposition": f"middle {side}",
        "textfont": {
            "size": [14] + [15] * (len(lines) - 1),
            "color": [GREY] + [GREY if quiet else INK] * (len(lines) - 1),
        },
        "cliponaxis": False,
    }


def _rules(count: int) -> list[dict]:
    return [
        {
            "type": "line", "x0": 0, "x1": 100, "y0": row + 0.5, "y1": row + 0.5,
            "line": {"color": GREY if row == 0 else RULE, "width": 1.5 if row == 0 else 1},
        }
        for row in range(count + 1)
    ]  # fmt: skip


def _bars(lines: Sequence[Line], due: float, full: float) -> list[dict]:
    start, end = _TRACK
    at = start + (end - start) * due / full
    shapes = []
    for row, line in enumerate(lines, 1):
        box = {"type": "rect", "x0": start, "y0": row - 0.2, "y1": row + 0.2, "line": {"width": 0}}
        shapes.append(box | {"x1": end, "fillcolor": RULE if line.done is not None else PALE})
        if line.done is not None:
            reach = start + (end - start) * max(line.done, 0.0) / full
            shapes.append(box | {"x1": reach, "fillcolor": BLUE})
        shapes.append({
            "type": "line", "x0": at, "x1": at, "y0": row - 0.32, "y1": row + 0.32,
            "line": {"color": ORANGE, "width": 2.5},
        })  # fmt: skip
    return shapes


def _calendar(due: float, full: float) -> dict:
    start, end = _TRACK
    return {
        "x": start + (end - start) * due / full, "y": 0,
        "text": "全年目标" if due >= 100 else f"序时 {due:.1f}%",
        "showarrow": False, "font": {"size": 14, "color": ORANGE},
    }  # fmt: skip
