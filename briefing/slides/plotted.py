"""The XML of a native chart: bars that lie, columns and lines that stand, places from 1 down."""

from briefing.document import Chart
from briefing.slides.axes import axes
from briefing.slides.ends import reference
from briefing.slides.labels import labels, letters
from briefing.slides.plot import (
    ACROSS,
    CONTEXT,
    DECLINE,
    SUBJECT,
    Plot,
    colour,
    number_format,
)
from briefing.slides.words import clean, filled

_NS = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def chart_xml(chart: Chart, plot: Plot) -> str:
    """The chart part, without the reference to its workbook."""
    lines = chart.kind in ("lines", "places")
    shape = _lines(chart, plot) if lines else _bars(chart, plot)
    marks = _mark_lines(chart, plot) if lines else ""
    return (
        "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>"
        f'<c:chartSpace {_NS}><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart>'
        f'<c:autoTitleDeleted val="1"/><c:plotArea>{_place(plot)}{shape}{marks}'
        f"{axes(chart, plot)}<c:spPr><a:noFill/></c:spPr></c:plotArea>{_legend(chart, plot)}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{letters(plot.size, 'tx1')}"
        "</c:chartSpace>"
    )


def _place(plot: Plot) -> str:
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        f'<c:yMode val="edge"/><c:x val="{plot.left / plot.wide:.5f}"/>'
        f'<c:y val="{plot.top / plot.high:.5f}"/><c:w val="{plot.across / plot.wide:.5f}"/>'
        f'<c:h val="{plot.down / plot.high:.5f}"/></c:manualLayout></c:layout>'
    )


def _bars(chart: Chart, plot: Plot) -> str:
    direction = "bar" if chart.kind in ACROSS else "col"
    inner = "".join(_bar_series(chart, plot, number) for number in range(len(chart.series)))
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="clustered"/>'
        f'<c:varyColors val="0"/>{inner}<c:gapWidth val="{plot.gap}"/><c:overlap val="0"/>'
        '<c:axId val="111"/><c:axId val="222"/></c:barChart>'
    )


def _bar_series(chart: Chart, plot: Plot, number: int) -> str:
    """One series; where there is but one, every bar has the colour of what it says."""
    series = chart.series[number]
    points = ""
    if len(chart.series) == 1:
        for place, value in enumerate(series.values):
            tint = _tint(chart, chart.categories[place], value)
            if value is not None and tint != SUBJECT:
                points += (
                    f'<c:dPt><c:idx val="{place}"/><c:invertIfNegative val="0"/>'
                    f'<c:bubble3D val="0"/><c:spPr>{filled(tint)}</c:spPr></c:dPt>'
                )
    return (
        f"<c:ser>{_head(chart, number, series.name)}<c:spPr>{filled(colour(chart, number))}"
        f'</c:spPr><c:invertIfNegative val="0"/>{points}{labels(chart, plot, number)}'
        f"{_data(chart, number, series.values)}</c:ser>"
    )


def _tint(chart: Chart, name: str, value: float | None) -> str:
    """Decline in orange, growth in the subject's colour; lighter where it is not the subject."""
    if not chart.emphasis or name in chart.emphasis:
        return DECLINE if (value or 0) < 0 else SUBJECT
    return f"{DECLINE}+60" if (value or 0) < 0 else CONTEXT


def _lines(chart: Chart, plot: Plot) -> str:
    inner = "".join(_line_series(chart, plot, number) for number in range(len(chart.series)))
    return (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'{inner}<c:marker val="1"/><c:axId val="111"/><c:axId val="222"/></c:lineChart>'
    )


def _line_series(chart: Chart, plot: Plot, number: int) -> str:
    series = chart.series[number]
    tint = colour(chart, number)
    main = tint == SUBJECT
    stroke = 28575 if main else 19050
    dot = 6 if main else 4
    dash = '<a:prstDash val="dash"/>' if reference(chart, number) else ""
    sign = "none" if dash else "circle"
    return (
        f"<c:ser>{_head(chart, number, series.name)}<c:spPr>"
        f'<a:ln w="{stroke}" cap="rnd">{filled(tint)}{dash}<a:round/></a:ln></c:spPr>'
        f'<c:marker><c:symbol val="{sign}"/><c:size val="{dot}"/><c:spPr>{filled(tint)}'
        f"<a:ln><a:noFill/></a:ln></c:spPr></c:marker>{labels(chart, plot, number)}"
        f'{_data(chart, number, series.values)}<c:smooth val="0"/></c:ser>'
    )


def _mark_lines(chart: Chart, plot: Plot) -> str:
    """目标 and 序时 over standing charts: a line through all months, named at its end."""
    if not chart.marks:
        return ""
    inner = ""
    for place, mark in enumerate(chart.marks):
        number = len(chart.series) + place
        values = (mark.value,) * len(chart.categories)
        inner += (
            f"<c:ser>{_head(chart, number, mark.name)}<c:spPr>"
            f'<a:ln w="15875">{filled(DECLINE)}<a:prstDash val="dash"/></a:ln></c:spPr>'
            f'<c:marker><c:symbol val="none"/></c:marker>{labels(chart, plot, number)}'
            f'{_data(chart, number, values)}<c:smooth val="0"/></c:ser>'
        )
    return (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'{inner}<c:marker val="1"/><c:axId val="111"/><c:axId val="222"/></c:lineChart>'
    )


def _head(chart: Chart, number: int, name: str) -> str:
    column = chr(ord("B") + number)
    return (
        f'<c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef>'
        f'<c:f>Sheet1!${column}$1</c:f><c:strCache><c:ptCount val="1"/>'
        f'<c:pt idx="0"><c:v>{clean(name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
    )


def _data(chart: Chart, number: int, values: tuple[float | None, ...]) -> str:
    """Categories and values with where they stand in the workbook; no figure is no point."""
    count, column = len(chart.categories), chr(ord("B") + number)
    names = "".join(
        f'<c:pt idx="{place}"><c:v>{clean(name)}</c:v></c:pt>'
        for place, name in enumerate(chart.categories)
    )
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{value!r}</c:v></c:pt>'
        for place, value in enumerate(values)
        if value is not None
    )
    return (
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${count + 1}</c:f><c:strCache>"
        f'<c:ptCount val="{count}"/>{names}</c:strCache></c:strRef></c:cat>'
        f"<c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${count + 1}</c:f><c:numCache>"
        f"<c:formatCode>{clean(number_format(chart))}</c:formatCode>"
        f'<c:ptCount val="{count}"/>{points}</c:numCache></c:numRef></c:val>'
    )


def _legend(chart: Chart, plot: Plot) -> str:
    """A key only where bars of several series stand side by side: lines are named at their end."""
    if len(chart.series) < 2 or chart.kind in ("lines", "places"):
        return ""
    return (
        f'<c:legend><c:legendPos val="t"/><c:layout><c:manualLayout>'
        '<c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0"/><c:y val="0"/>'
        '</c:manualLayout></c:layout><c:overlay val="1"/>'
        f"{letters(plot.size, 'tx1')}</c:legend>"
    )
