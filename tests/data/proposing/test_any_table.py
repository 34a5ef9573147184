"""Whatever a table holds, a proposal comes of it and never an exception."""

import random

import numpy as np
import pytest

from catalog.loader import load
from catalog.period import Period
from data.directory import Directory, Unit
from data.findings import Findings
from data.proposing.proposal import propose
from data.reading.numbers import parse
from data.reading.table import Column, ColumnValues, Row, Table

CATALOG = load()
KNOWN = Directory(
    [
        Unit(kind, name, name)
        for kind, name in (
            ("chain", "白酒产业链"),
            ("park", "西河高新区"),
            ("county", "甲县"),
            ("enterprise", "甲公司"),
        )
    ]
)
WORDS = (
    [
        word
        for section in ("measure", "span", "kind", "attribute", "event", "row", "scope", "noise")
        for words in getattr(CATALOG.words, section).values()
        for word in words
    ]
    + [each.name for each in CATALOG.indicators.values()]
    + [
        "白酒产业链",
        "白酒",
        "西河高新区",
        "甲县",
        "甲公司",
        "(亿元)",
        "（%）",
        "2026年1-6月",
        "1-6月",
        "6月",
        "2025年",
        "",
        "  ",
        "((",
        "）",
        "①",
        "名录",
        "其中：",
        "#",
    ]
)
CELLS = [
    None,
    1.5,
    0.3,
    -2.0,
    "—",
    "增长18%",
    "15%以上",
    "前10",
    "500多",
    "3500万元",
    "6月底完成",
    "abc",
    float("nan"),
    1e300,
    True,
]
PERIODS = [
    None,
    None,
    Period(2026, 1, 6),
    Period(2026, 6, 6, "month"),
    Period(2026, 1, 12),
    Period(2026, 6, 6, "point"),
]


class Whims:
    """Random labels, cells and tables, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.pick = random.Random(seed)

    def label(self) -> str:
        return "".join(self.pick.choice(WORDS) for _ in range(self.pick.choice((1, 1, 1, 2, 3))))

    def path(self) -> tuple[str, ...]:
        return tuple(self.label() for _ in range(self.pick.choice((0, 1, 1, 2, 3))))

    def values(self, count: int) -> ColumnValues:
        raw = [self.pick.choice(CELLS) for _ in range(count)]
        numbers, states, units = np.full(count, np.nan), {}, {}
        for at, cell in enumerate(raw):
            parsed = parse(cell) if isinstance(cell, str) else None
            if parsed is None:
                numbers[at] = np.nan if cell is None else cell
                continue
            numbers[at] = np.nan if parsed.number is None else parsed.number
            states |= {at: parsed.state} if parsed.state else {}
            units |= {at: parsed.unit} if parsed.unit else {}
        return ColumnValues(numbers, raw, states, units)

    def table(self) -> Table:
        pick, width, height = self.pick, self.pick.randint(0, 5), self.pick.randint(0, 6)
        columns = [
            Column(
                at + 1, self.path(), pick.choice([None, "%", "亿元", "甲"]), pick.choice(PERIODS)
            )
            for at in range(width)
        ]
        rows = [
            Row(
                at + 2,
                self.path(),
                pick.choice(["data", "total", "subset", "group"]),
                pick.choice([None, "亿元", "%"]),
                pick.choice(PERIODS),
                {self.label(): self.label() for _ in range(pick.randint(0, 2))},
            )
            for at in range(height)
        ]
        sheet = pick.choice(["Sheet1", "名录", "调整事项", "2026"])
        return Table(
            sheet,
            self.label() + self.label(),
            "A1:Z9",
            pick.choice(PERIODS),
            pick.choice([None, "亿元、%", "万元", "甲"]),
            columns,
            rows,
            [self.values(height) for _ in columns],
            self.path(),
        )


class Sent:
    """Stands in for the reader's Reading."""

    def __init__(self, table: Table, name: str) -> None:
        self.name, self.tables, self.findings = name, [table], Findings()


@pytest.mark.parametrize("start", range(0, 200, 50))
def test_no_table_raises(start: int) -> None:
    for seed in range(start, start + 50):
        some = Whims(seed)
        proposal = propose(
            Sent(some.table(), f"{some.label()}.xlsx"),
            CATALOG,
            some.pick.choice([KNOWN, Directory()]),
            some.pick.choice([None, "region", "chain", "park", "enterprise"]),
        )
        assert proposal.facts["value"].abs().max() < 1e12 or proposal.facts["value"].isna().all()
