"""Files of a briefing opened again: their tables as rows of text, their words."""

import io
from html.parser import HTMLParser
from typing import Any

from docx import Document as opened_docx
from docx.table import Table
from openpyxl import load_workbook
from pptx import Presentation

from catalog.rounding import written

Rows = list[list[str]]


def slides(data: bytes) -> Rows:
    """The rows of all tables of a presentation."""
    found: Rows = []
    for slide in Presentation(io.BytesIO(data)).slides:
        for shape in slide.shapes:
            if shape.has_table:
                found += [[cell.text for cell in row.cells] for row in shape.table.rows]
    return found


def charts(data: bytes) -> dict[str, float]:
    """Of every chart of a presentation, category → value, by title of series and category."""
    found: dict[str, float] = {}
    for slide in Presentation(io.BytesIO(data)).slides:
        for shape in slide.shapes:
            if shape.has_chart:
                for plot in shape.chart.plots:
                    names = [str(name) for name in plot.categories]
                    for series in plot.series:
                        pairs = zip(names, series.values, strict=True)
                        found |= {f"{series.name} {n}": v for n, v in pairs if v is not None}
    return found


def word(data: bytes) -> Rows:
    """The rows of all tables of a document, tables in cells too."""
    return [row for table in opened_docx(io.BytesIO(data)).tables for row in _rows(table)]


def _rows(table: Table) -> Rows:
    found = [[cell.text for cell in row.cells] for row in table.rows]
    for row in table.rows:
        for cell in row.cells:
            for inner in cell.tables:
                found += _rows(inner)
    return found


def spreadsheet(data: bytes) -> Rows:
    """The rows of all sheets, numbers as their cell's format shows them."""
    book = load_workbook(io.BytesIO(data))
    return [
        [_shown(cell) for cell in row] for sheet in book.worksheets for row in sheet.iter_rows()
    ]


def _shown(cell: Any) -> str:
    if not isinstance(cell.value, int | float):
        return "" if cell.value is None else str(cell.value)
    shape = cell.number_format.partition(";")[0]
    decimals = len(shape.partition(".")[2].rstrip('%"个百分点+ '))
    return written(cell.value, decimals)


def webpage(data: bytes) -> Rows:
    """The rows of all tables of a page."""
    reader = _Reader()
    reader.feed(data.decode())
    return reader.rows


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: Rows = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].append("")
            self._inside = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.rows[-1][-1] += data.strip()


OPENED = {"pptx": slides, "docx": word, "xlsx": spreadsheet, "html": webpage}
