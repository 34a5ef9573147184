"""Text files: comma, tab or semicolon between cells, in UTF-8, UTF-16 or GB18030."""

import csv
from io import StringIO

from data.reading.grid import Grid
from data.reading.package import MOST_CELLS
from data.reading.refusal import Refusal

_MOST_COLUMNS, _MOST_LETTERS = 16_384, 32_767  # what a sheet and a cell of Excel hold
_DELIMITERS = ("\t", ",", ";", "；", "，", "|")
_CONTROLS = {chr(code) for code in range(32)} - {"\t", "\n", "\r", "\f", "\x1a", "\v"}


def decoded(content: bytes) -> str | None:
    """The text of `content`, or None where it is no text in any encoding met here."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings = ("utf-16",)
    elif content[:512].count(b"\0") > len(content[:512]) // 4:
        encodings = ("utf-16-le", "utf-16-be")
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except (UnicodeDecodeError, UnicodeError):
            continue
        if "\0" not in text and not any(control in text[:100_000] for control in _CONTROLS):
            return text
    return None


def grid(text: str, name: str) -> Grid:
    """The cells of a text table; Refusal where it cannot be cut into cells."""
    delimiter = _delimiter(text)
    csv.field_size_limit(_MOST_LETTERS)
    rows: list[list[object]] = []
    cells = widest = 0
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter):
            rows.append(list(row))
            cells += len(row)
            widest = max(widest, len(row))
            if widest > _MOST_COLUMNS or cells > MOST_CELLS or widest * len(rows) > 4 * MOST_CELLS:
                raise Refusal("too_many_cells", rows=len(rows), columns=widest)
    except csv.Error as error:
        raise Refusal("broken_text") from error
    return Grid(name, rows, plain_text=True)


def _delimiter(text: str) -> str:
    """The sign that cuts most lines into the same number of cells."""
    lines = [line for line in text[:200_000].splitlines() if line.strip()][:200]

    def strength(delimiter: str) -> tuple[int, int]:
        counts = [line.count(delimiter) for line in lines]
        usual = max(
            set(counts), key=lambda count: (counts.count(count) * (count > 0), count), default=0
        )
        return (counts.count(usual) if usual else 0), usual

    return max(_DELIMITERS, key=strength) if lines else ","
