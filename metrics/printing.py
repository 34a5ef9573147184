"""How a number is printed: a reported one with the digits it came with, a computed one rounded."""

from collections.abc import Iterable

from catalog.rounding import half_up

# A reported number with more digits was calculated in its cell: it is printed at display precision.
MOST_DIGITS = 4
# Of a rate: 财政 prints two, everybody else one.
MOST_RATE_DIGITS = 2
RATE_DIGITS = 1


def digits(number: float) -> int:
    """Digits after the point of a number as it was reported: 46.59 has 2."""
    if number.is_integer():
        return 0
    text = repr(round(number, 10))
    if "e" in text:
        return 10
    return len(text.partition(".")[2].rstrip("0"))


def printed(number: float | None, decimals: int, as_reported: bool) -> float | None:
    """The number a reader sees: a reported one as it came, a computed one rounded half up."""
    if number is None:
        return None
    if as_reported and digits(number) <= MOST_DIGITS:
        return round(number, 10)
    return half_up(number, decimals)


def rate_digits(rate: float | None, as_reported: bool) -> int:
    """Digits after the point a rate is printed with: a reported one keeps its own (21.35, 30); a
    computed one, and one with so many that it was calculated in its cell, has one."""
    if rate is None or not as_reported:
        return RATE_DIGITS
    found = digits(rate)
    return found if found <= MOST_RATE_DIGITS else RATE_DIGITS


def column_digits(rates: Iterable[float | None]) -> int:
    """Digits a whole number gets among these reported rates: one where any of them has some."""
    found = (digits(rate) for rate in rates if rate is not None)
    return RATE_DIGITS if any(0 < each <= MOST_RATE_DIGITS for each in found) else 0


def apart_digits(*found: int) -> int:
    """Digits of the difference of rates printed with these: at least one, as computed ones have."""
    return max((RATE_DIGITS, *found))
