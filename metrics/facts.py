"""The current facts a page needs, fetched in one scan and looked up by who, what, when, measure."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from catalog.indicator import Indicator
from catalog.period import Period

When = tuple[int, int, int, str]


class Fact(NamedTuple):
    """A kept figure: `value` in the indicator's canonical unit, `reported` in `uom` as sent."""

    value: float | None
    state: str | None = None
    operator: str | None = None
    upper: float | None = None
    reported: float | None = None
    uom: str | None = None


Measures = dict[str, Fact]


def moment(indicator: Indicator, period: Period) -> When:
    """Where the figure of a period is kept: a stock at its end, a flow over it."""
    if indicator.kind == "stock":
        return (period.year, period.last_month, period.last_month, "point")
    span = "ytd" if period.span == "point" else period.span
    return (period.year, 1 if span == "ytd" else period.first_month, period.last_month, span)


def target_moment(period: Period) -> When:
    """Targets are kept on the whole year."""
    return (period.year, 1, 12, "ytd")


def preceding(period: Period) -> Period:
    """The period 位次变化 is measured against: last month; for 1—2月 the end of last year."""
    if period.last_month <= 2 and period.span != "month":
        return Period(period.year - 1, 1, 12, period.span)
    month, year = period.last_month - 1, period.year
    if month == 0:
        month, year = 12, year - 1
    return Period(year, month if period.span == "month" else 1, month, period.span)


class Facts:
    """Current facts of one grain. `at[indicator][scope][when][unit][measure]` is a Fact.

    Where some are withheld, `full` are all of them, for the wholes they make up; of the indicators
    in `closed` not even the whole is told.
    """

    def __init__(self) -> None:
        self.at: dict[str, dict[str, dict[When, dict[str, Measures]]]] = defaultdict(
            lambda: defaultdict(lambda: defaultdict(lambda: defaultdict(dict)))
        )
        self.standing: dict[str, dict[str, dict[str, dict[When, Fact]]]] = defaultdict(
            lambda: defaultdict(lambda: defaultdict(dict))
        )
        self.summed: set[str] = set()
        self.full: Facts | None = None
        self.closed: set[str] = set()

    def keep(self, rows: Iterable[tuple[Any, ...]]) -> None:
        """Take rows of current_facts.sql; a later row of one key replaces the earlier."""
        for unit, code, scope, year, first, last, span, measure, *rest in rows:
            self.at[code][scope][(year, first, last, span)][unit][measure] = Fact(*rest)

    def keep_sums(self, rows: Iterable[tuple[Any, ...]]) -> None:
        """Take rows of enterprise_sums.sql: levels and bases no report of this grain printed."""
        for unit, code, scope, year, first, last, span, level, base, _ in rows:
            self.summed.add(code)
            kept = self.at[code][scope][(year, first, last, span)][unit]
            kept["level"] = Fact(level)
            if base is not None:
                kept["base"] = Fact(base)

    def has_figures(self, code: str) -> bool:
        """True where anything but targets is kept of an indicator."""
        return code in self.standing or any(
            not measure.startswith("target_")
            for moments in self.at.get(code, {}).values()
            for units in moments.values()
            for measures in units.values()
            for measure in measures
        )

    def keep_standing(self, rows: Iterable[tuple[Any, ...]]) -> None:
        """Take rows of standing_facts.sql."""
        for unit, code, scope, year, first, last, span, _, *rest in rows:
            self.standing[code][scope][unit][(year, first, last, span)] = Fact(*rest)

    def measures(self, code: str, scope: str, when: When, unit: str) -> Measures:
        """What is kept of a unit at a moment, by measure; empty where nothing is."""
        scopes = self.at.get(code)
        moments = scopes.get(scope) if scopes else None
        units = moments.get(when) if moments else None
        return units.get(unit, {}) if units else {}

    def stood(self, code: str, scope: str, period: Period, unit: str) -> tuple[When, Fact] | None:
        """The level standing at the end of a period: the latest dated one, else the undated."""
        kept = self.standing.get(code, {}).get(scope, {}).get(unit, {})
        limit = (period.year, period.last_month)
        upto = [when for when in kept if (when[0], when[2]) <= limit]
        latest = max(upto, key=lambda when: (when[0], when[2]), default=None)
        return (latest, kept[latest]) if latest else None

    def units(self, codes: Iterable[str], when_years: tuple[int, int]) -> set[str]:
        """Every unit with a fact of these indicators in the given months (year, last month)."""
        found: set[str] = set()
        for code in codes:
            for moments in self.at.get(code, {}).values():
                for when, units in moments.items():
                    if (when[0], when[2]) == when_years:
                        found |= units.keys()
        return found
