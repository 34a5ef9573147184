"""Blank workbooks to fill in: headers from the catalogue, units from the directory."""

from dataclasses import dataclass
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from catalog.catalog import Catalog
from catalog.period import Period
from data.directory import Directory

_TITLE = Font(name="宋体", size=16, bold=True)
_HEAD = Font(name="宋体", size=11, bold=True)
_TEXT = Font(name="宋体", size=11)
_LINE = Border(*[Side(style="thin", color="FF808080")] * 4)
_FILL = PatternFill("solid", fgColor="FFDDE6F2")
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_NOTE = "注：没有的数请留空或填“—”，不要填 0；单位名称请用名录里的名称或别名。"


@dataclass(frozen=True)
class Report:
    """A monthly report: whose, and for each indicator its unit and whether it has a target."""

    kind: str
    noun: str
    title: str
    indicators: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True)
class Register:
    """A sheet of the 名录: the kind of unit, its columns and the attribute each shows."""

    kind: str
    sheet: str
    columns: tuple[tuple[str, str], ...]


REPORTS = {
    "产业链月报": Report(
        "chain",
        "产业链",
        "重点产业链主要经济指标完成情况表",
        (
            ("output_value", "亿元", True),
            ("revenue", "亿元", False),
            ("profit", "亿元", False),
            ("tax", "万元", False),
        ),
    ),
    "园区月报": Report(
        "park",
        "园区名称",
        "产业园区主要经济指标完成情况表",
        (
            ("output_value", "万元", True),
            ("tax", "万元", False),
            ("investment", "万元", False),
            ("above_scale_count", "家", False),
        ),
    ),
    "县区月报": Report(
        "county",
        "县（市、区）",
        "县（市、区）主要经济指标完成情况表",
        (("output_value", "亿元", True), ("tax", "万元", False), ("investment", "亿元", False)),
    ),
    "企业月报": Report(
        "enterprise",
        "企业名称",
        "重点企业主要经济指标表",
        (("output_value", "万元", False), ("revenue", "万元", False), ("tax", "万元", False)),
    ),
}
REGISTERS = (
    Register(
        "chain",
        "产业链",
        (
            ("产业链", "name"),
            ("别名", "aliases"),
            ("链长", "leader"),
            ("牵头单位", "lead_bureau"),
            ("重点园区", "key_parks"),
            ("链主企业", "leading_enterprises"),
        ),
    ),
    Register(
        "park",
        "园区",
        (
            ("园区名称", "name"),
            ("别名", "aliases"),
            ("级别", "level"),
            ("所在县市区", "county"),
            ("已供工业用地（亩）", ""),
        ),
    ),
    Register("county", "县区", (("县市区", "name"), ("别名", "aliases"))),
    Register(
        "enterprise",
        "企业",
        (("企业名称", "name"), ("所属产业链", ""), ("所属园区", ""), ("所在县市区", "")),
    ),
)
NAMES = ("名录", *REPORTS)


def blank(catalog: Catalog, directory: Directory, name: str, period: Period) -> bytes:
    """The workbook of one of NAMES, ready to be filled in for `period`."""
    book = Workbook()
    sheet = book.active
    if name == "名录":
        book.remove(sheet)
        for register in REGISTERS:
            _register(book.create_sheet(register.sheet), register, directory)
    else:
        sheet.title = name
        _report(sheet, catalog, REPORTS[name], directory, period)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def next_period(newest: Period | None, today: Period) -> Period:
    """The months a report is due for: those after the newest kept; January is never alone."""
    after = (newest.year, newest.last_month + 1) if newest else (today.year, today.last_month)
    year, month = (after[0] + 1, 1) if after[1] > 12 else after
    return Period(year, 1, max(month, 2))


def _register(sheet: Worksheet, register: Register, directory: Directory) -> None:
    heads = ["序号", *(head for head, _ in register.columns)]
    _title(sheet, f"{register.sheet}名录", len(heads))
    for column, head in enumerate(heads, 1):
        _put(sheet, 2, column, head, head=True)
    for number, unit in enumerate(directory.of(register.kind), 1):
        known = unit.attributes | {"name": unit.name, "aliases": unit.aliases}
        cells = [number, *(_shown(known.get(key)) for _, key in register.columns)]
        for column, cell in enumerate(cells, 1):
            _put(sheet, number + 2, column, cell)
    sheet.freeze_panes = "C3"
    _widths(sheet, len(heads))


def _report(
    sheet: Worksheet, catalog: Catalog, report: Report, directory: Directory, period: Period
) -> None:
    heads = [("序号", ""), (report.noun, "")]
    for code, uom, target in report.indicators:
        head = f"{catalog.indicators[code].name}（{uom}）"
        heads += [(head, f"{period.months}累计"), (head, "同比（%）")]
        heads += [(head, "年度目标")] if target else []
    _title(sheet, f"{period}{report.title}", len(heads))
    for column, (head, under) in enumerate(heads, 1):
        first = column == 1 or heads[column - 2][0] != head
        _put(sheet, 3, column, head if first else None, head=True)
        _put(sheet, 4, column, under or None, head=True)
        if first:
            last = max(i for i, (other, _) in enumerate(heads, 1) if other == head)
            sheet.merge_cells(
                start_row=3, start_column=column, end_column=last, end_row=3 if under else 4
            )
    units = directory.of(report.kind)
    for number, unit in enumerate(units, 1):
        for column in range(1, len(heads) + 1):
            _put(sheet, number + 4, column, {1: number, 2: unit.name}.get(column))
    sheet.cell(max(len(units), 5) + 5, 1, _NOTE).font = _TEXT
    sheet.freeze_panes = "C5"
    _widths(sheet, len(heads))


def _title(sheet: Worksheet, title: str, columns: int) -> None:
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=columns)
    cell = sheet.cell(1, 1, title)
    cell.font, cell.alignment = _TITLE, _CENTRE
    sheet.row_dimensions[1].height = 32
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _put(sheet: Worksheet, row: int, column: int, value: object, head: bool = False) -> None:
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub("", value)
    cell = sheet.cell(row, column, value)
    if isinstance(value, str):
        cell.data_type = "s"  # a name that begins with "=" is a name
    cell.border, cell.font = _LINE, _HEAD if head else _TEXT
    if head:
        cell.fill, cell.alignment = _FILL, _CENTRE


def _shown(value: object) -> str | None:
    return "、".join(map(str, value)) if isinstance(value, (tuple, list)) else value or None


def _widths(sheet: Worksheet, columns: int) -> None:
    for column in range(1, columns + 1):
        width = {1: 7, 2: 30}.get(column, 16)
        sheet.column_dimensions[get_column_letter(column)].width = width
