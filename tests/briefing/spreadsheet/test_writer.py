"""The workbook: what it shows is what the briefing shows, its numbers are numbers."""

import io
from dataclasses import replace
from datetime import datetime
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from briefing.course import Cancelled, Course
from briefing.document import Cell, Document, Table
from briefing.spreadsheet.figures import figure
from briefing.spreadsheet.sheets import sheets, unused
from briefing.spreadsheet.writer import write
from catalog.rounding import written
from data.reading.workbook import read
from tests.briefing.sample import MADE_AT, document


def opened(made: Document) -> Any:
    """The workbook as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(write(made, Course())), rich_text=False)


def shown(cell: Any) -> str:
    """A cell as Excel prints it, for the formats the writer uses."""
    value, form = cell.value, cell.number_format
    if not isinstance(value, int | float):
        return str(value or "")
    parts = form.split(";")
    part = parts[0]
    if len(parts) > 1 and value < 0:
        part, value = parts[1], abs(value)
    elif len(parts) > 2 and value == 0:
        part = parts[2]
    before = after = ""
    if '"' in part:
        first, _, rest = part.partition('"')
        word, _, last = rest.partition('"')
        if first:
            part, after = first, word
        else:
            before, (part, _, tail) = word, last.partition('"')
            after = tail.rstrip('"')
    if not part.strip("+-"):
        return before
    sign = part[0] if part[0] in "+-" else ""
    decimals = len(part.partition(".")[2].rstrip("%"))
    percent = "%" if part.endswith("%") else ""
    text = written(value * (100 if percent else 1), decimals)  # Excel rounds half up too
    return f"{before}{sign}{text}{percent}{after}"


def body(sheet: Any, table: Table) -> list[list[Any]]:
    """The cells under the heads of a table that stands alone on its sheet."""
    first = 2 + (1 if table.about else 0) + any(column.group for column in table.columns)
    rows = range(first + 1, first + 1 + len(table.rows))
    return [[sheet.cell(row, at + 1) for at in range(len(table.columns))] for row in rows]


def test_every_cell_reads_as_in_the_briefing() -> None:
    made = document()
    book = opened(made)
    table = next(each for each in sheets(made) if each.section == "产业链一览表").tables[0]
    lines = body(book["产业链一览表"], table)
    for line, row in zip(lines, table.rows, strict=True):
        for found, cell in zip(line, row, strict=True):
            assert shown(found).removeprefix("●") == cell.text
            if cell.value is not None:
                assert found.value == pytest.approx(cell.value)


def test_what_looks_like_a_formula_stays_text() -> None:
    book = opened(document())
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    told = {cell.value for cell in cells}
    assert {"=1+1", "+市发改委", "@市商务局"} <= told


def test_words_stand_where_there_is_no_figure() -> None:
    told = [cell.value for row in opened(document())["产业链一览表"].iter_rows() for cell in row]
    assert {"未报", "不予显示", "—"} <= set(told)


@pytest.mark.parametrize(
    ("cell", "form"),
    [
        (Cell("1,096.38", 1096.375, 2), "#,##0.00"),
        (Cell("+14.2", 14.24, 1), "+#,##0.0;-#,##0.0;#,##0.0"),
        (Cell("12.3%", 12.25, 1), "0.0%"),
        (Cell("前移2位", 2.0, 0), '"前移"#,##0"位"'),
        (Cell("后移1位", -1.0, 0), '"后移"#,##0"位";"后移"#,##0"位"'),
        (Cell("持平", 0.0, 0), '"持平";"持平";"持平"'),
        (Cell("65.57", None), "#,##0.00"),
        (Cell("12.5", 12.25, 1), None),
        (Cell("8—12", None), None),
        (Cell("2026-06", None), None),
    ],
)
def test_the_format_is_what_is_shown(cell: Cell, form: str | None) -> None:
    found = figure(cell)
    assert (found.form if found else None) == form


def test_a_column_of_growth_keeps_its_plus_and_levels_have_none() -> None:
    assert figure(Cell("-6.4", -6.4, 1), signed=True).form == "+#,##0.0;-#,##0.0;#,##0.0"
    assert figure(Cell("65.57", 65.57, 2), signed=True).form == "#,##0.00"


def test_a_sheet_is_ready_to_be_printed() -> None:
    sheet = opened(document())["产业链一览表"]
    assert sheet.page_setup.paperSize == 9 and sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$3:$4" and sheet.freeze_panes == "B5"
    assert "&P" in sheet.oddFooter.center.text
    assert "C3:E3" in {str(each) for each in sheet.merged_cells.ranges}
    assert sheet["A2"].value == "产值；2026年1—6月；位次变化较1—5月"
    assert sheet["G2"].value == "单位：亿元"


def test_long_words_have_room() -> None:
    made = document()
    for sheet in sheets(made):
        page = opened(made)[sheet.name]
        for table in sheet.tables:
            for at, _ in enumerate(table.columns):
                wide = page.column_dimensions[get_column_letter(at + 1)].width
                figures = [row[at].text for row in table.rows if row[at].value is not None]
                assert all(len(text) + 1 < wide for text in figures)


def test_the_contents_lead_to_every_sheet() -> None:
    book = opened(document())
    links = [cell for row in book["目录"].iter_rows() for cell in row if cell.hyperlink]
    assert [cell.value for cell in links] == book.sheetnames[1:]
    assert links[0].hyperlink.location == f"'{book.sheetnames[1]}'!A1"
    assert "白酒产业链" in book.sheetnames


def test_the_definitions_are_told() -> None:
    told = [cell.value for row in opened(document())["口径"].iter_rows() for cell in row]
    assert {"产值", "万元", "规模以上工业", "工业产品总价值。", "同比为上报数。"} <= set(told)


def test_our_own_reader_reads_it() -> None:
    reading = read(write(document(), Course()), "简报.xlsx")
    found = next(table for table in reading.tables if table.sheet == "产业链一览表")
    assert str(found.period) == "2026年1—6月" and found.unit == "亿元"
    totals = next(v for c, v in zip(found.columns, found.values, strict=True) if "累计" in c.labels)
    assert list(totals.raw[:2]) == [1096.375, 41.634] and totals.raw[2] == "未报"
    assert not reading.findings.blocking


def test_the_same_choice_gives_the_same_bytes() -> None:
    assert write(document(), Course()) == write(document(), Course())
    core = opened(document()).properties
    assert core.created == core.modified == MADE_AT
    other = opened(document(made_at=datetime(2026, 8, 1))).properties
    assert other.created == datetime(2026, 8, 1)


def test_names_of_sheets_are_ones_excel_accepts() -> None:
    taken = {"目录"}
    assert unused("甲/乙：[一]*?", taken) == "甲乙：一"
    assert unused("目录", taken) == "目录（2）"
    assert len(unused("很长" * 40, taken)) == 31
    assert unused("", set()) == "表"


def test_letters_no_file_may_hold_are_left_out() -> None:
    made = document()
    table = replace(made.sections[1].blocks[0], title="题\x00目\ud800")
    section = replace(made.sections[1], blocks=(table,))
    assert opened(replace(made, sections=(section,)))["产业链一览表"]["A1"].value == "题目"


def test_it_can_be_called_off() -> None:
    course = Course()
    course.called_off.set()
    with pytest.raises(Cancelled):
        write(document(), course)
