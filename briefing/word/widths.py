"""Widths of a table's columns on paper: nothing cut, figures on one line, heads on few."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.document import Cell, Table
from briefing.heads import head
from charts.style import width

# Sizes of table text in points, with the roles of their styles.
_LARGE, _SMALL = (10.5, "head", "cell"), (9.0, "small_head", "small_cell")
# What is tried one after the other: in which size words take at most how many lines, and how
# short they are, in full-width characters, when they are not broken at all.
_TRIED = (
    (_LARGE, ((1, 4.1),)),
    (_LARGE, ((2, 4.1), (1, 4.1))),
    (_SMALL, ((1, 4.1),)),
    (_SMALL, ((2, 4.1), (1, 4.1))),
    (_SMALL, ((3, 4.1), (2, 4.1), (1, 4.1))),
    (_SMALL, ((3, 3.1), (3, 4.1), (2, 4.1))),
    (_SMALL, ((4, 3.1), (3, 3.1), (3, 4.1))),
)
_UNIT = re.compile(r"(?<=\d)(?=[^\d.,—]{3,})")
_MEETS = re.compile(r"(?<=[\u4e00-\u9fff])(?=[\dA-Za-z])|(?<=[\dA-Za-z])(?=[\u4e00-\u9fff])")
_NAME = 7.2  # letters a name has room for, before other columns get more than they need
_PADDING = 4.6  # points left and right of the text together
_TWIPS = 20
_DISC = 1.1
_LAMP = 4.5  # a disc and its word


@dataclass(frozen=True)
class Fit:
    """How a table stands on the page: widths in twips, its letters in points, the roles of its
    heads and cells."""

    widths: tuple[int, ...]
    size: float
    head: str
    cell: str
    fits: bool


def fitted(table: Table, room: int) -> Fit:
    """The largest type in which the table fits into `room` twips; `fits` is False where none."""
    for (size, heads, cells), steps in _TRIED:
        found = [_needed(table, size, lines, whole) for lines, whole in steps]
        if size == _LARGE[0]:
            found.insert(1, _named(table, found[0], size))
        if sum(found[0]) <= room / _TWIPS:
            return Fit(_spread(found, room), size, heads, cells, True)
    return Fit(_spread(found[:1], room), size, heads, cells, False)


def _named(table: Table, least: Sequence[float], size: float) -> list[float]:
    """What the columns need at least, the short ones of the names in the first one whole."""
    names = [wide(row[0].text) for row in table.rows]
    longest = max((each for each in names if each <= _NAME), default=0.0)
    return [max(least[0], longest * size + _PADDING), *least[1:]]


def wide(text: str) -> float:
    """How wide a text runs in print, in full-width characters: Word leaves a little between
    Chinese and figures."""
    return width(text) + 0.45 * text.count("%") + 0.25 * len(_MEETS.findall(text))


def broken(text: str, room: float) -> str:
    """A head as it stands in a column of `room` characters: its unit on a line of its own, its
    name in halves where it does not fit."""
    name, mark, uom = text.partition("（")
    if wide(name) > room - _PADDING / _LARGE[0] + 0.03 and len(name) > 2:
        half = -(-len(name) // 2)
        name = f"{name[:half]}\n{name[half:]}"
    return f"{name}\n{mark}{uom}" if uom else name


def _needed(table: Table, size: float, lines: int, whole: float) -> list[float]:
    """Points each column needs when words take `lines` lines and figures one."""
    found = []
    for place, column in enumerate(table.columns):
        cells = [_cell(row[place], column.kind, lines, whole) for row in table.rows]
        found.append(max([_head(head(table, place), lines), *cells]) * size + _PADDING)
    return found


def _cell(cell: Cell, kind: str, lines: int, whole: float) -> float:
    natural = wide(cell.text) + _DISC * bool(cell.light)
    if lines == 1 or (kind == "light" and natural <= _LAMP):
        return natural
    if kind in ("text", "light"):
        return max(natural / lines + 0.4, min(natural, whole))
    # "-2.1个百分点" breaks before its unit
    return max(map(wide, _UNIT.split(cell.text, maxsplit=1)), default=natural)


def _head(text: str, lines: int) -> float:
    """How wide a head is whose unit stands on a line of its own, its name on at most `lines`."""
    name, mark, uom = text.partition("（")
    name_wide = wide(name) / min(lines, 2)
    return max(min(wide(name), max(name_wide, 2.0)), wide(mark + uom)) + 0.1


def _spread(wanted: Sequence[Sequence[float]], room: int) -> tuple[int, ...]:
    """The room shared out: what each column needs at least, then as far as it goes what it would
    need to break fewer lines, then what is left in proportion."""
    given, spare = list(wanted[0]), room / _TWIPS - sum(wanted[0])
    for step in wanted[1:]:
        more = [max(want - have, 0.0) for want, have in zip(step, given, strict=True)]
        share = min(max(spare, 0.0) / sum(more), 1.0) if sum(more) else 0.0
        given = [have + each * share for have, each in zip(given, more, strict=True)]
        spare -= share * sum(more)
    twips = [int(each * room / sum(given)) for each in given]
    twips[-1] += room - sum(twips)
    return tuple(twips)
