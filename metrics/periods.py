"""Which periods have figures."""

from datetime import datetime

from catalog.period import Period
from data.keeping.remembered import remembered
from data.keeping.store import Store
from metrics.query import query


@remembered
def periods(store: Store, asof: datetime | None = None) -> list[Period]:
    """The cumulative periods that have figures, newest first."""
    return [Period(year, 1, month) for year, month in store.rows(query("periods"), {"asof": asof})]
