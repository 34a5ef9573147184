"""Where a figure came from: every time it was sent, in which cell of which file, by whom, why."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import pandas as pd
from openpyxl.utils import column_index_from_string, get_column_letter

from data.keeping.factkey import FactKey
from data.keeping.queries import query
from data.keeping.remarks import REFUSED
from data.keeping.store import Store

_KEY = len(FactKey._fields)


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence kept with a figure: 核实说明, 修改原因 or 未采用; `asked` by a check."""

    kind: str
    text: str
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """One time a figure was sent; moments in UTC, `typed` the text of the cell.

    `standing`: it is the one that counts. `taken` is false for one a person refused (未采用).
    """

    batch: str
    ordinal: int
    file: str
    sender: str
    account: str
    stage: str
    published_at: datetime
    sheet: str
    cell: str
    value: float | None = None
    state: str | None = None
    operator: str | None = None
    upper: float | None = None
    reported: float | None = None
    uom: str | None = None
    typed: str | None = None
    demo: bool = False
    withdrawn_at: datetime | None = None
    withdrawn_by: str = ""
    withdrawn_reason: str = ""
    standing: bool = False
    taken: bool = True
    told: tuple[Told, ...] = ()

    @property
    def place(self) -> str:
        """ "1-6月!D8"."""
        return "!".join(filter(None, (self.sheet, self.cell)))


def origins(
    store: Store, keys: Iterable[FactKey], asof: datetime | None = None
) -> dict[FactKey, list[Origin]]:
    """Every time each figure was sent by a moment (None: now), the latest first; withdrawn,
    superseded and refused ones too. Sample data that were cleared are nobody's record."""
    wanted = list(dict.fromkeys(keys))
    if not wanted:
        return {}
    asked = _columns(wanted) | {"asof": asof}
    found: dict[FactKey, list[Origin]] = {key: [] for key in wanted}
    for row in store.rows(query("origins"), asked):
        found[FactKey(*row[:_KEY])].append(_origin(row[_KEY:]))
    said: dict[FactKey, dict[str, list[Told]]] = {key: {} for key in wanted}
    for row in store.rows(query("told_of"), asked):
        key, (kind, question, text, *rest) = FactKey(*row[:_KEY]), row[_KEY:]
        said[key].setdefault(rest[5], []).append(Told(kind, text, question))
        if kind == REFUSED:
            found[key].append(_refused(rest))
    return {key: _settled(found[key], said[key]) for key in wanted}


def stated(store: Store, batch: str, sheet: str, cell: str) -> list[FactKey]:
    """The figures a cell of a published workbook states: one, or a value with its word."""
    row, column = _place(cell)
    asked = {"batch": batch, "sheet": sheet, "row": row, "col": column}
    return [FactKey(*each) for each in store.rows(query("stated"), asked)]


def cells(store: Store, batch: str, offset: int, limit: int) -> pd.DataFrame:
    """Figures `offset` … of a batch in the order of its sheets: the columns of the key, new and
    new_state in uom as sent, typed, sheet and cell."""
    asked = {"batch": batch, "limit": limit, "offset": offset}
    found = store.frame(query("cells_of"), asked)
    found["new"] = found["reported"].where(found["reported"].notna(), found["new"])
    places = zip(found["row"], found["col"], strict=True)
    return found.assign(cell=[address(int(row), int(column)) for row, column in places])


def _origin(row: tuple[Any, ...]) -> Origin:
    value, state, operator, upper, reported, uom, typed, sheet, line, column, *sent = row
    batch, ordinal, file, sender, account, stage, demo, published, gone, by, why = sent
    return Origin(
        batch, ordinal, file, sender or "", account or "", stage or "", published,
        sheet, address(line, column), value, state, operator, upper, reported, uom, typed, demo,
        gone, by or "", why or "",
    )  # fmt: skip


def _refused(rest: list[Any]) -> Origin:
    sheet, cell, new, state, uom, batch, ordinal, file, sender, account, stage, published = rest
    return Origin(
        batch, ordinal, file, sender or "", account or "", stage or "", published,
        sheet, cell, state=state, reported=new, uom=uom, taken=False,
    )  # fmt: skip


def _settled(found: list[Origin], said: dict[str, list[Told]]) -> list[Origin]:
    """With what was said of each, and which of them counts."""
    standing = next((each for each in found if each.taken and each.withdrawn_at is None), None)
    settled = [
        replace(each, standing=each is standing, told=tuple(_of(each, said))) for each in found
    ]
    return sorted(settled, key=lambda each: (-each.ordinal, not each.taken))


def _of(each: Origin, said: dict[str, list[Told]]) -> Iterable[Told]:
    return (told for told in said.get(each.batch, ()) if (told.kind == REFUSED) != each.taken)


def _columns(keys: list[FactKey]) -> dict[str, list[Any]]:
    return {f"{name}s": [getattr(key, name) for key in keys] for name in FactKey._fields}


def address(row: int, column: int) -> str:
    """The A1 address of a 0-based row and column."""
    return f"{get_column_letter(column + 1)}{row + 1}"


def _place(cell: str) -> tuple[int, int]:
    letters = cell.rstrip("0123456789")
    try:
        return int(cell[len(letters) :]) - 1, column_index_from_string(letters) - 1
    except ValueError:
        return -1, -1
