"""How far the cell references of a sheet's XML reach, counted all at once."""

import numpy as np

_LETTERS = 3
_DIGITS = 7
_REFERENCE = int.from_bytes(b' r="', "little")


def reach(chunk: bytes) -> tuple[int, int, int]:
    """The largest row and column any r="…" of `chunk` names, and how many there are.

    Cell readers allocate the whole rectangle up to the farthest cell, so a single reference to
    XFD1048576 costs gigabytes: every reference counts, whatever the order they stand in.
    """
    raw = np.frombuffer(chunk, dtype=np.uint8)
    starts = _found(chunk)
    if not len(starts):
        return 0, 0, 0
    at = starts + 4
    last = len(raw) - 1
    columns = np.zeros(len(at), dtype=np.int32)
    rows = np.zeros(len(at), dtype=np.int32)
    letters = np.ones(len(at), dtype=bool)
    for _ in range(_LETTERS):
        sign = raw[np.minimum(at, last)].astype(np.int32)
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
    return int(rows.max()), int(columns.max()), len(starts)


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
