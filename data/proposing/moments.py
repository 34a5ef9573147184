"""When a figure is: the months and year stated nearest to it, as its indicator keeps them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from catalog.indicator import Indicator
from catalog.period import Period
from data.reading.periods import Stated, stated
from data.reading.text import normalise

# What the title of a long table says of its bare months.
_SPANS = {"累计": "ytd", "当月": "month", "单月": "month", "分月": "month"}
_MONTHS = re.compile(r"12月|十二月|全年|四季度")


@dataclass(frozen=True)
class Moment:
    """The months a fact is kept under, as in the facts table."""

    year: int
    first_month: int
    last_month: int
    span: str
    assumed: bool = False  # a bare "6月" read as the sum to June


@dataclass(frozen=True)
class WholeYear(Stated):
    """A whole year said in months (1—12月, 全年), where "2026年" alone may leave them open."""


def spoken(text: str) -> Stated | None:
    """The first period stated in `text`, a whole year told from a year alone."""
    said = stated(text)
    if said and (said.first, said.last) == (1, 12) and _MONTHS.search(normalise(text)):
        return WholeYear(said.year, 1, 12, said.span, said.ambiguous, said.forecast)
    return said


STANDING = Moment(0, 0, 0, "point")


def context(period: Period | None, texts: Iterable[str]) -> list[Stated]:
    """What title, sheet and file (`texts`, in this order) say of the period, the nearest first.

    A title with a year alone ("2026年园区主要指标") leaves the months to the sheet or file name.
    """
    stating = [(place, found) for place, text in enumerate(texts) if (found := spoken(text or ""))]
    said = [found for _, found in stating]
    if period:
        bare = period.span == "month" and period.first_month == period.last_month
        written = next((s for s in said if s.last == period.last_month and s.span == "month"), None)
        # "2024年1—12月" in the title of a sheet "12月" is no December.
        clear = bool(stating) and stating[0][0] == 0 and isinstance(said[0], WholeYear)
        said.insert(
            1 if clear else 0,
            Stated(
                period.year,
                period.first_month,
                period.last_month,
                period.span,
                bare and (written is None or written.ambiguous),
            ),
        )
    return said


def span_said(titles: Iterable[str]) -> str:
    """Whether titles speak of sums (累计) or of months (当月); '' where of neither or of both."""
    said = normalise(" ".join(titles))
    spans = {span for word, span in _SPANS.items() if word in said}
    return spans.pop() if len(spans) == 1 else ""


def as_stated(period: Period | None) -> Stated | None:
    """A period the reader is sure of, as labels state theirs."""
    if period is None:
        return None
    return Stated(period.year, period.first_month, period.last_month, period.span)


def _weak(said: Stated) -> bool:
    return (said.first, said.last) == (1, 12) and not isinstance(said, WholeYear)


def near(*said: Stated | None) -> Stated | None:
    """Months and year of the first that states them; a whole year yields to any months below."""
    present = [each for each in said if each]
    if not present:
        return None
    months = next((each for each in present if not _weak(each)), present[0])
    year = next((each.year for each in present if each.year), None)
    return replace(months, year=year, forecast=any(each.forecast for each in present))


def moment(said: Stated | None, indicator: Indicator, measure: str, span: str) -> Moment | None:
    """Where a measure of an indicator is kept; None where no year is stated."""
    if said is None or not said.year:
        return None
    if measure.startswith("target"):
        return Moment(said.year, 1, 12, "ytd")
    if indicator.kind == "stock":
        return Moment(said.year, said.last, said.last, "point")
    if span == "month":
        own = said.last if said.first == 1 else said.first
        return Moment(said.year, own, said.last, "month")
    whole = said.span in ("ytd", "point") or said.ambiguous or span == "ytd"
    if whole:
        return Moment(
            said.year,
            1,
            said.last,
            "ytd",
            said.ambiguous and span != "ytd" and indicator.kind == "flow",
        )
    return Moment(said.year, said.first, said.last, "month")
