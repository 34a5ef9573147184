"""Charts through time: columns of this year in those of last, lines, and places."""

from collections.abc import Sequence

from briefing.document import Chart, Series
from briefing.webpage.markup import Markup, number, tag
from briefing.webpage.plot import (
    COLOURS,
    LABEL,
    SMALL,
    Room,
    apart,
    box,
    legend,
    line,
    said,
    text,
    told,
)
from charts.style import BLUE, GREY, INK, ORANGE, SOFT, name_lines, width

_HIGH, _FOOT = 200, 24
_EDGE = 8.0


class _Frame:
    """Where months and values stand; `top` and `bottom` bound the plot."""

    def __init__(
        self, chart: Chart, room: Room, top: float, *, zero: bool = True, right: float = _EDGE,
        high: float = _HIGH,
    ) -> None:  # fmt: skip
        values = [value for each in chart.series for value in each.values if value is not None]
        values += [mark.value for mark in chart.marks]
        self.low, self.high = min(values, default=0.0), max(values, default=1.0)
        if zero:
            self.low, self.high = min(0.0, self.low), max(0.0, self.high)
        if self.high == self.low:
            self.high = self.low + 1.0
        self.top, self.left, self.right = top, _EDGE, room.width - right
        space = room.height - top - _FOOT if room.height else high
        self.bottom = top + max(min(space, high * 2), 80)
        self.slot = (self.right - self.left) / max(len(chart.categories), 1)

    def x(self, place: int) -> float:
        """The middle of a month."""
        return self.left + self.slot * (place + 0.5)

    def y(self, value: float) -> float:
        """The height of a value."""
        share = (value - self.low) / (self.high - self.low)
        return self.bottom - share * (self.bottom - self.top)

    def axis(self, chart: Chart) -> list[Markup]:
        """The months below; where they are close only some are named."""
        widest = max((width(each) for each in chart.categories[1:]), default=1) * SMALL + 6
        every = max(1, -int(-widest // self.slot))
        foot = self.bottom + 14
        names, edge = [], -4.0
        for at, each in enumerate(chart.categories):
            half = width(each) * SMALL / 2
            x = max(self.x(at), half)
            if at % every == 0 and x - half >= edge + 4:
                names.append(text(x, foot, each, size=SMALL, anchor="middle"))
                edge = x + half
        return [
            line(self.left, self.y(0), self.right, self.y(0)) if self.low <= 0 else None,
            *names,
        ]


def columns(chart: Chart, room: Room) -> tuple[list[Markup], float]:
    """The first series in blue within the wide pale columns of the second; more stand beside."""
    many = len(chart.series)
    colours = (BLUE, SOFT) if many <= 2 else COLOURS
    entries = [("box", colours[at % 8], each.name) for at, each in enumerate(chart.series)]
    entries += [("dash", GREY, f"{each.name} {said(chart, each.value)}") for each in chart.marks]
    parts, top = legend(chart, entries if many > 1 or chart.marks else [], room)
    frame = _Frame(chart, room, top + 18)
    shares = (0.46, 0.78) if many <= 2 else (0.8 / many,) * many
    for at in reversed(range(many)):
        shift = 0.0 if many <= 2 else (at - (many - 1) / 2) * frame.slot * 0.8 / many
        lane = (shares[at] * frame.slot, shift)
        parts += _columns(chart, chart.series[at], frame, lane, colours[at % 8])
    parts += [_across(frame, mark.value) for mark in chart.marks]
    if many <= 2:
        parts += _values(chart, frame)
    return [*parts, *frame.axis(chart)], frame.bottom + _FOOT


def lines(chart: Chart, room: Room) -> tuple[list[Markup], float]:
    """The first series thick in blue, the others beside it, each named above."""
    colours = (BLUE, ORANGE, *COLOURS[3:]) if len(chart.series) <= 2 else COLOURS
    many = len(chart.series) > 2
    entries = [
        ("line" if at == 0 or many else "dash", colours[at % 7], each.name)
        for at, each in enumerate(chart.series)
    ]
    entries += [("dash", GREY, f"{each.name} {said(chart, each.value)}") for each in chart.marks]
    parts, top = legend(chart, entries, room)
    frame = _Frame(chart, room, top + 18)
    parts += [_across(frame, mark.value) for mark in chart.marks]
    for at in reversed(range(len(chart.series))):
        series, first = chart.series[at], at == 0
        dash = None if first or many else "6 4"
        parts += _course(chart, series, frame, colours[at % 7], 3.0 if first else 2.0, dash)
    return [*parts, *_ends(chart, frame, colours), *frame.axis(chart)], frame.bottom + _FOOT


def _columns(
    chart: Chart, series: Series, frame: _Frame, lane: tuple[float, float], colour: str
) -> list[Markup]:
    wide, shift = lane
    parts = []
    for at, (category, value) in enumerate(zip(chart.categories, series.values, strict=True)):
        if value is not None:
            top, bottom = sorted((frame.y(value), frame.y(0)))
            x = frame.x(at) + shift - wide / 2
            note = told(chart, series.name, category, value)
            parts.append(box(x, top, wide, max(bottom - top, 0.8), colour, note))
    return parts


def _values(chart: Chart, frame: _Frame) -> list[Markup]:
    """Figures above the columns of the first series: all where they fit, else the last one."""
    series = chart.series[0]
    known = [at for at, value in enumerate(series.values) if value is not None]
    words = {at: said(chart, series.values[at]) for at in known}
    fits = all(width(each) * SMALL * 1.06 <= frame.slot - 2 for each in words.values())
    parts = []
    for at in known if fits else known[-1:]:
        # It stands over whichever column is higher, so that it is never written across one.
        tops = [frame.y(max(each.values[at] or 0.0, 0.0)) for each in chart.series]
        half = width(words[at]) * SMALL / 2
        x = min(max(frame.x(at), half), frame.right + _EDGE - half)
        bold = at == known[-1]
        parts.append(
            text(x, min(tops) - 9, words[at], size=SMALL, fill=INK, anchor="middle", bold=bold)
        )
    return parts


def _across(frame: _Frame, value: float) -> Markup:
    return line(frame.left, frame.y(value), frame.right, frame.y(value), GREY, dash="5 4")


def _course(
    chart: Chart, series: Series, frame: _Frame, colour: str, thick: float, dash: str | None
) -> list[Markup]:
    """A line, broken where a month has no figure; marks where it is not dashed."""
    parts: list[Markup] = []
    run: list[str] = []
    for at, value in [*enumerate(series.values), (len(series.values), None)]:
        if value is not None:
            run.append(f"{number(frame.x(at))},{number(frame.y(value))}")
            if dash is None:
                note = told(chart, series.name, chart.categories[at], value)
                parts.append(_dot(frame.x(at), frame.y(value), 3.5, colour, note))
        elif run:
            parts.insert(0, tag("polyline", points=" ".join(run), fill="none", stroke=colour,
                                stroke_width=thick, stroke_dasharray=dash))  # fmt: skip
            run = []
    return parts


def _dot(x: float, y: float, size: float, colour: str, note: str) -> Markup:
    return tag("circle", tag("title", note), cx=float(x), cy=float(y), r=size, fill=colour)


def _ends(chart: Chart, frame: _Frame, colours: Sequence[str]) -> list[Markup]:
    """The latest figure of the first series, and the second's of the same month, on free sides."""
    first = chart.series[0]
    last = max((at for at, value in enumerate(first.values) if value is not None), default=None)
    if last is None:
        return []
    told_here = [(at, each.values[last]) for at, each in enumerate(chart.series[:2])]
    told_here = [(at, value) for at, value in told_here if value is not None]
    upper = max(value for _at, value in told_here)
    parts, taken = [], False
    for at, value in told_here:
        above = value == upper and not taken
        taken = taken or above
        words = f"{chart.series[at].name if at else ''} {said(chart, value)}".strip()
        wide, x = width(words) * LABEL, frame.x(last)
        # Left of the point above the line, right of it below: courses mostly rise.
        start = max(x - wide - 6, 0.0) if above else min(x + 8, frame.right + _EDGE - wide)
        y = frame.y(value) - 11 if above else min(frame.y(value) + 14, frame.bottom - 8)
        parts.append(text(start, y, words, fill=colours[at % 7], bold=at == 0))
    return parts


def places(chart: Chart, room: Room) -> tuple[list[Markup], float]:
    """Places, the first on top: two series in lanes with the number in the mark, more as lines."""
    if len(chart.series) <= 2:
        return _lanes(chart, room)
    longest = max(width(name_lines(each.name)[0]) for each in chart.series) * LABEL + 34
    frame = _Frame(chart, room, 12, zero=False, right=longest)
    lowest = max((v for each in chart.series for v in each.values if v is not None), default=1)
    frame.low, frame.high = float(lowest), 1.0
    space = room.height - 12 - _FOOT - 12 if room.height else 24.0 * lowest
    frame.bottom = frame.top + max(space, 17.0 * lowest)
    parts: list[Markup] = []
    own = chart.emphasis
    for each in sorted(chart.series, key=lambda each: each.name in own):
        subject = each.name in own or not own
        parts += _course(chart, each, frame, BLUE if subject else "#d3dae4", 2.5, None)
    ended = [each for each in chart.series if each.values and each.values[-1] is not None]
    wanted = [frame.y(each.values[-1]) for each in ended]
    for each, y in zip(ended, apart(wanted, 15, 6, frame.bottom + 8), strict=True):
        words = f"{each.values[-1]:.0f}　{name_lines(each.name)[0]}"
        colour = BLUE if each.name in own else GREY
        parts.append(text(frame.right + 2, y, words, fill=colour, bold=each.name in own))
    frame.low, frame.high = 1.0, 2.0  # no line of zero below places
    frame.bottom += 10
    return [*parts, *frame.axis(chart)], frame.bottom + _FOOT


def _lanes(chart: Chart, room: Room) -> tuple[list[Markup], float]:
    high = (room.height - _FOOT) / max(len(chart.series), 1) if room.height else 112.0
    high = min(high, 200.0)
    parts: list[Markup] = []
    frame = _Frame(chart, room, 0.0, right=_EDGE)
    for lane, series in enumerate(chart.series):
        top = lane * high
        known = [value for value in series.values if value is not None]
        middle = (min(known) + max(known)) / 2 if known else 1.0
        half = max((max(known) - min(known)) / 2, 2.0) + 0.9 if known else 3.0
        frame.low, frame.high = middle + half, middle - half
        frame.top, frame.bottom = top + 18, top + high
        colour, ink = ((BLUE, "#ffffff"), (SOFT, INK))[lane % 2]
        parts.append(text(0, top + 9, series.name))
        parts += _course(chart, series, frame, colour, 2.5, None)
        for at, value in enumerate(series.values):
            if value is not None:
                x, y = frame.x(at), frame.y(value)
                parts.append(
                    _dot(x, y, 12.5, colour, told(chart, series.name, chart.categories[at], value))
                )
                parts.append(text(x, y, f"{value:.0f}", fill=ink, anchor="middle"))
    frame.low, frame.high = 1.0, 2.0
    frame.bottom = high * len(chart.series)
    return [*parts, *frame.axis(chart)], frame.bottom + _FOOT
