"""Figures on the big screen: each leads to its 溯源 as on its page."""

from catalog.period import Period
from catalog.rounding import known
from metrics.pointer import Pointer
from metrics.row import Row
from pages.shared.nodes import Node
from pages.shared.trace.link import figure


def told(code: str, row: Row, number: str, text: str, period: Period, by: str = "chain") -> Node:
    """`text`, which prints a number of the row."""
    if not known(getattr(row, number)):
        return text
    return figure(text, Pointer(by, row.unit, code, period, number))
