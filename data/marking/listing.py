"""The sheet 问题清单: every finding with its level, place, value, problem, advice and answer."""

from collections import Counter
from collections.abc import Mapping, Sequence

from data.findings import SEVERITY_NAMES, Finding
from data.marking.cells import Unmarkable
from data.marking.package import BOOK, Parts
from data.marking.places import answer, area_of, ordered
from data.marking.styles import COLOURS, MAIN, Styles
from data.marking.text import attribute, text_cell
from data.reading.ours import LIST_MARK, LIST_SHEET

MOST_LISTED = 10_000
_HEADS = ("序号", "级别", "位置", "值", "问题", "怎么改", "说明")
_WIDTHS = (6, 9, 24, 18, 64, 48, 30)
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_HEAD_ROW = 4
_LINK = "FF0B5CAD"
_MOST_LINES = 12


def add(
    parts: Parts,
    styles: Styles,
    findings: Sequence[Finding],
    answers: Mapping[str, str],
    name: str,
    remark: str = "",
    former: str = "",
) -> None:
    """Add the list to the workbook as its last sheet, or write it over the `former` one."""
    part = former or parts.free("xl/worksheets/sheet{}.xml")
    parts.write(part, _sheet(styles, findings, answers, name, remark).encode())
    if former:
        return
    parts.declare(part, _SHEET)
    book = parts.tree(BOOK)
    space = book.tag.rpartition("}")[0] + "}"
    sheets = book.find(f"{space}sheets")
    if sheets is None:
        raise Unmarkable
    used = {sheet.get("name", "").lower() for sheet in sheets}
    title, number = LIST_SHEET, 2
    while title.lower() in used:
        title, number = f"{LIST_SHEET} ({number})", number + 1
    sheet = sheets.makeelement(f"{space}sheet")
    sheet.set("name", title)
    sheet.set("sheetId", str(max((int(s.get("sheetId", 0)) for s in sheets), default=0) + 1))
    sheet.set(f"{{{parts.office}}}id", parts.relate(BOOK, "worksheet", part))
    sheets.append(sheet)
    parts.write(BOOK, book)


def _sheet(
    styles: Styles,
    findings: Sequence[Finding],
    answers: Mapping[str, str],
    name: str,
    remark: str,
) -> str:
    heading, text = styles.made(bold=True, size=14, wrap=False), styles.made()
    head, link = styles.made("FFDDE6F2", bold=True), styles.made(text=_LINK)
    levels = {level: styles.made(colour) for level, colour in COLOURS.items()}
    rows = [
        _row(1, text_cell("A1", LIST_MARK, heading), 2),
        _row(2, text_cell("A2", _summary(findings, name, remark), styles.made(wrap=False))),
        _row(_HEAD_ROW, "".join(_cell(_HEAD_ROW, c, h, head) for c, h in enumerate(_HEADS))),
    ]
    links = []
    listed = ordered(findings)[:MOST_LISTED]
    for number, finding in enumerate(listed, 1):
        row = _HEAD_ROW + number
        place, target = _place(finding)
        shown = (str(number), SEVERITY_NAMES[finding.severity], place, finding.value)
        shown += (finding.message, finding.advice, answer(finding, answers))
        used = (text, levels[finding.severity], link if target else text, *[text] * 4)
        cells = "".join(_cell(row, c, shown[c], used[c]) for c in range(7))
        rows.append(_row(row, cells, _lines(shown)))
        if target:
            links.append(
                f'<hyperlink ref="C{row}" location="{attribute(target)}" '
                f'display="{attribute(place)}"/>'
            )
    if len(listed) < len(findings):
        row = _HEAD_ROW + len(listed) + 1
        told = f"还有 {len(findings) - len(listed)} 处没有列出，改正后重新上传会再检查一遍。"
        rows.append(_row(row, text_cell(f"A{row}", told, text)))
    return _document(rows, links, _HEAD_ROW + len(listed))


def _document(rows: list[str], links: list[str], last: int) -> str:
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
        for at, width in enumerate(_WIDTHS, 1)
    )
    filtered = f'<autoFilter ref="A{_HEAD_ROW}:G{last}"/>' if last > _HEAD_ROW else ""
    linked = f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="{MAIN}">'
        '<sheetPr><tabColor rgb="FFC00000"/><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView workbookViewId="0"><pane ySplit="{_HEAD_ROW}" '
        f'topLeftCell="A{_HEAD_ROW + 1}" activePane="bottomLeft" state="frozen"/></sheetView>'
        f'</sheetViews><sheetFormatPr defaultRowHeight="18"/><cols>{columns}</cols>'
        f"<sheetData>{''.join(rows)}</sheetData>"
        f'{filtered}{linked}<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        "</worksheet>"
    )


def _summary(findings: Sequence[Finding], name: str, remark: str) -> str:
    found = Counter(finding.severity for finding in findings)
    counted = "，".join(f"{word} {found[level]} 处" for level, word in SEVERITY_NAMES.items())
    colours = (
        "单元格颜色：浅红 = 必须改，浅橙 = 核实，浅灰 = 提示；详见单元格批注，点“位置”可跳到该格"
    )
    return f"《{name}》：{counted}。{colours}。{remark}"


def _place(finding: Finding) -> tuple[str, str]:
    """表!D5 and where its link leads; no link where there is no such place."""
    if not finding.sheet or area_of(finding.cell) is None:
        return finding.sheet or "整个文件", ""
    quoted = finding.sheet.replace("'", "''")
    return f"{finding.sheet}!{finding.cell}", f"'{quoted}'!{finding.cell}"


def _lines(shown: Sequence[str]) -> int:
    """How many lines the fullest cell of a row needs; no program measures that by itself."""
    needed = (
        1 + (2 * len(text)) // (width - 1) for text, width in zip(shown, _WIDTHS, strict=True)
    )
    return min(max(needed), _MOST_LINES)


def _row(number: int, cells: str, lines: int = 1) -> str:
    return f'<row r="{number}" ht="{4 + 14 * lines}" customHeight="1">{cells}</row>'


def _cell(row: int, column: int, text: str, style: int) -> str:
    return text_cell(f"{'ABCDEFG'[column]}{row}", text, style)
