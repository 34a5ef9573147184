"""Proposed facts made ready for the store: typed columns, one row a key, rows in reading order."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa

# The key of a fact, coarsest first: rows sorted by it let the zone maps of the store skip.
SLICE = ("grain", "indicator", "year", "last_month", "first_month", "span", "measure", "scope")
KEY = (*SLICE, "other", "unit")
_WORDS = {"grain": "", "unit": "", "other": "", "indicator": "", "scope": "", "span": "",
          "measure": "", "state": None, "operator": None, "uom": None, "typed": None, "sheet": ""}
_WHOLE = {"year": np.int16, "first_month": np.int8, "last_month": np.int8,
          "row": np.int32, "col": np.int32}
_NUMBERS = ("value", "upper", "reported")
# decimal(18, 6) of the schema: 10¹² 万元 is a hundred times the world's output.
LARGEST = 1e12
# Several chunks, so that the insert uses every core; DuckDB's own row group.
_CHUNK = 122_880
_INT64 = 2**63


@dataclass(frozen=True)
class Incoming:
    """Facts on their way in.

    `kept` is what a publication inserts, one row per key, each with the numbers of its slice and
    of who it is about. `slices` are the keys without the unit: the same figure of many units;
    comparing by numbers is many times faster than by ten columns. `repeated` pairs the rows of
    keys that occur twice: the first is in `kept`, the other (columns ending in _again) is not.
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
    frame = _typed(facts)
    slices = _numbers(frame, SLICE)
    frame["slice"] = _dense(slices)
    frame["who"] = _numbers(frame, ("other", "unit"))
    keys = _numbers(frame, ("slice", "other", "unit"))
    table = pa.Table.from_pandas(frame, preserve_index=False)
    order = np.argsort(keys, kind="stable")
    again = np.zeros(len(order), dtype=bool)
    again[1:] = np.diff(keys[order]) == 0
    if again.any() or (np.diff(order) < 0).any():
        table = table.take(pa.array(order[~again])).combine_chunks()
    chunks = pa.Table.from_batches(table.to_batches(max_chunksize=_CHUNK), schema=table.schema)
    return Incoming(chunks, _slices(frame), _repeated(frame, order, again))


def _typed(facts: pd.DataFrame) -> pd.DataFrame:
    """Every column of the schema but the batch, with its type; words as categories."""
    count = len(facts)
    columns: dict[str, object] = {}
    for name, absent in _WORDS.items():
        columns[name] = _category(facts.get(name), absent, count)
    for name, dtype in _WHOLE.items():
        given = facts[name] if name in facts else pd.Series(np.zeros(count))
        columns[name] = given.fillna(0).to_numpy().astype(dtype)
    for name in _NUMBERS:
        given = facts[name] if name in facts else pd.Series(np.full(count, np.nan))
        numbers = pd.to_numeric(given).to_numpy(dtype=np.float64, na_value=np.nan)
        columns[name] = np.where(np.isfinite(numbers), numbers, np.nan)
    return pd.DataFrame(columns)


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


def _numbers(frame: pd.DataFrame, names: tuple[str, ...]) -> np.ndarray:
    """One integer a row, equal where the named columns are, growing in their order."""
    numbers, size = np.zeros(len(frame), dtype=np.int64), 1
    for name in names:
        column = frame[name]
        if isinstance(column.dtype, pd.CategoricalDtype):
            codes, many = column.cat.codes.to_numpy(np.int64), len(column.cat.categories)
        else:
            codes = column.to_numpy(np.int64) - int(column.min() if len(column) else 0)
            many = int(codes.max(initial=0)) + 1
        if size * many >= _INT64:
            numbers = _dense(numbers).astype(np.int64)
            size = int(numbers.max(initial=0)) + 1
        numbers, size = numbers * max(many, 1) + codes, size * max(many, 1)
    return numbers


def _dense(numbers: np.ndarray) -> np.ndarray:
    """The same order with small numbers, 0 for the least."""
    starts = np.ones(len(numbers), dtype=bool)
    starts[1:] = np.diff(numbers) != 0
    # A table comes column by column: its runs are few, so sort those, not two million rows.
    _, ranks = np.unique(numbers[starts], return_inverse=True)
    return ranks.astype(np.int32)[np.cumsum(starts) - 1] if len(numbers) else numbers


def _slices(frame: pd.DataFrame) -> pd.DataFrame:
    numbers, first = np.unique(frame["slice"].to_numpy(), return_index=True)
    slices = frame.iloc[first][list(SLICE)].reset_index(drop=True)
    words = slices.select_dtypes("category").columns
    return slices.astype(dict.fromkeys(words, "str")).assign(slice=numbers)


def _repeated(frame: pd.DataFrame, order: np.ndarray, again: np.ndarray) -> pd.DataFrame:
    """Pairs of rows with one key: the first of them against each later one."""
    starts = np.flatnonzero(~again)
    later = np.flatnonzero(again)
    first = starts[np.searchsorted(starts, later, side="right") - 1] if len(later) else later
    columns = [*KEY, "slice", "value", "state", "reported", "uom", "sheet", "row", "col"]
    one = frame.iloc[order[first]][columns].reset_index(drop=True)
    two = frame.iloc[order[later]][columns[len(KEY) + 1:]].reset_index(drop=True)
    return pd.concat([one, two.add_suffix("_again")], axis=1)
