"""The head of a table: the lines above it and its header rows."""

from data.reading.grid import EMPTY
from data.reading.look import STUB_WORDS, is_line_cell, is_note
from data.reading.strip import Frame, Strip
from data.reading.text import normalise

_MOST_HEADER = 8


class Heads:
    """Finds where the lines, the header and the body of a table begin."""

    def __init__(self, strip: Strip) -> None:
        self.strip, self.grid, self.look = strip, strip.grid, strip.look
        self.left, self.right = strip.left, strip.right

    def collect(self, frame: Frame, row: int, before: Frame | None) -> int:
        """Collect the lines above and the header; the first row of the body comes back."""
        bottom = self.strip.bottom
        while row <= bottom and (self.strip.blank(row) or self._is_line(row)):
            if not self.strip.blank(row):
                if is_note(self.strip.first_text(row)) and before and not frame.lines:
                    before.notes.append(row)
                else:
                    frame.lines.append(row)
            row += 1
        while row <= bottom and len(frame.header) < _MOST_HEADER:
            if self.look.codes(row, self.left, self.right):
                frame.codes.append(row)
            elif self.strip.blank(row) or self.strip.data(row) or not self._continues(frame, row):
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
        if self.strip.data(row):
            return False
        cells = look.cells(row, left, right)
        marked = [c for c in cells if is_line_cell(self.grid.text(row, c))]
        titled = [left, *marked] == cells and not STUB_WORDS.fullmatch(
            normalise(self.grid.text(row, left))
        )
        if marked and titled and self._header_below(row):
            return True
        if marked and (len(marked) == len(cells) or not self.strip.dense(row)):
            return len(cells) < 8
        if self.strip.dense(row) or look.period_cells(row, cells):
            return False
        # Sparse words above a row that is a line for certain (a title spread over several cells).
        following = row + 1
        while following < min(row + 5, self.strip.bottom) and not self.strip.dense(following):
            if any(
                is_line_cell(self.grid.text(following, c))
                for c in look.cells(following, left, right)
            ):
                return True
            following += 1
        return False

    def _header_below(self, row: int) -> bool:
        """True where a header follows: 一、分园区税收 | | 单位：万元 is a title."""
        below = range(row + 1, min(row + 4, self.strip.bottom + 1))
        following = next((r for r in below if not self.strip.blank(r)), None)
        return following is not None and not self.strip.data(following)

    def _continues(self, frame: Frame, row: int) -> bool:
        """True where a text row is one more header row rather than the first of the body."""
        if not frame.header:
            return True
        look, left, right = self.look, self.left, self.right
        above, cells = frame.header[-1], look.cells(row, left, right)
        merges = {
            look.covered.get((at, c)) for at in (above, row) for c in range(left, right + 1)
        } - {None}
        if any(top in frame.header and bottom >= row for top, _, bottom, _ in merges):
            return True
        if len(cells) < 2:
            return False
        if any(
            top == above and last > first and any(first <= c <= last for c in cells)
            for top, first, _, last in merges
        ):
            return True
        named = self.grid.kinds[row, left] != EMPTY and self.grid.kinds[above, left] != EMPTY
        if named and not STUB_WORDS.fullmatch(normalise(self.grid.text(row, left))):
            return False
        if any(self.grid.kinds[above, c] == EMPTY for c in cells):
            return True
        rest = cells[1:] if cells[0] == left else cells
        return named or look.unit_cells(row, rest) or look.period_cells(row, rest)
