"""Which indicators a kind of unit has figures of, so that a page offers nothing empty."""

from datetime import datetime

from catalog.catalog import Catalog
from catalog.period import Period
from data.keeping.remembered import remembered
from data.keeping.store import Store
from metrics.query import query


@remembered
def kept(
    store: Store, catalog: Catalog, by: str, period: Period, asof: datetime | None = None
) -> dict[str, list[str]]:
    """Indicators with figures in a period, in the order of the catalogue, with the scopes kept
    ('' is the default); derived ones where all they are computed from is kept, with no scope."""
    if by == "enterprise" and store.withholds:
        return {}
    rows = store.rows(
        query("kept_indicators"),
        {
            "grain": by,
            "year": period.year,
            "month": period.last_month,
            "asof": asof,
        },
    )
    scopes: dict[str, set[str]] = {}
    for code, scope, at_the_moment in rows:
        known = catalog.indicators.get(code)
        if known and (at_the_moment or known.carried):
            scopes.setdefault(code, set()).add(scope)
    return {
        code: sorted(scopes.get(code, ()))
        for code in catalog.indicators
        if code in scopes or _computable(catalog, code, scopes)
    }


def _computable(catalog: Catalog, code: str, scopes: dict[str, set[str]]) -> bool:
    formula = catalog.formula(code)
    return formula is not None and all(
        any(each in scopes for each in (o.code, *catalog.indicators[o.code].substitutes))
        for o in formula.operands
    )
