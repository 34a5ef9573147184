"""Tables of a draft, read as a workbook would be: heads, units and measures tell what a cell is."""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

import pandas as pd
from openpyxl import Workbook

from briefing.proofreading.claim import Claim
from briefing.proofreading.figures import Figure
from briefing.proofreading.names import Measured, Subject
from catalog.catalog import Catalog
from catalog.period import Period
from data.keeping.directories import directory
from data.keeping.store import Store
from data.proposing.proposal import propose
from data.reading.workbook import read
from metrics.units import REGION

# What a workbook calls it, and the field of metrics.row.Row.
_ROLES = {
    "level": "value",
    "yoy": "yoy",
    "base": "base",
    "rank": "rank",
    "growth_rank": "growth_rank",
    "share": "share",
    "completion": "completion",
    "target_level": "target",
}
_DIGITS = re.compile(r"[-+]?[\d,]+(?:\.(\d+))?")
# A table of a draft has a few dozen lines and columns; a larger one is read as words.
_MOST_TABLES, _MOST_ROWS, _MOST_COLUMNS, _MOST_CELLS = 100, 2000, 200, 20_000
_CAPTION = 60  # letters; a longer line above a table is prose
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its text, the paragraph it is in and where it starts there, how far it is
    merged."""

    text: str
    paragraph: int
    start: int = 0
    across: int = 1
    down: int = 1


@dataclass(frozen=True)
class Grid:
    """A table: cells by (row, column) where they begin; the lines of `caption` stand above it."""

    cells: dict[tuple[int, int], Cell]
    caption: tuple[str, ...] = ()


def readable(grids: Iterable[Grid]) -> list[Grid]:
    """Those of tables that are small enough to be read as tables."""
    return list(islice(filter(_small, grids), _MOST_TABLES))


def _small(grid: Grid) -> bool:
    rows = max((row + cell.down for (row, _), cell in grid.cells.items()), default=0)
    columns = max((column + cell.across for (_, column), cell in grid.cells.items()), default=0)
    covered = sum(cell.across * cell.down for cell in grid.cells.values())
    return rows <= _MOST_ROWS and columns <= _MOST_COLUMNS and covered <= _MOST_CELLS


def claims(
    store: Store,
    catalog: Catalog,
    grid: Grid,
    period: Period,
    asof: datetime | None = None,
) -> Iterator[tuple[Cell, Claim]]:
    """What every understood cell of a table claims; a table without a date is about `period`."""
    known = directory(store, asof)
    above = _above(grid, period)
    reading = read(_workbook(grid, above), "文稿中的表.xlsx")
    facts = propose(reading, catalog, known.few if store.withholds else known).facts
    names = {(unit.kind, unit.unit): unit.short for unit in known.units}
    for fact in facts.itertuples():
        cell = grid.cells.get((fact.row - len(above), fact.col))
        claim = _claim(catalog, fact, cell, names, period) if cell else None
        if cell and claim:
            yield cell, claim


def _above(grid: Grid, period: Period) -> tuple[str, ...]:
    """The caption; where it does not say of when the table is, the draft's period."""
    dated = any(re.search(r"20\d\d\s*年", line) for line in grid.caption)
    return grid.caption if dated else (f"{period}主要指标", *grid.caption)


def _workbook(grid: Grid, above: tuple[str, ...]) -> bytes:
    """The table below its caption; everything as text, as it was typed."""
    book = Workbook()
    sheet = book.active
    for number, line in enumerate(above, 1):
        sheet.cell(number, 1, _ILLEGAL.sub("", line)).data_type = "s"
    for (row, column), cell in grid.cells.items():
        first = row + 1 + len(above)
        sheet.cell(first, column + 1, _ILLEGAL.sub("", cell.text)).data_type = "s"
        if cell.across > 1 or cell.down > 1:
            sheet.merge_cells(
                start_row=first,
                start_column=column + 1,
                end_row=first + cell.down - 1,
                end_column=column + cell.across,
            )
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _claim(
    catalog: Catalog,
    fact: "pd.Series",
    cell: Cell,
    names: dict[tuple[str, str], str],
    period: Period,
) -> Claim | None:
    role = _ROLES.get(fact.measure)
    digits = _DIGITS.search(cell.text)
    value = fact.reported if known(fact.reported) else fact.value
    if role is None or digits is None or not known(value) or not fact.year:
        return None
    indicator = catalog.indicators[fact.indicator]
    uom = fact.uom or ("位" if "rank" in role else indicator.unit)
    if role in ("yoy", "share", "completion"):
        uom = "%"
    figure = Figure(digits.start(), digits.end(), float(value), len(digits[1] or ""), uom)
    span = "ytd" if fact.span == "point" else fact.span
    when = Period(fact.year, fact.first_month if span == "month" else 1, fact.last_month, span)
    when = period if role == "target" else when
    unit = REGION if fact.grain == "region" else fact.unit
    shown = names.get((fact.grain, unit), "合计" if unit == "*" else "全市")
    return Claim(
        cell.start + figure.start,
        cell.start + figure.end,
        figure,
        role,
        1.0,
        (Subject(fact.grain, unit, shown),),
        (Measured(indicator.code, fact.scope, indicator.name),),
        when,
    )


def known(value: float | None) -> bool:
    """True for a number."""
    return value is not None and not pd.isna(value)


def pasted(lines: Sequence[str]) -> Iterator[Grid]:
    """Tables among pasted lines: neighbours with tabs between their cells, and the line above."""
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and "\t" in lines[end]:
            end += 1
        if end - start > 1:
            caption = (lines[start - 1],) if start and len(lines[start - 1]) < _CAPTION else ()
            yield Grid(_cut(lines, start, end), caption)
        start = max(end, start + 1)


def _cut(lines: Sequence[str], start: int, end: int) -> dict[tuple[int, int], Cell]:
    found = {}
    for row in range(start, end):
        at = 0
        for column, text in enumerate(lines[row].split("\t")):
            if text.strip():
                begins = at + len(text) - len(text.lstrip())
                found[row - start, column] = Cell(text.strip(), row, begins)
            at += len(text) + 1
    return found
