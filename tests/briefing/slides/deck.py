"""A presentation opened again: where things stand on its slides, and the data of its charts."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from openpyxl import load_workbook
from pptx import Presentation
from pptx.slide import Slide

from briefing.document import Block, Chart, Document, Table, UnitCard
from briefing.slides.words import LINE
from charts.style import width

POINT = 12700
Values = dict[str, list[float | None]]


def slides(data: bytes) -> list[Slide]:
    """The slides in order."""
    return list(Presentation(io.BytesIO(data)).slides)


@dataclass(frozen=True)
class Drawn:
    """A native chart: names, values by series, what its workbook says, words drawn over it."""

    names: list[str]
    values: Values
    workbook: Values
    words: str


def drawn(data: bytes) -> list[Drawn]:
    """All charts in order."""
    found = []
    for slide in slides(data):
        for shape in slide.shapes:
            if shape.has_chart:
                chart = shape.chart
                series = [each for plot in chart.plots for each in plot.series]
                words = [
                    relation.target_part.blob.decode()
                    for relation in chart.part.rels.values()
                    if relation.reltype.endswith("/chartUserShapes")
                ]
                found.append(
                    Drawn(
                        [str(name) for name in chart.plots[0].categories],
                        {each.name: list(each.values) for each in series},
                        _sheet(chart.part.chart_workbook.xlsx_part.blob),
                        "".join(words),
                    )
                )
    return found


def _sheet(data: bytes) -> Values:
    rows = list(load_workbook(io.BytesIO(data)).active.values)
    return {
        str(name): [row[place] for row in rows[1:]] for place, name in enumerate(rows[0]) if place
    }


def figures(document: Document, kind: type) -> list:
    """The charts or tables of a document in the order slides have them."""
    return list(_figures((b for s in document.sections for b in s.blocks), kind))


def _figures(blocks: Iterator[Block], kind: type) -> Iterator[Chart | Table]:
    for block in blocks:
        if isinstance(block, kind):
            yield block
        elif isinstance(block, UnitCard):
            inner = block.charts if kind is Chart else (block.within, block.targets)
            yield from (each for each in inner if each)


def beyond(data: bytes) -> list[str]:
    """What stands beyond the edges of its slide, and text that is higher than its box."""
    deck = Presentation(io.BytesIO(data))
    wrong = []
    for number, slide in enumerate(deck.slides, 1):
        for shape in slide.shapes:
            right, bottom = shape.left + shape.width, shape.top + shape.height
            inside = shape.left >= 0 and shape.top >= 0
            if not (inside and right <= deck.slide_width and bottom <= deck.slide_height):
                wrong.append(f"{number} {shape.name} 超出页面")
            if shape.has_table:
                high = sum(row.height for row in shape.table.rows)
                if shape.top + high > deck.slide_height - 30 * POINT:
                    wrong.append(f"{number} {shape.name} 表格压住页脚")
                wrong += [f"{number} {text}" for text in _cells(shape.table)]
            elif shape.has_text_frame and shape.text_frame.text and not shape.is_placeholder:
                frame = shape.text_frame
                beside = frame.margin_left + frame.margin_right
                high = _high(frame, (shape.width - beside) / POINT)
                if high > shape.height / POINT + 1:
                    wrong.append(f"{number} {shape.text_frame.text[:20]} 高 {high:.0f}")
    return wrong


def _cells(table) -> Iterator[str]:
    """Cells whose text needs more lines than their row is high."""
    for row in table.rows:
        for cell, column in zip(row.cells, table.columns, strict=True):
            if cell.text and not cell.is_merge_origin:
                across = (column.width - cell.margin_left - cell.margin_right) / POINT
                if _high(cell.text_frame, across) > row.height / POINT + 1:
                    yield f"{cell.text[:20]} 高出一行"


def _high(frame, across: float) -> float:
    """Points the text takes by the measure of the charts, not by that of the slides."""
    total = 0.0
    for paragraph in frame.paragraphs:
        runs = [(run.text, run.font.size.pt) for run in paragraph.runs if run.font.size]
        if runs:
            size = max(points for _, points in runs)
            wide = sum(width(text) * points for text, points in runs)
            total += -(-wide // max(across, 1)) * size * LINE
            total += paragraph.space_before.pt if paragraph.space_before is not None else 0
    return total
