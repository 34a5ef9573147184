"""Direct labels of a native chart: figures on bars, names and figures at the ends of lines."""

from briefing.document import Chart
from briefing.slides.plot import (
    ACROSS,
    Plot,
    colour,
    inside,
    labels_fit,
    number_format,
    shown,
    signed,
    spread,
)
from briefing.slides.words import clean, filled
from briefing.slides.words import wide as measure


def letters(size: float, tint: str, *, bold: bool = False, upright: bool = False) -> str:
    """The look of a chart's letters."""
    turned = ' rot="0" vert="horz"' if upright else ""
    return (
        f"<c:txPr><a:bodyPr{turned}/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="{round(size * 10) * 10}" b="{int(bold)}">{filled(tint)}'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )


def labels(chart: Chart, plot: Plot, number: int) -> str:
    """The labels of a series, or of a mark where `number` is beyond the series."""
    if number >= len(chart.series):
        return _end(chart, plot, number, len(chart.categories) - 1, "accent2", 0.0, named=True)
    if chart.kind in ("lines", "places"):
        return _line_labels(chart, plot, number)
    if chart.kind == "progress":
        return _progress(chart, plot, number)
    if chart.kind in ACROSS or labels_fit(chart, plot.across, plot.size):
        return _all(chart, plot, "outEnd")
    last = _last(chart, number)
    if number > 0 or last is None:
        return ""
    inner = _one(chart, last, "outEnd", letters(plot.size, "tx1", bold=True))
    return f"<c:dLbls>{inner}{_none()}</c:dLbls>"


def _progress(chart: Chart, plot: Plot, number: int) -> str:
    """Figures in their bars, white; after them where a bar is too short, and its colour pale."""
    short = "".join(
        _one(chart, place, "outEnd", letters(plot.size, "tx1"))
        for place, value in enumerate(chart.series[number].values)
        if value is not None and not inside(chart, plot, value)
    )
    return (
        f"<c:dLbls>{short}{_format(chart)}<c:spPr><a:noFill/></c:spPr>"
        f'{letters(plot.size, "bg1", bold=True)}<c:dLblPos val="inBase"/>{_shows(False)}</c:dLbls>'
    )


def _line_labels(chart: Chart, plot: Plot, number: int) -> str:
    last = _last(chart, number)
    if last is None:
        return ""
    single = len(chart.series) == 1
    slot = plot.across / max(len(chart.categories), 1)
    values = chart.series[number].values
    texts = [shown(chart, value, signed(chart)) for value in values if value is not None]
    if single and all(measure(text) * plot.size <= slot * 1.05 for text in texts):
        return _all(chart, plot, "t")
    tint = colour(chart, number)
    shift = _shifts(chart, plot)[number]
    if last < len(chart.categories) - 1 and chart.kind == "lines":
        # A line that ends early is named below its end: others go on above or beside it.
        shift = plot.size * 0.9 / plot.high
    return _end(chart, plot, number, last, tint, shift, named=not single)


def _shifts(chart: Chart, plot: Plot) -> list[float]:
    """How far each label at the end of its line moves, as a share of the chart's height."""
    heights, order = [], []
    for number in range(len(chart.series)):
        last = _last(chart, number)
        if last is not None:
            up = plot.at(chart.series[number].values[last] or 0.0)
            up = up if chart.kind == "places" else 1 - up
            heights.append(plot.top + plot.down * up)
            order.append(number)
    found = [0.0] * len(chart.series)
    for number, old, new in zip(order, heights, spread(heights, plot.size * 1.25), strict=True):
        found[number] = (new - old) / plot.high
    return found


def _end(
    chart: Chart, plot: Plot, number: int, place: int, tint: str, shift: float, *, named: bool
) -> str:
    """One label to the right of the last point, moved where it would lie on another."""
    moved = (
        '<c:layout><c:manualLayout><c:x val="0"/>'
        f'<c:y val="{shift:.5f}"/></c:manualLayout></c:layout>'
        if abs(shift) > 0.002
        else ""
    )
    look = letters(plot.size, tint if "+" not in tint else "tx1", bold=tint == "accent1")
    inner = _one(chart, place, "r", look, named=named, moved=moved)
    return f"<c:dLbls>{inner}{_none()}</c:dLbls>"


def _one(
    chart: Chart, place: int, where: str, look: str, *, named: bool = False, moved: str = ""
) -> str:
    return (
        f'<c:dLbl><c:idx val="{place}"/>{moved}{_format(chart)}'
        f'<c:spPr><a:noFill/></c:spPr>{look}<c:dLblPos val="{where}"/>'
        f"{_shows(named)}<c:separator> </c:separator></c:dLbl>"
    )


def _all(chart: Chart, plot: Plot, where: str) -> str:
    look = letters(plot.size, "tx1")
    return (
        f"<c:dLbls>{_format(chart)}<c:spPr><a:noFill/></c:spPr>{look}"
        f'<c:dLblPos val="{where}"/>{_shows(False)}</c:dLbls>'
    )


def _format(chart: Chart) -> str:
    code = clean(number_format(chart)).replace('"', "&quot;")
    return f'<c:numFmt formatCode="{code}" sourceLinked="0"/>'


def _shows(named: bool) -> str:
    return (
        '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        f'<c:showSerName val="{int(named)}"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


def _none() -> str:
    return _shows(False).replace('showVal val="1"', 'showVal val="0"')


def _last(chart: Chart, number: int) -> int | None:
    """The last category a series has a figure for."""
    values = chart.series[number].values
    return next((p for p in range(len(values) - 1, -1, -1) if values[p] is not None), None)
