"""Tables: as they stand on paper, and on a phone a card for every line where they are wide."""

from collections.abc import Sequence
from itertools import groupby

from briefing.document import Cell, Column, Table
from briefing.webpage.markup import Markup, tag
from briefing.webpage.plot import NONE
from briefing.webpage.words import Words, light
from charts.style import width

_NUMBERS = ("amount", "rate", "points", "count", "place")
_SIZE, _PADDING = 13, 16  # pixels of a letter on the screen, and of both sides of a cell
_PHONE, _WRAPS = 340, 9  # what fits a phone; words of a cell may break at this many letters
# On paper: the letter that fits the page, upright while it can be read, then the page turned.
_UPRIGHT = ((12.0, "p9"), (10.7, "p8"), (9.3, "p7"))
_PAGE = 680


def turned(shown: Table) -> bool:
    """True where paper must be turned for it."""
    return _needs(shown, _UPRIGHT[-1][0]) > _PAGE


def table(shown: Table, words: Words) -> Markup:
    """The table with what it is about above and where it is from below."""
    wide = _needs(shown, _SIZE) > _PHONE
    room = _PAGE * 1.45 if turned(shown) else _PAGE
    paper = next((name for size, name in _UPRIGHT if _needs(shown, size) <= room), "p7")
    body = [
        _row(shown.columns, row, words, total=at >= len(shown.rows) - shown.totals)
        for at, row in enumerate(shown.rows)
    ]
    return tag(
        "div",
        tag("h3", shown.title) if shown.title else None,
        tag("p", shown.about, class_="about") if shown.about else None,
        tag("table", tag("thead", _heads(shown.columns)), tag("tbody", body),
            class_="cards" if wide else None),
        tag("p", shown.foot, class_="foot") if shown.foot else None,
        class_=f"table {paper}",
    )  # fmt: skip


def head(column: Column) -> str:
    """A column's name with its unit: 累计（亿元）."""
    uom = column.uom if column.uom and column.uom not in column.head else ""
    return f"{column.head}（{uom}）" if uom else column.head


def _heads(columns: Sequence[Column]) -> list[Markup]:
    if not any(column.group for column in columns):
        return [tag("tr", [_head(column) for column in columns])]
    above, below = [], []
    for group, members in groupby(columns, key=lambda each: each.group):
        members = list(members)
        if group:
            above.append(tag("th", group, colspan=len(members), class_="group", scope="colgroup"))
            below += [_head(each) for each in members]
        else:
            above += [_head(each, rowspan=2) for each in members]
    return [tag("tr", above), tag("tr", below)]


def _head(column: Column, rowspan: int | None = None) -> Markup:
    unit = column.uom and column.uom not in column.head
    return tag(
        "th", column.head, tag("small", f"（{column.uom}）") if unit else None,
        scope="col", rowspan=rowspan, class_=_side(column),
    )  # fmt: skip


def _row(columns: Sequence[Column], row: Sequence[Cell], words: Words, *, total: bool) -> Markup:
    cells = [_cell(at, *both, words) for at, both in enumerate(zip(columns, row, strict=True))]
    return tag("tr", cells, class_="total" if total else None)


def _cell(at: int, column: Column, cell: Cell, words: Words) -> Markup:
    shown = light(cell.light, cell.text) if cell.light else cell.text
    named = f"{column.group}{head(column)}" if column.group else head(column)
    return tag(
        "th" if at == 0 else "td",
        shown,
        scope="row" if at == 0 else None,
        class_=" ".join(filter(None, (_side(column), "n" if cell.pointer else "", _whole(cell))))
        or None,
        title=words.about(cell.pointer),
        data_head=named if at else None,
    )


def _side(column: Column) -> str | None:
    return "r" if column.kind in _NUMBERS else None


def _whole(cell: Cell) -> str:
    """A short word stays on one line; a phone gives a long one a line, and nothing none."""
    if cell.text in ("", NONE):
        return "none"
    return "w" if width(cell.text) <= _WRAPS else "long"


def _needs(shown: Table, size: float) -> float:
    """Pixels the table needs at a letter of `size`, words broken where they may be."""
    total = 0.0
    for at, column in enumerate(shown.columns):
        numbers = column.kind in _NUMBERS
        texts = [row[at].text + ("　" if row[at].light else "") for row in shown.rows]
        widest = max((width(text) for text in texts), default=0.0)
        unit = width(column.uom) * 0.9 + 2 if column.uom not in column.head else 0.0
        title = max(width(column.head), unit)
        total += max(widest if numbers else min(widest, _WRAPS), title, 2.0) * size + _PADDING
    return total
