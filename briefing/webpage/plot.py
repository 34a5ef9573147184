"""A chart as SVG from its data, laid out for a width: no script, crisp at every size.

The look is that of charts/style.py: the words around the plot stand in HTML beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.document import Chart
from briefing.webpage.markup import Markup, number, tag
from catalog.rounding import written
from charts.style import BLUE, FAINT, GREY, ORANGE, RULE, SOFT, width

NAME, LABEL, SMALL = 14, 13, 12
COLOURS = (BLUE, SOFT, ORANGE, GREY, FAINT, "#6a8fc1", "#c9a06b", "#8d99a8")
LEGEND = 24  # pixels of the line that names the series
NONE = "—"


@dataclass(frozen=True)
class Room:
    """The pixels a plot has; without `height` it takes what it needs."""

    width: int
    height: int | None = None


def drawn(parts: Sequence[Markup], room: Room, height: float, chart: Chart) -> Markup:
    """The parts as one picture that is read aloud by its title."""
    return tag(
        "svg",
        tag("title", chart.title),
        parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {room.width} {number(height)}",
        width=room.width,
        height=number(height),
        role="img",
        aria_label=f"{chart.title}，{chart.subtitle}",
    )


def text(
    x: float, y: float, words: str, *, size: float = LABEL, fill: str = GREY,
    anchor: str = "start", bold: bool = False,
) -> Markup:  # fmt: skip
    """Words whose middle line is at `y`."""
    return tag(
        "text",
        words,
        x=float(x),
        y=float(y + size * 0.36),
        font_size=size,
        fill=fill,
        text_anchor=None if anchor == "start" else anchor,
        font_weight=700 if bold else None,
    )


def box(x: float, y: float, wide: float, high: float, fill: str, told: str = "") -> Markup:
    """A filled rectangle; `told` is shown where it is pointed at."""
    return tag(
        "rect",
        tag("title", told) if told else None,
        x=float(x),
        y=float(y),
        width=float(max(wide, 0)),
        height=float(max(high, 0)),
        fill=fill,
    )


def line(
    x1: float, y1: float, x2: float, y2: float, colour: str = RULE, *,
    thick: float = 1.0, dash: str | None = None,
) -> Markup:  # fmt: skip
    """A straight line."""
    return tag(
        "line", x1=float(x1), y1=float(y1), x2=float(x2), y2=float(y2), stroke=colour,
        stroke_width=thick, stroke_dasharray=dash,
    )  # fmt: skip


def said(chart: Chart, value: float | None) -> str:
    """A value as the chart prints it: with % and sign where it is a rate that may fall."""
    if value is None:
        return NONE
    rate = chart.uom == "%"
    falls = rate and any(
        one is not None and one < 0 for each in chart.series for one in each.values
    )
    return written(value, chart.decimals, sign=falls) + ("%" if rate else "")


def told(chart: Chart, name: str, category: str, value: float | None) -> str:
    """What a mark says when it is pointed at."""
    uom = "" if chart.uom == "%" else chart.uom
    whose = "" if len(chart.series) == 1 else f" {name}"
    return f"{category}{whose}：{said(chart, value)}{uom if value is not None else ''}"


def legend(chart: Chart, entries: Sequence[tuple[str, str, str]], room: Room) -> tuple[list, float]:
    """Signs (■ ━ ┅) in their colour with names, on as many lines as they need; and their height."""
    parts, x, y = [], 0.0, 9.0
    for sign, colour, name in entries:
        wide = 18 + width(name) * LABEL + 14
        if x and x + wide > room.width:
            x, y = 0.0, y + 19
        parts.append(_sign(sign, x, y, colour))
        parts.append(text(x + 18, y, name))
        x += wide
    return parts, (y + LEGEND - 9 if entries else 0.0)


def _sign(sign: str, x: float, y: float, colour: str) -> Markup:
    if sign == "box":
        return box(x, y - 5.5, 11, 11, colour)
    if sign == "mark":
        return line(x + 6, y - 7, x + 6, y + 7, colour, thick=2.5)
    return line(x, y, x + 13, y, colour, thick=3.0, dash="4 3" if sign == "dash" else None)


def apart(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places near `wanted`, in order, at least `gap` from each other and within the bounds."""
    order = sorted(range(len(wanted)), key=lambda each: wanted[each])
    found = [0.0] * len(wanted)
    edge = low - gap
    for each in order:
        found[each] = edge = max(wanted[each], edge + gap)
    edge = high + gap
    for each in reversed(order):
        found[each] = edge = min(found[each], edge - gap)
    return found
