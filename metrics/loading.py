"""The facts a page needs, fetched in one scan; without those its reader may not know."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from catalog.catalog import Catalog
from catalog.indicator import Indicator
from catalog.period import Period
from data.keeping.store import Store
from metrics.facts import Facts
from metrics.masking import masked
from metrics.query import query

# Grains whose figures may be sums over enterprises.
SUMMED = frozenset({"chain", "park", "county"})


def window(periods: Iterable[Period]) -> dict[str, Any]:
    """The parameters that keep a scan to the ends of some periods."""
    moments = sorted({(period.year, period.last_month) for period in periods})
    return {
        "first_year": moments[0][0],
        "last_year": moments[-1][0],
        "months": sorted({month for _, month in moments}),
        "moments": [year * 100 + month for year, month in moments],
    }


def load(
    store: Store,
    catalog: Catalog,
    codes: Iterable[str],
    grain: str,
    periods: Iterable[Period],
    asof: datetime | None,
) -> Facts:
    """The facts of a grain at the ends of `periods`, whatever their span, and what stands.

    An indicator no report of the grain carries is summed from its enterprises.
    """
    facts, codes, scan = Facts(), sorted(set(codes)), window(periods)
    facts.keep(
        store.rows(
            query("current_facts"), {"grain": grain, "indicators": codes, "asof": asof} | scan
        )
    )
    carry(store, catalog, facts, codes, grain, scan["last_year"], asof)
    if grain in SUMMED:
        missing = [
            code
            for code in codes
            if not facts.has_figures(code) and _summable(catalog.indicators[code])
        ]
        if missing:
            asked = {"kind": grain, "indicators": missing, "asof": asof}
            facts.keep_sums(store.rows(query("enterprise_sums"), asked | scan))
    return masked(store, catalog, facts, grain, asof)


def _summable(indicator: Indicator) -> bool:
    """True where the sum over enterprises is the figure of the unit: not for ratios, nor for land
    that stands, of which enterprises hold only a part."""
    return indicator.additive and not indicator.carried and indicator.formula is None


def carry(
    store: Store,
    catalog: Catalog,
    facts: Facts,
    codes: Iterable[str],
    grain: str,
    year: int,
    asof: datetime | None,
) -> None:
    """Fetch the stocks that stand until replaced."""
    carried = [code for code in codes if catalog.indicators[code].carried]
    if carried:
        asked = {"grain": grain, "indicators": carried, "asof": asof, "year": year}
        facts.keep_standing(store.rows(query("standing_facts"), asked))
