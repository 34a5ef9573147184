"""A sheet as cells: what the file holds, with what only its formats and marks can tell."""

import datetime
import re
from array import array
from dataclasses import dataclass, field

import numpy as np
from openpyxl.utils import get_column_letter

from data.reading.ours import without_ours

EMPTY, NUMBER, TEXT, DATE = 0, 1, 2, 3
SMALL = 20_000
"""Cells up to which a sheet is looked at whole rather than at its head."""

_EDGE = 64
_PLAIN = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d+)?")
_DATES = (datetime.date, datetime.datetime, datetime.time, datetime.timedelta)


def address(row: int, column: int) -> str:
    """ "D5" for row 4, column 3 (both 0-based)."""
    return f"{get_column_letter(column + 1)}{row + 1}"


def area(top: int, left: int, bottom: int, right: int) -> str:
    """ "A1:J16"; a single cell has no colon."""
    first, last = address(top, left), address(bottom, right)
    return first if first == last else f"{first}:{last}"


@dataclass
class Marks:
    """What values alone do not tell, by 0-based (row, column)."""

    percents: set[tuple[int, int]] = field(default_factory=set)
    date_formats: dict[tuple[int, int], str] = field(default_factory=dict)
    indents: dict[tuple[int, int], int] = field(default_factory=dict)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    uncomputed: list[tuple[int, int]] = field(default_factory=list)
    comments: dict[tuple[int, int], str] = field(default_factory=dict)
    filled: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


@dataclass
class Grid:
    """One sheet: rows of equal length, real merges, marks, and the kind of every cell."""

    name: str
    rows: list[list[object]]
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    marks: Marks = field(default_factory=Marks)
    plain_text: bool = False
    """True for a text file, where a number is text too."""
    kinds: np.ndarray = field(init=False)
    columns: list[tuple[object, ...]] = field(init=False)

    def __post_init__(self) -> None:
        for (row, column), error in self.marks.errors.items():
            if row < len(self.rows) and column < len(self.rows[row]):
                self.rows[row][column] = error
        comments = {at: without_ours(text) for at, text in self.marks.comments.items()}
        self.marks.comments = {at: text for at, text in comments.items() if text}
        self._trim()
        self.columns = list(zip(*self.rows, strict=True)) if self.rows else []
        self.kinds = np.zeros((len(self.rows), len(self.columns)), dtype=np.uint8)
        self._floats: dict[int, np.ndarray] = {}
        for index, column in enumerate(self.columns):
            self.kinds[:, index] = self._kinds(index, column)
        self.merges = [
            (top, left, min(bottom, self.height - 1), min(right, self.width - 1))
            for top, left, bottom, right in self.merges
            if top < self.height and left < self.width
        ]

    @property
    def height(self) -> int:
        return len(self.rows)

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    @property
    def small(self) -> bool:
        """True where every cell may be looked at one by one."""
        return self.height * self.width <= SMALL

    def text(self, row: int, column: int) -> str:
        """The cell as text, "" where it is empty; 2006.0 is "2006"."""
        return written(self.rows[row][column])

    def number(self, row: int, column: int) -> float | None:
        """The cell as a number where it is one, else None."""
        return float(self.rows[row][column]) if self.kinds[row, column] == NUMBER else None

    def numbers(self, column: int, rows: np.ndarray) -> np.ndarray:
        """The numbers of a column at these rows, nan where the cell holds none."""
        cells, whole = self.columns[column], np.full(self.height, np.nan)
        if column in self._floats:
            whole[_EDGE:-_EDGE] = self._floats[column]
            at = [*range(_EDGE), *range(self.height - _EDGE, self.height)]
        else:
            at = np.flatnonzero(self.kinds[:, column] == NUMBER).tolist()
        found = [row for row in at if self.kinds[row, column] == NUMBER]
        whole[found] = [float(cells[row]) for row in found]
        return whole[rows]

    def _kinds(self, index: int, column: tuple[object, ...]) -> np.ndarray | int:
        if self.plain_text:
            return _text_kinds(column)
        middle = _middle(column)
        if middle is None:
            return _kinds(column)
        self._floats[index] = middle
        kinds = np.full(len(column), NUMBER, dtype=np.uint8)
        kinds[:_EDGE] = [_kind(cell) for cell in column[:_EDGE]]
        kinds[-_EDGE:] = [_kind(cell) for cell in column[-_EDGE:]]
        return kinds

    def _trim(self) -> None:
        """Drop the empty rows and columns behind the last filled cell."""
        rows = self.rows
        while rows and not any(_filled(cell) for cell in rows[-1]):
            rows.pop()
        width = max((len(row) for row in rows), default=0)
        for row in rows:
            if len(row) < width:
                row.extend([""] * (width - len(row)))
        while width and not any(_filled(row[width - 1]) for row in rows):
            width -= 1
        if rows and len(rows[0]) > width:
            self.rows = [row[:width] for row in rows]


def written(value: object) -> str:
    """A cell's value as text."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def _filled(cell: object) -> bool:
    return cell is not None and cell != "" and not (isinstance(cell, str) and cell.isspace())


def _middle(column: tuple[object, ...]) -> np.ndarray | None:
    """A long column without its ends as floats, where it is all numbers; else None.

    Header words and notes stand at the ends, so only there a long column is looked at cell by cell.
    """
    if len(column) <= 4 * _EDGE:
        return None
    try:
        middle = np.frombuffer(array("d", column[_EDGE:-_EDGE]), dtype=np.float64)
    except (TypeError, OverflowError):
        return None
    booleans = ((middle == 0) | (middle == 1)).any() and bool in set(map(type, column))
    return None if booleans else middle


def _text_kinds(column: tuple[object, ...]) -> np.ndarray:
    return np.fromiter(
        (
            EMPTY if not cell or cell.isspace() else NUMBER if _PLAIN.fullmatch(cell) else TEXT
            for cell in column
        ),
        np.uint8,
        len(column),
    )


def _kinds(column: tuple[object, ...]) -> np.ndarray | int:
    types = set(map(type, column))
    if types <= {float, int}:
        return NUMBER
    if types == {str}:
        return np.fromiter(
            (TEXT if cell and not cell.isspace() else EMPTY for cell in column),
            np.uint8,
            len(column),
        )
    return np.fromiter(map(_kind, column), np.uint8, len(column))


def _kind(cell: object) -> int:
    kind = type(cell)
    if kind is float or kind is int:
        return NUMBER
    if kind is str:
        return TEXT if cell and not cell.isspace() else EMPTY
    if cell is None:
        return EMPTY
    return DATE if isinstance(cell, _DATES) else TEXT
