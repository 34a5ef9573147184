"""A chart as plain shapes: for sheets that are one page whatever they hold, drawn without a script.

A shape is one of SVG; its look is a class the sheet colours. The data are those of the chart
(briefing/document.py), so nothing is drawn that is not told there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.document import Chart, Series
from catalog.rounding import half_up, written
from charts.style import width as run_width
from metrics.pointer import Pointer


@dataclass(frozen=True)
class Shape:
    """An element of SVG with its traits; `text` stands in it; `pointer` is the figure it tells."""

    tag: str
    look: str
    traits: dict[str, str]
    text: str = ""
    pointer: Pointer | None = None


@dataclass(frozen=True)
class Plot:
    """Where values go: pixels of the plot within a picture of `width` × `height`."""

    width: float
    height: float
    size: float  # of letters
    low: float
    high: float
    count: int
    above: float
    left: float = 4.0
    right: float = 4.0

    @property
    def bottom(self) -> float:
        """The base line; the names of the months stand below it."""
        return self.height - self.size * 1.7

    def x(self, place: float) -> float:
        """The middle of a month's slot."""
        return self.left + (place + 0.5) * (self.width - self.left - self.right) / self.count

    def y(self, value: float) -> float:
        """The height of a value."""
        span = (self.high - self.low) or 1.0
        return self.bottom - (value - self.low) / span * (self.bottom - self.above)

    @property
    def slot(self) -> float:
        """The width of a month."""
        return (self.width - self.left - self.right) / self.count


def drawing(chart: Chart, width: float, height: float, size: float = 11.0) -> list[Shape]:
    """The shapes of `chart` in a picture of that size with letters of `size` pixels; empty where
    there is nothing to draw."""
    kinds = {"columns": _columns, "lines": _lines, "places": _places}
    if chart.kind not in kinds or not any(_known(each.values) for each in chart.series):
        return []
    return kinds[chart.kind](chart, width, height, size)


def _columns(chart: Chart, width: float, height: float, size: float) -> list[Shape]:
    values = [value for each in chart.series for value in _known(each.values)]
    low, high = min(0.0, *values), max(0.0, *values)
    plot = Plot(width, height, size, low, high * 1.02 or 1.0, len(chart.categories), size * 3.0)
    found = _key(
        [(each.name, look) for each, look in zip(chart.series, _LOOKS, strict=False)], plot
    )
    for each, look, share in reversed(list(zip(chart.series, _LOOKS, (0.46, 0.78), strict=False))):
        found += [
            _bar(plot, place, value, share, look, _of(each, place))
            for place, value in _placed(each)
        ]
    last = next(reversed(list(_placed(chart.series[0]))), None)
    if last is not None:
        place, value = last
        text = written(value, chart.decimals)
        x = _within(plot.x(place), text, size, width)
        label = _text(x, plot.y(max(value, 0.0)) - size * 0.35, text, "d-value", size)
        found.append(replace(label, pointer=_of(chart.series[0], place)))
    return [*found, *_months(chart, plot), _line(0, plot.y(0), width, plot.y(0), "d-base")]


def _lines(chart: Chart, width: float, height: float, size: float) -> list[Shape]:
    values = [value for each in chart.series for value in _known(each.values)]
    values += [mark.value for mark in chart.marks]
    plot = Plot(
        width, height, size, min(0.0, *values), max(values) * 1.02 or 1.0,
        len(chart.categories), size * 1.9,
    )  # fmt: skip
    found: list[Shape] = []
    for mark in chart.marks:
        y = plot.y(mark.value)
        found.append(_line(0, y, width, y, "d-mark"))
        text = f"{mark.name} {written(mark.value, chart.decimals)}"
        found.append(_text(0, y - size * 0.4, text, "d-name", size, "start"))
    for each, look in zip(reversed(chart.series), ("d-due", "d-line"), strict=False):
        points = [(plot.x(place), plot.y(value)) for place, value in _placed(each)]
        track = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        found.append(Shape("polyline", look, {"points": track}))
        if look == "d-line":
            found += [Shape("circle", "d-dot", _at(x, y, size * 0.28)) for x, y in points]
    return [*found, *_ends(chart, plot), *_months(chart, plot)]


def _ends(chart: Chart, plot: Plot) -> list[Shape]:
    """What is reached and what was due then: beside the point it is of where there is room, else in
    the corner below the line."""
    reached = next(reversed(list(_placed(chart.series[0]))), None)
    if reached is None:
        return []
    place, value = reached
    due = chart.series[1].values[place] if len(chart.series) > 1 else None
    said = [(f"{chart.series[0].name} {written(value, chart.decimals)}", "d-value")]
    if due is not None:
        said.append((f"序时 {written(due, chart.decimals)}", "d-warm"))
    size, step = plot.size, plot.size * 1.35
    x = plot.x(place) + size * 0.8
    y = plot.y(min(value, value if due is None else due)) + size * 1.5
    wide = max(len(text) for text, _ in said) * size * 0.72  # two of eight letters are Chinese
    if x + wide <= plot.width and y + step * (len(said) - 1) <= plot.bottom - size * 0.3:
        ends = [(x, y + row * step, *each, size, "start") for row, each in enumerate(said)]
    else:
        corner = plot.bottom - size * 0.5 - step * (len(said) - 1)
        ends = [(plot.width - 2, corner + row * step, *each, size, "end")
                for row, each in enumerate(said)]  # fmt: skip
    return [_text(*each) for each in ends]


