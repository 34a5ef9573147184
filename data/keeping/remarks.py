"""Sentences kept with figures: the answer to a doubt, the reason of a change, a line not taken."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import duckdb
import pandas as pd
from openpyxl.utils import column_index_from_string, get_column_letter

from catalog.period import Period
from data.keeping.factkey import FactKey
from data.keeping.queries import query
from data.keeping.store import Store

_CELL = re.compile("([A-Z]{1,3})([1-9][0-9]{0,6})")
ANSWER, REASON, REFUSED = "核实说明", "修改原因", "未采用"


@dataclass(frozen=True)
class Remark:
    """A sentence of a person about a figure: by its key, or by the cell it stands in.

    `code` and `asked` are of the finding that asked for it; `text` is what the person wrote.
    """

    kind: str
    text: str = ""
    fact: str = ""
    code: str = ""
    asked: str = ""
    sheet: str = ""
    cell: str = ""


def keep(cursor: duckdb.DuckDBPyConnection, batch: UUID, remarks: Sequence[Remark]) -> Counter[str]:
    """Write remarks into the open transaction, before the facts of the batch themselves; how many
    lines were refused, by what they would have done (added, changed, same).

    The workbook's facts are there as `incoming`. Refusing a figure the workbook does
    not state (上期有本期缺) means nothing and leaves no remark.
    """
    if not remarks:
        return Counter()
    cursor.register("remarked", _frame(remarks))
    told = cursor.execute(query("told_remarks")).df()
    cursor.unregister("remarked")
    refused = told["kind"].eq(REFUSED)
    told = told[~refused | told["change"].notna()]
    placed = told["cell"].eq("") & told["row"].notna()
    told.loc[placed, "cell"] = [
        f"{get_column_letter(int(column) + 1)}{int(row) + 1}"
        for row, column in zip(told.loc[placed, "row"], told.loc[placed, "col"], strict=True)
    ]
    cursor.register("told", told)
    cursor.execute(
        "insert into remarks by name select * exclude (row, col, change), "
        "$batch::uuid as batch from told",
        {"batch": batch},
    )
    cursor.unregister("told")
    return Counter(told.loc[told["kind"].eq(REFUSED), "change"])


def _frame(remarks: Iterable[Remark]) -> pd.DataFrame:
    rows = []
    for number, remark in enumerate(remarks):
        key = FactKey.of(remark.fact) if remark.fact else None
        row, column = _place(remark.cell)
        said = (remark.kind, remark.code, remark.asked, remark.text, remark.sheet, remark.cell)
        rows.append((number, *said, row, column, *(key or _NO_KEY)))
    names = ("number", "kind", "code", "asked", "text", "sheet", "cell", "row", "col")
    frame = pd.DataFrame(rows, columns=[*names, *FactKey._fields])
    return frame.astype({name: kind for name, kind in _TYPES.items() if name in frame})


_NO_KEY = FactKey("", "", "", "", "", 0, 0, 0, "", "")
_WORDS = ("kind", "code", "asked", "text", "sheet", "cell")
_TYPES = {
    **dict.fromkeys(_WORDS, "str"),
    **{name: "int32" if isinstance(_NO_KEY[place], int) else "str"
       for place, name in enumerate(FactKey._fields)},
}  # fmt: skip


def _place(cell: str) -> tuple[int, int]:
    """0-based row and column of an A1 address; -1 where it is none."""
    found = _CELL.fullmatch(cell)
    return (int(found[2]) - 1, column_index_from_string(found[1]) - 1) if found else (-1, -1)


def of_batch(store: Store, batch: str | UUID) -> pd.DataFrame:
    """What was said when a batch was published, withdrawn since or not: kind, code, asked, text,
    the columns of the figure's key and `key` itself ("" where it is of a sheet), sheet, cell, old
    and new in uom."""
    return _with_keys(
        store.frame(
            "select * exclude batch from remarks where batch::varchar = $batch order by all",
            {"batch": str(batch)},
        )
    )


def remarks_of(store: Store, fact: str | FactKey, asof: datetime | None = None) -> pd.DataFrame:
    """What was said of one figure, latest first, with batch, file, published_at, and `standing`:
    whether the figure it was said of is the one that counts. `fact`: its key, or that as text."""
    key = FactKey.of(fact) if isinstance(fact, str) else fact
    said = store.frame(query("remarks_of"), {**(key or _NO_KEY)._asdict(), "asof": asof})
    return _with_keys(said)


def remarks_in(store: Store, period: Period, asof: datetime | None = None) -> pd.DataFrame:
    """What was said of the figures of a period (its year and last month), as `remarks_of` says."""
    when = {"year": period.year, "month": period.last_month, "asof": asof}
    return _with_keys(store.frame(query("remarks_in"), when))


def _with_keys(said: pd.DataFrame) -> pd.DataFrame:
    keys = said[list(FactKey._fields)].astype(object).itertuples(index=False, name=None)
    texts = [FactKey(*key).text if key[0] else "" for key in keys]
    return said.assign(key=pd.Series(texts, index=said.index, dtype="object"))
