"""Numbers that no label explains: none is read, all are named."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from data.findings import Findings
from data.reading.grid import NUMBER, Grid, area


class Strays:
    """Keeps account of a sheet's numbers: what no table has explained is a stray."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.loose = grid.kinds == NUMBER

    def explained(self, rows: Sequence[int], columns: Sequence[int]) -> None:
        """The cells where these rows and columns cross are read or named elsewhere."""
        if len(rows) and len(columns):
            self.loose[
                np.ix_(np.asarray(rows, dtype=np.intp), np.asarray(columns, dtype=np.intp))
            ] = False

    def report(self, findings: Findings) -> None:
        """One finding per block of strays: its range and how many numbers it has."""
        runs: dict[tuple[int, int], list[int]] = defaultdict(list)
        for column in np.flatnonzero(self.loose.any(axis=0)):
            rows = np.flatnonzero(self.loose[:, column])
            for part in np.split(rows, np.flatnonzero(np.diff(rows) > 2) + 1):
                runs[int(part[0]), int(part[-1])].append(int(column))
        for (top, bottom), columns in sorted(runs.items()):
            for part in np.split(columns, np.flatnonzero(np.diff(columns) > 1) + 1):
                left, right = int(part[0]), int(part[-1])
                count = int(self.loose[top : bottom + 1, left : right + 1].sum())
                shown = self.grid.text(top, left) if count == 1 else ""
                findings.add(
                    "stray_numbers",
                    self.grid.name,
                    area(top, left, bottom, right),
                    shown,
                    count=count,
                )
