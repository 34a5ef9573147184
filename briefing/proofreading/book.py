"""What is kept, as a proofreader looks it up: any row of any indicator in any period."""

from dataclasses import dataclass
from datetime import datetime

from catalog.catalog import Catalog
from catalog.period import Period
from data.keeping.store import Store
from errors import DashboardError
from metrics.answer import Answer
from metrics.cross import crossed
from metrics.facts import preceding
from metrics.indicator import answered
from metrics.row import Row
from metrics.units import TOTAL


@dataclass(frozen=True)
class Book:
    """Answers as of a moment; what was asked once is remembered by the store."""

    store: Store
    catalog: Catalog
    asof: datetime | None = None

    def rows(self, by: str, code: str, scope: str, period: Period) -> list[Row]:
        """The rows of every unit of a kind, the whole's last; none where it cannot be answered."""
        found = self._answer(by, code, scope, period)
        return [*found.rows, found.total] if found else []

    def row(self, by: str, unit: str, code: str, scope: str, period: Period) -> Row | None:
        """The row of a unit ("*": of all together)."""
        found = self._answer(by, code, scope, period)
        if found is None:
            return None
        if unit == TOTAL:
            return found.total
        return next((row for row in found.rows if row.unit == unit), None)

    def whole(self, by: str, code: str, scope: str, period: Period) -> Row | None:
        """What the units of a kind are parts of."""
        return self.row(by, TOTAL, code, scope, period)

    def cell(self, chain: str, park: str, code: str, scope: str, period: Period) -> Row | None:
        """The row of a chain within a park."""
        try:
            found = crossed(
                self.store, self.catalog, code, period, chain=chain, scope=scope or None,
                asof=self.asof,
            )  # fmt: skip
        except DashboardError:
            return None
        return next((row for row in found.rows if row.unit == park), None)

    def before(self, period: Period) -> Period:
        """The period whose growth a change of growth is against."""
        return preceding(period)

    def _answer(self, by: str, code: str, scope: str, period: Period) -> Answer | None:
        try:
            asked = answered(
                self.store, self.catalog, [code], by, period, scope=scope or None, asof=self.asof
            )
        except DashboardError:
            return None
        return asked[code]
