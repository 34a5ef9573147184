"""Rounding, once, at display: half up as 四舍五入, never banker's."""

import math
from decimal import ROUND_HALF_UP, Decimal


def half_up(value: float | Decimal | None, decimals: int) -> float | None:
    """`value` with `decimals` digits after the point, halves away from zero: 12.25 → 12.3.

    Float noise beyond the tenth digit (11.634999999999998) is removed first; it is not a second
    rounding, it is what the number was before binary arithmetic. None, nan and inf give None.
    """
    if value is None or not math.isfinite(value):
        return None
    exact = value if isinstance(value, Decimal) else Decimal(repr(round(float(value), 10)))
    rounded = float(exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP))
    return rounded or 0.0


def written(value: float | Decimal | None, decimals: int, *, sign: bool = False) -> str:
    """`value` as it is printed: "1,234.50", "+4.8", "—" where there is none."""
    rounded = half_up(value, decimals)
    if rounded is None:
        return "—"
    return f"{rounded:+,.{decimals}f}" if sign and rounded else f"{rounded:,.{decimals}f}"


def running(value: float | Decimal | None, decimals: int) -> str:
    """`value` as running text prints it, without separators: "6800", "-1234.5", "—"."""
    return written(value, decimals).replace(",", "")


def known(value: float | Decimal | None) -> bool:
    """True for a number that is there: neither None nor nan nor infinite."""
    return value is not None and math.isfinite(value)
