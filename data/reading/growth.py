"""How large the texts of a workbook grow in its cells: one shared string may stand in millions."""

import re
from collections.abc import Iterable

from data.reading.refusal import Refusal

PART = "xl/sharedStrings.xml"
MOST_TEXT = 200 * 1024 * 1024
_END = re.compile(rb"</(?:\w+:)?si\b|<(?:\w+:)?si\b[^<>]*/>")
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^<>]*>([^<]*)")
_INDEX = re.compile(rb"\d{0,9}")


class Growth:
    """Adds up, sheet by sheet, what the cell reader will write out; Refusal where it is too much.

    `sizes` are the shared strings' lengths in bytes, None where only their sum bounds each.
    """

    def __init__(self, parts: Iterable[bytes] = ()) -> None:
        self.sizes: list[int] | None = []
        self.rough = self.grown = 0
        rest, whole = b"", 0
        for chunk in parts:
            whole += len(chunk)
            if self.sizes is None or b"<!" in chunk:
                self.sizes = None
                continue
            *texts, rest = _END.split(rest + chunk)
            self.sizes.extend(map(len, texts))
            if len(rest) > MOST_TEXT:
                raise Refusal("too_large_inside")
        self.longest = whole if self.sizes is None else max(self.sizes, default=0)

    def add(self, rows: bytes) -> None:
        """Count the texts of some rows of a sheet."""
        cells = rows.count(b"<v") + rows.count(b":v")
        if self.rough + self.longest * cells <= MOST_TEXT:
            self.rough += self.longest * cells
            return
        sure = self.sizes is not None and b"<!" not in rows
        for text in _VALUE.findall(rows):
            self.grown += self._size(text) if sure else self.longest
        if self.grown > MOST_TEXT:
            raise Refusal("too_large_inside")

    def _size(self, text: bytes) -> int:
        """The size of the string a value may name; the cell reader takes what is no index for 0."""
        if b">" in text:  # an attribute's, or the text's: nobody can tell
            return self.longest
        at = int(_INDEX.match(text)[0] or 0)
        named = (at,) if text.isdigit() else (0, at)
        return max((self.sizes[each] for each in named if each < len(self.sizes)), default=0)
