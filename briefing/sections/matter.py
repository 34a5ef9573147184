"""What every section of a briefing draws upon: the answers of each kind of unit, asked once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from briefing.amounts import in_yi
from briefing.course import Course
from briefing.request import Request
from briefing.source import cutoff, foot
from catalog.catalog import Catalog
from catalog.indicator import Indicator
from catalog.period import Period
from catalog.rounding import known
from charts.order import having
from data.keeping.attributes import attributes
from data.keeping.store import Store
from metrics.answer import Answer
from metrics.facts import preceding
from metrics.indicator import answered
from metrics.row import Row
from metrics.units import Member, members

MAIN = "output_value"
NOUNS = {"region": "全市", "chain": "产业链", "park": "园区", "county": "县市区"}
_YI = 10_000


@dataclass(frozen=True)
class Earlier:
    """The growth of a unit in an earlier period of the year."""

    month: int
    yoy: float | None
    yoy_decimals: int


@dataclass(frozen=True)
class Matter:
    """The figures of one briefing, as the one who asked for it may know them."""

    store: Store
    catalog: Catalog
    request: Request
    now: datetime
    course: Course = field(default_factory=Course)

    @property
    def period(self) -> Period:
        return self.request.period

    @property
    def asof(self) -> datetime | None:
        return self.request.asof

    @cached_property
    def until(self) -> str:
        """The day of the newest publication."""
        return cutoff(self.store, self.asof)

    def answers(self, by: str) -> dict[str, Answer]:
        """Every indicator of the catalogue for a kind of unit."""
        codes = tuple(self.catalog.indicators)
        return answered(self.store, self.catalog, codes, by, self.period, asof=self.asof)

    def answer(self, by: str, code: str = MAIN) -> Answer:
        """One of them."""
        return self.answers(by)[code]

    def scoped(self, by: str, code: str, scope: str) -> Answer:
        """One indicator in a 口径 of its own; "" for the one it has by itself."""
        if not scope:
            return self.answer(by, code)
        asked = {"scope": scope, "asof": self.asof}
        return answered(self.store, self.catalog, (code,), by, self.period, **asked)[code]

    def told(self, by: str) -> dict[str, Answer]:
        """The indicators that have figures of the period, in the order of the catalogue."""
        return {
            code: found
            for code, found in self.answers(by).items()
            if any(known(row.value) or known(row.yoy) for row in found.rows)
        }

    @property
    def figures(self) -> bool:
        """True where anybody has a figure of the period."""
        return any(map(self.speaks, [self.request.kind] if self.request.kind else NOUNS))

    def speaks(self, by: str) -> bool:
        """True where the units of a kind have figures that are of the period itself, not standing
        ones like 用地."""
        return any(not self.indicator(code).carried for code in self.told(by))

    def rows(self, by: str, code: str = MAIN) -> list[Row]:
        """The rows of an indicator in one unit of measure that reads easily; [] where it has no
        figures."""
        found = self.told(by).get(code)
        return in_one_uom(found.rows) if found else []

    def indicator(self, code: str) -> Indicator:
        """An indicator of the catalogue."""
        return self.catalog.indicators[code]

    def before(self, by: str, code: str = MAIN) -> dict[str, Earlier]:
        """The growth of the period before by unit; {} in 1—2月, which nothing precedes."""
        then = preceding(self.period)
        if then.year != self.period.year:
            return {}
        found = answered(self.store, self.catalog, (code,), by, then, asof=self.asof)[code]
        return {
            row.unit: Earlier(then.last_month, row.yoy, row.yoy_decimals)
            for row in (*found.rows, found.total)
        }

    def foot(self, by: str, code: str = MAIN) -> str:
        """Source, 口径 and cut-off of an indicator's block."""
        return foot(self.answer(by, code), NOUNS[by], self.until)

    def said(self, by: str) -> dict[str, dict[str, Any]]:
        """What the directory says of the units of a kind."""
        return attributes(self.store, by, self.asof)

    def members(self, by: str) -> list[Member]:
        """The units of the period in official order."""
        return [each for each in members(self.store, by, self.asof) if each.valid_in(self.period)]

    def short(self, by: str, unit: str) -> str:
        """The short name of a unit."""
        return next((each.short for each in self.members(by) if each.unit == unit), unit)

    def name(self, by: str, unit: str) -> str:
        """The full name of a unit."""
        return next((each.name for each in self.members(by) if each.unit == unit), unit)


def in_one_uom(rows: Sequence[Row]) -> list[Row]:
    """万元 turned into 亿元 in all of the rows where the largest of them is beyond 1 亿元."""
    largest = max((abs(row.value) for row in having(rows, "value")), default=0.0)
    return [in_yi(row) for row in rows] if largest >= _YI else list(rows)
