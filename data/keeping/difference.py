"""What a publication would change: 新增, 修改, 不变, 缺, counted and listed."""

from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from data.keeping.comparison import Comparison, compared
from data.keeping.incoming import Incoming, incoming
from data.keeping.moves import CHANGES, Moves
from data.keeping.queries import query
from data.keeping.store import Store

__all__ = ["CHANGES", "LISTED", "Difference", "difference", "of"]

# The lines of a difference begin with so many of each change; `page` has them all.
LISTED = 500


@dataclass(frozen=True)
class Difference:
    """Counts of facts by what becomes of them, and lines to look at.

    added + changed + same = the facts of the workbook; `missing` are figures the moment before had.
    `stages` counts the standing figures this workbook states again by the stage they have.
    """

    added: int
    changed: int
    same: int
    missing: int
    moves: Moves = field(repr=False, compare=False)
    stages: dict[str, int] = field(default_factory=dict)

    @cached_property
    def lines(self) -> pd.DataFrame:
        """At most LISTED lines of each change, 修改 first, then 缺, then 新增: see `page`."""
        return self.moves.listed(LISTED)

    @cached_property
    def large(self) -> int:
        """How many of the changed moved by more than 20 % (a rate: by 20 个百分点)."""
        return self.moves.large() if self.changed else 0

    def page(self, offset: int, limit: int, change: str | None = None) -> pd.DataFrame:
        """Lines `offset` … of one change (修改, 缺, 新增) or of all: change, `key`, the columns of
        the key, `old` and `new` in `uom`, their states, `percent` or, of a rate, `points` of
        change, sheet and cell. 修改 comes first and begins with the biggest move."""
        return self.moves.page(offset, limit, change)

    def as_dict(self) -> dict[str, int]:
        """The counts as JSON prints them."""
        return {
            "added": self.added,
            "changed": self.changed,
            "same": self.same,
            "missing": self.missing,
        }

    @property
    def nothing_new(self) -> bool:
        """True where every fact of the workbook is current already."""
        return not self.added and not self.changed


def difference(store: Store, facts: pd.DataFrame | Incoming, with_demo: bool = False) -> Difference:
    """The difference of proposed facts to what is kept."""
    ready = facts if isinstance(facts, Incoming) else incoming(facts)
    with compared(store, ready, with_demo) as comparison:
        return of(comparison)


def of(comparison: Comparison) -> Difference:
    """The difference of a comparison."""
    cursor, facts = comparison.cursor, comparison.facts
    known = bool(comparison.rows("select 1 from kept where role = 'now'::roles limit 1"))
    if known:
        cursor.execute(f"create temp table against as {query('against')}")
    cursor.execute(f"create temp table missing as {query('missing')}")
    total, missing = facts.rows, _many(comparison, "missing")
    gone = cursor.execute("from missing").to_arrow_table() if missing else None
    if not known:
        return Difference(total, 0, 0, missing, Moves(facts, None, gone))
    many = {
        row["change"]: row["many"]
        for row in comparison.rows("select change, count(*) as many from against group by change")
    }
    added, changed = many.get("added", 0), many.get("changed", 0)
    moved = cursor.execute(
        "select line, change, old::double as old, old_state::varchar as old_state from against"
    ).to_arrow_table()
    moves = Moves(facts, moved, gone)
    return Difference(added, changed, total - added - changed, missing, moves, _stages(comparison))


def _many(comparison: Comparison, relation: str) -> int:
    return comparison.rows(f"select count(*) as many from {relation}")[0]["many"]


def _stages(comparison: Comparison) -> dict[str, int]:
    """How many facts of the workbook stand already with a stage, by stage."""
    if not comparison.rows("select 1 from batches where stage <> '' limit 1"):
        return {}
    rows = comparison.rows(
        "select b.stage, count(*) as many from kept k join batches b using (ordinal) "
        "where k.role = 'now'::roles and k.line is not null and b.stage <> '' group by b.stage"
    )
    return {row["stage"]: row["many"] for row in rows}
