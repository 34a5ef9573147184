"""Where things stand inside a chart: the plot, its axis, its colours, the size of its letters."""

import math
from dataclasses import dataclass

from briefing.document import Chart
from briefing.slides.ends import ends, mark_text, reference, room, shown
from briefing.slides.words import wide as measure
from catalog.rounding import written

SUBJECT, CONTEXT, DECLINE = "accent1", "accent1+60", "accent2"
_SERIES = (SUBJECT, "accent1+60", "accent4", "accent2", "accent5", "accent6")
ACROSS = ("bars", "progress")  # kinds whose bars lie
_THICK, _WIDE = 30, 64  # points a bar that lies is thick, and one that stands is wide, at most


@dataclass(frozen=True)
class Plot:
    """A chart `wide` × `high` points with its plot inside, and its value axis."""

    wide: float
    high: float
    left: float
    top: float
    right: float
    bottom: float
    low: float
    top_value: float
    step: float
    size: float  # of its letters, in points
    gap: int  # between categories, in percent of a bar

    @property
    def across(self) -> float:
        """Points the plot is wide."""
        return self.wide - self.left - self.right

    @property
    def down(self) -> float:
        """Points the plot is high."""
        return self.high - self.top - self.bottom

    def at(self, value: float) -> float:
        """Where on the plot a value stands, as a share of its axis."""
        return (value - self.low) / (self.top_value - self.low)


def figures(chart: Chart) -> list[float]:
    """Every value and mark there is."""
    values = [v for series in chart.series for v in series.values if v is not None]
    return values + [mark.value for mark in chart.marks]


def signed(chart: Chart) -> bool:
    """Growth is told with its sign, as in the tables."""
    grown = any(word in s.name for s in chart.series for word in ("同比", "增速", "拉动", "进度差"))
    return chart.uom in ("%", "个百分点") and (grown or min(figures(chart), default=0) < 0)


def number_format(chart: Chart, sign: bool = True) -> str:
    """The labels' number format, the same in the chart and in its workbook."""
    digits = "0" if chart.decimals <= 0 else "0." + "0" * chart.decimals
    plain = ("" if chart.kind == "places" else "#,##") + digits
    plain += '"%"' if chart.uom == "%" else ""
    return f"+{plain};-{plain};{plain}" if sign and signed(chart) else plain


def colour(chart: Chart, number: int) -> str:
    """The colour of a series: one is the subject's; of several, those emphasised or the first."""
    if reference(chart, number):
        return DECLINE
    if chart.kind in ("lines", "places") and chart.emphasis:
        return SUBJECT if chart.series[number].name in chart.emphasis else "accent4+60"
    return _SERIES[min(number, len(_SERIES) - 1)]


def planned(
    chart: Chart, wide: float, high: float, size: float, whole: Chart | None = None
) -> Plot:  # fmt: skip
    """The plan of a chart so wide and high, in letters of `size` or smaller; bars of a part are
    as long as they are in the whole."""
    if chart.kind in ACROSS:
        return _lying(chart, wide, high, size, whole or chart)
    return _standing(chart, wide, high, size)


def _lying(chart: Chart, wide: float, high: float, size: float, whole: Chart) -> Plot:
    count = max(len(chart.categories), 1)
    series = max(len(chart.series), 1)
    top = (1.7 * size if chart.marks else 4) + (1.9 * size if series > 1 else 0)
    pitch = min((high - top - 4) / count, 58 + 14 * (series - 1))
    size = max(min(size, pitch * 0.62 / (1 if series == 1 else series * 0.72)), 7)
    longest = max((measure(name) for name in whole.categories), default=2)
    left = min(longest * size + 10, wide * 0.34)
    bottom = high - top - pitch * count
    low, high_value, after = _span(whole, wide - left, size)
    thick = pitch / (series + 0.45)
    gap = round(max(0.45, pitch / min(thick, _THICK) - series) * 100)
    return Plot(wide, high, left, top, after, bottom, low, high_value, 0, size, min(gap, 500))


