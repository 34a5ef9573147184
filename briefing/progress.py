"""报送进度 in words and as files: the cells of the board, a workbook, a CSV."""

import csv
import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from catalog.period import Period
from catalog.rounding import written
from metrics.handed_in import (
    EARLIER,
    LATE,
    MISSING,
    NOT_DUE,
    ON_TIME,
    PARTIAL,
    UPCOMING,
    Board,
    Cell,
    Line,
)

_FORMULA = tuple("=+-@＝＋－＠\t\r")
HEADS = ("名次", "单位", "应报", "按时", "按时率", "迟报", "迟报天数", "欠报", "历史补录")


def said(cell: Cell) -> str:
    """A report in a word with its sign, to be read without colour: "△ 迟3天"."""
    words = {
        ON_TIME: "√ 已报",
        LATE: f"△ 迟{cell.days}天",
        PARTIAL: f"◇ 缺{len(cell.missing)}项",
        MISSING: "× 未报",
        UPCOMING: "○ 未到期",
        EARLIER: "√ 补录",
        NOT_DUE: "—",
    }
    return words[cell.status]


def months(board: Board) -> list[str]:
    """The heads of the board: 1—2月, 3月 …; 全年 for a yearly report."""
    if board.report.frequency == "年":
        return ["全年" for _ in board.periods]
    return [_month(period) for period in board.periods]


def disciplined(board: Board) -> list[tuple[str, ...]]:
    """The rows of 报送纪律 under HEADS, best first."""
    return [_discipline(place, line) for place, line in board.ranked()]


def as_csv(board: Board) -> str:
    """The board as a CSV with a mark of its coding, which Excel asks for."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for row in _rows(board):
        writer.writerow([f"'{each}" if each.startswith(_FORMULA) else each for each in row])
    return "\ufeff" + text.getvalue()


def as_workbook(board: Board) -> bytes:
    """The board and 报送纪律, a sheet each."""
    book = Workbook()
    sheet = book.active
    sheet.title = "报送进度"
    year = board.periods[0].year
    _fill(sheet, f"{year}年{board.report.name}报送进度（截至{board.today:%Y-%m-%d}）", _rows(board))
    _fill(
        book.create_sheet("报送纪律"),
        f"{year}年{board.report.name}报送纪律（截至{board.today:%Y-%m-%d}）",
        [HEADS, *disciplined(board)],
    )
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _rows(board: Board) -> list[tuple[str, ...]]:
    rows = [("单位", *months(board))]
    rows.append(("报送期限", *(f"{day.month}月{day.day}日" for day in board.deadlines)))
    rows += [(line.member.name, *map(said, line.cells)) for line in board.lines]
    return rows


def _discipline(place: int, line: Line) -> tuple[str, ...]:
    punctual = f"{written(line.punctual, 0)}%" if line.punctual is not None else "—"
    counts = (line.count(LATE), line.late_days, line.owed, line.count(EARLIER))
    first = (str(place), line.member.name, str(line.due), str(line.count(ON_TIME)))
    return (*first, punctual, *map(str, counts))


def _month(period: Period) -> str:
    return "1—2月" if period.last_month == 2 else f"{period.last_month}月"


def _fill(sheet: Worksheet, title: str, rows: Sequence[Sequence[str]]) -> None:
    sheet.append([title])
    sheet["A1"].font = Font(bold=True, size=14)
    for number, row in enumerate(rows, 2):
        for column, text in enumerate(row, 1):
            number_ = int(text) if text.isdigit() else None
            cell = sheet.cell(number, column)
            if number_ is not None:
                cell.value = number_
            else:
                cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
                cell.data_type = "s"  # a name that begins with "=" is a name
            cell.font = Font(bold=number == 2)
            cell.alignment = Alignment(horizontal="left" if column == 1 else "center")
    for column in range(1, len(rows[0]) + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 26 if column == 1 else 11
    sheet.freeze_panes = "B3"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
