"""Direct labels of a native chart: figures on bars, names and figures at the ends of lines."""

from briefing.document import Chart
from briefing.slides.ends import End, ends, last, shown, spread
from briefing.slides.plot import (
    ACROSS,
    Plot,
    colour,
    inside,
    labels_fit,
    number_format,
    signed,
)
from briefing.slides.words import clean, filled
from briefing.slides.words import wide as measure

# A label that is moved a little needs no line that leads to it.
_NO_LEADER = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
    '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)


def letters(size: float, tint: str, *, bold: bool = False, upright: bool = False) -> str:
    """The look of a chart's letters."""
    turned = ' rot="0" vert="horz"' if upright else ' wrap="none"'
    return (
        f"<c:txPr><a:bodyPr{turned}/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="{round(size * 10) * 10}" b="{int(bold)}">{filled(tint)}'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )


def labels(chart: Chart, plot: Plot, number: int) -> str:
    """The labels of a series, or of a mark where `number` is beyond the series."""
    if number >= len(chart.series):
        return _line_labels(chart, plot, number)
    if chart.kind in ("lines", "places"):
        return _line_labels(chart, plot, number)
    if chart.kind == "progress":
        return _progress(chart, plot, number)
    if chart.kind in ACROSS or labels_fit(chart, plot.across, plot.size):
        return _all(chart, plot, "outEnd")
    place = last(chart.series[number].values)
    if number > 0 or place is None:
        return ""
    inner = _one(chart, End(place, "", "outEnd", named=False), letters(plot.size, "tx1", bold=True))
    return f"<c:dLbls>{inner}{_none()}</c:dLbls>"


def _progress(chart: Chart, plot: Plot, number: int) -> str:
    """Figures in their bars, white; after them where a bar is too short, and its colour pale."""
    short = "".join(
        _one(chart, End(place, "", "outEnd", named=False), letters(plot.size, "tx1"))
        for place, value in enumerate(chart.series[number].values)
        if value is not None and not inside(chart, plot, value)
    )
    return (
        f"<c:dLbls>{short}{_format(chart)}<c:spPr><a:noFill/></c:spPr>"
        f'{letters(plot.size, "bg1", bold=True)}<c:dLblPos val="inBase"/>{_shows(False)}</c:dLbls>'
    )


def _line_labels(chart: Chart, plot: Plot, number: int) -> str:
    """Every figure of a single line where they fit; else its name and last figure at its end."""
    found = ends(chart, signed(chart))
    if number not in found:
        return ""
    slot = plot.across / max(len(chart.categories), 1)
    if len(chart.series) == 1 and number == 0:
        texts = [shown(chart, v, signed(chart)) for v in chart.series[0].values if v is not None]
        if all(measure(text) * plot.size <= slot * 1.05 for text in texts):
            return _all(chart, plot, "t")
    end = found[number]
    tint = "accent2" if number >= len(chart.series) else colour(chart, number)
    look = letters(plot.size, "tx1" if "+" in tint else tint, bold=tint == "accent1")
    shift = plot.size * 0.9 / plot.high if end.beneath else _shifts(chart, plot, found)[number]
    # A mark is a level, told without the sign of growth.
    one = _one(chart, end, look, shift, sign=number < len(chart.series))
    return f"<c:dLbls>{one}{_none()}{_NO_LEADER}</c:dLbls>"


def _shifts(chart: Chart, plot: Plot, found: dict[int, End]) -> dict[int, float]:
    """How far each label right of the plot moves, as a share of the chart's height."""
    shifts = dict.fromkeys(found, 0.0)
    order = [number for number, end in found.items() if end.outside]
    heights = []
    for number in order:
        marks = number >= len(chart.series)
        value = (
            chart.marks[number - len(chart.series)].value
            if marks
            else chart.series[number].values[found[number].place] or 0.0
        )
        up = plot.at(value)
        heights.append(plot.top + plot.down * (up if chart.kind == "places" else 1 - up))
    for number, old, new in zip(order, heights, spread(heights, plot.size * 1.3), strict=True):
        shifts[number] = (new - old) / plot.high
    return shifts


def _one(chart: Chart, end: End, look: str, shift: float = 0.0, sign: bool = True) -> str:
    moved = (
        '<c:layout><c:manualLayout><c:x val="0"/>'
        f'<c:y val="{shift:.5f}"/></c:manualLayout></c:layout>'
        if abs(shift) > 0.002
        else ""
    )
    return (
        f'<c:dLbl><c:idx val="{end.place}"/>{moved}{_format(chart, sign)}'
        f'<c:spPr><a:noFill/></c:spPr>{look}<c:dLblPos val="{end.where}"/>'
        f"{_shows(end.named, end.valued)}<c:separator> </c:separator></c:dLbl>"
    )


def _all(chart: Chart, plot: Plot, where: str) -> str:
    look = letters(plot.size, "tx1")
    return (
        f"<c:dLbls>{_format(chart)}<c:spPr><a:noFill/></c:spPr>{look}"
        f'<c:dLblPos val="{where}"/>{_shows(False)}</c:dLbls>'
    )


def _format(chart: Chart, sign: bool = True) -> str:
    code = clean(number_format(chart, sign)).replace('"', "&quot;")
    return f'<c:numFmt formatCode="{code}" sourceLinked="0"/>'


def _shows(named: bool, valued: bool = True) -> str:
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{int(valued)}"/><c:showCatName val="0"/>'
        f'<c:showSerName val="{int(named)}"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


def _none() -> str:
    return _shows(False, False)
