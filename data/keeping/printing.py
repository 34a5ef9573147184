"""How exactly figures were printed: half a unit of the last digit, in the unit they are kept in."""

import numpy as np

_DIGITS = 4
# The digits of a column show in its first rows; a trailing zero (46.6 for 46.60) hides in one.
_LOOKED_AT = 200


def halves(slices: np.ndarray, reported: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Of every figure: 46.59 亿元 among figures of two decimals gives 0.005 亿元 = 50 万元."""
    half = 0.5 / 10.0 ** _digits(slices, reported)[slices] if len(slices) else np.zeros(0)
    with np.errstate(divide="ignore", invalid="ignore"):
        scale = np.abs(values / reported)
    return half * np.where(np.isfinite(scale) & (scale > 0), scale, 1.0)


def _digits(slices: np.ndarray, reported: np.ndarray) -> np.ndarray:
    """The decimals printed in each slice; `slices` are numbers from 0 on."""
    digits = np.zeros(int(slices.max()) + 1, dtype=np.int64)
    order = np.argsort(slices, kind="stable")
    starts = np.searchsorted(slices[order], np.arange(len(digits)))
    nth = np.arange(len(order)) - np.repeat(starts, np.diff(np.append(starts, len(order))))
    seen = order[nth < _LOOKED_AT]
    numbers, places = reported[seen], slices[seen]
    for digit in range(1, _DIGITS + 1):
        rest = np.abs(numbers - np.round(numbers, digit - 1))
        finer = rest > 1e-9 * np.maximum(1, np.abs(numbers))
        np.maximum.at(digits, places[finer], digit)
    return digits
