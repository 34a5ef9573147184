"""A sheet cut into column ranges: tables side by side, or below each other with other columns."""

from dataclasses import dataclass

import numpy as np

from data.reading.grid import EMPTY, NUMBER, TEXT, Grid
from data.reading.look import Look


@dataclass(frozen=True)
class Region:
    """A rectangle of cells that one column of tables may stand in. All bounds are inclusive."""

    top: int
    left: int
    bottom: int
    right: int
    lines: tuple[int, ...] = ()
    """Rows above it, elsewhere in the sheet, whose title it shares."""


def regions(grid: Grid, look: Look) -> list[Region]:
    """The sheet's regions from the left, the top first."""
    if not grid.height:
        return []
    filled = grid.kinds != EMPTY
    for top, left, bottom, right in grid.merges:
        if filled[top, left]:
            filled[top : bottom + 1, left : right + 1] = True
    whole = _trimmed(filled, 0, 0, grid.height - 1, grid.width - 1)
    if whole is None:
        return []
    found: list[Region] = []
    _cut(grid, look, filled, whole, found)
    return found


def _cut(grid: Grid, look: Look, filled: np.ndarray, region: Region, found: list[Region]) -> None:
    parts = _side_by_side(grid, look, filled, region)
    if len(parts) > 1:
        found.extend(parts)
        return
    chunks = _chunks(filled, region)
    if len(chunks) == 1 or len(chunks) > 500:
        found.append(region)
        return
    # Only a chunk that is itself side by side stands alone; the others stay one region, because a
    # blank row inside a table is no boundary.
    start = region.top
    for top, bottom in chunks:
        chunk = _trimmed(filled, top, region.left, bottom, region.right)
        pieces = _side_by_side(grid, look, filled, chunk) if chunk else []
        if len(pieces) > 1:
            if before := _trimmed(filled, start, region.left, top - 1, region.right):
                found.append(before)
            found.extend(pieces)
            start = bottom + 1
    if rest := _trimmed(filled, start, region.left, region.bottom, region.right):
        found.append(rest)


def _side_by_side(grid: Grid, look: Look, filled: np.ndarray, region: Region) -> list[Region]:
    """The tables of a region that stand beside each other; one region where there is one table."""
    box = filled[region.top : region.bottom + 1, region.left : region.right + 1]
    crowded = _multi(grid, look, region)
    if not crowded.any():
        return [region]
    blank = ~box[crowded].any(axis=0)
    if not blank.any():
        return [region]
    lines = tuple(region.top + int(row) for row in np.flatnonzero(~crowded & box.any(axis=1)))
    first_crowded = region.top + int(np.flatnonzero(crowded)[0])
    spans = [(region.left + a, region.left + b) for a, b in _runs(~blank)]
    groups: list[list[int]] = []
    for left, right in spans:
        piece = _trimmed(filled, first_crowded, left, region.bottom, right)
        if not groups or (piece and _own_table(grid, look, piece)):
            groups.append([left, right])
        else:
            groups[-1][1] = right
    if len(groups) == 1:
        return [region]
    parts = []
    for left, right in groups:
        piece = _trimmed(filled, first_crowded, left, region.bottom, right)
        if piece:
            above = tuple(row for row in lines if row < first_crowded)
            own = tuple(
                row
                for row in above
                if any(left <= c <= right for c in look.cells(row, region.left, region.right))
            )
            parts.append(Region(piece.top, left, piece.bottom, right, own or above))
    return parts


def _own_table(grid: Grid, look: Look, piece: Region) -> bool:
    """True where a piece has its own labels at the left, a header over them, and values."""
    if piece.left == piece.right:
        return False
    rows = [
        row
        for row in range(piece.top, min(piece.bottom + 1, piece.top + 200))
        if any(look.counts(row, c) for c in look.cells(row, piece.left + 1, piece.right))
    ]
    if not rows:
        return False
    first = grid.kinds[rows, piece.left]
    labelled = int((first == TEXT).sum())
    numbers = sum(look.counts(row, piece.left) for row in rows)
    has_header = any(
        look.header_cell(row, c)
        for row in range(piece.top, rows[0] + 1)
        for c in look.cells(row, piece.left + 1, piece.right)
    )
    serial = int((first == NUMBER).sum()) == len(rows) and _serial_first(grid, look, piece, rows)
    return has_header and (labelled - numbers >= 0.6 * len(rows) or serial)


def _serial_first(grid: Grid, look: Look, piece: Region, rows: list[int]) -> bool:
    numbers = [grid.number(row, piece.left) for row in rows]
    second = grid.kinds[rows, piece.left + 1]
    return numbers == list(range(1, len(numbers) + 1)) and bool((second == TEXT).all())


def _multi(grid: Grid, look: Look, region: Region) -> np.ndarray:
    """Rows of the region with more than one cell: neither titles nor notes."""
    kinds = grid.kinds[region.top : region.bottom + 1, region.left : region.right + 1]
    return (kinds != EMPTY).sum(axis=1) > 1


def _chunks(filled: np.ndarray, region: Region) -> list[tuple[int, int]]:
    rows = filled[region.top : region.bottom + 1, region.left : region.right + 1].any(axis=1)
    return [(region.top + a, region.top + b) for a, b in _runs(rows)]


def _runs(flags: np.ndarray) -> list[tuple[int, int]]:
    """First and last index of every run of True."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.astype(np.int8), [0]))))
    return [(int(a), int(b) - 1) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _trimmed(filled: np.ndarray, top: int, left: int, bottom: int, right: int) -> Region | None:
    if bottom < top or right < left:
        return None
    box = filled[top : bottom + 1, left : right + 1]
    rows, columns = np.flatnonzero(box.any(axis=1)), np.flatnonzero(box.any(axis=0))
    if not len(rows):
        return None
    return Region(
        top + int(rows[0]), left + int(columns[0]), top + int(rows[-1]), left + int(columns[-1])
    )
