"""Where lines are named: at their end, under it where others go on, or at their beginning."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.document import Chart
from briefing.slides.words import wide
from catalog.rounding import written

_NEAR = 0.14  # of the span of figures: a mark so near the line is named at the other end


@dataclass(frozen=True)
class End:
    """The one label of a line: at which category, at its right or on top, name and figure."""

    place: int
    text: str
    where: str = "r"
    beneath: bool = False
    valued: bool = True
    named: bool = True

    @property
    def outside(self) -> bool:
        """Whether it stands right of the plot."""
        return self.where == "r" and not self.beneath


def shown(chart: Chart, value: float | None, signed: bool = False) -> str:
    """A value as its label has it."""
    if value is None:
        return ""
    sign = "+" if signed and value > 0 else ""
    return sign + written(value, chart.decimals) + ("%" if chart.uom == "%" else "")


def mark_text(chart: Chart, name: str, value: float) -> str:
    """A mark's words: 目标 15.0%."""
    return f"{name} {shown(chart, value)}".strip()


def reference(chart: Chart, number: int) -> bool:
    """A line to measure against, not a figure of the subject: 序时进度, 目标."""
    return chart.kind == "lines" and chart.series[number].name.startswith(("序时", "目标"))


def last(values: Sequence[float | None]) -> int | None:
    """The last category there is a figure for."""
    return next((p for p in range(len(values) - 1, -1, -1) if values[p] is not None), None)


def ends(chart: Chart, signed: bool) -> dict[int, End]:
    """The label of every line by its number; marks follow the series."""
    found: dict[int, End] = {}
    count = len(chart.categories)
    if chart.kind in ("lines", "places"):
        for number, series in enumerate(chart.series):
            place = last(series.values)
            if place is None:
                continue
            several = len(chart.series) > 1
            if reference(chart, number) and count > 3:
                at = max(place - 2, 0)
                found[number] = End(at, series.name, beneath=True, valued=False)
                continue
            name = f"{series.name} " if several else ""
            text = name + shown(chart, series.values[place], signed)
            early = place < count - 1 and chart.kind == "lines"
            found[number] = End(place, text, beneath=early, named=several)
    for number, mark in enumerate(chart.marks, len(chart.series)):
        text = mark_text(chart, mark.name, mark.value)
        free = _free_at_start(chart, mark.value) and count > 3
        found[number] = End(count // 5, text, "t") if free else End(count - 1, text)
    return found


def _free_at_start(chart: Chart, value: float) -> bool:
    """Whether the first third of the figures keeps away from the mark."""
    told = [v for series in chart.series for v in series.values if v is not None]
    span = max([*told, value], default=1) - min([*told, value, 0], default=0)
    first = [
        v
        for series in chart.series
        for v in series.values[: max(len(chart.categories) // 3, 1)]
        if v is not None
    ]
    clear = value + _NEAR * span
    return bool(first) and all(v < value or v > clear for v in first)


def room(found: dict[int, End], size: float) -> float:
    """Points the labels right of the plot need."""
    return max((wide(end.text) for end in found.values() if end.outside), default=0) * size + 12


def spread(heights: Sequence[float], least: float) -> list[float]:
    """Heights moved apart so that labels do not lie on each other, as near as can be."""
    order = sorted(range(len(heights)), key=lambda number: heights[number])
    moved = list(heights)
    for _ in range(60):
        short = [
            (one, other, least - (moved[other] - moved[one]))
            for one, other in itertools.pairwise(order)
        ]
        if all(each[2] <= 1e-6 for each in short):
            break
        for one, other, missing in short:
            if missing > 0:
                moved[one] -= missing / 2
                moved[other] += missing / 2
    return moved
