"""How a table fits its place: columns as wide as what stands in them, letters as large as room
allows, long tables on several pages."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.document import Cell, Table
from briefing.heads import head
from briefing.slides.words import LINE, Line, Run, line_count, wide

LEFT = ("text", "light")  # kinds that begin at the left; figures end at the right
APART = 1.0  # more room where words follow figures, in letters
_BOLD, _TALL = 1.05, 2.3
_AIR = (0.55, 0.32)  # over and under the letters of a row, in letters
_WHOLE = 11  # letters a table is set in at least before its names are broken
_LEAST = 8.2  # full-width characters a column of words has at least, if it has so many


@dataclass(frozen=True)
class Fit:
    """A table as it will stand: letters, columns, what is before each, heights of head and rows."""

    size: float
    pad: float  # points beside every cell
    columns: tuple[float, ...]
    before: tuple[float, ...]
    head: float
    rows: tuple[float, ...]
    grouped: bool

    @property
    def high(self) -> float:
        """How high it is."""
        return self.head + sum(self.rows)


def fit(
    table: Table, across: float, high: float, sizes: Sequence[float], whole: float = _WHOLE,
    *, broken: bool = True,
) -> Fit | None:  # fmt: skip
    """The table in the largest of these letters that let it stand whole; None where none does.
    Names are broken only where letters of `whole` points do not do."""
    unbroken = [size for size in sizes if size >= whole]
    for breaking, some in ((False, unbroken), (True, sizes if broken else ())):
        for size in some:
            for air in _AIR:
                found = measured(table, across, size, air, broken=breaking)
                if found and found.high <= high:
                    return _aired(found, high)
    return None


def measured(
    table: Table, across: float, size: float, air: float = _AIR[0], *, broken: bool = True,
    forced: bool = False,
) -> Fit | None:  # fmt: skip
    """The table in letters of one size; None where its columns do not fit side by side, unless
    they are forced to break their figures; names stay whole unless they may be broken."""
    pad = min(max(size * 0.42, 3.0), 5.0)
    before = tuple(pad + _apart(table, place) * size for place in range(len(table.columns)))
    columns = _columns(table, across, size, before, pad, broken, forced)
    if columns is None:
        return None
    grouped = any(column.group for column in table.columns)
    lines = max(
        sum(
            line_count(Line((Run(text, bold=True),), size), columns[place] - before[place] - pad)
            for text in heads(table, place)
        )
        for place in range(len(columns))
    )
    rows = tuple(
        (_lines(row, columns, before, pad, size) * LINE + air) * size for row in table.rows
    )
    high = (lines * LINE + air + (LINE + air if grouped else 0)) * size
    return Fit(size, pad, tuple(columns), before, high, rows, grouped)


def heads(table: Table, place: int) -> list[str]:
    """A column's head: its unit on a line of its own, a long one on two of like length."""
    text = head(table, place)
    name, bracket, rest = text.partition("（")
    if bracket and wide(text) > 4.2:
        return [*_halved(name), bracket + rest]
    return _halved(text)


def _halved(text: str) -> list[str]:
    middle = -(-len(text) // 2)
    return [text[:middle], text[middle:]] if wide(text) > 6.2 else [text]


def shown(cell: Cell) -> str:
    """What is printed: a lamp stands before its word."""
    return ("● " if cell.light else "") + cell.text


def pages(table: Table, across: float, high: float) -> list[tuple[Table, Fit]]:
    """The table on as few pages as letters of 11 need, about as long each, in the largest letters
    that need no more; 合计 stands on the last."""
    smaller = (11, 10, 9, 8, 7, 6)
    found = next(filter(None, (measured(table, across, size) for size in smaller)), None)
    found = found or measured(table, across, 6, forced=True)
    cuts = _cuts(table, found, high)
    for size in (14, 13, 12.5, 12, 11.5):
        larger = measured(table, across, size) if found.size == 11 else None
        if larger and len(_cuts(table, larger, high)) <= len(cuts):
            return _split(table, larger, _cuts(table, larger, high), high)
    return _split(table, found, cuts, high)


def _cuts(table: Table, found: Fit, high: float) -> list[int]:
    """The rows each page begins with, and the end."""
    room = high - found.head
    target = sum(found.rows) / max(1, -(-sum(found.rows) // room))
    cuts, so_far = [0], 0.0
    for number, row in enumerate(found.rows):
        full = so_far + row > room or so_far >= target
        if full and number < len(found.rows) - table.totals and number > cuts[-1]:
            cuts.append(number)
            so_far = 0.0
        so_far += row
    return [*cuts, len(found.rows)]


def _split(
    table: Table, found: Fit, cuts: Sequence[int], high: float
) -> list[tuple[Table, Fit]]:  # fmt: skip
    made = []
    parts = list(itertools.pairwise(cuts))
    share = min((high - found.head) / sum(found.rows[a:b]) for a, b in parts)
    for place, (start, end) in enumerate(parts):
        part = replace(
            table,
            title=table.title + ("（续）" if place else ""),
            rows=table.rows[start:end],
            totals=table.totals if end == len(found.rows) else 0,
        )
        rows = _higher(found.rows[start:end], share, found.size)
        made.append((part, replace(found, rows=rows)))
    return made


def _aired(found: Fit, high: float) -> Fit:
    """Rows a little higher where there is room."""
    share = (high - found.head) / max(sum(found.rows), 1)
    return replace(found, rows=_higher(found.rows, share, found.size))


def _higher(rows: Sequence[float], share: float, size: float) -> tuple[float, ...]:
    return tuple(max(row, min(row * min(share, 1.6), size * _TALL)) for row in rows)


def _apart(table: Table, place: int) -> float:
    """Words after figures begin a little later, or the two would be read as one."""
    if not place or table.columns[place].kind not in LEFT:
        return 0
    return 0 if table.columns[place - 1].kind in LEFT else APART


def _lines(
    row: Sequence[Cell], columns: Sequence[float], before: Sequence[float], pad: float,
    size: float,
) -> int:  # fmt: skip
    return max(
        1,
        *(
            line_count(Line((Run(shown(cell), bold=True),), size), across - gap - pad)
            for cell, across, gap in zip(row, columns, before, strict=True)
        ),
    )


def _columns(
    table: Table, across: float, size: float, before: Sequence[float], pad: float,
    broken: bool, forced: bool,
) -> list[float] | None:  # fmt: skip
    """Widths in points that fill the width; words may run over two lines or more, figures not."""
    natural, least = [], []
    for place, column in enumerate(table.columns):
        title = max(map(wide, heads(table, place))) * size * _BOLD
        cells = max((wide(shown(row[place])) for row in table.rows), default=1) * size * _BOLD
        narrow = min(cells, _LEAST * size) if broken and column.kind == "text" else cells
        beside = before[place] + pad + 1
        natural.append(max(cells, title) + beside)
        least.append(max(narrow, title) + beside)
    if sum(least) > across:
        return [each * across / sum(least) for each in least] if forced else None
    spare = across - sum(natural)
    if spare >= 0:
        return [each + spare * each / sum(natural) for each in natural]
    spare = across - sum(least)
    wish = [much - little for much, little in zip(natural, least, strict=True)]
    return [each + spare * more / sum(wish) for each, more in zip(least, wish, strict=True)]
