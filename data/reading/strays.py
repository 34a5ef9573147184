"""Numbers that no label explains: none is read, all are named."""

from collections import defaultdict
from collections.abc import Iterable

from data.findings import Findings
from data.reading.grid import NUMBER, Grid, area


class Strays:
    """Gathers the numbers of a sheet outside its tables and reports them by column run."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.found: dict[int, list[int]] = defaultdict(list)

    def rows(self, rows: Iterable[int], left: int, right: int) -> None:
        """The numbers of whole rows between two columns."""
        self.cells((row, column) for row in rows for column in range(left, right + 1))

    def cells(self, cells: Iterable[tuple[int, int]]) -> None:
        """The numbers among these cells."""
        for row, column in cells:
            if self.grid.kinds[row, column] == NUMBER:
                self.found[column].append(row)

    def report(self, findings: Findings) -> None:
        """One finding per run of rows with the same columns, a range and a count."""
        runs: dict[tuple[int, int], list[int]] = defaultdict(list)
        for column, rows in sorted(self.found.items()):
            rows = sorted(set(rows))
            start = 0
            for at in range(1, len(rows) + 1):
                if at == len(rows) or rows[at] > rows[at - 1] + 2:
                    runs[rows[start], rows[at - 1]].append(column)
                    start = at
        for (top, bottom), columns in sorted(runs.items()):
            for left, right in _together(columns):
                count = sum(top <= row <= bottom for column in range(left, right + 1) for row in set(self.found[column]))
                shown = self.grid.text(top, left) if top == bottom and left == right else ""
                findings.add("stray_numbers", self.grid.name, area(top, left, bottom, right), shown, count=count)


def _together(columns: list[int]) -> list[tuple[int, int]]:
    found: list[list[int]] = []
    for column in sorted(columns):
        if found and column == found[-1][1] + 1:
            found[-1][1] = column
        else:
            found.append([column, column])
    return [(left, right) for left, right in found]
