"""Scope changes (调整事项) as events: an enterprise moved out, a chain was widened."""

import re
from datetime import date, datetime
from typing import Any

from data.directory import Directory
from data.proposing.ground import Ground
from data.reading.table import Row, Table
from data.reading.text import normalise

_DATE = re.compile(r"(\d{4})[-年./](\d{1,2})(?:[-月./](\d{1,2})日?|月)?")


def is_event_list(table: Table, ground: Ground) -> bool:
    """True for a list of scope changes: 日期, 对象, 事项, 影响."""
    said = {ground.lexicon.events.get(normalise(header)) for header in headers(table)}
    return {"date", "what"} <= said


def events(table: Table, ground: Ground, directory: Directory) -> list[dict[str, Any]]:
    """The scope changes of a table; those without a date or a known unit are doubted."""
    found = [_event(table, row, ground, directory) for row in table.rows]
    return [event for event in found if event]


def headers(table: Table) -> list[str]:
    """Every header of a table: stub, text and value columns."""
    texts = {header: None for row in table.rows for header in row.texts}
    return [*table.headers, *texts, *(c.labels[-1] for c in table.columns if c.labels)]


def written(table: Table, row: Row) -> dict[str, str]:
    """The texts of a row by header, its labels under the headers of their columns."""
    labels = {}
    if len(row.labels) == len(table.headers):
        labels = {head: text for head, text in zip(table.headers, row.labels, strict=True) if text}
    return {**row.texts, **labels}


def day(text: object) -> date | None:
    """The day a text names ("2026年3月1日", "2026-03"); None where it names none."""
    if isinstance(text, datetime):
        return text.date()
    if not (found := _DATE.search(normalise(str(text)))):
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3] or 1))
    except ValueError:
        return None


def days(text: str) -> list[date]:
    """Every day a text names: "2026-01-01至2026-12-31"."""
    return [made for found in _DATE.finditer(normalise(text)) if (made := day(found[0]))]


def _event(table: Table, row: Row, ground: Ground, directory: Directory) -> dict[str, Any] | None:
    said = {
        ground.lexicon.events.get(normalise(head)): text
        for head, text in written(table, row).items()
    }
    cell, named = ground.label_cell(table, row), str(said.get("unit", ""))
    happened = day(said.get("date", ""))
    if happened is None:
        ground.findings.add("bad_date", table.sheet, cell, said.get("date", ""))
        return None
    units = directory.match(named) if named else []
    if len(units) != 1:
        near = directory.nearest(named) if named else None
        ground.findings.add(
            "unknown_member",
            table.sheet,
            cell,
            named,
            kind="",
            nearest=f"最接近的是“{near.name}”。" if near else "",
        )
        return None
    return {
        "kind": units[0].kind,
        "unit": units[0].unit,
        "happened_on": happened,
        "what": str(said.get("what", "")),
        "effect": str(said.get("effect", "")),
    }
