"""What a whole upload is read by: words, directory, findings, and what has been proposed so far."""

import re
from dataclasses import dataclass, field

import numpy as np
from openpyxl.utils import get_column_letter
from rapidfuzz import fuzz, process

from data.directory import Directory
from data.findings import Findings
from data.proposing.labels import Labels
from data.proposing.lexicon import Lexicon
from data.proposing.pieces import Pieces
from data.reading.table import ColumnValues, Row, Table
from data.reading.text import normalise


@dataclass
class Ground:
    """Shared by the tables of one upload. `hint` is the kind of unit a person said it is about.

    `settled` are cells (sheet, address) the reader doubted and the proposal understood.
    """

    lexicon: Lexicon
    labels: Labels
    directory: Directory
    findings: Findings
    pieces: Pieces
    file: str
    hint: str | None
    settled: set[tuple[str, str]] = field(default_factory=set)
    heads: dict[str, Table] = field(default_factory=dict)
    """The first table of every sheet, whose title may date those below it."""
    _sheet_rows: dict[int, np.ndarray] = field(default_factory=dict)
    _worded: dict[int, bool] = field(default_factory=dict)

    def sheet_rows(self, table: Table) -> np.ndarray:
        """The sheet row of every row of a table."""
        key = id(table)
        if key not in self._sheet_rows:
            self._sheet_rows[key] = np.fromiter(
                (row.index for row in table.rows), np.int32, len(table.rows)
            )
        return self._sheet_rows[key]

    def worded(self, values: ColumnValues) -> bool:
        """True where there is text in a column. Mostly there is none: one look at the types."""
        key = id(values)
        if key not in self._worded:
            self._worded[key] = str in set(map(type, values.raw))
        return self._worded[key]

    def label_cell(self, table: Table, row: Row) -> str:
        """The cell that holds the deepest label of a row."""
        columns = table.label_columns
        if columns:
            return f"{get_column_letter(columns[-1] + 1)}{row.index + 1}"
        letters = re.match(r"[A-Z]+", table.range)
        return f"{letters[0] if letters else 'A'}{row.index + 1}"

    def nearest_indicator(self, text: str) -> str:
        """The indicator spelt most like `text`: a proposal for a person, never a match."""
        close = process.extractOne(
            normalise(text), list(self.lexicon.names), scorer=fuzz.ratio, score_cutoff=55
        )
        if not close:
            return ""
        return self.lexicon.catalog.indicators[self.lexicon.names[close[0]][0]].name
