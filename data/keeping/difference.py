"""What a publication would change: 新增, 修改, 不变, 缺, counted and listed."""

from dataclasses import dataclass

import pandas as pd
from openpyxl.utils import get_column_letter

from data.keeping.comparison import Comparison, compared
from data.keeping.incoming import Incoming, incoming
from data.keeping.queries import query
from data.keeping.store import Store

# A page lists no more; the counts are of all.
LISTED = 500
_KEY = "grain, unit, other, indicator, scope, year, first_month, last_month, span, measure"
CHANGES = {"changed": "修改", "missing": "缺", "added": "新增"}


@dataclass(frozen=True)
class Difference:
    """Counts of facts by what becomes of them, and lines to look at.

    added + changed + same = the facts of the workbook; `missing` are figures the moment before had.
    `lines`: change (修改, 缺, 新增), the key, `old` and `new` in `uom`, their states, `percent` of
    change, sheet and cell; 修改 first, then 缺, then 新增, at most LISTED of each.
    """

    added: int
    changed: int
    same: int
    missing: int
    lines: pd.DataFrame

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
    cursor = comparison.cursor
    if comparison.rows("select 1 from kept limit 1"):
        cursor.execute(
            f"create temp table against as from ({query('against')}) where change <> 'same'"
        )
    else:
        cursor.execute(
            "create temp view against as select slice, unit, other, value, state, "
            "reported, uom, sheet, row, col, null::double as old, "
            "null::varchar as old_state, 'added' as change from incoming"
        )
    cursor.execute(f"create temp table missing as {query('missing')}")
    counts = {
        row["change"]: row["many"]
        for row in comparison.rows("select change, count(*) as many from against group by change")
    }
    total = comparison.rows("select count(*) as many from incoming")[0]["many"]
    missing = comparison.rows("select count(*) as many from missing")[0]["many"]
    added, changed = counts.get("added", 0), counts.get("changed", 0)
    return Difference(added, changed, total - added - changed, missing, _lines(comparison))


def _lines(comparison: Comparison) -> pd.DataFrame:
    listed = " union all by name ".join(
        f"(select * from against where change = '{change}' order by sheet, row, col limit {LISTED})"
        for change in ("changed", "added")
    )
    lines = comparison.frame(
        f"select change, {_KEY}, "
        "case when value <> 0 and reported is not null then old * reported / value "
        "     else old end::double as old, old_state, "
        "coalesce(reported, value)::double as new, state as new_state, uom, "
        "case when old <> 0 then (value - old) / abs(old) * 100 end::double as percent, "
        f"sheet, row, col from ({listed}) join slices using (slice)"
    )
    gone = comparison.frame(
        f"select 'missing' as change, {_KEY}, old::double as old, uom "
        f"from missing join slices using (slice) limit {LISTED}"
    )
    lines["cell"] = [
        f"{get_column_letter(int(col) + 1)}{int(row) + 1}"
        for row, col in zip(lines["row"], lines["col"], strict=True)
    ]
    together = pd.concat([lines.drop(columns=["row", "col"]), gone], ignore_index=True)
    order = together["change"].map(list(CHANGES).index)
    together = together.iloc[order.argsort(kind="stable")].reset_index(drop=True)
    together["change"] = together["change"].map(CHANGES)
    return together
