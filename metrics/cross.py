"""Chains within a park, parks within a chain: one indicator of the cells where they meet."""

from datetime import datetime

import pandas as pd

from catalog.catalog import Catalog
from catalog.period import Period
from data.keeping.remembered import remembered
from data.keeping.store import Store
from metrics.answer import answer
from metrics.facts import Facts, before, target_moment, window
from metrics.query import query
from metrics.question import Question, known_indicator
from metrics.row import frame
from metrics.units import members


@remembered
def cross(
    store: Store, catalog: Catalog, code: str, period: Period, *, chain: str | None = None,
    park: str | None = None, scope: str | None = None, asof: datetime | None = None,
) -> pd.DataFrame:
    """The parks within `chain`, or the chains within `park`: the columns of `indicator`, one row
    per unit that has a figure there; share, contribution and pull are of the chain or the park.

    Cells nobody reported are summed from the enterprises both have (value_basis enterprises).
    """
    if (chain is None) == (park is None):
        raise ValueError("either chain or park")
    indicator = known_indicator(catalog, code)
    around = [period, before(period)]
    around += [each.a_year_before() for each in around]
    asked = {"chain": chain, "park": park, "indicators": [indicator.code], "asof": asof}
    asked |= window([*around, Period(*target_moment(period))])
    facts = Facts()
    facts.keep(store.rows(query("cell_facts"), asked))
    if not facts.has_figures(indicator.code) and indicator.additive:
        facts.keep_sums(store.rows(query("enterprise_cells"), asked))
    by = "chain" if chain is None else "park"
    seen = facts.units([indicator.code], (period.year, period.last_month))
    known = tuple(member for member in members(store, by, asof) if member.unit in seen)
    question = Question(catalog, by, period, facts, None, known, asof)
    return frame(answer(question, indicator.code, scope).rows)
