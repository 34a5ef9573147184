"""Periods side by side: one that jumps, an empty one, a renamed series."""

from collections import defaultdict

import numpy as np

from data.findings import Findings
from data.reading.grid import address
from data.reading.table import Column, Table

_JUMP = 5.0


def courses(table: Table, findings: Findings) -> None:
    """Ask where the columns of one table, one period each, do not go together."""
    dated = [
        at
        for at, column in enumerate(table.columns)
        if column.period
        and column.period.span == "ytd"
        and (column.period.first_month, column.period.last_month) == (1, 12)
    ]
    if len(dated) < 3 or len(table.rows) < 3 or len(dated) * len(table.rows) > 200_000:
        return
    numbers = np.column_stack([table.values[at].numbers for at in dated])
    columns = [table.columns[at] for at in dated]
    _empty(table, columns, numbers, findings)
    _jumps(table, columns, numbers, findings)
    _renamed(table, columns, numbers, findings)


def _empty(table: Table, columns: list[Column], numbers: np.ndarray, findings: Findings) -> None:
    """A period without any figure is no period of the data."""
    states = {
        column.index
        for column, values in zip(table.columns, table.values, strict=True)
        if values.states
    }
    for at, column in enumerate(columns):
        if np.isnan(numbers[:, at]).all() and column.index not in states:
            findings.add("empty_period", table.sheet, _top(table, column), column.labels[-1])


def _jumps(table: Table, columns: list[Column], numbers: np.ndarray, findings: Findings) -> None:
    """A period whose figures are a multiple of those before and after: another unit or sample?"""
    filled = [at for at in range(len(columns)) if not np.isnan(numbers[:, at]).all()]
    for before, at, after in zip(filled, filled[1:], filled[2:], strict=False):
        with np.errstate(divide="ignore", invalid="ignore"):
            ratios = [np.abs(numbers[:, at] / numbers[:, other]) for other in (before, after)]
        ratios = [ratio[np.isfinite(ratio) & (ratio > 0)] for ratio in ratios]
        if min(map(len, ratios)) < 3:
            continue
        first, second = (float(np.median(ratio)) for ratio in ratios)
        if min(first, second) > _JUMP or max(first, second) < 1 / _JUMP:
            year = str(columns[at].period.year) if columns[at].period else ""
            told = next((note for note in table.notes if year and year in note), "")
            findings.add(
                "period_jumps",
                table.sheet,
                _top(table, columns[at]),
                columns[at].labels[-1],
                times=f"{first:.2g}",
                note=f"表注：{told}" if told else "",
            )


def _renamed(table: Table, columns: list[Column], numbers: np.ndarray, findings: Findings) -> None:
    """Two indicators for the same units whose periods never overlap may be one, renamed."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, row in enumerate(table.rows):
        if len(row.labels) > 1 and row.role != "group":
            blocks[row.labels[:-1]].append(at)
    parts = [
        (
            path,
            {table.rows[at].labels[-1] for at in rows},
            ~np.isnan(numbers[rows]).all(axis=0),
            rows[0],
        )
        for path, rows in blocks.items()
        if len(rows) >= 3
    ]
    for number, (path, units, when, _) in enumerate(parts):
        for other, others, otherwhen, start in parts[number + 1 :]:
            if units == others and when.any() and otherwhen.any() and not (when & otherwhen).any():
                findings.add(
                    "maybe_renamed",
                    table.sheet,
                    f"{table.rows[start].index + 1}:{table.rows[start].index + 1}",
                    other[-1],
                    other=path[-1],
                    periods=_span(columns, otherwhen),
                    others=_span(columns, when),
                )


def _span(columns: list[Column], flags: np.ndarray) -> str:
    chosen = [column.labels[-1] for column, flag in zip(columns, flags, strict=True) if flag]
    return chosen[0] if len(chosen) == 1 else f"{chosen[0]} 至 {chosen[-1]}"


def _top(table: Table, column: Column) -> str:
    return address(table.rows[0].index, column.index)
