"""The sample city in Word and Excel: every cell of every table reads as in the document."""

import io
from datetime import datetime

import docx
import openpyxl
import pytest

from briefing.compose import compose
from briefing.course import Course
from briefing.document import Document, Table
from briefing.request import SHORT, Request
from briefing.spreadsheet.sheets import sheets
from briefing.spreadsheet.writer import write as spreadsheet
from briefing.word.writer import write as word
from catalog.catalog import Catalog
from catalog.period import Period
from data.keeping.store import Store
from tests.briefing.spreadsheet.test_writer import body, shown

_SECTIONS = (*SHORT, "targets", "ranking", "land")


@pytest.fixture(scope="module")
def made(city: Store, catalog: Catalog) -> Document:
    """The document of the city as a whole."""
    asked = Request(Period.of("2026-06"), "6月调度会", sections=_SECTIONS)
    return compose(city, catalog, asked, now=datetime(2026, 7, 12))


def tables(document: Document) -> list[Table]:
    """Its tables in order."""
    blocks = [block for section in document.sections for block in section.blocks]
    return [block for block in blocks if isinstance(block, Table)]


def test_every_cell_of_the_notice_reads_as_in_the_document(made: Document) -> None:
    found = docx.Document(io.BytesIO(word(made, Course())))
    assert len(found.tables) == len(tables(made)) + 1  # and the strip
    for printed, table in zip(found.tables[1:], tables(made), strict=True):
        rows = [[cell.text.removeprefix("●") for cell in row.cells] for row in printed.rows]
        assert rows[-len(table.rows) :] == [[cell.text for cell in row] for row in table.rows]


def test_every_paragraph_of_the_document_is_in_the_notice(made: Document) -> None:
    told = {each.text for each in docx.Document(io.BytesIO(word(made, Course()))).paragraphs}
    for section in made.sections:
        for block in section.blocks:
            if hasattr(block, "said"):
                assert block.said.text in told


def test_every_cell_of_the_workbook_reads_as_in_the_document(made: Document) -> None:
    book = openpyxl.load_workbook(io.BytesIO(spreadsheet(made, Course())))
    compared = 0
    for sheet in sheets(made):
        (table,) = sheet.tables
        for line, row in zip(body(book[sheet.name], table), table.rows, strict=True):
            for found, cell in zip(line, row, strict=True):
                assert shown(found).removeprefix("●") == cell.text, (sheet.name, cell)
                if isinstance(found.value, int | float) and cell.value is not None:
                    assert found.value == pytest.approx(cell.value, rel=1e-9, abs=1e-9)
                    compared += 1
    assert compared > 500


def test_the_definitions_of_all_indicators_are_told(made: Document) -> None:
    book = openpyxl.load_workbook(io.BytesIO(spreadsheet(made, Course())))
    told = [row[0].value for row in book["口径"].iter_rows(min_row=3)]
    assert [one.name for one in made.definitions] == told[: len(made.definitions)]
    assert {"产值", "税收", "亩均税收"} <= set(told)
