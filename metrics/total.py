"""The whole of a kind of unit: its 合计 row if one is reported, else the sum of the units."""

from datetime import datetime

import pandas as pd

from catalog.catalog import Catalog
from catalog.period import Period
from data.keeping.store import Store
from metrics.answer import Answer
from metrics.indicator import answered
from metrics.row import frame


def total(
    store: Store,
    catalog: Catalog,
    code: str,
    by: str,
    period: Period,
    *,
    scope: str | None = None,
    asof: datetime | None = None,
) -> pd.Series:
    """The columns of `indicator` for the whole, with `basis` (reported, sum, enterprises, ratio)
    and `missing`, the names of the units it goes without."""
    return of_answer(answered(store, catalog, [code], by, period, scope=scope, asof=asof)[code])


def of_answer(found: Answer) -> pd.Series:
    """The same from an answer that is already there."""
    line = frame([found.total]).iloc[0].astype(object)
    line["basis"] = found.whole.basis
    names = {row.unit: row.name for row in found.rows}
    line["missing"] = [names[unit] for unit in found.whole.missing]
    return line
