"""A sheet as it looks: a window of its cells as text, with merges and what each was read as."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Protocol

import numpy as np
from openpyxl.utils.cell import range_boundaries

from data.reading.container import opened
from data.reading.grid import DATE, NUMBER, Grid, address, written
from data.reading.table import Table

MOST_ROWS, MOST_COLUMNS = 60, 30
"""What is shown at once."""
# What is kept of a sheet without opening its file again: enough to leaf through most.
_KEPT_ROWS, _KEPT_COLUMNS, _KEPT_CELLS = 200, 60, 24_000
_LONGEST = 200


@dataclass(frozen=True)
class Cell:
    """A cell as it looks. `role`: title, head, label, value, text, note; '' outside of any table.

    `table` is the position of its table in the sheet, `rows` and `columns` how far it is merged
    within the window; a `covered` cell lies under a merge and shows nothing.
    """

    address: str
    text: str = ""
    role: str = ""
    table: int = -1
    bold: bool = False
    number: bool = False
    rows: int = 1
    columns: int = 1
    covered: bool = False


@dataclass(frozen=True)
class Picture:
    """A window of a sheet of `height` × `width` cells; `top` and `left` are 0-based."""

    sheet: str
    height: int
    width: int
    top: int
    left: int
    cells: tuple[tuple[Cell, ...], ...] = ()

    @property
    def whole(self) -> bool:
        """True where nothing of the sheet lies outside of the window."""
        across = len(self.cells[0]) if self.cells else 0
        return len(self.cells) >= self.height and across >= self.width

    def as_dict(self) -> dict[str, Any]:
        """As JSON can hold it."""
        return asdict(self)


@dataclass(frozen=True)
class Shape:
    """Where a table lies: its range, header rows, body, and columns (all 0-based, inclusive)."""

    top: int
    left: int
    bottom: int
    right: int
    head: frozenset[int]
    first: int
    last: int
    labels: frozenset[int]
    values: frozenset[int]

    def role(self, row: int, column: int) -> str:
        """What a cell of the table was read as."""
        if row in self.head:
            return "head"
        if row < self.first:
            return "title"
        if row > self.last:
            return "note"
        return "value" if column in self.values else "label" if column in self.labels else "text"


@dataclass(frozen=True)
class Look:
    """The beginning of a sheet as it looks, and where its tables lie.

    `numbers` are the (row, column) that hold numbers, `merges` top, left, bottom, right.
    """

    sheet: str
    height: int
    width: int
    top: int
    left: int
    texts: tuple[tuple[str, ...], ...]
    numbers: frozenset[tuple[int, int]]
    merges: tuple[tuple[int, int, int, int], ...]
    shapes: tuple[Shape, ...] = field(default=())

    def holds(self, top: int, left: int, rows: int, columns: int) -> bool:
        """True where a window lies within what is kept."""
        bottom, right = min(top + rows, self.height), min(left + columns, self.width)
        across = len(self.texts[0]) if self.texts else 0
        return (
            self.top <= top
            and self.left <= left
            and bottom <= self.top + len(self.texts)
            and right <= self.left + across
        )


class Seen(Protocol):
    """Anything that keeps looks: a Reading, a Proposal."""

    @property
    def looks(self) -> Sequence[Look]: ...


def look(grid: Grid, tables: Iterable[Table], spent: int = 0) -> Look:
    """The beginning of a sheet; the more was `spent` on others before it, the less of it."""
    rows, columns = min(grid.height, _KEPT_ROWS), min(grid.width, _KEPT_COLUMNS)
    if spent + rows * columns > _KEPT_CELLS:
        rows, columns = min(rows, MOST_ROWS), min(columns, MOST_COLUMNS)
    return _look(grid, tuple(map(_shape, tables)), 0, 0, rows, columns)


def picture(
    seen: Seen,
    sheet: str,
    most_rows: int = MOST_ROWS,
    most_columns: int = MOST_COLUMNS,
    top: int = 0,
    left: int = 0,
    content: bytes | None = None,
) -> Picture | None:
    """A window of a sheet; None for a sheet that was not read.

    Of a large sheet only the beginning is at hand: what lies beyond is read again from `content`,
    and without it the window ends where the beginning does.
    """
    kept = next((each for each in seen.looks if each.sheet == sheet), None)
    if kept is None:
        return None
    top, left = max(0, min(top, kept.height - 1)), max(0, min(left, kept.width - 1))
    if content is not None and not kept.holds(top, left, most_rows, most_columns):
        grid = opened(content).grid(sheet)
        kept = _look(grid, kept.shapes, top, left, most_rows, most_columns)
    return _window(kept, top, left, most_rows, most_columns)


def _look(
    grid: Grid, shapes: tuple[Shape, ...], top: int, left: int, rows: int, columns: int
) -> Look:
    bottom, right = min(top + rows, grid.height), min(left + columns, grid.width)
    down, across = range(top, bottom), range(left, right)
    inside = grid.kinds[top:bottom, left:right]
    return Look(
        grid.name,
        grid.height,
        grid.width,
        top,
        left,
        tuple(tuple(_text(grid, row, column) for column in across) for row in down),
        frozenset((int(r) + top, int(c) + left) for r, c in np.argwhere(inside == NUMBER)),
        tuple(
            m
            for m in grid.merges
            if m[0] < bottom and m[1] < right and m[2] >= top and m[3] >= left
        ),
        shapes,
    )


def _window(kept: Look, top: int, left: int, most_rows: int, most_columns: int) -> Picture:
    bottom = min(top + most_rows, kept.top + len(kept.texts))
    across = len(kept.texts[0]) if kept.texts else 0
    right = min(left + most_columns, kept.left + across)
    merged: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    for first, start, last, end in kept.merges:
        down = range(max(first, top), min(last + 1, bottom))
        over = range(max(start, left), min(end + 1, right))
        if down and over:
            merged[down[0], over[0]] = (len(down), len(over))
            covered.update((r, c) for r in down for c in over)
    covered -= merged.keys()
    cells = tuple(
        tuple(
            _cell(kept, row, column, merged.get((row, column), (1, 1)), (row, column) in covered)
            for column in range(left, right)
        )
        for row in range(top, bottom)
    )
    return Picture(kept.sheet, kept.height, kept.width, top, left, cells)


def _cell(kept: Look, row: int, column: int, size: tuple[int, int], covered: bool) -> Cell:
    if covered:
        return Cell(address(row, column), covered=True)
    at, role = -1, ""
    for place, shape in enumerate(kept.shapes):
        if shape.top <= row <= shape.bottom and shape.left <= column <= shape.right:
            at, role = place, shape.role(row, column)
            break
    return Cell(
        address(row, column),
        kept.texts[row - kept.top][column - kept.left],
        role,
        at,
        role in ("head", "title"),
        (row, column) in kept.numbers,
        *size,
    )


def _shape(table: Table) -> Shape:
    left, top, right, bottom = (edge - 1 for edge in range_boundaries(table.range))
    body = table.rows
    return Shape(
        top,
        left,
        bottom,
        right,
        frozenset(table.head),
        body[0].index if body else bottom + 1,
        body[-1].index if body else bottom,
        frozenset(table.label_columns),
        frozenset(column.index for column in table.columns),
    )


def _text(grid: Grid, row: int, column: int) -> str:
    """A cell as Excel shows it, as far as its format was looked at."""
    value = grid.rows[row][column]
    kind = grid.kinds[row, column]
    if kind == NUMBER and not isinstance(value, str):
        if (row, column) in grid.marks.percents:
            return f"{round(value * 100, 2):g}%"
        return written(round(value, 10) if isinstance(value, float) else value)
    if kind == DATE and isinstance(value, datetime.date):
        code = grid.marks.date_formats.get((row, column), "d").lower()
        return f"{value:%Y-%m-%d}" if "d" in code else f"{value.year}年{value.month}月"
    return written(value).strip()[:_LONGEST]
