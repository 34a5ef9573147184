"""Native charts: one chart of a document as an editable chart object with its data workbook."""

import io
from dataclasses import dataclass
from datetime import datetime

import xlsxwriter
from pptx.chart.chart import Chart as Native
from pptx.enum.chart import XL_CHART_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml

from briefing.document import Chart
from briefing.sealed import sealed
from briefing.slides.boxes import Box
from briefing.slides.drawn import drawn
from briefing.slides.page import Page
from briefing.slides.plot import ACROSS, Plot, number_format, planned
from briefing.slides.plotted import chart_xml

_SHAPES = "application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartUserShapes"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LONG_AGO = datetime(1980, 1, 1)
_LINES = ("lines", "places")  # kinds whose marks are lines of the chart itself


@dataclass(frozen=True)
class Drawing:
    """What python-pptx asks of a chart's data: its XML, and its workbook."""

    chart: Chart
    plot: Plot

    def xml_bytes(self, _kind: object) -> bytes:
        """The chart part."""
        return chart_xml(self.chart, self.plot).encode()

    @property
    def xlsx_blob(self) -> bytes:
        """The workbook behind 编辑数据."""
        return workbook(self.chart)


def native(page: Page, box: Box, chart: Chart, size: float, whole: Chart | None = None) -> None:
    """The chart on the slide, its marks in place; a part is drawn to the measure of the whole."""
    plot = planned(chart, box.w, box.h, size, whole or chart)
    kind = XL_CHART_TYPE.BAR_CLUSTERED if chart.kind in ACROSS else XL_CHART_TYPE.COLUMN_CLUSTERED
    frame = page.slide.shapes.add_chart(
        XL_CHART_TYPE.LINE if chart.kind in _LINES else kind, *box.emu, Drawing(chart, plot)
    )
    named = frame._element.nvGraphicFramePr.cNvPr
    named.set("name", chart.title[:60])
    named.set("descr", f"{chart.title}。{chart.subtitle}")
    shapes = drawn(chart, plot)
    if shapes:
        _attach(frame.chart, shapes)


def _attach(native: Native, shapes: str) -> None:
    """Lines and words that lie on the chart, and move with it."""
    part = native.part
    name = PackURI(str(part.partname).replace("/charts/chart", "/drawings/drawing"))
    shapes_part = Part(name, _SHAPES, part.package, shapes.encode())
    reference = part.relate_to(shapes_part, _RELATION)
    part._element.append(
        parse_xml(f'<c:userShapes xmlns:c="{_C}" xmlns:r="{_R}" r:id="{reference}"/>')
    )


def workbook(chart: Chart) -> bytes:
    """Categories down, series across; unrounded figures in the format of the labels."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": _LONG_AGO})
        sheet = book.add_worksheet("Sheet1")
        sheet.set_column(0, 0, 18)
        style = book.add_format({"num_format": number_format(chart)})
        for row, name in enumerate(chart.categories, 1):
            sheet.write_string(row, 0, name)
        for column, (name, values) in enumerate(columns(chart), 1):
            sheet.write_string(0, column, name)
            for row, value in enumerate(values, 1):
                if value is not None:
                    sheet.write_number(row, column, value, style)
    return sealed(out.getvalue())


def columns(chart: Chart) -> list[tuple[str, tuple[float | None, ...]]]:
    """The series, and the marks that run through all categories."""
    found = [(series.name, series.values) for series in chart.series]
    if chart.kind in _LINES:
        found += [(m.name, (m.value,) * len(chart.categories)) for m in chart.marks]
    return found
