"""The one way in: a workbook's bytes as tables, with every doubt as a finding."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from data.findings import Findings
from data.reading.container import MOST_FILE_BYTES, Book, opened
from data.reading.courses import courses
from data.reading.grid import NUMBER
from data.reading.ours import is_guide, is_list
from data.reading.package import MOST_CELLS
from data.reading.picture import Look, look
from data.reading.refusal import Refusal
from data.reading.remarks import duplicates
from data.reading.table import Table
from data.reading.tables import tables

_MOST_SHEETS = 200
_MOST_CELLS = 2 * MOST_CELLS
_SPARE = ("底稿", "草稿", "上月", "旧", "备份", "副本", "作废")


@dataclass(frozen=True)
class SheetInfo:
    """A sheet as it is offered for choice: hidden ones are not read unless asked for."""

    name: str
    visible: bool
    read: bool
    rows: int = 0
    columns: int = 0
    preview: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Reading:
    """Everything the reader understood of one file, before any meaning."""

    name: str
    tables: list[Table]
    sheets: list[SheetInfo]
    findings: Findings = field(default_factory=Findings)
    looks: list[Look] = field(default_factory=list)


def read(source: Path | bytes, name: str | None = None, sheet: str | None = None) -> Reading:
    """`source` as tables. What cannot be read is a blocking finding, never an exception."""
    findings = Findings()
    shown = name or (source.name if isinstance(source, Path) else "")
    reading = Reading(shown, [], [], findings)
    try:
        with _no_collection():
            _sheets(opened(_content(source)), sheet, reading)
    except Refusal as refusal:
        findings.add(refusal.code, value=shown, file=shown, **refusal.facts)
        return Reading(shown, [], reading.sheets, findings)
    if not reading.tables and not findings.blocking:
        findings.add(
            "no_table" if any(info.rows for info in reading.sheets) else "empty_file", value=shown
        )
    return reading


@contextmanager
def _no_collection() -> Iterator[None]:
    """Millions of fresh cells are no garbage: the collector would walk them over and over."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _content(source: Path | bytes) -> bytes:
    if isinstance(source, bytes):
        return source
    try:
        if source.stat().st_size > MOST_FILE_BYTES:
            raise Refusal("too_large")
        return source.read_bytes()
    except FileNotFoundError as error:
        raise Refusal("no_file") from error
    except OSError as error:
        raise Refusal("unreadable_path") from error


def _sheets(book: Book, wanted: str | None, reading: Reading) -> None:
    """Read the shown sheets, or the one asked for, into `reading`."""
    names = [name for name, _ in book.sheets]
    if wanted is not None and wanted not in names:
        raise Refusal("no_sheet", sheet_asked=wanted, sheets="、".join(names))
    if len(names) > _MOST_SHEETS:
        raise Refusal("too_many_sheets", count=len(names))
    cells, form = 0, False
    for name, visible in book.sheets:
        if wanted is not None and name != wanted:
            continue
        if wanted is None and not visible:
            reading.sheets.append(SheetInfo(name, visible, False))
            reading.findings.add("hidden_sheet", name, "", name)
            continue
        grid = book.grid(name)
        if is_list(grid):
            form = form or is_guide(grid)
            reading.sheets.append(SheetInfo(name, visible, False))
            continue
        cells += grid.height * grid.width
        if cells > _MOST_CELLS:
            raise Refusal("too_large_inside")
        preview = tuple(
            tuple(grid.text(row, c)[:20] for c in range(min(grid.width, 8)))
            for row in range(min(grid.height, 5))
        )
        reading.sheets.append(SheetInfo(name, visible, True, grid.height, grid.width, preview))
        found = tables(grid, reading.name, reading.findings)
        for table in found:
            duplicates(table, reading.findings)
            courses(table, reading.findings)
        reading.tables.extend(found)
        spent = sum(len(each.texts) * len(each.texts[0]) for each in reading.looks if each.texts)
        reading.looks.append(look(grid, found, spent))
        if any(word in name for word in _SPARE) and (grid.kinds == NUMBER).any():
            reading.findings.add("spare_sheet", name, "", name)
    if form:
        found = reading.findings.items
        found[:] = [each for each in found if each.code not in ("maybe_fraction", "maybe_index")]
        reading.tables[:] = [replace(table, form=True) for table in reading.tables]
