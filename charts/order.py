"""Rows of the metrics in the order of one of their numbers, those without it last."""

from collections.abc import Iterable
from typing import Any

from catalog.rounding import known


def by(rows: Iterable[Any], name: str, *, lowest: bool = False) -> list[Any]:
    """`rows` by attribute `name`, the highest first (or the lowest); equals stay as they are."""
    sign = 1 if lowest else -1

    def place(row: Any) -> tuple[bool, float]:
        value = getattr(row, name)
        return (False, sign * value) if known(value) else (True, 0.0)

    return sorted(rows, key=place)


def having(rows: Iterable[Any], name: str) -> list[Any]:
    """The rows whose attribute `name` is a number."""
    return [row for row in rows if known(getattr(row, name))]
