"""The first and the last sheet: the contents with links, and the 口径 of every indicator."""

from collections.abc import Sequence
from typing import Any

from briefing.document import Definition, Document
from briefing.spreadsheet.layout import LINE, lines
from briefing.spreadsheet.looks import Looks
from briefing.spreadsheet.sheets import DEFINITIONS, Sheet, notes
from briefing.spreadsheet.table import clean, printed

_WIDTHS = (7.0, 26.0, 52.0, 60.0)
_HEADS = ("序号", "工作表", "内容", "单位与说明")
_DEFINED = (
    ("指标", 22.0), ("单位", 12.0), ("性质", 14.0), ("口径", 20.0),
    ("计算公式", 30.0), ("定义", 52.0), ("出处", 24.0),
)  # fmt: skip
_ROUNDED = "表中数值是未修约的原数，按简报的位数显示。"


def contents(sheet: Any, looks: Looks, document: Document, found: Sequence[Sheet]) -> None:
    """What is in the workbook, each line a link."""
    for place, each in enumerate(_WIDTHS):
        sheet.set_column(place, place, each)
    sheet.merge_range(0, 0, 0, 3, "", looks.title())
    sheet.write_string(0, 0, clean(f"{document.period}{document.title}"), looks.title())
    sheet.set_row(0, 30)
    row = 1
    for line in _about(document):
        sheet.merge_range(row, 0, row, 3, "", looks.line())
        sheet.write_string(row, 0, clean(line), looks.line())
        row += 1
    for place, word in enumerate(_HEADS):
        sheet.write_string(row, place, word, looks.head())
    sheet.freeze_panes(row + 1, 0)
    sheet.repeat_rows(row)
    for number, each in enumerate(found, 1):
        row += 1
        many = len(each.tables) > 1
        titles = "；".join(
            table.title.removeprefix(each.name) if many else table.title for table in each.tables
        )
        about = next((table.about for table in each.tables if table.about), "")
        _entry(sheet, looks, row, (number, each.name, titles, about))
    _entry(sheet, looks, row + 1, (len(found) + 1, DEFINITIONS, "指标定义、计算公式、口径", ""))
    printed(sheet, row + 1, 3)


def definitions(sheet: Any, looks: Looks, document: Document) -> None:
    """What every indicator of the workbook means, and what holds for all of them."""
    rows = [_defined(one) for one in document.definitions]
    sourced = any(row[-1] != "—" for row in rows)
    columns = _DEFINED if sourced else _DEFINED[:-1]
    last, whole = len(columns) - 1, sum(each for _, each in columns)
    for place, (_, each) in enumerate(columns):
        sheet.set_column(place, place, each)
    sheet.merge_range(0, 0, 0, last, "", looks.title())
    sheet.write_string(0, 0, "指标口径", looks.title())
    sheet.set_row(0, 28)
    for place, (word, _) in enumerate(columns):
        sheet.write_string(1, place, word, looks.head())
    sheet.freeze_panes(2, 1)
    sheet.repeat_rows(1)
    for at, words in enumerate(rows, 2):
        told = list(zip(words, columns, strict=False))
        for place, (word, _) in enumerate(told):
            sheet.write_string(at, place, clean(word), looks.words("left"))
        sheet.set_row(at, max(lines(word, room) for word, (_, room) in told) * LINE + 5)
    row = len(rows) + 1
    for note in (*notes(document), _ROUNDED):
        row += 1
        sheet.merge_range(row, 0, row, last, "", looks.foot())
        sheet.write_string(row, 0, clean(note), looks.foot())
        sheet.set_row(row, lines(note, whole) * LINE)
    printed(sheet, row, last)


def _defined(one: Definition) -> tuple[str, ...]:
    formula = f"{one.name} = {one.formula}" if one.formula else "由报表取数"
    scope, source = one.scope or "—", one.source or "—"
    return (one.name, one.uom, one.nature, scope, formula, one.said, source)


def _about(document: Document) -> list[str]:
    made = [f"会议：{document.meeting}"] if document.meeting else []
    if document.edition:
        made.append(
            f"会议版：{document.edition}" + (f"（短码 {document.code}）" if document.code else "")
        )
    return [
        *made,
        f"范围：{document.scope}",
        f"数据：{document.cutoff}",
        f"来源：{document.source}",
    ]


def _entry(sheet: Any, looks: Looks, row: int, words: tuple[int, str, str, str]) -> None:
    number, name, titles, about = words
    sheet.write_number(row, 0, number, looks.number("0", "center"))
    quoted = name.replace("'", "''")
    sheet.write_url(row, 1, f"internal:'{quoted}'!A1", looks.link(), clean(name))
    sheet.write_string(row, 2, clean(titles), looks.words("left"))
    sheet.write_string(row, 3, clean(about), looks.words("left"))
    high = max(lines(titles, _WIDTHS[2]), lines(about, _WIDTHS[3]))
    sheet.set_row(row, high * LINE + 3)
