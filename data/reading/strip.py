"""A region's rows as they are walked: blank, with numbers, like the row before."""

from dataclasses import dataclass, field

import numpy as np

from data.reading.blocks import Region
from data.reading.grid import EMPTY, NUMBER, Grid
from data.reading.look import Look


@dataclass
class Frame:
    """The rows of one table, by what they are for. Columns are `left`..`right`, inclusive."""

    left: int
    right: int
    lines: list[int] = field(default_factory=list)
    header: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    codes: list[int] = field(default_factory=list)
    strays: list[int] = field(default_factory=list)

    @property
    def rows(self) -> list[int]:
        """Every row, in order."""
        return sorted(self.lines + self.header + self.body + self.notes + self.codes)


class Strip:
    """One region of a sheet with what is cheap to know of all its rows at once."""

    def __init__(self, grid: Grid, look: Look, region: Region) -> None:
        self.grid, self.look = grid, look
        self.top, self.bottom = region.top, region.bottom
        self.left, self.right = region.left, region.right
        kinds = grid.kinds[region.top : region.bottom + 1, region.left : region.right + 1]
        self.has_number = (kinds == NUMBER).any(axis=1)
        self._filled = (kinds != EMPTY).any(axis=1)
        changes = np.flatnonzero((kinds[1:] != kinds[:-1]).any(axis=1)) + 1
        self._alike = np.append(changes, len(kinds))

    def blank(self, row: int) -> bool:
        """True where the row is empty."""
        return not self._filled[row - self.top]

    def numeric(self, row: int) -> bool:
        """True where the row holds a number."""
        return bool(self.has_number[row - self.top])

    def data(self, row: int) -> bool:
        """True where the row has a number or a mark that makes it a body row."""
        if self.numeric(row):
            return not self.look.header_like(row, self.left, self.right)
        cells = self.look.cells(row, self.left, self.right)
        return len(cells) > 1 and any(self.look.counts(row, c) for c in cells)

    def dense(self, row: int) -> bool:
        """True where at least half of the columns are filled, merges at full width."""
        width = self.right - self.left + 1
        return self.look.spread(row, self.left, self.right) * 2 >= width

    def alike_until(self, row: int) -> int:
        """The first row after `row` whose cells are of other kinds."""
        at = row - self.top
        return self.top + int(self._alike[np.searchsorted(self._alike, at, side="right")])

    def first_text(self, row: int) -> str:
        """The text of the row's first filled cell."""
        cells = self.look.cells(row, self.left, self.right)
        return self.grid.text(row, cells[0]) if cells else ""
