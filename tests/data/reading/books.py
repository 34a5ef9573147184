"""Small workbooks made in the test that needs them."""

from io import BytesIO

from openpyxl import Workbook

from data.reading.table import Row, Table
from data.reading.workbook import Reading, read


def book(
    rows: list[list[object]],
    merges: tuple[str, ...] = (),
    formats: dict[str, str] | None = None,
    sheet: str = "Sheet1",
) -> Workbook:
    """A workbook of one sheet holding `rows` from A1."""
    made = Workbook()
    made.active.title = sheet
    for row in rows:
        made.active.append(row)
    for merge in merges:
        made.active.merge_cells(merge)
    for cell, code in (formats or {}).items():
        made.active[cell].number_format = code
    return made


def saved(made: Workbook) -> bytes:
    """The workbook as the bytes of an .xlsx."""
    buffer = BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def reading(
    rows: list[list[object]],
    *merges: str,
    name: str = "月报.xlsx",
    sheet: str = "Sheet1",
    formats: dict[str, str] | None = None,
) -> Reading:
    """What the reader makes of `rows`."""
    return read(saved(book(rows, merges, formats, sheet)), name=name)


def only(found: Reading) -> Table:
    """The one table of a reading."""
    assert len(found.tables) == 1, [(table.sheet, table.range) for table in found.tables]
    return found.tables[0]


def codes(found: Reading) -> list[str]:
    """The codes of the findings that are more than a remark."""
    return [finding.code for finding in found.findings.items if finding.severity != "note"]


def row_at(table: Table, number: int) -> Row:
    """The row of the sheet's row `number` (1-based)."""
    return next(row for row in table.rows if row.index == number - 1)


def value(table: Table, cell: str) -> float | None:
    """The number at an address, None where there is none."""
    return _at(table, cell)[0]


def state(table: Table, cell: str) -> str | None:
    """The state word at an address."""
    return _at(table, cell)[1]


def labels(table: Table, letter: str) -> tuple[str, ...]:
    """The label path of a column."""
    return next(column.labels for column in table.columns if column.letter == letter)


def _at(table: Table, cell: str) -> tuple[float | None, str | None]:
    letter, number = cell.rstrip("0123456789"), int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    column = next(at for at, column in enumerate(table.columns) if column.letter == letter)
    position = next(at for at, row in enumerate(table.rows) if row.index == number - 1)
    values = table.values[column]
    number_ = float(values.numbers[position])
    return (None if number_ != number_ else number_), values.states.get(position)
