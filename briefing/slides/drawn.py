"""What lies on a chart of bars: lines of 目标 and 序时 with their words, and — where no figure is.
Among bars a chart file can hold no such line of its own that every program would draw."""

from briefing.document import Chart
from briefing.slides.boxes import EMU
from briefing.slides.ends import mark_text, spread
from briefing.slides.plot import Plot
from briefing.slides.words import Line, Run, filled, paragraph, wide
from charts.style import FAINT

_NS = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:cdr="http://schemas.openxmlformats.org/drawingml/2006/chartDrawing"'
)


def drawn(chart: Chart, plot: Plot) -> str:
    """The XML of the shapes, empty where there are none."""
    if chart.kind in ("lines", "places"):
        return ""
    if chart.kind == "columns":
        shapes = "".join(_levels(chart, plot))
    else:
        shapes = "".join(_marks(chart, plot)) + "".join(_missing(chart, plot))
    return f"<c:userShapes {_NS}>{shapes}</c:userShapes>" if shapes else ""


def _marks(chart: Chart, plot: Plot) -> list[str]:
    marks = sorted(chart.marks, key=lambda mark: mark.value)
    texts = [mark_text(chart, mark.name, mark.value) for mark in marks]
    wides = [wide(text) * plot.size + 8 for text in texts]
    places = [plot.left + plot.across * plot.at(mark.value) for mark in marks]
    starts = [max(x - across / 2, 0) for x, across in zip(places, wides, strict=True)]
    for number in range(1, len(starts)):
        starts[number] = max(starts[number], starts[number - 1] + wides[number - 1])
    edge = plot.wide
    for number in reversed(range(len(starts))):
        starts[number] = min(starts[number], edge - wides[number])
        edge = starts[number]
    found = []
    for number, (x, start) in enumerate(zip(places, starts, strict=True)):
        ends = (x, plot.top - 2, x, plot.top + plot.down)
        found.append(_line(10 + 2 * number, plot, ends))
        box = (start, plot.top - 1.6 * plot.size, start + wides[number], plot.top - 2)
        found.append(_words(11 + 2 * number, texts[number], plot, box, "accent2", "ctr"))
    return found


def _levels(chart: Chart, plot: Plot) -> list[str]:
    """Marks over columns: lines from edge to edge, named right of the plot."""
    marks = sorted(chart.marks, key=lambda mark: mark.value)
    heights = [plot.top + plot.down * (1 - plot.at(mark.value)) for mark in marks]
    moved = spread(heights, plot.size * 1.35)
    found = []
    for number, (mark, y, near) in enumerate(zip(marks, heights, moved, strict=True)):
        end = plot.left + plot.across
        found.append(_line(10 + 2 * number, plot, (plot.left, y, end, y)))
        box = (end + 4, near - plot.size * 0.7, plot.wide, near + plot.size * 0.7)
        text = mark_text(chart, mark.name, mark.value)
        found.append(_words(11 + 2 * number, text, plot, box, "accent2", "l"))
    return found


def _missing(chart: Chart, plot: Plot) -> list[str]:
    """A category without any figure says so where its bar would begin."""
    pitch = plot.down / max(len(chart.categories), 1)
    start = plot.left + plot.across * plot.at(max(plot.low, 0.0))
    found = []
    for number in range(len(chart.categories)):
        if all(series.values[number] is None for series in chart.series):
            y = plot.top + pitch * number + (pitch - 1.4 * plot.size) / 2
            box = (start + 4, y, start + 4 + 4 * plot.size, y + 1.4 * plot.size)
            found.append(_words(100 + number, "—", plot, box, FAINT, "l"))
    return found


def _anchor(plot: Plot, ends: tuple[float, float, float, float], inner: str) -> str:
    x, y, right, bottom = ends
    return (
        f"<cdr:relSizeAnchor><cdr:from><cdr:x>{x / plot.wide:.5f}</cdr:x>"
        f"<cdr:y>{max(y, 0) / plot.high:.5f}</cdr:y></cdr:from><cdr:to>"
        f"<cdr:x>{right / plot.wide:.5f}</cdr:x><cdr:y>{bottom / plot.high:.5f}</cdr:y></cdr:to>"
        f"{inner}</cdr:relSizeAnchor>"
    )


def _frame(ends: tuple[float, float, float, float]) -> str:
    x, y, right, bottom = (round(max(each, 0) * EMU) for each in ends)
    size = f'<a:ext cx="{right - x}" cy="{bottom - y}"/>'
    return f'<a:xfrm><a:off x="{x}" y="{y}"/>{size}</a:xfrm>'


def _line(number: int, plot: Plot, ends: tuple[float, float, float, float]) -> str:
    return _anchor(
        plot,
        ends,
        f'<cdr:cxnSp macro=""><cdr:nvCxnSpPr><cdr:cNvPr id="{number}" name="线 {number}"/>'
        f"<cdr:cNvCxnSpPr/></cdr:nvCxnSpPr><cdr:spPr>{_frame(ends)}"
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="15875">{filled("accent2")}<a:prstDash val="dash"/></a:ln></cdr:spPr>'
        "</cdr:cxnSp>",
    )


def _words(
    number: int, text: str, plot: Plot, box: tuple[float, float, float, float], colour: str,
    align: str,
) -> str:  # fmt: skip
    # These shapes know no theme everywhere: their fonts are named.
    fonts = '<a:latin typeface="Arial"/><a:ea typeface="微软雅黑"/></a:rPr>'
    line = Line((Run(text, colour),), plot.size, align)
    words = paragraph(line).replace("</a:rPr>", fonts)
    return _anchor(
        plot,
        box,
        f'<cdr:sp macro="" textlink=""><cdr:nvSpPr><cdr:cNvPr id="{number}" name="文字 {number}"/>'
        f'<cdr:cNvSpPr txBox="1"/></cdr:nvSpPr><cdr:spPr>{_frame(box)}<a:prstGeom prst="rect">'
        "<a:avLst/></a:prstGeom><a:noFill/></cdr:spPr><cdr:txBody>"
        '<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/>'
        f"<a:lstStyle/>{words}</cdr:txBody></cdr:sp>",
    )
