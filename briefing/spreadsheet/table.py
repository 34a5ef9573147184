"""One sheet: its tables under their titles, heads that stay in sight, set up for A4."""

import re
from collections.abc import Sequence
from typing import Any

from briefing.document import Cell, Table
from briefing.heads import groups, head
from briefing.spreadsheet.figures import figure, signed
from briefing.spreadsheet.layout import LINE, lines, widths
from briefing.spreadsheet.looks import Looks
from briefing.spreadsheet.sheets import Sheet
from charts.style import LIGHTS, width

_A4 = 9
_FIGURES = ("amount", "rate", "points", "count")
_LONG = 9
_HEADS = 4  # rows the title and the heads of the first table take at most
_APART = 3  # columns: from here on the unit has a place of its own
_PARTS = re.compile("[；，]")
_MOST = 32_000  # characters of a cell
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Page:
    """Writes a sheet from the top down."""

    def __init__(self, sheet: Any, looks: Looks, shown: Sheet) -> None:
        self.sheet, self.looks, self.shown = sheet, looks, shown
        self.widths = widths(shown.tables)
        self.row = 0

    def write(self) -> None:
        """The tables one below the other; the heads of a single one stay in sight."""
        for place, each in enumerate(self.widths):
            self.sheet.set_column(place, place, each)
        for number, table in enumerate(self.shown.tables):
            self.row += 1 if number else 0
            first, last = self._table(table)
            if len(self.shown.tables) == 1:
                self.sheet.freeze_panes(last + 1, 1)
                self.sheet.repeat_rows(first, last)
        together = len(self.shown.tables) > 1
        printed(self.sheet, self.row - 1, len(self.widths) - 1, pages=1 if together else 0)

    def _table(self, table: Table) -> tuple[int, int]:
        """A table; the rows its heads stand on."""
        end = len(table.columns) - 1
        self._across(table.title, end, self.looks.title(), 28)
        if table.about:
            self._about(table.about, end)
        first = self.row
        self._heads(table)
        last = self.row - 1
        columns = [[row[at] for row in table.rows] for at in range(end + 1)]
        sides = [self._side(table.columns[at].kind, columns[at]) for at in range(end + 1)]
        plus = [signed(column) for column in columns]
        for number, row in enumerate(table.rows):
            bold = number >= len(table.rows) - table.totals
            for at, cell in enumerate(row):
                self._cell(at, cell, sides[at], plus[at], bold)
            many = max(lines(cell.text, self.widths[at]) for at, cell in enumerate(row))
            self.sheet.set_row(self.row, many * LINE + 5)
            self.row += 1
        if table.foot:
            self._across(table.foot, end, self.looks.foot())
        return first, last

    def _about(self, about: str, end: int) -> None:
        """The unit at the right, as in every report; period and the rest before it."""
        unit = next((part for part in _PARTS.split(about) if part.startswith("单位：")), "")
        rest = "；".join(part for part in _PARTS.split(about) if part != unit)
        room = sum(self.widths[: end - 1])
        if not unit or not rest or end < _APART or width(rest) * 2 > room:
            self._across(about, end, self.looks.about())
            return
        self._merged(self.row, self.row, 0, end - 2, rest, self.looks.line())
        self._merged(self.row, self.row, end - 1, end, unit, self.looks.about())
        self.row += 1

    def _heads(self, table: Table) -> None:
        look, runs = self.looks.head(), groups(table.columns)
        names = [head(table, at).replace("（", "\n（") for at in range(len(table.columns))]
        high = max(lines(name, self.widths[at]) for at, name in enumerate(names))
        grouped = any(group for group, _, _ in runs)
        for group, start, many in runs:
            below = self.row + 1 if grouped else self.row
            if not group:
                self._merged(self.row, below, start, start, names[start], look)
                continue
            self._merged(self.row, self.row, start, start + many - 1, group, look)
            for at in range(start, start + many):
                self.sheet.write_string(below, at, clean(names[at]), look)
        last = self.row + (1 if grouped else 0)
        self.sheet.set_row(last, max(high, 1) * LINE + 6)
        self.row = last + 1

    def _cell(self, at: int, cell: Cell, side: str, plus: bool, bold: bool) -> None:
        if cell.light in LIGHTS:
            disc = (self.looks.lamp(cell.light), "●", self.looks.inside(bold), clean(cell.text))
            if cell.text:
                self.sheet.write_rich_string(self.row, at, *disc, self.looks.words(side, bold))
                return
        found = figure(cell, signed=plus)
        if found is None:
            self.sheet.write_string(self.row, at, clean(cell.text), self.looks.words(side, bold))
        else:
            look = self.looks.number(found.form, side, bold)
            self.sheet.write_number(self.row, at, found.number, look)

    def _across(self, text: str, end: int, look: Any, least: float = 0.0) -> None:
        """A line of words over all columns of a table."""
        room = sum(self.widths[: end + 1])
        self._merged(self.row, self.row, 0, end, text, look)
        scale = least / LINE * 0.6 if least else 1.0
        self.sheet.set_row(
            self.row, max(lines(text, room / max(scale, 1.0)) * (least or LINE), least)
        )
        self.row += 1

    def _merged(self, top: int, bottom: int, left: int, right: int, text: str, look: Any) -> None:
        if (top, left) == (bottom, right):
            self.sheet.write_string(top, left, clean(text), look)
        else:
            self.sheet.merge_range(top, left, bottom, right, "", look)
            self.sheet.write_string(top, left, clean(text), look)

    def _side(self, kind: str, cells: Sequence[Cell]) -> str:
        """Figures stand at the right, long words at the left, the rest in the middle."""
        if kind in _FIGURES:  # under a table with wider columns figures would stand far off
            return "right" if self.row <= _HEADS else "center"
        longest = max((width(cell.text) for cell in cells), default=0.0)
        return "left" if kind == "text" and longest > _LONG else "center"


def printed(sheet: Any, last_row: int, last_column: int, pages: int = 0) -> None:
    """A4 across, all columns on one page, pages numbered; as many pages as it takes where 0."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, pages)
    sheet.center_horizontally()
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.set_footer("&C第 &P 页，共 &N 页")
    sheet.print_area(0, 0, max(last_row, 0), max(last_column, 0))


def clean(text: str) -> str:
    """Words a cell may hold: no control characters, no more than fit."""
    return _ILLEGAL.sub("", text)[:_MOST]
