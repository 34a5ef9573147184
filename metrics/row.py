"""One line of an answer: the names every page, chart, sentence and report shares."""

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import pandas as pd

from metrics.printing import RATE_DIGITS


@dataclass(slots=True)
class Row:
    """Levels in `uom`, rates in percent, gaps in 个百分点; None where there is no number.

    `decimals` is what the reports print, `computed_decimals` what a computed level (月均) gets:
    13 亿元 is reported, 1.74 亿元 a month is required. Rates have digits of their own
    (`digits_of`): a reported 21.35 % stays 21.35 %.
    """

    unit: str
    name: str
    short: str
    peer_group: str
    value: float | None = None
    uom: str = ""
    decimals: int = 0
    computed_decimals: int = 0
    value_basis: str | None = None
    denominator: str = ""
    yoy: float | None = None
    yoy_uom: str = "%"
    yoy_basis: str | None = None
    yoy_computed: float | None = None
    yoy_last_year: float | None = None
    yoy_two_years: float | None = None
    base: float | None = None
    base_basis: str | None = None
    target: float | None = None
    target_upper: float | None = None
    target_type: str | None = None
    target_operator: str | None = None
    target_uom: str | None = None
    completion: float | None = None
    completion_reported: float | None = None
    time_progress: float | None = None
    gap_pp: float | None = None
    required_monthly: float | None = None
    pace_monthly: float | None = None
    best_monthly: float | None = None
    rank: float | None = None
    rank_of: float | None = None
    rank_reported: float | None = None
    growth_rank: float | None = None
    growth_rank_of: float | None = None
    growth_rank_reported: float | None = None
    rank_change: float | None = None
    growth_rank_change: float | None = None
    rank_shared: bool = False
    growth_rank_shared: bool = False
    rank_of_before: float | None = None
    growth_rank_of_before: float | None = None
    rank_baseline: str | None = None
    share: float | None = None
    contribution: float | None = None
    pull: float | None = None
    light: str | None = None
    state: str | None = None
    yoy_decimals: int = RATE_DIGITS
    completion_decimals: int = RATE_DIGITS
    gap_decimals: int = RATE_DIGITS
    share_decimals: int = RATE_DIGITS
    target_decimals: int = RATE_DIGITS


COLUMNS = tuple(field.name for field in fields(Row))
NUMBERS = frozenset(field.name for field in fields(Row) if "float" in str(field.type))

_RATES = {
    "yoy": "yoy_decimals",
    "completion": "completion_decimals",
    "gap_pp": "gap_decimals",
    "share": "share_decimals",
    "target": "target_decimals",
}


def digits_of(row: Any, rate: str) -> int:
    """Digits after the point one of a row's rates is printed with, on every page and in every
    file; `target` is that of a growth or a share."""
    return int(getattr(row, _RATES.get(rate, ""), RATE_DIGITS))


def frame(rows: list[Row]) -> pd.DataFrame:
    """The rows as a frame: numbers are float64 with NaN, words are objects with None."""
    columns = {}
    for name in COLUMNS:
        values = [getattr(row, name) for row in rows]
        if name in NUMBERS:
            columns[name] = np.array(values, dtype=float)
        elif name.endswith("decimals"):
            columns[name] = np.array(values, dtype=int)
        else:
            columns[name] = np.array(values, dtype=object)
    return pd.DataFrame(columns, copy=False)
