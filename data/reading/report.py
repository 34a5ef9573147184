"""What the reader understood, as the JSON of `manage.py read`."""

import datetime
import math
from typing import Any

from catalog.period import Period
from data.reading.table import Column, Row, Table
from data.reading.workbook import Reading


def as_dict(reading: Reading) -> dict[str, Any]:
    """Sheets, their tables with header paths, rows and cells, and the findings."""
    return {
        "sheets": [
            {
                "sheet": info.name,
                "tables": [_table(table) for table in reading.tables if table.sheet == info.name],
            }
            for info in reading.sheets
        ],
        "findings": [finding.as_dict() for finding in reading.findings.items],
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "title": table.title,
        "range": table.range,
        "period": _period(table.period),
        "unit": table.unit,
        "columns": [_column(column) for column in table.columns],
        "rows": [_row(row) for row in table.rows],
        "cells": _cells(table),
        "notes": list(table.notes),
    }


def _period(period: Period | None) -> dict[str, int] | None:
    if period is None:
        return None
    return {"year": period.year, "first_month": period.first_month, "last_month": period.last_month}


def _column(column: Column) -> dict[str, Any]:
    return {"column": column.letter, "labels": list(column.labels), "unit": column.unit}


def _row(row: Row) -> dict[str, Any]:
    shown: dict[str, Any] = {"row": row.index + 1, "labels": list(row.labels), "role": row.role}
    if row.unit:
        shown["unit"] = row.unit
    if row.texts:
        shown["texts"] = row.texts
    return shown


def _cells(table: Table) -> list[dict[str, Any]]:
    """The cells row by row; a blank cell of a data row has neither value nor state."""
    letters = [column.letter for column in table.columns]
    cells = []
    for position, row in enumerate(table.rows):
        if row.role == "group":
            continue
        number = row.index + 1
        for letter, values in zip(letters, table.values, strict=True):
            value = float(values.numbers[position])
            cells.append(
                {
                    "address": f"{letter}{number}",
                    "row": number,
                    "column": letter,
                    "value": _number(value),
                    "raw": _plain(values.raw[position]),
                    "state": values.states.get(position),
                }
            )
    return cells


def _number(value: float) -> float | int | None:
    if not math.isfinite(value):
        return None
    return int(value) if value.is_integer() and abs(value) < 1e15 else value


def _plain(raw: object) -> object:
    """The raw cell as JSON can hold it; an empty cell is null."""
    if raw is None or raw == "":
        return None
    if isinstance(raw, float):
        return _number(raw)
    if isinstance(raw, (datetime.date, datetime.time, datetime.timedelta)):
        return str(raw)
    return raw
