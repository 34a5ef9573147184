"""The lines of a difference, page by page, biggest moves first."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import duckdb
import pandas as pd
import pyarrow as pa
from openpyxl.utils import get_column_letter

from data.keeping.factkey import COLUMNS, FactKey
from data.keeping.incoming import Incoming
from data.keeping.queries import query

CHANGES = {"changed": "修改", "missing": "缺", "added": "新增"}
# A change worth a second look, in percent; of a rate in 个百分点.
LARGE = 20
# In which order the lines of each change are read.
ORDERS = {
    "changed": "move desc, sheet, row, col, line",
    "missing": "grain, indicator, year, last_month, measure, scope, other, unit",
    "added": "sheet, row, col, line",
}


@dataclass(frozen=True)
class Moves:
    """What a difference keeps of a workbook's facts: the numbers of the lines that are new or
    changed with their old values (`moved`; None: all are new), and the figures it lacks (`gone`).

    A dozen bytes a line; the sentence of a line is made when its page is looked at.
    """

    facts: Incoming
    moved: pa.Table | None
    gone: pa.Table | None

    def listed(self, most: int) -> pd.DataFrame:
        """At most so many lines of each change."""
        with self._relations() as cursor:
            pages = [self._page(cursor, change, 0, most) for change in CHANGES]
        return told(pd.concat(pages, ignore_index=True))

    def page(self, offset: int, limit: int, change: str | None = None) -> pd.DataFrame:
        """Lines `offset` … of one change by its Chinese name, or of all in order."""
        pages = []
        with self._relations() as cursor:
            for code, name in CHANGES.items():
                if change not in (None, name) or limit <= 0:
                    continue
                pages.append(self._page(cursor, code, offset, limit))
                many = self._many(cursor, code)
                limit, offset = limit - len(pages[-1]), max(0, offset - many)
        return told(pd.concat(pages, ignore_index=True) if pages else pd.DataFrame())

    def large(self) -> int:
        """How many numbers moved by more than LARGE."""
        with self._relations() as cursor:
            return cursor.execute(
                "with picked as (from moved where change = 'changed') select count(*) "
                f"from ({query('moves')}) where move > {LARGE} + 1e-9 and not isinf(move)"
            ).fetchone()[0]

    @contextmanager
    def _relations(self) -> Iterator[duckdb.DuckDBPyConnection]:
        with duckdb.connect() as cursor:
            cursor.register("incoming", self.facts.kept)
            cursor.register("slices", self.facts.slices)
            cursor.register("gone", _NOTHING_GONE if self.gone is None else self.gone)
            if self.moved is None:
                cursor.execute(
                    "create view moved as select line, 'added' as change, null::double as old, "
                    "null::varchar as old_state, sheet, row, col from incoming"
                )
            else:
                cursor.register("known", self.moved)
                cursor.execute(
                    "create view moved as select known.*, sheet, row, col "
                    "from known join incoming using (line)"
                )
            yield cursor

    def _many(self, cursor: duckdb.DuckDBPyConnection, change: str) -> int:
        source = "gone" if change == "missing" else f"moved where change = '{change}'"
        return cursor.execute(f"select count(*) from {source}").fetchone()[0]

    def _page(
        self, cursor: duckdb.DuckDBPyConnection, change: str, offset: int, limit: int
    ) -> pd.DataFrame:
        order, bounds = ORDERS[change], f"limit {max(0, int(limit))} offset {max(0, int(offset))}"
        if change == "missing":
            return cursor.execute(
                f"select '{change}' as change, {COLUMNS}, old::double as old, uom "
                f"from gone join slices using (slice) order by {order} {bounds}"
            ).df()
        picked = f"select m.* from moved m where change = '{change}'"
        if change == "added":  # millions on the first day: only what is shown is told in full
            picked, bounds = f"{picked} order by {order} {bounds}", ""
        return cursor.execute(
            f"with picked as ({picked}) select change, {COLUMNS}, old, old_state, new, new_state, "
            f"uom, percent, points, sheet, row, col from ({query('moves')}) "
            f"join slices using (slice) order by {order} {bounds}"
        ).df()


def told(lines: pd.DataFrame) -> pd.DataFrame:
    """The lines with the text of their keys, Chinese for their change and the address of the cell,
    which a missing figure has not; words as text or None, numbers as numbers."""
    lines = lines.reindex(columns=_COLUMNS)
    for name in _TEXTS:
        lines[name] = lines[name].astype(object).where(lines[name].notna(), None)
    whole = dict.fromkeys(("year", "first_month", "last_month"), "int64")
    lines = lines.astype({**dict.fromkeys(_NUMBERS, "float64"), **whole})
    keys = lines[list(FactKey._fields)].astype(object).itertuples(index=False, name=None)
    lines.insert(1, "key", [FactKey(*key).text for key in keys])
    lines["change"] = lines["change"].map(CHANGES)
    lines["cell"] = [
        None if pd.isna(row) else f"{get_column_letter(int(col) + 1)}{int(row) + 1}"
        for row, col in zip(lines["row"], lines["col"], strict=True)
    ]
    return lines.drop(columns=["row", "col"])


_NUMBERS = ("old", "new", "percent", "points", "row", "col")
_WORDS = ("grain", "unit", "other", "indicator", "scope", "span", "measure")
_TEXTS = ("change", *_WORDS, "old_state", "new_state", "uom", "sheet")
_COLUMNS = ["change", *FactKey._fields, "old", "old_state", "new", "new_state", "uom", "percent",
            "points", "sheet", "row", "col"]  # fmt: skip

_NOTHING_GONE = pa.table(
    {
        "slice": pa.array([], pa.int64()),
        "unit": pa.array([], pa.string()),
        "other": pa.array([], pa.string()),
        "old": pa.array([], pa.float64()),
        "uom": pa.array([], pa.string()),
    }
)