def _span(chart: Chart, free: float, size: float) -> tuple[float, float, float]:
    """Ends of the axis, and points left after it, so that no label is cut: what stands before a
    bar to the left is on the plot, between the names and the bar."""
    values = figures(chart) or [0.0]
    low, high = min(0.0, *values), max(0.0, *values)
    high = high if high > low else low + 1.0
    label = max((measure(shown(chart, v, signed(chart))) for v in values), default=2) * size + 8
    if low < 0:
        low -= label * (high - low) / max(free - 2 * label, 40)
    return low, high, label


def _standing(chart: Chart, wide: float, high: float, size: float) -> Plot:
    several = len(chart.series) > 1
    lines = chart.kind in ("lines", "places")
    low, top_value, step = _axis(chart)
    ticks = max(measure(written(v, 1)) for v in (low, top_value)) * size + 8
    labelled = chart.kind == "columns" and labels_fit(chart, wide - 24, size)
    left = 10 if labelled else (2.4 * size if chart.kind == "places" else ticks)
    right = room(ends(chart, signed(chart)), size) if lines else 10
    if chart.marks and not lines:
        right = max(measure(mark_text(chart, m.name, m.value)) for m in chart.marks) * size + 8
    keyed = several and not lines and not _free_corner(chart)
    key = 2.0 * size if keyed else 0.6 * size if several and not lines else 4
    top = key + 1.4 * size
    rows = _label_rows(chart, (wide - left - right) / max(len(chart.categories), 1), size)
    bottom = 1.45 * size * rows + 6
    slot = (wide - left - right) / max(len(chart.categories), 1) / max(len(chart.series), 1)
    gap = max(60 if several else 80, round((slot / _WIDE - 1) * 100 * len(chart.series)))
    return Plot(
        wide,
        high,
        left,
        top,
        min(right, wide * 0.4),
        bottom,
        low,
        top_value,
        step,
        size,
        min(gap, 500),
    )


def _free_corner(chart: Chart) -> bool:
    """Whether the key may stand over the first columns: figures that add up begin low."""
    first = [v for s in chart.series for v in s.values[: len(s.values) // 3 + 1] if v is not None]
    return chart.kind == "columns" and max(first, default=0) < 0.6 * max(figures(chart), default=0)


def _label_rows(chart: Chart, slot: float, size: float) -> int:
    longest = max((measure(name) for name in chart.categories), default=1) * size
    return 2 if longest > slot > longest / 2 else 1


def label_step(chart: Chart, plot: Plot) -> int:
    """Every how manyth category has its name under it."""
    slot = plot.across / max(len(chart.categories), 1)
    longest = max((measure(name) for name in chart.categories), default=1) * plot.size
    return max(1, math.ceil(longest / 2 / slot)) if longest > slot * 2 else 1


def labels_fit(chart: Chart, across: float, size: float) -> bool:
    """Whether every column can carry its figure."""
    slot = across / max(len(chart.categories), 1) / (len(chart.series) + 0.25)
    values = [v for series in chart.series for v in series.values if v is not None]
    return all(measure(shown(chart, v, signed(chart))) * size <= slot * 1.12 for v in values)


def inside(chart: Chart, plot: Plot, value: float | None) -> bool:
    """Whether a bar of 完成率 has room for its figure where it begins: there no mark crosses it."""
    if chart.kind != "progress" or len(chart.series) > 1 or value is None:
        return False
    return plot.at(value) * plot.across > measure(shown(chart, value)) * plot.size + 10


def _axis(chart: Chart) -> tuple[float, float, float]:
    """Ends and step of a value axis: from 0 for columns, near the values for lines."""
    values = figures(chart) or [0.0, 1.0]
    if chart.kind == "places":
        worst = max(3, math.ceil(max(values)))
        return 1, worst + 0.5, max(1, math.ceil(worst / 6))
    low, high = min(values), max(values)
    if chart.kind == "columns" or (low > 0 and low < (high - low) * 2):
        low = min(low, 0.0)
    if high < 0:
        high = 0.0
    step = _step((high - low) or abs(high) or 1.0)
    start = math.floor(low / step) * step
    end = math.ceil(high / step) * step
    return start, (end if end > start else start + step), step


def _step(span: float) -> float:
    """A round step that makes four or five of the span."""
    power = 10 ** math.floor(math.log10(span / 4))
    return next(unit * power for unit in (1, 2, 2.5, 5, 10) if unit * power >= span / 4.5)
