"""How blank forms look: fonts, lines, what is locked, how they print."""

from collections.abc import Sequence

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

_TITLE = Font(name="宋体", size=16, bold=True)
_HEAD = Font(name="宋体", size=11, bold=True)
TEXT = Font(name="宋体", size=11)
_LINE = Border(*[Side(style="thin", color="FF808080")] * 4)
_FILL = PatternFill("solid", fgColor="FFDDE6F2")
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="top", wrap_text=True)
_OPEN = Protection(locked=False)
_MOST = 10**12  # what the store holds


def plain(text: str) -> str:
    """`text` without the signs no workbook can hold."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)


def write(sheet: Worksheet, row: int, column: int, value: object) -> Cell:
    """A cell with a value; a text that begins with "=" is a text."""
    cell = sheet.cell(row, column, plain(value) if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"
    cell.font = TEXT
    return cell


def head(sheet: Worksheet, row: int, column: int, value: object) -> Cell:
    """A cell of the heads: shaded, locked."""
    cell = write(sheet, row, column, value)
    cell.font, cell.fill, cell.alignment, cell.border = _HEAD, _FILL, CENTRE, _LINE
    return cell


def put(
    sheet: Worksheet, row: int, column: int, value: object, fill_in: bool = False, form: str = ""
) -> Cell:
    """A cell of the body; one to fill in is not locked and has its number format."""
    cell = write(sheet, row, column, value)
    cell.border = _LINE
    if fill_in:
        cell.protection = _OPEN
    if form:
        cell.number_format = form
    return cell


def title(sheet: Worksheet, text: str, columns: int) -> None:
    """The title over all columns."""
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=columns)
    cell = write(sheet, 1, 1, text)
    cell.font, cell.alignment = _TITLE, CENTRE
    sheet.row_dimensions[1].height = 32


def finish(sheet: Worksheet, heads: int, columns: int, widths: dict[int, int]) -> None:
    """Frozen heads, widths, print set-up; heads and names protected, without a password."""
    sheet.freeze_panes = sheet.cell(heads + 1, 3)
    for column in range(1, columns + 1):
        sheet.column_dimensions[get_column_letter(column)].width = widths.get(column, 16)
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"1:{heads}"
    sheet.oddFooter.center.text = "第 &P 页，共 &N 页"
    protect(sheet)


def protect(sheet: Worksheet) -> None:
    """What is not to be filled in is locked; widths and heights stay the reader's own."""
    guard = sheet.protection
    guard.sheet, guard.formatColumns, guard.formatRows = True, False, False


def only_numbers() -> DataValidation:
    """Cells that take a number or nothing."""
    rule = DataValidation("decimal", operator="between", allow_blank=True)
    rule.formula1, rule.formula2 = str(-_MOST), str(_MOST)
    rule.errorTitle, rule.error = "请填数字", "这一格只能填数字；没有的数请留空，不要填 0 或文字。"
    rule.showErrorMessage = True
    return rule


def chosen_from(source: str, strict: bool, what: str) -> DataValidation:
    """A drop-down; where it is not `strict`, anything else may be typed as well."""
    rule = DataValidation("list", formula1=source, allow_blank=True)
    rule.showErrorMessage = strict
    rule.errorTitle, rule.error = f"请选择{what}", f"请从下拉列表中选择{what}。"
    return rule


def add(sheet: Worksheet, rule: DataValidation, places: Sequence[str]) -> None:
    """A rule on ranges; none where there is nothing to rule."""
    if places:
        for place in places:
            rule.add(place)
        sheet.add_data_validation(rule)
