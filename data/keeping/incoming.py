"""Proposed facts made ready for the store: typed columns, one row a key, rows in reading order."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from data.keeping.printing import halves

# The key of a fact, coarsest first: rows sorted by it let the zone maps of the store skip.
SLICE = ("grain", "indicator", "year", "last_month", "first_month", "span", "measure", "scope")
KEY = (*SLICE, "other", "unit")
_WORDS = {
    "grain": "",
    "unit": "",
    "other": "",
    "indicator": "",
    "scope": "",
    "span": "",
    "measure": "",
    "state": None,
    "operator": None,
    "uom": None,
    "typed": None,
    "sheet": "",
}
_WHOLE = {
    "year": np.int16,
    "first_month": np.int8,
    "last_month": np.int8,
    "row": np.int32,
    "col": np.int32,
}
_NUMBERS = ("value", "upper", "reported")
# Several chunks, so that the insert uses every core; DuckDB's own row group.
_CHUNK = 122_880
_INT64 = 2**63

Columns = dict[str, Any]


@dataclass(frozen=True)
class Incoming:
    """Facts on their way in.

    `kept` is what a publication inserts, one row per key, each with the number of its line, of its
    slice and of who it is about, and half a unit of its last printed digit. `slices` are the keys
    without the unit: the same figure of many units; comparing by numbers is many times faster than
    by ten columns. `repeated` pairs the rows of keys that occur twice: the first is in `kept`, the
    other (columns ending in _again) is not.
    """

    kept: pa.Table
    slices: pd.DataFrame
    repeated: pd.DataFrame

    @property
    def rows(self) -> int:
        """How many facts there are to publish."""
        return self.kept.num_rows


def incoming(facts: pd.DataFrame) -> Incoming:
    """The facts of a proposal, sorted, without the later rows of a repeated key."""
    columns = _typed(facts)
    columns["slice"] = _dense(_numbers(columns, SLICE))
    columns["who"] = _numbers(columns, ("other", "unit"))
    columns["half"] = halves(columns["slice"], columns["reported"], columns["value"])
    keys = _numbers(columns, ("slice", "other", "unit"))
    steps = np.diff(keys)
    order = np.arange(len(keys)) if (steps >= 0).all() else np.argsort(keys, kind="stable")
    again = np.zeros(len(order), dtype=bool)
    again[1:] = (steps if (steps >= 0).all() else np.diff(keys[order])) == 0
    table = pa.table({name: _arrow(column) for name, column in columns.items()})
    if again.any() or (steps < 0).any():
        table = table.take(pa.array(order[~again])).combine_chunks()
    table = table.append_column("line", pa.array(np.arange(table.num_rows, dtype=np.int32)))
    chunks = pa.Table.from_batches(table.to_batches(max_chunksize=_CHUNK), schema=table.schema)
    return Incoming(chunks, _slices(columns), _repeated(columns, order, again))


def _typed(facts: pd.DataFrame) -> Columns:
    """Every column of the schema but the batch, with its type; words as categories."""
    count = len(facts)
    columns: Columns = {}
    for name, absent in _WORDS.items():
        columns[name] = _category(facts.get(name), absent, count)
    for name, dtype in _WHOLE.items():
        given = facts[name] if name in facts else pd.Series(np.zeros(count))
        columns[name] = given.fillna(0).to_numpy().astype(dtype)
    for name in _NUMBERS:
        given = facts[name] if name in facts else pd.Series(np.full(count, np.nan))
        numbers = pd.to_numeric(given).to_numpy(dtype=np.float64, na_value=np.nan)
        endless = np.isinf(numbers)
        columns[name] = np.where(endless, np.nan, numbers) if endless.any() else numbers
    return columns


def _arrow(column: np.ndarray | pd.Categorical) -> pa.Array:
    if isinstance(column, pd.Categorical):
        codes = pa.array(column.codes, mask=column.codes < 0)
        words = pa.array(column.categories.array).cast(pa.string())
        return pa.DictionaryArray.from_arrays(codes, words)
    return pa.array(column, from_pandas=True)


def _category(given: pd.Series | None, absent: str | None, count: int) -> pd.Categorical:
    if given is None:
        code = -1 if absent is None else 0
        return pd.Categorical.from_codes(np.full(count, code, np.int8), [absent or ""])
    words = given.array if isinstance(given.dtype, pd.CategoricalDtype) else pd.Categorical(given)
    if absent is not None and (words.codes < 0).any():
        words = words if absent in words.categories else words.add_categories([absent])
        words = words.fillna(absent)
    # DuckDB reads categories as an enum, which cannot be without values.
    return words if len(words.categories) else words.add_categories([""])


def _numbers(columns: Columns, names: tuple[str, ...]) -> np.ndarray:
    """One integer a row, equal where the named columns are, growing in their order."""
    numbers, size = np.zeros(len(columns[names[0]]), dtype=np.int64), 1
    for name in names:
        column = columns[name]
        if isinstance(column, pd.Categorical):
            codes, least, many = column.codes, 0, len(column.categories)
        else:
            least, most = (int(column.min()), int(column.max())) if len(column) else (0, 0)
            codes, many = column, most - least + 1
        if many == 1:
            continue
        if size * many >= _INT64:
            numbers = _dense(numbers).astype(np.int64)
            size = int(numbers.max(initial=0)) + 1
        numbers, size = numbers * many + codes.astype(np.int64) - least, size * many
    return numbers


def _dense(numbers: np.ndarray) -> np.ndarray:
    """The same order with small numbers, 0 for the least."""
    starts = np.ones(len(numbers), dtype=bool)
    starts[1:] = np.diff(numbers) != 0
    # A table comes column by column: its runs are few, so sort those, not two million rows.
    _, ranks = np.unique(numbers[starts], return_inverse=True)
    return ranks.astype(np.int32)[np.cumsum(starts) - 1] if len(numbers) else numbers


def _slices(columns: Columns) -> pd.DataFrame:
    numbers, first = np.unique(columns["slice"], return_index=True)
    return _picked(columns, SLICE, first).assign(slice=numbers)


def _repeated(columns: Columns, order: np.ndarray, again: np.ndarray) -> pd.DataFrame:
    """Pairs of rows with one key: the first of them against each later one."""
    starts, later = np.flatnonzero(~again), np.flatnonzero(again)
    first = starts[np.searchsorted(starts, later, side="right") - 1] if len(later) else later
    said = ("slice", "half", "value", "state", "reported", "uom", "sheet", "row", "col")
    one = _picked(columns, (*KEY, *said), order[first])
    two = _picked(columns, said[1:], order[later])
    return pd.concat([one, two.add_suffix("_again")], axis=1)


def _picked(columns: Columns, names: tuple[str, ...], rows: np.ndarray) -> pd.DataFrame:
    """Some rows as a frame of its own, words as plain text."""
    picked = {name: pd.Series(columns[name][rows]) for name in names}
    return pd.DataFrame(
        {
            name: column.astype("str") if name in _WORDS else column
            for name, column in picked.items()
        }
    )
