"""The body rows of a frame as Rows: labels, role, unit, period and words."""

import datetime
import unicodedata

import numpy as np

from catalog.period import Period
from data.findings import Findings
from data.reading import long
from data.reading.grid import DATE, EMPTY, Grid, area, written
from data.reading.headers import Header
from data.reading.hierarchy import Entry, Sums, label_indent, ranked
from data.reading.layouts import Layout
from data.reading.look import Look, is_year
from data.reading.periods import exact
from data.reading.strip import Frame
from data.reading.table import Row
from data.reading.text import tidy
from data.reading.totals import number_at, unlabelled_totals
from data.reading.units import unit_in_label
from data.reading.words import Words

_PLAIN = 2_000
"""Rows beyond which a flat list is not searched for sums."""


class Rows:
    """Reads the rows of one frame."""

    def __init__(
        self,
        grid: Grid,
        look: Look,
        frame: Frame,
        places: Layout,
        heads: Header,
        findings: Findings,
        year: int | None = None,
    ) -> None:
        self.grid, self.look, self.frame, self.places, self.heads = grid, look, frame, places, heads
        self.findings, self.year = findings, year
        body = np.asarray(frame.body, dtype=np.intp)
        self.filled = grid.kinds[body][:, frame.left : frame.right + 1] != EMPTY
        self.has_values = self._has(places.values)
        self.words = Words(grid, look, places, heads.paths, findings)

    def rows(self) -> list[Row]:
        """The rows in sheet order."""
        if self.places.dates:
            return self._long()
        if fast := self._flat():
            return fast
        entries, unlabelled = self._entries()
        ranked(self.grid, entries, Sums(self._numbers(entries)), self.findings)
        rows = [self._row(entry) for entry in entries]
        rows += unlabelled_totals(self.grid, self.places.values, unlabelled, rows, self.findings)
        self._gaps(entries)
        return sorted(rows, key=lambda row: row.index)

    def _has(self, columns: list[int]) -> np.ndarray:
        inside = [column - self.frame.left for column in columns]
        return (
            self.filled[:, inside].any(axis=1)
            if inside
            else np.zeros(len(self.frame.body), dtype=bool)
        )

    def _flat(self) -> list[Row] | None:
        """A long plain list (one text column, nothing indented or numbered) without ceremony."""
        places, body = self.places, self.frame.body
        if (
            len(body) <= _PLAIN
            or len(places.labels) != 1
            or places.period is not None
            or places.unit is not None
        ):
            return None
        cells = self.grid.columns[places.labels[0]]
        if (
            not all(type(cells[row]) is str and cells[row].isalnum() for row in body)
            or not self.has_values.all()
        ):
            return None
        if places.texts:
            return [Row(row, (cells[row],), texts=self.words.of(row)) for row in body]
        shared: dict[str, str] = {}
        return [Row(row, (cells[row],), texts=shared) for row in body]

    def _long(self) -> list[Row]:
        """The rows of a long table, each dated by itself."""
        places, body = self.places, self.frame.body
        return long.rows(
            self.grid, body, places.labels, places.dates, places.unit, self.has_values, self.words
        )

    def _entries(self) -> tuple[list[Entry], list[int]]:
        grid, places = self.grid, self.places
        entries, unlabelled = [], []
        if self.heads.group:
            row, label = self.heads.group
            entries.append(Entry(row, self.frame.left, label, (), 0, False, True))
        for position, row in enumerate(self.frame.body):
            parts = [self._label(row, column) for column in places.labels]
            *outer, raw = parts
            column = places.labels[-1]
            if not raw.strip():
                while outer and not outer[-1].strip():
                    outer.pop()
                if outer:
                    raw, column = outer.pop(), places.labels[len(outer)]
                elif (named := self._beside(row)) is not None:
                    raw, column = self.grid.text(row, named), named
                else:
                    unlabelled.append(row)
                    continue
            merge = self.look.covered.get((row, column))
            serial = self._serial_text(row) if column in places.labels else ""
            entries.append(
                Entry(
                    row,
                    column,
                    f"{serial}{raw}" if serial else raw,
                    tuple(tidy(part) for part in outer if part.strip()),
                    label_indent(raw, grid.marks.indents.get((row, column), 0)),
                    bool(self.has_values[position]),
                    int(self.filled[position].sum()) == 1 + bool(serial),
                    bool(merge and merge[3] > places.labels[-1] and merge[3] - merge[1] > 1),
                    self._unit(row),
                )
            )
        return entries, unlabelled

    def _beside(self, row: int) -> int | None:
        """The column of a label outside the label columns: 合计 written or merged over 序号."""
        first = min(self.places.values, default=self.frame.right + 1)
        return next(
            (
                c
                for c in range(self.frame.left, first)
                if self.look.header_cell(row, c) and c not in self.places.texts
            ),
            None,
        )

    def _serial_text(self, row: int) -> str:
        """ "一、" where the serial column ranks headings (一, (一)), else ""."""
        if self.places.serial is None:
            return ""
        text = self.grid.text(row, self.places.serial).strip()
        if text and all(sign in "一二三四五六七八九十" for sign in text):
            return f"{text}、"
        return (
            text
            if text.startswith(("(", "（")) and text[1:2] in "一二三四五六七八九十" and text[1:2]
            else ""
        )

    def _label(self, row: int, column: int) -> str:
        merge = self.look.covered.get((row, column))
        top, left = (merge[0], merge[1]) if merge else (row, column)
        if left not in self.places.labels and merge and left != column:
            return ""
        if left != column:
            return ""  # a label merged to the right names its own column only
        value = self.grid.rows[top][left]
        if self.grid.kinds[top, left] == DATE and isinstance(value, datetime.date):
            return (
                f"{value.year}-{value.month:02d}"
                if value.day in (1, 28, 29, 30, 31)
                else str(value)
            )
        return written(value)

    def _unit(self, row: int) -> str | None:
        if self.places.unit is None:
            return None
        merge = self.look.covered.get((row, self.places.unit))
        unit = tidy(self.grid.text(merge[0] if merge else row, self.places.unit))
        return unicodedata.normalize("NFKC", unit) or None

    def _row(self, entry: Entry) -> Row:
        leaf = entry.path[-1] if entry.path else ""
        unit = (
            entry.unit
            or unit_in_label(leaf)
            or next(
                (found for label in reversed(entry.path[:-1]) if (found := unit_in_label(label))),
                None,
            )
        )
        texts = (
            self.words.of(entry.row) if self.places.texts and entry.row in self._body_set else {}
        )
        return Row(entry.row, entry.path, entry.role, unit, self._period(entry), texts)

    @property
    def _body_set(self) -> set[int]:
        if not hasattr(self, "_bodies"):
            self._bodies = set(self.frame.body)
        return self._bodies

    def _period(self, entry: Entry) -> Period | None:
        column = self.places.period
        if column is None:
            return None
        text = self._label(entry.row, column)
        number = self.grid.number(entry.row, column) if entry.row in self._body_set else None
        if is_year(number):
            return Period(int(number), 1, 12, "ytd")
        found = exact(text)
        return found.on(self.year) if found else None

    def _numbers(self, entries: list[Entry]) -> dict[int, list[float | None]]:
        if len(entries) > _PLAIN:
            return {}
        return {
            entry.row: [number_at(self.grid, entry.row, column) for column in self.places.values]
            for entry in entries
        }

    def _gaps(self, entries: list[Entry]) -> None:
        """An outer label on the first row of a group only, and no merge: ask, never fill down."""
        for level, column in enumerate(self.places.labels[:-1]):
            if column == self.places.period:
                continue
            blank = [
                entry.row
                for entry in entries
                if len(entry.outer) <= level
                and entry.role == "data"
                and entry.column == self.places.labels[-1]
            ]
            named = [entry.row for entry in entries if len(entry.outer) > level]
            if (
                blank
                and named
                and min(blank) > min(named)
                and level == 0
                and len(self.places.labels) == 2
            ):
                self.findings.add(
                    "stub_gap",
                    self.grid.name,
                    area(min(blank), column, max(blank), column),
                    "",
                    count=len(blank),
                )
