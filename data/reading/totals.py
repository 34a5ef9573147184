"""Rows without a label: a total where they add up, else numbers nobody explains."""

from data.findings import Findings
from data.reading.grid import EMPTY, NUMBER, Grid, area
from data.reading.numbers import parse
from data.reading.table import Row


def number_at(grid: Grid, row: int, column: int) -> float | None:
    """The number a cell says, as a number or as text."""
    kind = grid.kinds[row, column]
    if kind == NUMBER:
        return grid.number(row, column)
    return parse(grid.text(row, column)).number if kind != EMPTY else None


def unlabelled_totals(
    grid: Grid, columns: list[int], unlabelled: list[int], rows: list[Row], findings: Findings
) -> list[Row]:
    """The unlabelled rows whose every number sums the data rows above it."""
    found = []
    for row in unlabelled:
        numbers = {
            column: number
            for column in columns
            if (number := number_at(grid, row, column)) is not None
        }
        above = [other.index for other in rows if other.index < row and other.role == "data"]
        if numbers and all(_adds_up(grid, column, numbers[column], above) for column in numbers):
            where = area(row, min(numbers), row, max(numbers))
            findings.add("unlabelled_total", grid.name, where, "", row=row + 1)
            found.append(Row(row, ("合计",), "total"))
    return found


def _adds_up(grid: Grid, column: int, total: float, rows: list[int]) -> bool:
    parts = [number for row in rows if (number := number_at(grid, row, column)) is not None]
    allowed = max(0.0051 * len(parts), abs(total) * 1e-9)
    return len(parts) > 1 and abs(sum(parts) - total) <= allowed
