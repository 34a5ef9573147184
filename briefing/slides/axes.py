"""The axes of a native chart: names of categories, and figures only where labels do not tell."""

from briefing.document import Chart
from briefing.slides.labels import letters
from briefing.slides.plot import ACROSS, Plot, label_step, labels_fit
from briefing.slides.words import filled
from charts.style import FAINT, GREY, RULE


def axes(chart: Chart, plot: Plot) -> str:
    """Both axes, in the order the file has them."""
    return _categories(chart, plot) + _values(chart, plot)


def _categories(chart: Chart, plot: Plot) -> str:
    lying = chart.kind in ACROSS
    way = "maxMin" if lying else "minMax"
    side = "l" if lying else "b"
    crosses = "max" if chart.kind == "places" else "autoZero"
    beside = "nextTo" if chart.kind == "places" else "low"
    axis_line = f'<a:ln w="9525">{filled(FAINT)}</a:ln>'
    if chart.kind == "lines" and plot.low > 0:
        crosses = "min"
    skip = label_step(chart, plot)
    step = f'<c:tickLblSkip val="{skip}"/>' if skip > 1 else '<c:tickLblSkip val="1"/>'
    tint = "tx1" if lying else GREY
    return (
        f'<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="{way}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="{beside}"/><c:spPr>{axis_line}</c:spPr>'
        f'{letters(plot.size, tint, upright=True)}<c:crossAx val="222"/>'
        f'<c:crosses val="{crosses}"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        f'<c:lblOffset val="50"/>{step}<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _values(chart: Chart, plot: Plot) -> str:
    """Hidden where every bar carries its figure; else faint lines with their figures."""
    lying = chart.kind in ACROSS
    told = lying or (chart.kind == "columns" and labels_fit(chart, plot.across, plot.size))
    way = "maxMin" if chart.kind == "places" else "minMax"
    lines = "" if told else (
        f'<c:majorGridlines><c:spPr><a:ln w="6350">{filled(RULE)}</a:ln></c:spPr>'
        "</c:majorGridlines>"
    )  # fmt: skip
    unit = f'<c:majorUnit val="{plot.step!r}"/>' if plot.step else ""
    return (
        f'<c:valAx><c:axId val="222"/><c:scaling><c:orientation val="{way}"/>'
        f'<c:max val="{plot.top_value!r}"/><c:min val="{plot.low!r}"/></c:scaling>'
        f'<c:delete val="{int(told)}"/><c:axPos val="{"t" if lying else "l"}"/>{lines}'
        f'<c:numFmt formatCode="{_format(chart, plot)}" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        '<c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>'
        f'{letters(plot.size, GREY)}<c:crossAx val="111"/><c:crosses val="min"/>'
        f'<c:crossBetween val="between"/>{unit}</c:valAx>'
    )


def _format(chart: Chart, plot: Plot) -> str:
    if chart.kind == "places":
        return "0"
    digits = "0" if plot.step >= 1 and plot.step == int(plot.step) else "0.0"
    digits = "0.00" if plot.step and plot.step < 0.1 else digits
    return f"#,##{digits}" + ("&quot;%&quot;" if chart.uom == "%" else "")
