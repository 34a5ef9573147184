"""A region cut into tables below each other: lines above, header rows, body rows, notes."""

from data.reading.blocks import Region
from data.reading.grid import NUMBER, TEXT, Grid
from data.reading.heads import Heads
from data.reading.look import AIM, STUB_WORDS, Look, is_line_cell, is_note
from data.reading.numbering import numbering
from data.reading.periods import exact, stated
from data.reading.strip import Frame, Strip
from data.reading.text import normalise
from data.reading.units import is_unit


class Framer:
    """Walks down a region once and deals its rows out to frames."""

    def __init__(self, grid: Grid, look: Look, region: Region) -> None:
        self.grid, self.look, self.region = grid, look, region
        self.left, self.right = region.left, region.right
        self.strip = Strip(grid, look, region)
        self.frames: list[Frame] = []
        self.numeric_of: tuple[object, list[int]] = (None, [])

    def frames_of(self) -> list[Frame]:
        """The tables of the region from the top."""
        row, heads = self.region.top, Heads(self.strip)
        while row <= self.region.bottom:
            frame = Frame(self.left, self.right)
            row = heads.collect(frame, row, self.frames[-1] if self.frames else None)
            row = self._body(frame, row)
            if frame.header or frame.body or not self.frames:
                self.frames.append(frame)
            else:
                self.frames[-1].notes.extend(frame.lines + frame.notes)
        self.frames[0].lines[:0] = list(self.region.lines)
        return self.frames

    def _body(self, frame: Frame, row: int) -> int:
        """Collect the body and its notes; the first row of the next table comes back."""
        bottom, gap = self.strip.bottom, False
        while row <= bottom:
            if self.strip.blank(row):
                gap, row = True, row + 1
                continue
            if not gap and self._like_before(frame, row):
                end = self.strip.alike_until(row)
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
        if not frame.body or not (self.strip.numeric(row) or len(frame.body) > 50):
            return False
        return frame.body[-1] == row - 1 and self.strip.alike_until(row - 1) > row

    def _numbers_only(self, row: int) -> bool:
        """A row whose numbers are no years and no column codes: data wherever it stands."""
        return bool(self.strip.numeric(row)) and not self.look.header_like(
            row, self.left, self.right
        )

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
            if not any(is_line_cell(self.grid.text(row, c)) for c in cells) or is_note(
                self.strip.first_text(row)
            ):
                return False
        elif is_note(self.grid.text(row, column)) or (
            numbering(self.grid.text(row, column))
            and column == left
            and not self._header_next(frame, row)
        ):
            return False
        return self._header_next(frame, row)

    def _header_next(self, frame: Frame, row: int) -> bool:
        """True where the next filled rows reach a header before any data."""
        for following in range(row + 1, min(row + 8, self.strip.bottom + 1)):
            if (
                self.strip.blank(following)
                or self.look.line(following, self.left, self.right) is not None
            ):
                continue
            if self._is_header(frame, following):
                return True
            if self.strip.data(following):
                return False
        return False

    def _is_header(self, frame: Frame, row: int) -> bool:
        """True where words stand in the columns that hold numbers above, with data below."""
        if self.strip.data(row):
            return False
        cells = [
            c
            for c in self.look.cells(row, self.left, self.right)
            if self.look.header_cell(row, c) or self.grid.kinds[row, c] == NUMBER
        ]
        numeric = self._numeric(frame)
        words = [c for c in cells if c in numeric]
        if (
            len(words) < max(2, len(numeric) / 2)
            if len(numeric) > 1
            else not (words and len(cells) > 1)
        ):
            return False
        if self._continues(frame, row, words):
            return False
        below = range(row + 1, min(row + 8, self.strip.bottom + 1))
        return any(self.strip.data(r) for r in below if not self.strip.blank(r))

    def _continues(self, frame: Frame, row: int, words: list[int]) -> bool:
        """True for a body row whose figures are words: 亏损面 | % | 控制在10%以内.

        It follows the body at once, begins with no header word, and has a unit where the body has
        units, or a bound or a date where the body has numbers.
        """
        first = self.strip.first_text(row)
        if frame.body[-1] != row - 1 or STUB_WORDS.fullmatch(normalise(first)):
            return False
        units = any(
            c not in words
            and is_unit(self.grid.text(row, c))
            and any(is_unit(self.grid.text(r, c)) for r in frame.body[-10:])
            for c in self.look.cells(row, self.left, self.right)
        )
        return units or any(AIM.search(normalise(self.grid.text(row, c))) for c in words)

    def _numeric(self, frame: Frame) -> list[int]:
        """The columns that mostly hold numbers, by the first rows of the body."""
        key = (id(frame), min(len(frame.body), 50))
        if self.numeric_of[0] != key:
            body = frame.body[:50]
            self.numeric_of = (
                key,
                [
                    c
                    for c in range(self.left, self.right + 1)
                    if 2 * sum(self.look.counts(r, c) for r in body) > len(body)
                ],
            )
        return self.numeric_of[1]

    def _ends(self, frame: Frame, row: int) -> bool:
        """True for a note: by its words, or as words after the last data row."""
        text = self.strip.first_text(row)
        if is_note(text) or is_line_cell(text):
            return True
        if frame.notes and row == frame.notes[-1] + 1 and self._wordy(row):
            return True
        if not self._wordy(row):
            return False
        if self.strip.has_number[row - self.strip.top :].any() or self._marked_below(row):
            return False
        if not frame.body or not any(self.strip.data(r) for r in frame.body[-5:]):
            return False
        column = self.look.line(row, self.left, self.right)
        return (
            column is not None
            and exact(text) is None
            and (len(text) > 12 or stated(text) is not None)
        )

    def _marked_below(self, row: int) -> bool:
        return any(self.strip.data(r) for r in range(row + 1, min(row + 30, self.strip.bottom + 1)))

    def _wordy(self, row: int) -> bool:
        return not self.strip.numeric(row) and not self.strip.data(row)

    def _labelled(self, row: int) -> bool:
        """True where a text names the row, left of its first number."""
        cells = self.look.cells(row, self.left, self.right)
        return (bool(cells) and self.grid.kinds[row, cells[0]] != NUMBER) or self.grid.kinds[
            row, self.left : self.left + 2
        ].tolist() == [NUMBER, TEXT]
