"""A workbook's facts beside what is kept, for the difference and the checks."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa

from catalog.rules import Pair
from data.keeping.incoming import Incoming
from data.keeping.queries import query
from data.keeping.store import Store


@dataclass(frozen=True)
class Comparison:
    """Relations to SELECT from, all of one state of the store:

    `incoming` the proposed facts by slice, unit and other; `slices` their keys without the unit;
    `repeated` pairs of one key; `owners` the units of the workbook by number (`who`); `kept` their
    current facts beside each slice by role: now, before (the latest moment before, whose
    year × 100 + month is in `before`), year_ago (a level), whole and part (the other half of a
    rule, `about` that indicator), target, sum, sum_before, month; with the `line` of that slice and
    unit and its value (`given`). `figures` are the numbers of `incoming`.
    `half` of an incoming figure is half a unit of its last printed digit; macro
    `half_unit(reported, value, uom, beside_uom, beside_half)` that of a kept one beside it.
    """

    cursor: duckdb.DuckDBPyConnection
    facts: Incoming

    def rows(self, sql: str) -> list[dict[str, Any]]:
        """The rows of a SELECT by column name."""
        answer = self.cursor.execute(sql)
        names = [column[0] for column in answer.description]
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]

    def line(self, number: int) -> dict[str, Any]:
        """What one line of the workbook says."""
        return self.facts.kept.slice(number, 1).to_pylist()[0]

    def frame(self, sql: str) -> pd.DataFrame:
        """The rows of a SELECT as a frame."""
        return self.cursor.execute(sql).df()

    def add(self, name: str, relation: pa.Table | pd.DataFrame) -> None:
        """Let SELECTs speak of `relation` as `name`."""
        self.cursor.register(name, relation)


@contextmanager
def compared(
    store: Store, facts: Incoming, with_demo: bool = False, pairs: Iterable[Pair] = ()
) -> Iterator[Comparison]:
    """The comparison of `facts` with the store; sample data count only for sample data.

    `pairs` are the rules whose other half is looked up where the workbook does not state it.
    """
    with store.snapshot() as cursor:
        comparison = Comparison(cursor, facts)
        comparison.add("incoming", facts.kept)
        comparison.add("slices", facts.slices)
        comparison.add("repeated", facts.repeated)
        rules = [(pair.part, pair.whole) for pair in pairs]
        comparison.add("pairs", pd.DataFrame(rules, columns=["part", "whole"], dtype="str"))
        first, last = _years(facts)
        cursor.execute(f"set variable with_demo = {bool(with_demo)}")
        cursor.execute(f"set variable first_year = {first}; set variable last_year = {last}")
        _beside(comparison)
        yield comparison


def _beside(comparison: Comparison) -> None:
    """Look up what is kept beside the facts, as relations for SELECTs."""

    def made(name: str, bound: str = "") -> None:
        comparison.cursor.execute(f"create temp table {name} as {query(name)} {bound}")

    comparison.cursor.execute(query("half_unit"))
    made("moments")
    comparison.cursor.execute(query("words"))
    made("figures")
    made("before")
    made("sought")
    comparison.cursor.execute(query("beside"))
    known = bool(comparison.rows("from sought limit 1"))
    for name in ("owners", "kept", "elsewhere"):  # of no use on the first day: nothing is kept
        made(name, "" if known else "limit 0")


def _years(facts: Incoming) -> tuple[int, int]:
    """The years of the figures compared with; 0 is that of figures that stand."""
    years = facts.slices["year"].tolist() or [0]
    return max(0, min(years) - 1), max(years)
