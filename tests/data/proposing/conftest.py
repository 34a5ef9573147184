"""Tables as the reader hands them over, written by hand in few lines, and a small directory."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest
from openpyxl.utils import get_column_letter

from catalog.loader import load
from catalog.period import Period
from data.directory import Directory, Unit
from data.findings import Findings
from data.proposing.proposal import Proposal, propose
from data.reading.numbers import parse
from data.reading.table import Column, ColumnValues, Row, Table

CATALOG = load()
JUNE = Period(2026, 1, 6)


@dataclass
class Sheets:
    """Stands in for the reader's Reading."""

    name: str
    tables: list[Table]
    findings: Findings = field(default_factory=Findings)


def column_of(cells: list[object]) -> ColumnValues:
    numbers, states, units, notes = np.full(len(cells), np.nan), {}, {}, {}
    for at, cell in enumerate(cells):
        if isinstance(cell, str):
            parsed = parse(cell)
            numbers[at] = np.nan if parsed.number is None else parsed.number
            states |= {at: parsed.state} if parsed.state else {}
            units |= {at: parsed.unit} if parsed.unit else {}
            notes |= {at: parsed.note} if parsed.note else {}
        elif cell is not None:
            numbers[at] = cell
    return ColumnValues(numbers, list(cells), states, units, notes)


def make_table(
    columns: list[object],
    rows: list[tuple],
    *,
    title: str = "",
    unit: str | None = None,
    period: Period | None = JUNE,
    headers: tuple[str, ...] = (),
    sheet: str = "Sheet1",
    units: list[str | None] | None = None,
    texts: list[dict[str, str]] | None = None,
    roles: dict[int, str] | None = None,
    row_units: list[str | None] | None = None,
) -> Table:
    """`rows` are (label or label path, cell, cell …); values start right of one label column."""
    paths = [(path,) if isinstance(path, str) else tuple(path) for path in columns]
    first = max(len(headers), 1)
    made = [
        Column(first + at, path, (units or [None] * len(paths))[at])
        for at, path in enumerate(paths)
    ]
    body = []
    for at, (label, *_) in enumerate(rows):
        labels = (label,) if isinstance(label, str) else tuple(label)
        body.append(
            Row(
                at + 3,
                labels,
                (roles or {}).get(at, "data"),
                (row_units or [None] * len(rows))[at],
                None,
                (texts or [{}] * len(rows))[at],
            )
        )
    values = [column_of([row[1 + at] for row in rows]) for at in range(len(paths))]
    last = get_column_letter(first + len(paths))
    return Table(
        sheet,
        title,
        f"A1:{last}{len(rows) + 3}",
        period,
        unit,
        made,
        body,
        values,
        headers,
        (),
        tuple(range(first)),
    )


CHAINS = [
    Unit("chain", f"{name}产业链", f"{name}产业链", aliases, at)
    for at, (name, aliases) in enumerate(
        (("白酒", ()), ("锰锌钒铝新材料", ("锰锌钒铝",)), ("新能源", ())), 1
    )
]
PARKS = [
    Unit("park", name, name, (), at, {"level": level})
    for at, (name, level) in enumerate(
        (("高新技术产业开发区", "国家级"), ("西河高新区", "省级"), ("酒都产业园", "省级")), 1
    )
]
COUNTIES = [Unit("county", name, name, (), at) for at, name in enumerate(("甲县", "乙县"), 1)]


@pytest.fixture
def directory() -> Directory:
    return Directory([*CHAINS, *PARKS, *COUNTIES])


@pytest.fixture
def table() -> Callable[..., Table]:
    return make_table


@pytest.fixture
def proposed(directory: Directory) -> Callable[..., Proposal]:
    """The proposal of hand-made tables."""

    def of(
        *tables: Table,
        name: str = "月报.xlsx",
        kind: str | None = None,
        known: Directory | None = None,
    ) -> Proposal:
        return propose(
            Sheets(name, list(tables)), CATALOG, directory if known is None else known, kind
        )

    return of


@pytest.fixture
def facts(proposed: Callable[..., Proposal]) -> Callable[..., list[tuple[Any, ...]]]:
    """The facts of tables that must leave nothing in doubt, as short tuples."""

    def of(*tables: Table, **options: Any) -> list[tuple[Any, ...]]:
        proposal = proposed(*tables, **options)
        serious = [f for f in proposal.findings.items if f.severity != "note"]
        assert not serious, serious
        return short(proposal)

    return of


def short(proposal: Proposal) -> list[tuple[Any, ...]]:
    """(unit, indicator, scope, measure, value or state) of every fact."""
    frame = proposal.facts
    return [
        (
            row.unit,
            row.indicator,
            row.scope,
            row.measure,
            row.state if isinstance(row.state, str) else round(row.value, 6),
        )
        for row in frame.itertuples()
    ]
