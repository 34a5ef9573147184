"""The workbook of 审核关系: one row a rule, drop-downs of the catalogue's names, how to fill it."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from catalog.catalog import Catalog
from data.rulebook.lines import (
    ASKED,
    FORCED,
    HEADS,
    MEASURES,
    RELATIONS,
    SHEET,
    lines,
)

_LINE = Border(*[Side(style="thin", color="FFBFBFBF")] * 4)
_FILL = PatternFill("solid", fgColor="FFDDE6F2")
_TOP = Alignment(vertical="top", wrap_text=True)
_WIDTHS = (36, 14, 34, 24, 30, 9, 40)
_SPARE = 200
_NAMES = "指标名称"
_HOW = (
    (
        "这本工作簿列出全部审核关系，一行一条。改好后在“管理”里上传，没有问题才会生效，旧的一份会留底。",
    ),
    ("删去一行就是停用一条；新增请在下面的空行填写。“规则”一列是名称，只作辨认。",),
    ("",),
    ("类型", "怎样填"),
    ("两项比较", "左边一个指标，右边一个指标，如：税收 不大于 营业收入。"),
    (
        "分项与总项",
        "分项用“+”连接，如：出口 + 进口 等于 外贸进出口总额；或 总额 不小于 出口 + 进口。",
    ),
    (
        "上限",
        "左边写指标、“占比”“完成率”“同比”（所有指标）或“产值·占比”；右边写数值（如 100）。",
    ),
    ("变动幅度", "左边一个指标，右边写百分数，如：产值 与上年同期相差不超过 50。"),
    ("累计可下降", "左边一个指标，右边空着：它的累计数比上月少时不再询问（如利润）。"),
    ("",),
    ("级别", "“核实”：违反时请报送人写一句说明，可以发布；“强制”：违反时必须改，不能发布。"),
    ("比较的范围", "同一单位、同一时间、同一口径；按各数的末位留出四舍五入的余地；缺数时不比较。"),
    ("", "工作簿里没有的一半，用已入库的数比（两项比较、变动幅度）。"),
)


def workbook(catalog: Catalog) -> bytes:
    """The rules in force as a workbook to edit."""
    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    rows = lines(catalog)
    for column, (head, width) in enumerate(zip(HEADS, _WIDTHS, strict=True), 1):
        cell = sheet.cell(1, column, head)
        cell.font, cell.fill, cell.border = Font(name="宋体", bold=True), _FILL, _LINE
        sheet.column_dimensions[cell.column_letter].width = width
    for row, each in enumerate(rows, 2):
        for column, text in enumerate(each.cells, 1):
            _put(sheet, row, column, text)
    sheet.freeze_panes = "B2"
    _names(book.create_sheet(_NAMES), catalog)
    _drop_downs(sheet, len(rows) + 1 + _SPARE, len(catalog.indicators) + len(MEASURES))
    _instructions(book.create_sheet("填写说明"))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _put(sheet: Worksheet, row: int, column: int, text: str) -> None:
    number = column == 5 and text.replace(".", "", 1).isdigit()
    cell = sheet.cell(row, column, float(text) if number else text or None)
    if not number and text:
        cell.data_type = "s"
    cell.border, cell.alignment, cell.font = _LINE, _TOP, Font(name="宋体")


def _drop_downs(sheet: Worksheet, last: int, names: int) -> None:
    """Lists to choose from; indicators may also be typed, for sums."""
    source = f"{quote_sheetname(_NAMES)}!$A$2:$A${names + 1}"
    relations = list(dict.fromkeys(word for words in RELATIONS.values() for word in words))
    choices = (
        ("B", f'"{",".join(RELATIONS)}"', True),
        ("C", source, False),
        ("D", f'"{",".join(relations)}"', True),
        ("E", source, False),
        ("F", f'"{FORCED},{ASKED}"', True),
    )
    for letter, formula, strict in choices:
        choice = DataValidation("list", formula1=formula, allow_blank=True)
        choice.showErrorMessage = strict
        choice.error, choice.errorTitle = "请从下拉列表中选择。", "不在列表里"
        choice.add(f"{letter}2:{letter}{last}")
        sheet.add_data_validation(choice)


def _names(sheet: Worksheet, catalog: Catalog) -> None:
    rows = [("指标", "单位", "代码"), *((word, "%", "") for word in MEASURES.values())]
    rows += [(each.name, each.unit, each.code) for each in catalog.indicators.values()]
    for row, cells in enumerate(rows, 1):
        for column, text in enumerate(cells, 1):
            cell = sheet.cell(row, column, text or None)
            cell.font = Font(name="宋体", bold=row == 1)
            if text:
                cell.data_type = "s"  # a name that begins with "=" is no formula
    sheet.column_dimensions["A"].width = 40
    sheet.freeze_panes = "A2"


def _instructions(sheet: Worksheet) -> None:
    for row, cells in enumerate(_HOW, 1):
        for column, text in enumerate(cells, 1):
            cell = sheet.cell(row, column, text or None)
            cell.font = Font(name="宋体", bold=len(cells) > 1 and column == 1)
            cell.alignment = _TOP if len(cells) > 1 else Alignment(vertical="top")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 16, 90
