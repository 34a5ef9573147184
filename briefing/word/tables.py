"""Tables as Word's own: heads that repeat on every page, widths that fit, totals in bold."""

from collections.abc import Sequence

from briefing.document import Cell, Column, Table
from briefing.heads import groups, head
from briefing.word.markup import BOLD, aligned, disc, paragraph, run, words
from briefing.word.styles import Styles
from briefing.word.widths import Fit, broken, fitted
from charts.style import LIGHTS, width

_FIGURES = ("amount", "rate", "points", "count")
_LONG = 9  # characters: longer words are read from the left
_SMALL, _ENDS = 8, 2  # rows
_WITH_NEXT = "<w:keepNext/>"
_MIDDLE = '<w:vAlign w:val="center"/>'


def table(shown: Table, styles: Styles, room: int) -> tuple[str, bool]:
    """The table in `room` twips and whether it fits there."""
    fit = fitted(shown, room)
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in fit.widths)
    rows = _heads(shown, styles, fit)
    first_total = len(shown.rows) - shown.totals
    sides = [aligned(_side(column, shown, place)) for place, column in enumerate(shown.columns)]
    rows += [
        _row(
            row,
            styles[fit.cell],
            fit.widths,
            [("" if _breaks(number, len(shown.rows)) else _WITH_NEXT) + side for side in sides],
            BOLD if number >= first_total else "",
        )
        for number, row in enumerate(shown.rows)
    ]
    made = (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{words(styles["table"])}"/>'
        f'<w:tblW w:w="{sum(fit.widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="40" w:type="dxa"/>'
        '<w:right w:w="40" w:type="dxa"/></w:tblCellMar>'
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{words(shown.title)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
    return made, fit.fits


def side_by_side(cells: Sequence[str], wide: int) -> str:
    """Paragraphs beside each other, each `wide` twips, without lines."""
    none = "".join(
        f'<w:{edge} w:val="nil"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = f'<w:gridCol w:w="{wide}"/>' * len(cells)
    row = _line("".join(_cell(each, wide) for each in cells))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{wide * len(cells)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{none}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{row}</w:tbl>"
    )


def _heads(shown: Table, styles: Styles, fit: Fit) -> list[str]:
    """One row of heads, or two where columns share one above."""
    style, runs = styles[fit.head], groups(shown.columns)
    names = [broken(head(shown, at), each / 20 / fit.size) for at, each in enumerate(fit.widths)]
    if not any(group for group, _, _ in runs):
        cells = zip(names, fit.widths, strict=True)
        return [_line("".join(_head(name, style, wide) for name, wide in cells), repeated=True)]
    upper, lower = [], []
    for group, first, many in runs:
        each = range(first, first + many)
        if not group:
            upper.append(_head(names[first], style, fit.widths[first], "restart"))
            lower.append(_head("", style, fit.widths[first], "continue"))
            continue
        upper.append(_head(group, style, sum(fit.widths[at] for at in each), span=many))
        lower += [_head(names[at], style, fit.widths[at]) for at in each]
    return [_line("".join(line), repeated=True) for line in (upper, lower)]


def _head(text: str, style: str, wide: int, merge: str = "", span: int = 1) -> str:
    look = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    look += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return _cell(paragraph(style, run(text)), wide, look)


def _row(
    row: Sequence[Cell], style: str, widths: Sequence[int], sides: Sequence[str], look: str
) -> str:
    cells = [
        _cell(paragraph(style, _content(cell, look), side), wide)
        for cell, wide, side in zip(row, widths, sides, strict=True)
    ]
    return _line("".join(cells))


def _content(cell: Cell, look: str) -> str:
    """The words of a cell; a light is a coloured disc beside its word."""
    if not cell.light:
        return run(cell.text, look)
    return disc(LIGHTS.get(cell.light, "#000000")) + run(cell.text, look)


def _cell(content: str, wide: int, look: str = "") -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{look}{_MIDDLE}</w:tcPr>{content}</w:tc>'
    )


def _line(cells: str, repeated: bool = False) -> str:
    again = "<w:tblHeader/>" if repeated else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{again}</w:trPr>{cells}</w:tr>"


def _breaks(number: int, count: int) -> bool:
    """True where a page may end after this row: not after the first two, not before the last two,
    never in a small table; the last row stays with the source."""
    return count > _SMALL and _ENDS <= number + 1 < count - _ENDS + 1


def _side(column: Column, shown: Table, place: int) -> str:
    """Figures stand at the right, long words at the left, the rest in the middle."""
    if column.kind in _FIGURES:
        return "right"
    longest = max((width(row[place].text) for row in shown.rows), default=0.0)
    return "left" if column.kind == "text" and longest > _LONG else "center"
