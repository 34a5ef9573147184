"""A Reading on its way between two processes: tables by columns, numbers as arrays."""

import pickle
from array import array
from collections.abc import Iterable
from dataclasses import fields
from io import BytesIO
from typing import Any

import numpy as np

from data.reading.table import ColumnValues, Row, Table


def packed(thing: object) -> list[Any]:
    """The parts to send: a pickle and, apart from it, the memory of its arrays.

    A hundred thousand rows one by one take longer than reading them: tables go by columns.
    """
    arrays: list[pickle.PickleBuffer] = []
    main = BytesIO()
    _Pickler(main, protocol=5, buffer_callback=arrays.append).dump(thing)
    return [main.getbuffer(), *(array.raw() for array in arrays)]


def unpacked(parts: list[Any]) -> Any:
    """What was packed."""
    return pickle.loads(parts[0], buffers=parts[1:])


class _Pickler(pickle.Pickler):
    def reducer_override(self, thing: object) -> Any:
        kind = type(thing)
        if kind is Table:
            told = dict(_told(thing))
            rows = told["rows"]
            columns = [_column([getattr(row, field.name) for row in rows]) for field in fields(Row)]
            told["rows"] = (len(rows), columns)
            return _table, (told,)
        if kind is ColumnValues:
            told = dict(_told(thing))
            told["raw"] = _column(told["raw"])
            return _values, (told,)
        return NotImplemented


def _told(thing: Any) -> Iterable[tuple[str, Any]]:
    return ((field.name, getattr(thing, field.name)) for field in fields(thing))


def _column(values: list[Any]) -> tuple[str, Any]:
    """Values of one column, the shortest way that gives back the same objects."""
    types = set(map(type, values))
    if types == {float}:
        return "floats", np.frombuffer(array("d", values))
    if types == {dict} and not any(values):
        return "empty", len(values)
    if types == {tuple} and len({len(value) for value in values}) == 1 and values[0]:
        return "tuples", [list(each) for each in zip(*values, strict=True)]
    if types <= {str, type(None)} and len(set(values)) == 1:
        return "same", (values[0], len(values))
    return "list", values


def _listed(column: tuple[str, Any]) -> list[Any]:
    how, kept = column
    if how == "floats":
        return kept.tolist()
    if how == "empty":
        return [{} for _ in range(kept)]
    if how == "tuples":
        return list(zip(*kept, strict=True))
    if how == "same":
        return [kept[0]] * kept[1]
    return kept


def _table(told: dict[str, Any]) -> Table:
    count, columns = told["rows"]
    told["rows"] = list(map(Row, *map(_listed, columns))) if count else []
    return Table(**told)


def _values(told: dict[str, Any]) -> ColumnValues:
    told["raw"] = _listed(told["raw"])
    return ColumnValues(**told)
