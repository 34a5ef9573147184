"""Horizontal charts: bars with a name before and a figure after, and 完成率 with its marks."""

from briefing.document import Chart
from briefing.webpage.markup import Markup
from briefing.webpage.plot import COLOURS, LABEL, NAME, Room, box, legend, line, said, text, told
from charts.style import (
    BLUE,
    FAINT,
    GREY,
    INK,
    ORANGE,
    RULE,
    SOFT,
    name_lines,
    name_margin,
    width,
)

_LEAST, _LINE = 19.0, 15


def bars(chart: Chart, room: Room) -> tuple[list[Markup], float]:
    """Bars in the order given; several series stand below each other in a row."""
    many = len(chart.series)
    colours = COLOURS if many > 1 else (BLUE,)
    entries = [("box", colours[at % 8], each.name) for at, each in enumerate(chart.series)]
    parts, top = legend(chart, entries if many > 1 else [], room)
    scale = _Scale(chart, room)
    names = _named(chart, scale, room)
    top += 18 * len({level for _x, level, _words in names})
    high = _row_height(chart, room, top, 30 if many == 1 else 22 * many)
    for row, category in enumerate(chart.categories):
        middle = top + high * (row + 0.5)
        parts += _name(chart, category, scale.left - 8, middle)
        thick = min(high * 0.68 / many, 40.0)
        for at, series in enumerate(chart.series):
            value = series.values[row]
            y = middle + (at - many / 2) * thick
            colour = colours[at % 8] if many > 1 else _colour(chart, category, value)
            note = told(chart, series.name, category, value)
            parts += _bar(scale, value, (y, thick), colour, said(chart, value), note)
    bottom = top + high * len(chart.categories)
    for mark in chart.marks:
        x = scale.at(mark.value)
        parts.append(line(x, top - 3, x, bottom, GREY, thick=1.5, dash="5 4"))
    parts += [text(x, top - 11 - 18 * level, words, anchor="middle") for x, level, words in names]
    return parts, top + high * len(chart.categories) + 4


def progress(chart: Chart, room: Room) -> tuple[list[Markup], float]:
    """完成率: a pale track up to 100, what is done on it, the mark of 序时 across."""
    entries = [("box", BLUE, chart.series[0].name)]
    entries += [("mark", ORANGE, f"{each.name} {said(chart, each.value)}") for each in chart.marks]
    parts, top = legend(chart, entries, room)
    scale = _Scale(chart, room, least=max([100.0, *(mark.value for mark in chart.marks)]))
    high = _row_height(chart, room, top, 32)
    thick, series = min(high * 0.62, 34.0), chart.series[0]
    for row, (category, value) in enumerate(zip(chart.categories, series.values, strict=True)):
        middle = top + high * (row + 0.5)
        parts += _name(chart, category, scale.left - 8, middle)
        full, words = scale.at(100.0), said(chart, value)
        note = told(chart, series.name, category, value)
        parts.append(box(scale.left, middle - thick / 2, full - scale.left, thick, RULE))
        reach = scale.at(max(value or 0.0, 0.0))
        if value is not None:
            slim = thick * 0.56
            parts.append(box(scale.left, middle - slim / 2, reach - scale.left, slim, BLUE, note))
        for mark in chart.marks:
            x = scale.at(mark.value)
            parts.append(
                line(x, middle - thick / 2 - 2, x, middle + thick / 2 + 2, ORANGE, thick=2.5)
            )
        ends = [full, reach, *(scale.at(mark.value) for mark in chart.marks)]
        ink = FAINT if value is None else INK
        parts.append(text(max(ends) + 7, middle, words, size=NAME, fill=ink))
    return parts, top + high * len(chart.categories) + 4


