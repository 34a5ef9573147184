"""A region cut into tables below each other: lines above, header rows, body rows, notes."""

from dataclasses import dataclass, field

import numpy as np

from data.reading.blocks import Region
from data.reading.grid import EMPTY, NUMBER, TEXT, Grid
from data.reading.look import STUB_WORDS, Look, is_line_cell, is_note
from data.reading.numbering import numbering
from data.reading.periods import exact, stated
from data.reading.text import normalise

_MOST_HEADER = 8


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


class Framer:
    """Walks down a region once and deals its rows out to frames."""

    def __init__(self, grid: Grid, look: Look, region: Region) -> None:
        self.grid, self.look, self.region = grid, look, region
        self.left, self.right = region.left, region.right
        self.frames: list[Frame] = []
        self.numeric_of: tuple[object, list[int]] = (None, [])

    def frames_of(self) -> list[Frame]:
        """The tables of the region from the top."""
        region, row = self.region, self.region.top
        kinds = self.grid.kinds[region.top : region.bottom + 1, region.left : region.right + 1]
        self.has_number = (kinds == NUMBER).any(axis=1)
        self.blank = ~(kinds != EMPTY).any(axis=1)
        changes = np.flatnonzero((kinds[1:] != kinds[:-1]).any(axis=1)) + 1
        self.alike = np.append(changes, len(kinds))
        while row <= region.bottom:
            frame = Frame(self.left, self.right)
            row = self._head(frame, row)
            row = self._body(frame, row)
            if frame.header or frame.body or not self.frames:
                self.frames.append(frame)
            else:
                self.frames[-1].notes.extend(frame.lines + frame.notes)
        self.frames[0].lines[:0] = list(region.lines)
        return self.frames

    def _blank(self, row: int) -> bool:
        return bool(self.blank[row - self.region.top])

    def _data(self, row: int) -> bool:
        """True where the row has a number or a mark that makes it a body row."""
        if self.has_number[row - self.region.top]:
            return not self.look.header_like(row, self.left, self.right)
        cells = self.look.cells(row, self.left, self.right)
        return len(cells) > 1 and any(self.look.counts(row, c) for c in cells)

    def _head(self, frame: Frame, row: int) -> int:
        """Collect the lines above and the header; the first row of the body comes back."""
        bottom = self.region.bottom
        while row <= bottom and (self._blank(row) or self._is_line(row)):
            if not self._blank(row):
                if is_note(self._first_text(row)) and self.frames and not frame.lines:
                    self.frames[-1].notes.append(row)
                else:
                    frame.lines.append(row)
            row += 1
        while row <= bottom and len(frame.header) < _MOST_HEADER:
            if self.look.codes(row, self.left, self.right):
                frame.codes.append(row)
            elif self._blank(row) or self._data(row) or not self._continues(frame, row):
                break
            else:
                frame.header.append(row)
            row += 1
        return row

    def _is_line(self, row: int) -> bool:
        """True for a title, unit or time row above a header."""
        look, left, right = self.look, self.left, self.right
        if look.line(row, left, right) is not None:
            return True
        if self._data(row):
            return False
        cells = look.cells(row, left, right)
        marked = [c for c in cells if is_line_cell(self.grid.text(row, c))]
        if marked and (len(marked) == len(cells) or not self._dense(row)):
            return len(cells) < 8
        if self._dense(row) or look.period_cells(row, cells):
            return False
        # Sparse words above a row that is a line for certain (a title spread over several cells).
        following = row + 1
        while following < min(row + 5, self.region.bottom) and not self._dense(following):
            if any(is_line_cell(self.grid.text(following, c)) for c in look.cells(following, left, right)):
                return True
            following += 1
        return False

    def _dense(self, row: int) -> bool:
        width = self.right - self.left + 1
        return self.look.spread(row, self.left, self.right) * 2 >= width

    def _continues(self, frame: Frame, row: int) -> bool:
        """True where a text row is one more header row rather than the first of the body."""
        if not frame.header:
            return True
        look, left, right = self.look, self.left, self.right
        above, cells = frame.header[-1], look.cells(row, left, right)
        merges = {look.covered.get((at, c)) for at in (above, row) for c in range(left, right + 1)} - {None}
        if any(top in frame.header and bottom >= row for top, _, bottom, _ in merges):
            return True
        if len(cells) < 2:
            return False
        if any(top == above and last > first and any(first <= c <= last for c in cells)
               for top, first, _, last in merges):
            return True
        named = self.grid.kinds[row, left] != EMPTY and self.grid.kinds[above, left] != EMPTY
        if named and not STUB_WORDS.fullmatch(normalise(self.grid.text(row, left))):
            return False
        if any(self.grid.kinds[above, c] == EMPTY for c in cells):
            return True
        rest = cells[1:] if cells[0] == left else cells
        return named or look.unit_cells(row, rest) or look.period_cells(row, rest)

    def _body(self, frame: Frame, row: int) -> int:
        """Collect the body and its notes; the first row of the next table comes back."""
        bottom, gap = self.region.bottom, False
        while row <= bottom:
            if self._blank(row):
                gap, row = True, row + 1
                continue
            if not gap and self._like_before(frame, row):
                end = self._alike_until(row)
                frame.body.extend(range(row, end))
                row = end - 1
            elif self._numbers_only(row):
                (frame.strays if gap and not self._labelled(row) else frame.body).append(row)
            elif self._starts_table(frame, row):
                return row
            elif self._ends(frame, row):
                frame.notes.append(row)
            elif gap and not self._labelled(row):
                frame.strays.append(row)
            else:
                frame.body.append(row)
            gap, row = False, row + 1
        return row

    def _like_before(self, frame: Frame, row: int) -> bool:
        """A row of the same kinds of cells as the last body row, in the midst of a body."""
        if not frame.body or not (self.has_number[row - self.region.top] or len(frame.body) > 50):
            return False
        return frame.body[-1] == row - 1 and self._alike_until(row - 1) > row

    def _alike_until(self, row: int) -> int:
        """The first row after `row` whose cells are of other kinds."""
        at = row - self.region.top
        return self.region.top + int(self.alike[np.searchsorted(self.alike, at, side="right")])

    def _numbers_only(self, row: int) -> bool:
        """A row whose numbers are no years and no column codes: data wherever it stands."""
        return bool(self.has_number[row - self.region.top]) \
            and not self.look.header_like(row, self.left, self.right)

    def _starts_table(self, frame: Frame, row: int) -> bool:
        """True where a new title or a new header begins here."""
        if not frame.body:
            return False
        look, left, right = self.look, self.left, self.right
        if self._is_header(frame, row):
            return True
        column = look.line(row, left, right)
        if column is None:
            cells = look.cells(row, left, right)
            if not any(is_line_cell(self.grid.text(row, c)) for c in cells) or is_note(self._first_text(row)):
                return False
        elif is_note(self.grid.text(row, column)) or numbering(self.grid.text(row, column)) and column == left \
                and not self._header_next(frame, row):
            return False
        return self._header_next(frame, row)

    def _header_next(self, frame: Frame, row: int) -> bool:
        """True where the next filled rows reach a header before any data."""
        for following in range(row + 1, min(row + 8, self.region.bottom + 1)):
            if self._blank(following) or self.look.line(following, self.left, self.right) is not None:
                continue
            if self._is_header(frame, following):
                return True
            if self._data(following):
                return False
        return False

    def _is_header(self, frame: Frame, row: int) -> bool:
        """True where words stand in the columns that hold numbers above, with data below."""
        if self._data(row):
            return False
        cells = [c for c in self.look.cells(row, self.left, self.right) if self.look.header_cell(row, c)
                 or self.grid.kinds[row, c] == NUMBER]
        numeric = self._numeric(frame)
        words = [c for c in cells if c in numeric]
        if len(words) < max(2, len(numeric) / 2) if len(numeric) > 1 else not (words and len(cells) > 1):
            return False
        below = range(row + 1, min(row + 8, self.region.bottom + 1))
        return any(self._data(r) for r in below if not self._blank(r))

    def _numeric(self, frame: Frame) -> list[int]:
        """The columns that mostly hold numbers, by the first rows of the body."""
        key = (id(frame), min(len(frame.body), 50))
        if self.numeric_of[0] != key:
            body = frame.body[:50]
            self.numeric_of = key, [c for c in range(self.left, self.right + 1)
                                    if 2 * sum(self.look.counts(r, c) for r in body) > len(body)]
        return self.numeric_of[1]

    def _ends(self, frame: Frame, row: int) -> bool:
        """True for a note: by its words, or as words after the last data row."""
        text = self._first_text(row)
        if is_note(text):
            return True
        if frame.notes and row == frame.notes[-1] + 1 and self._wordy(row):
            return True
        if not self._wordy(row):
            return False
        if self.has_number[row - self.region.top :].any() or self._marked_below(row):
            return False
        if not frame.body or not any(self._data(r) for r in frame.body[-5:]):
            return False
        column = self.look.line(row, self.left, self.right)
        return column is not None and exact(text) is None and (len(text) > 12 or stated(text) is not None)

    def _marked_below(self, row: int) -> bool:
        return any(self._data(r) for r in range(row + 1, min(row + 30, self.region.bottom + 1)))

    def _wordy(self, row: int) -> bool:
        return not self.has_number[row - self.region.top] and not self._data(row)

    def _labelled(self, row: int) -> bool:
        """True where a text names the row, left of its first number."""
        cells = self.look.cells(row, self.left, self.right)
        return bool(cells) and self.grid.kinds[row, cells[0]] != NUMBER \
            or self.grid.kinds[row, self.left : self.left + 2].tolist() == [NUMBER, TEXT]

    def _first_text(self, row: int) -> str:
        cells = self.look.cells(row, self.left, self.right)
        return self.grid.text(row, cells[0]) if cells else ""