def _places(chart: Chart, width: float, height: float, size: float) -> list[Shape]:
    """A lane for each kind of place, the better place higher, its number in every mark."""
    count = len(chart.categories)
    found: list[Shape] = []
    lane = (height - size * 1.7) / len(chart.series)
    plot = Plot(width, height, size, 0, 1, count, 0)
    radius = min(size * 0.95, (width - 8) / count * 0.42, lane * 0.2)
    for number, (each, look) in enumerate(zip(chart.series, _LOOKS, strict=False)):
        known = _known(each.values)
        top = number * lane
        found.append(_text(0, top + size, each.name, "d-name", size, "start"))
        if not known:
            continue
        reach = max(max(known) - min(known), 4)
        middle = (max(known) + min(known)) / 2
        points = [
            (
                plot.x(place),
                _lane(top, lane, radius, size, (value - middle) / reach),
                value,
                _of(each, place),
            )
            for place, value in _placed(each)
        ]
        track = " ".join(f"{x:.1f},{y:.1f}" for x, y, _, _ in points)
        found.append(Shape("polyline", f"d-course {look}", {"points": track}))
        for x, y, value, of in points:
            found.append(Shape("circle", f"d-place {look}", _at(x, y, radius)))
            text = f"{half_up(value, 0):.0f}"
            label = _text(x, y + size * 0.36, text, f"d-in {look}", size)
            found.append(replace(label, pointer=of))
    return [*found, *_months(chart, plot)]


def _lane(top: float, lane: float, radius: float, size: float, share: float) -> float:
    """The height of a place within its lane; `share` is −½ at its upper end, ½ at its lower."""
    room = lane - size * 1.3 - 2 * radius - 2
    return top + size * 1.3 + radius + room * (0.5 + share)


_LOOKS = ("d-now", "d-past")


def _key(named: Sequence[tuple[str, str]], plot: Plot) -> list[Shape]:
    """The series named above the plot, each behind its colour."""
    found, x, size = [], 0.0, plot.size
    for name, look in named:
        box = {"x": f"{x:.1f}", "y": f"{size * 0.25:.1f}", "width": f"{size * 0.8:.1f}",
               "height": f"{size * 0.8:.1f}"}  # fmt: skip
        found.append(Shape("rect", look, box))
        found.append(_text(x + size, size, name, "d-name", size, "start"))
        x += size * (1.8 + run_width(name))
    return found


def _bar(
    plot: Plot, place: int, value: float, share: float, look: str, pointer: Pointer | None
) -> Shape:
    top, bottom = sorted((plot.y(value), plot.y(0.0)))
    wide = plot.slot * share
    box = {
        "x": f"{plot.x(place) - wide / 2:.1f}", "y": f"{top:.1f}",
        "width": f"{wide:.1f}", "height": f"{max(bottom - top, 0.5):.1f}",
    }  # fmt: skip
    return Shape("rect", look, box, "", pointer)


def _months(chart: Chart, plot: Plot) -> list[Shape]:
    """The names of the months, as many as do not touch each other."""
    names = chart.categories
    step = 1 if plot.slot >= plot.size * 1.5 else 2
    y = plot.height - plot.size * 0.35
    found = []
    for place, name in enumerate(names):
        if place and (place % step or (place == 1 and plot.slot < plot.size * 2.6)):
            continue
        x = _within(plot.x(place), name, plot.size, plot.width)
        found.append(_text(x, y, name, "d-month", plot.size))
    return found


def _within(x: float, text: str, size: float, width: float) -> float:
    half = run_width(text) * size / 2
    return min(max(x, half), width - half)


def _placed(each: Series) -> list[tuple[int, float]]:
    return [(place, value) for place, value in enumerate(each.values) if value is not None]


def _of(each: Series, place: int) -> Pointer | None:
    return each.pointers[place] if place < len(each.pointers) else None


def _known(values: Sequence[float | None]) -> list[float]:
    return [value for value in values if value is not None]


def _at(x: float, y: float, radius: float) -> dict[str, str]:
    return {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": f"{radius:.1f}"}


def _line(x1: float, y1: float, x2: float, y2: float, look: str) -> Shape:
    ends = {"x1": f"{x1:.1f}", "y1": f"{y1:.1f}", "x2": f"{x2:.1f}", "y2": f"{y2:.1f}"}
    return Shape("line", look, ends)


def _text(x: float, y: float, text: str, look: str, size: float, anchor: str = "middle") -> Shape:
    where = {"x": f"{x:.1f}", "y": f"{y:.1f}", "text-anchor": anchor, "font-size": f"{size:.1f}"}
    return Shape("text", look, where, text)