class _Scale:
    """From values to pixels, with room for every label after its bar."""

    def __init__(self, chart: Chart, room: Room, least: float = 0.0) -> None:
        self.left = float(name_margin(chart.categories, NAME))
        values = [value or 0.0 for each in chart.series for value in each.values]
        marks = [mark.value for mark in chart.marks]
        self.low = min([0.0, *values, *marks])
        self.high = max([0.0, least, *values, *marks])
        widths = [
            width(said(chart, value)) * NAME + 12 for each in chart.series for value in each.values
        ]
        plot = room.width - self.left
        span = (self.high - self.low) or 1.0
        full = [max(value, least, 0.0) for value in values]
        # What the axis may take so that each label still ends within the picture.
        self.pixels = (
            min(
                [
                    (plot - wide) * span / (end - self.low)
                    for end, wide in zip(full, widths, strict=True)
                    if end > self.low
                ]
                + [plot - 4.0]
            )
            / span
        )
        self.pixels = max(self.pixels, 20 / span)

    def at(self, value: float) -> float:
        """Where a value stands."""
        return self.left + (value - self.low) * self.pixels


def _bar(
    scale: _Scale,
    value: float | None,
    lane: tuple[float, float],
    colour: str,
    words: str,
    note: str,
) -> list[Markup]:
    y, thick = lane
    start, end = sorted((scale.at(0.0), scale.at(value or 0.0)))
    parts = [] if value is None else [box(start, y, end - start, thick * 0.92, colour, note)]
    ink = FAINT if value is None else INK
    after = scale.at(max(value or 0.0, 0.0)) + 5
    size = NAME if thick >= 16 else LABEL
    return [*parts, text(after, y + thick * 0.46, words, size=size, fill=ink)]


def _row_height(chart: Chart, room: Room, top: float, usual: float) -> float:
    """Pixels of a row: as usual, or what the room gives, never less than can be read."""
    rows = max(len(chart.categories), 1)
    lines = max((len(name_lines(each)) for each in chart.categories), default=1)
    least = max(
        _LEAST, lines * _LINE + 4.0, 21.0 * len(chart.series) if len(chart.series) > 1 else 0.0
    )
    if room.height is None:
        return max(usual if rows <= 16 else usual * 0.8, least)
    return max(min((room.height - top - 4) / rows, usual * 2), least)


def _name(chart: Chart, category: str, right: float, middle: float) -> list[Markup]:
    lines = name_lines(category)
    start = middle - (len(lines) - 1) * _LINE / 2
    bold = category in chart.emphasis
    return [
        text(right, start + at * _LINE, words, size=NAME, fill=INK, anchor="end", bold=bold)
        for at, words in enumerate(lines)
    ]


def _colour(chart: Chart, category: str, value: float | None) -> str:
    """Blue for growth, orange for decline; what is not the subject is pale."""
    if value is not None and value < 0:
        return ORANGE
    return BLUE if not chart.emphasis or category in chart.emphasis else SOFT


def _named(chart: Chart, scale: _Scale, room: Room) -> list[tuple[float, int, str]]:
    """The marks' names above the plot: where, on which line from below, and the words. They move
    aside for each other; where one line is too short each has its own."""
    marks = sorted(chart.marks, key=lambda each: each.value)
    labels = [f"{each.name} {said(chart, each.value)}" for each in marks]
    halves = [width(words) * LABEL / 2 for words in labels]
    one_line = sum(halves) * 2 + 10 * (len(marks) - 1) <= room.width
    places = [
        min(max(scale.at(mark.value), half), room.width - half)
        for mark, half in zip(marks, halves, strict=True)
    ]
    if not one_line:
        return [(x, at, words) for at, (x, words) in enumerate(zip(places, labels, strict=True))]
    for at in range(1, len(places)):
        places[at] = max(places[at], places[at - 1] + halves[at - 1] + 10 + halves[at])
    edge = room.width + 10.0
    for at in reversed(range(len(places))):
        places[at] = min(places[at], edge - 10 - halves[at])
        edge = places[at] - halves[at]
    return [(x, 0, words) for x, words in zip(places, labels, strict=True)]
