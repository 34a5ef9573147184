"""How a number is printed: a reported one with the digits it came with, a computed one rounded."""

from catalog.rounding import half_up

# A reported number with more digits was calculated in its cell: it is printed at display precision.
MOST_DIGITS = 4


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
