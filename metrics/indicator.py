"""One indicator of every unit of a kind in one period: what pages, rankings and reports show."""

from collections.abc import Sequence
from datetime import datetime

import pandas as pd

from catalog.catalog import Catalog
from catalog.period import Period
from data.keeping.remembered import remembered
from data.keeping.store import Store
from metrics.answer import Answer, answer, unanswered
from metrics.best import best_months
from metrics.question import asked, known_indicator
from metrics.row import frame
from metrics.scope import ScopeUnclear


def indicator(
    store: Store,
    catalog: Catalog,
    code: str,
    by: str,
    period: Period,
    *,
    scope: str | None = None,
    asof: datetime | None = None,
) -> pd.DataFrame:
    """One row per unit of a kind in official order (columns: metrics.row.Row); missing is NaN.

    Raises UnknownIndicator, UnknownScope, ScopeUnclear.
    """
    return indicators(store, catalog, [code], by, period, scope=scope, asof=asof)[code]


def indicators(
    store: Store,
    catalog: Catalog,
    codes: Sequence[str],
    by: str,
    period: Period,
    *,
    scope: str | None = None,
    asof: datetime | None = None,
) -> dict[str, pd.DataFrame]:
    """The frames of several indicators from one scan of the facts."""
    answers = answered(store, catalog, codes, by, period, scope=scope, asof=asof)
    return {code: frame(found.rows) for code, found in answers.items()}


@remembered
def answered(
    store: Store,
    catalog: Catalog,
    codes: Sequence[str],
    by: str,
    period: Period,
    *,
    scope: str | None = None,
    asof: datetime | None = None,
) -> dict[str, Answer]:
    """The same as rows, with the whole of each indicator beside its parts.

    Asked alone, an indicator whose scope is unclear raises ScopeUnclear; among others it has no
    figures and the state 口径待选, so that one question does not take the page away.
    """
    known = {code: known_indicator(catalog, code).code for code in codes}
    question = asked(store, catalog, list(known.values()), by, period, asof)
    best = best_months(store, question, list(known.values()))
    found = {}
    for code, kept in known.items():
        try:
            found[code] = answer(question, kept, scope, best)
        except ScopeUnclear:
            if len(known) == 1:
                raise
            found[code] = unanswered(question, kept)
    return found
