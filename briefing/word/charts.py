"""Charts of a document as Word's own: a chart part with the workbook behind 编辑数据."""

from dataclasses import replace
from typing import Any

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from briefing.document import Chart
from briefing.slides.chart import workbook
from briefing.slides.drawn import drawn
from briefing.slides.plot import ACROSS, planned
from briefing.slides.plotted import chart_xml

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHAPES = "application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml"
_R = f'xmlns:r="{_OFFICE}"'
_LETTERS, _SMALL_LETTERS, _NARROW = 10.5, 9.0, 300  # points; charts narrower have small letters
LOW, LOWEST = 138.0, 110.0  # points a chart of a card is high, two beside each other or one
_PITCH, _ABOVE = 17, 26  # of a lying bar, and of what stands over it
_STANDING = 190
_HIGHEST = 560


def height(chart: Chart) -> float:
    """Points a chart is high: lying bars as many as there are units."""
    if chart.kind not in ACROSS:
        return _STANDING + (40 if chart.kind == "places" and len(chart.series) > 6 else 0)
    bars = len(chart.categories) * (1 + 0.6 * (len(chart.series) - 1))
    return min(max(bars * _PITCH + _ABOVE, LOWEST), _HIGHEST)


def attached(document_part: Any, chart: Chart, number: int, wide: float, high: float) -> str:
    """The chart put into the package; the id of its relationship to the document."""
    package = document_part.package
    letters = _SMALL_LETTERS if wide < _NARROW else _LETTERS
    if wide < _NARROW and "累计" in chart.subtitle:  # 1—2月 is the course up to February
        chart = replace(chart, categories=tuple(map(_short, chart.categories)))
    plot = planned(chart, wide, high, letters)
    made = Part(PackURI(f"/word/charts/briefing{number}.xml"), CT.DML_CHART, b"", package)
    book = Part(
        PackURI(f"/word/embeddings/briefing{number}.xlsx"), CT.SML_SHEET, workbook(chart), package
    )
    behind = f'<c:externalData {_R} r:id="{made.relate_to(book, RT.PACKAGE)}">'
    behind += '<c:autoUpdate val="0"/></c:externalData>'
    shapes = drawn(chart, plot)
    if shapes:
        name = PackURI(f"/word/drawings/briefing{number}.xml")
        lying = Part(name, _SHAPES, shapes.encode(), package)
        reference = made.relate_to(lying, f"{_OFFICE}/chartUserShapes")
        behind += f'<c:userShapes {_R} r:id="{reference}"/>'
    xml = chart_xml(chart, plot).replace("</c:chartSpace>", f"{behind}</c:chartSpace>")
    made._blob = xml.encode()
    return str(document_part.relate_to(made, RT.CHART))


def _short(category: str) -> str:
    return "2" if category == "1—2月" else category
