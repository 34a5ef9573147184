"""How far the cell references of a sheet's XML reach, counted all at once."""

import re

import numpy as np

_LETTERS = 3
_DIGITS = 7
_BEYOND = 100_000_000
_REFERENCE = int.from_bytes(b' r="', "little")
_ANY = re.compile(rb"(?<![\w:.-])r\s*=\s*[\"']?\s*([A-Za-z]{0,9})(\d{0,99})")


def reach(chunk: bytes) -> tuple[int, int, int]:
    """The largest row and column any r="…" of `chunk` names, and how many tags begin with one.

    Cell readers allocate the whole rectangle up to the farthest cell, and the process ends where
    that fails, so every reference counts, in any order and in any spelling XML allows.
    """
    raw = np.frombuffer(chunk, dtype=np.uint8)
    starts = _found(chunk)
    rows, columns = _reach(raw, starts + 4) if len(starts) else (0, 0)
    equals = np.flatnonzero(raw == ord("="))
    before = raw[equals - 1]
    if np.count_nonzero(before == ord("r")) != len(starts) or (before <= ord(" ")).any():
        for letters, digits in _ANY.findall(chunk):
            rows = max(rows, int(digits or 0))
            columns = max(columns, _column(letters))
    # A text may hold r="A1" as well; a tag's "<" it cannot hold, but for comments and CDATA.
    genuine = 0 if b"<!" in chunk else _tagged(raw, starts, b"<c") + _tagged(raw, starts, b"<row")
    return rows, columns, genuine


def _tagged(raw: np.ndarray, starts: np.ndarray, tag: bytes) -> int:
    places = starts[starts >= len(tag)]
    matching = np.ones(len(places), dtype=bool)
    for back, sign in enumerate(reversed(tag), 1):
        matching &= raw[places - back] == sign
    return int(np.count_nonzero(matching))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _reach(raw: np.ndarray, at: np.ndarray) -> tuple[int, int]:
    last = len(raw) - 1
    columns = np.zeros(len(at), dtype=np.int32)
    rows = np.zeros(len(at), dtype=np.int32)
    letters = np.ones(len(at), dtype=bool)
    for _ in range(_LETTERS):
        sign = raw[np.minimum(at, last)].astype(np.int32) & ~32  # "a1" is A1 to a cell reader
        letters &= (sign >= 65) & (sign <= 90)
        if not letters.any():
            break
        columns = np.where(letters, columns * 26 + sign - 64, columns)
        at = at + letters
    digits = np.ones(len(at), dtype=bool)
    for _ in range(_DIGITS):
        sign = raw[np.minimum(at, last)].astype(np.int32)
        digits &= (sign >= 48) & (sign <= 57)
        if not digits.any():
            break
        rows = np.where(digits, rows * 10 + sign - 48, rows)
        at = at + digits
    rest = raw[np.minimum(at, last)]
    if (((rest | 32) >= ord("a")) & ((rest | 32) <= ord("z"))).any():
        return _BEYOND, _BEYOND
    if (digits & (rest >= ord("0")) & (rest <= ord("9"))).any():
        return _BEYOND, int(columns.max())
    return int(rows.max()), int(columns.max())


def tags(chunk: bytes, start: bytes) -> int:
    """How often the two bytes `start` stand in `chunk`."""
    sign = int.from_bytes(start, "little")
    return sum(
        int(np.count_nonzero(np.frombuffer(chunk, "<u2", (len(chunk) - at) // 2, at) == sign))
        for at in (0, 1)
        if len(chunk) > at + 1
    )


def _found(chunk: bytes) -> np.ndarray:
    """Where ' r="' stands: four bytes compared as one number, at each of the four alignments."""
    found = []
    for offset in range(4):
        count = (len(chunk) - offset) // 4
        if count > 0:
            words = np.frombuffer(chunk, dtype="<u4", count=count, offset=offset)
            found.append(np.flatnonzero(words == _REFERENCE) * 4 + offset)
    return np.concatenate(found) if found else np.zeros(0, dtype=np.int64)
