"""How wide the columns of a sheet are and how high its lines of words, for Chinese text."""

from collections.abc import Sequence

from briefing.document import Table
from briefing.heads import head
from charts.style import width

_PER_CHARACTER, _SPARE = 2.0, 1.6  # of Excel's unit of width, a Latin digit
_NARROWEST, _WIDEST = 7.0, 44.0
LINE = 15.0  # points


def widths(tables: Sequence[Table]) -> list[float]:
    """The width of each column of a sheet, wide enough for every table on it."""
    count = max(len(table.columns) for table in tables)
    found = [_NARROWEST] * count
    for table in tables:
        for place in range(len(table.columns)):
            found[place] = max(found[place], _needed(table, place))
    return found


def lines(text: str, room: float) -> int:
    """How many lines a text takes in so wide a cell."""
    letters = max((room - _SPARE) / _PER_CHARACTER, 1.0)
    return sum(max(-(-int(width(part) * 10) // int(letters * 10)), 1) for part in text.split("\n"))


def _needed(table: Table, place: int) -> float:
    name, mark, uom = head(table, place).partition("（")
    half = max(width(name) / 2 + 0.5, min(width(name), 4.0), width(mark + uom))
    cells = [width(row[place].text) + 1.2 * bool(row[place].light) for row in table.rows]
    return min(max([half, *cells]) * _PER_CHARACTER + _SPARE, _WIDEST)
