"""Native tables: heads under common heads, lamps with their word, totals in bold."""

from collections.abc import Sequence

from briefing.document import Cell, Table
from briefing.heads import groups
from briefing.slides.boxes import EMU, Box
from briefing.slides.fit import LEFT, Fit, heads
from briefing.slides.page import Page
from briefing.slides.words import Line, Run, filled, paragraph
from charts.style import FAINT, INK, LIGHTS, PALE, RULE


def place(page: Page, box: Box, table: Table, found: Fit) -> None:
    """The table on the slide."""
    heads = _heads(table, found)
    body = "".join(
        _row(table, row, found, found.rows[number], number >= len(table.rows) - table.totals)
        for number, row in enumerate(table.rows)
    )
    grid = "".join(f'<a:gridCol w="{round(wide * EMU)}"/>' for wide in found.columns)
    page.table(
        Box(box.x, box.y, sum(found.columns), found.high),
        table.title,
        f'<a:tbl><a:tblPr firstRow="1"/><a:tblGrid>{grid}</a:tblGrid>{heads}{body}</a:tbl>',
    )


def _heads(table: Table, found: Fit) -> str:
    """One row of heads, or two where some stand under a common one."""
    if not found.grouped:
        cells = "".join(_head(table, number, found) for number in range(len(table.columns)))
        return f'<a:tr h="{round(found.head * EMU)}">{cells}</a:tr>'
    upper = lower = ""
    for name, start, count in groups(table.columns):
        for number in range(start, start + count):
            if not name:
                upper += _head(table, number, found, ' rowSpan="2"')
                lower += _head(table, number, found, ' vMerge="1"', empty=True)
                continue
            span = f' gridSpan="{count}"' if number == start and count > 1 else ""
            span = ' hMerge="1"' if number > start else span
            words = [name] if number == start else [""]
            upper += _cell(words, found, "ctr", found.pad, span, bold=True, fill=PALE, under=RULE)
            lower += _head(table, number, found)
    lines = max(len(heads(table, number)) for number in range(len(table.columns)))
    first = found.head / (lines + 1) if lines > 1 else found.head / 2
    return (
        f'<a:tr h="{round(first * EMU)}">{upper}</a:tr>'
        f'<a:tr h="{round((found.head - first) * EMU)}">{lower}</a:tr>'
    )


def _head(table: Table, number: int, found: Fit, span: str = "", empty: bool = False) -> str:
    align = "l" if table.columns[number].kind in LEFT else "r"
    words = [""] if empty else heads(table, number)
    before = found.before[number]
    return _cell(words, found, align, before, span, bold=True, fill=PALE, under="accent1")


def _row(table: Table, row: Sequence[Cell], found: Fit, high: float, total: bool) -> str:
    cells = "".join(
        _cell(
            [cell.text],
            found,
            "l" if column.kind in LEFT else "r",
            before,
            bold=total,
            fill=PALE if total else "",
            light=cell.light,
            faint=cell.text in ("—", "未报", "不予显示"),
        )
        for cell, column, before in zip(row, table.columns, found.before, strict=True)
    )
    return f'<a:tr h="{round(high * EMU)}">{cells}</a:tr>'


def _cell(
    texts: Sequence[str], found: Fit, align: str, before: float, span: str = "", *,
    bold: bool = False, fill: str = "", under: str = RULE, light: str = "", faint: bool = False,
) -> str:  # fmt: skip
    """A cell; its letters stand on lines of a set height, so a row is as high as computed."""
    dot = (Run("● ", LIGHTS.get(light, FAINT), bold),) if light else ()
    ink = FAINT if faint else INK
    words = "".join(
        paragraph(Line((*dot, Run(text, ink, bold)), found.size, align)) for text in texts
    )
    edges = "".join(f'<a:ln{side} w="0"><a:noFill/></a:ln{side}>' for side in "LRT")
    edges += f'<a:lnB w="{15875 if under == "accent1" else 6350}">{filled(under)}</a:lnB>'
    ground = filled(fill) if fill else "<a:noFill/>"
    return (
        f"<a:tc{span}><a:txBody><a:bodyPr/><a:lstStyle/>{words}</a:txBody>"
        f'<a:tcPr marL="{round(before * EMU)}" marR="{round(found.pad * EMU)}" marT="0" marB="0" '
        f'anchor="ctr">{edges}{ground}</a:tcPr></a:tc>'
    )
