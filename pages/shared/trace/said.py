"""The words of a 溯源: how a number, its cell and its sender are named."""

from catalog.period import Period
from catalog.rounding import known, written
from data.keeping.factkey import FactKey
from data.keeping.origins import Origin
from metrics.pointer import NUMBERS, Pointer
from metrics.printing import digits
from metrics.working import Term
from pages.shared.moments import local
from pages.shared.nodes import Node, run
from pages.shared.trace.link import figure

_MOST_DIGITS = 6
# The figure of a row that a fact of a measure is.
_NUMBER = {"level": "value", "rank": "rank_reported", "growth_rank": "growth_rank_reported",
           "completion": "completion_reported"}  # fmt: skip


def term(each: Term, *, named: bool = True) -> Node:
    """A number of a formula, leading to its own 溯源."""
    shown = figure(each.said, each.pointer)
    return run(each.name, " ", shown) if named and each.name else shown


def number(origin: Origin, least: int = 0) -> str:
    """A figure as it was sent, with its unit: "46.59亿元", and with no fewer than `least` digits;
    the word where there is no number."""
    if not known(origin.reported):
        if known(origin.value):
            return written(origin.value, min(digits(origin.value), _MOST_DIGITS))
        return origin.state or "未报"
    sent_with = min(digits(origin.reported), _MOST_DIGITS)
    return written(origin.reported, max(sent_with, least)) + (origin.uom or "")


def plain_number(value: float) -> str:
    """ "46.59", "465,900": with the digits it was sent with."""
    return written(value, min(digits(value), _MOST_DIGITS))


def typed(origin: Origin) -> str:
    """The text of the cell: as typed where that was no plain number, else the number."""
    if origin.typed:
        return origin.typed
    if known(origin.reported):
        return f"{origin.reported:.{min(digits(origin.reported), 10)}f}"
    return origin.state or "—"


def sent(origin: Origin) -> str:
    """ "工信局 2026-07-10 报的《产业链月报》"."""
    day = local(origin.published_at).split(" ")[0]
    by = f"{origin.sender} {day} 报的" if origin.sender else f"{day} 发布的"
    return f"{by}《{origin.file}》"


def pointer_of(key: FactKey) -> Pointer | None:
    """The figure a fact is; None where no row has it."""
    name = _NUMBER.get(key.measure, key.measure)
    promise = ""
    if key.measure.startswith("target_"):
        name, promise = "target", key.measure.removeprefix("target_")
    if name not in NUMBERS or not key.year:
        return None
    span = "ytd" if key.span == "point" else key.span
    first = 1 if span == "ytd" else key.first_month
    period = Period(key.year, first, key.last_month, span)
    return Pointer(key.grain, key.unit, key.indicator, period, name, key.scope, key.other, promise)
