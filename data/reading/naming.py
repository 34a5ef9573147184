"""Which text columns of a table name its rows."""

import itertools
from typing import TYPE_CHECKING

from data.reading.grid import Grid
from data.reading.look import Look, is_total, unit_rank
from data.reading.numbering import numbering

if TYPE_CHECKING:
    from data.reading.layouts import Layout, _Column


def label(
    grid: Grid, look: Look, found: "Layout", candidates: list["_Column"], rows: list[int]
) -> None:
    """The shortest run of text columns that tells the rows apart names them; the rest are words."""
    if not candidates:
        if found.period is not None:
            found.labels = [found.period]
        return
    plain = [row for row in rows if not is_total(_cell(grid, look, row, candidates[0].index))]
    for column in candidates:
        own = [_cell(grid, look, row, column.index) for row in plain]
        filled = [text for text in own if text]
        if len(set(filled)) == len(filled) and 2 * len(filled) > len(plain):
            inner = candidates.index(column)
            break
    else:
        inner = _shortest(grid, look, candidates, plain)
    ranks = [unit_rank(column.header) for column in candidates]
    while inner + 1 < len(ranks) and 0 < ranks[inner] < ranks[inner + 1]:
        inner += 1  # 县市区 | 园区: the parks are named, though every county has but one
    taken = candidates[: inner + 1]
    found.labels = [column.index for column in taken]
    found.texts[:0] = [column.index for column in candidates[inner + 1 :]]
    if found.period is not None:
        found.labels.append(found.period)
    found.texts.sort()


def _shortest(grid: Grid, look: Look, candidates: list["_Column"], rows: list[int]) -> int:
    if any(numbering(_cell(grid, look, row, candidates[0].index)) for row in rows[:20]):
        return 0
    best, most = 0, 0
    filled = [
        _carried([_cell(grid, look, row, column.index) for row in rows]) for column in candidates
    ]
    for inner in range(len(candidates)):
        keys = set(zip(*filled[: inner + 1], strict=True))
        if len(keys) > most * 1.05:
            best, most = inner, len(keys)
    return best


def _carried(texts: list[str]) -> list[str]:
    """Blanks as the text above them, only to see whether an outer column is meant to group rows."""
    return list(itertools.accumulate(texts, lambda above, text: text or above))


def _cell(grid: Grid, look: Look, row: int, column: int) -> str:
    """The cell's text, that of its merge where it is merged."""
    merge = look.covered.get((row, column))
    return grid.text(merge[0], merge[1]) if merge else grid.text(row, column)
