"""A table as findings speak of it: its cells by address, each thing said once."""

import numpy as np

from data.proposing.ground import Ground
from data.reading.table import Table


class Said:
    """What is said of one table, by cell."""

    def __init__(self, table: Table, ground: Ground) -> None:
        self._table, self._ground = table, ground
        self._said: set[tuple] = set()

    def present(self, at: int, words: bool) -> np.ndarray:
        """The rows in which column `at` holds a number or a state; with `words` also any text."""
        values = self._table.values[at]
        found = np.isfinite(values.numbers)
        if values.states:
            found[list(values.states)] = True
        if words:
            found |= np.fromiter(
                (isinstance(raw, str) and bool(raw.strip()) for raw in values.raw),
                bool,
                len(values.raw),
            )
        return found

    def about_table(self, code: str, value: str) -> None:
        """Something that bars the whole table."""
        if self._once(code):
            self._add(code, "", value or self._table.sheet)

    def understood(self, at: int, row: int) -> None:
        """A cell the reader doubted ("15%以上") is a target and no longer in doubt."""
        self._ground.settled.add((self._table.sheet, self._cell(at, row)))

    def _holds(self, at: int) -> bool:
        return any(np.isfinite(v.numbers[at]) or at in v.states for v in self._table.values)

    def _count(self, at: int) -> int:
        return int(np.isfinite(self._table.values[at].numbers).sum())

    def _path(self, at: int) -> str:
        return " · ".join(self._table.columns[at].labels)

    def _head(self, at: int) -> str:
        """The first cell of a column that holds a number."""
        places = np.flatnonzero(np.isfinite(self._table.values[at].numbers))
        return self._cell(at, int(places[0]) if len(places) else 0)

    def _cell(self, at: int, row: int) -> str:
        return f"{self._table.columns[at].letter}{self._table.rows[row].index + 1}"

    def _row_cell(self, at: int) -> str:
        return self._ground.label_cell(self._table, self._table.rows[at])

    def _once(self, *key: object) -> bool:
        fresh = key not in self._said
        self._said.add(key)
        return fresh

    def _add(self, code: str, cell: str, value: object, **facts: object) -> None:
        self._ground.findings.add(code, self._table.sheet, cell, value, **facts)
