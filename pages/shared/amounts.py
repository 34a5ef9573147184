"""Figures as they are printed, for the pages: what briefing/amounts.py makes of them."""

from briefing.amounts import amount, as_shown, in_yi, large, percent, percent_of, place, rate, shown

__all__ = [
    "amount",
    "as_shown",
    "in_yi",
    "large",
    "percent",
    "percent_of",
    "place",
    "rate",
    "shown",
]
