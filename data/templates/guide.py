"""填表说明: who fills what in until when, how it is handed in, and the lists of the drop-downs."""

from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from catalog.catalog import Catalog
from catalog.period import Period
from catalog.report import Column, Report
from data.reading.ours import GUIDE_MARK
from data.templates.look import LEFT, head, protect, put, write

SHEET = "填表说明"
STATES = ("扭亏为盈", "由盈转亏", "减亏", "增亏", "持续亏损", "持平")
FIGURES = {"level": "本期数", "yoy": "同比（%）", "target": "年度目标"}
_LISTS = 8  # the first column of the lists
_STEPS = (
    "1. 只填白色格子，单位名称从下拉列表里选；表头已锁定（没有密码，可在“审阅”里撤销保护）。",
    "2. 没有的数留空，不要填 0；累计数从年初算起，1月与2月合并为1—2月。",
    "3. 同比填百分数，增长 12.3% 填 12.3，下降填负数；由亏转盈等填下拉列表里的文字。",
    "4. 填好保存，打开看板的“填报”页，把文件拖进去，按提示核对、确认。不要改成别的格式。",
    "5. 传上去以后在“报送进度”里能看到“已报”；有错可以改好再传，以最后一次为准。",
)


def guide(
    book: Workbook,
    catalog: Catalog,
    report: Report,
    period: Period,
    lists: Mapping[str, Sequence[str]],
) -> dict[str, str]:
    """Add the sheet; where the lists stand, as sources of drop-downs, comes back."""
    sheet = book.create_sheet(SHEET)
    write(sheet, 1, 1, GUIDE_MARK)
    due = catalog.reports.due(report, period)
    said = (
        ("报表", report.name),
        ("报告期", report.named(period)),
        ("由谁报", report.hands_in or "表中所列单位，各报各的或由主管部门汇总后报"),
        ("报送期限", f"{due.year}年{due.month}月{due.day}日24时前，即{report.deadline}"),
    )
    row = 2
    for what, words in said:
        head(sheet, row, 1, what)
        put(sheet, row, 2, words)
        row += 1
    for words in _STEPS:
        row += 1
        write(sheet, row, 1, words)
    row += 2
    for column, what in enumerate(("指标", "计量单位", "要填的数", "是否必报", "口径和解释"), 1):
        head(sheet, row, column, what)
    for number, column in enumerate(report.columns, row + 1):
        for place, words in enumerate(_line(catalog, column), 1):
            put(sheet, number, place, words).alignment = LEFT
    widths = (26, 34, 26, 10, 80)
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sources = _lists(sheet, lists)
    protect(sheet)
    return sources


def named(catalog: Catalog, column: Column) -> str:
    """The indicator of a column with its 口径, in a spelling the catalogue knows."""
    indicator = catalog.indicators[column.indicator]
    if not column.scope:
        return indicator.name
    spellings = dict(indicator.scopes).get(column.scope, ())
    return spellings[0] if spellings else f"{indicator.name}（{column.scope}）"


def _line(catalog: Catalog, column: Column) -> tuple[str, ...]:
    indicator = catalog.indicators[column.indicator]
    figures = "、".join(FIGURES[figure] for figure in column.figures)
    scope = column.scope or indicator.default_scope
    definition = f"【{scope}】{indicator.definition}" if scope else indicator.definition
    uom = column.uom if column.level or column.target else "%"
    required = "必报" if column.required else "有则报"
    return named(catalog, column), uom, figures, required, definition


def _lists(sheet: Worksheet, lists: Mapping[str, Sequence[str]]) -> dict[str, str]:
    sources = {}
    for column, (what, words) in enumerate(lists.items(), _LISTS):
        if not words:
            continue
        write(sheet, 2, column, f"可选：{what}")
        for row, word in enumerate(words, 3):
            write(sheet, row, column, word)
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = 24
        sources[what] = f"'{SHEET}'!${letter}$3:${letter}${len(words) + 2}"
    return sources
