"""Chains within a park, parks within a chain: one indicator of the cells where they meet."""

from datetime import datetime

import pandas as pd

from catalog.catalog import Catalog
from catalog.period import Period
from catalog.rounding import half_up
from data.keeping.remembered import remembered
from data.keeping.store import Store
from metrics.answer import Answer, answer
from metrics.facts import Facts, preceding, target_moment
from metrics.loading import load, window
from metrics.masking import masked_cells
from metrics.query import query
from metrics.question import Question, ingredients, known_indicator
from metrics.row import Row, frame
from metrics.units import members
from metrics.withholding import WITHHELD

UNLISTED = "其他（未分列）"
UNTOLD = "其他（含不予显示）"


@remembered
def crossed(
    store: Store,
    catalog: Catalog,
    code: str,
    period: Period,
    *,
    chain: str | None = None,
    park: str | None = None,
    scope: str | None = None,
    asof: datetime | None = None,
) -> Answer:
    """The parks within `chain`, or the chains within `park`: one row per unit that has a figure
    there, and the figure of the chain or the park itself as their whole.

    Cells nobody reported are summed from the enterprises both have (value_basis enterprises).
    """
    if (chain is None) == (park is None):
        raise ValueError("either chain or park")
    indicator = known_indicator(catalog, code)
    around = [period, preceding(period)]
    around += [each.a_year_before() for each in around]
    around.append(Period(*target_moment(period)))
    asked = {"chain": chain, "park": park, "indicators": [indicator.code], "asof": asof}
    asked |= window(around)
    facts = Facts()
    facts.keep(store.rows(query("cell_facts"), asked))
    if not facts.has_figures(indicator.code) and indicator.additive:
        facts.keep_sums(store.rows(query("enterprise_cells"), asked))
    facts = masked_cells(store, catalog, facts, asof, chain=chain, park=park)
    by, of = ("chain", "park") if chain is None else ("park", "chain")
    seen = facts.units([indicator.code], (period.year, period.last_month))
    known = tuple(member for member in members(store, by, asof) if member.unit in seen)
    whole = load(store, catalog, ingredients(catalog, indicator.code), of, around, asof)
    if indicator.code in whole.summed - facts.summed:
        whole = None  # a sum of enterprises is not what reported cells are parts of
    question = Question(catalog, by, period, facts, whole, known, asof, chain or park)
    return answer(question, indicator.code, scope)


def cross(
    store: Store,
    catalog: Catalog,
    code: str,
    period: Period,
    *,
    chain: str | None = None,
    park: str | None = None,
    scope: str | None = None,
    asof: datetime | None = None,
) -> pd.DataFrame:
    """The rows of `crossed` with the columns of `indicator`; share, contribution and pull are of
    the chain or the park."""
    found = crossed(store, catalog, code, period, chain=chain, park=park, scope=scope, asof=asof)
    return frame(found.rows)


def unlisted(found: Answer) -> Row | None:
    """What the whole has beyond its cells; None where the cells make it up but for rounding."""
    total, scale = found.total, found.figures.scale
    listed = [row.value for row in found.rows if row.value is not None]
    if found.whole.basis == "sum" or not found.figures.indicator.additive:
        return None
    if total.value is None or not listed:
        return None
    rest = half_up(total.value - sum(listed), scale.decimals)
    if rest <= 0.5 * 10.0**-scale.decimals * (len(listed) + 1):
        return None
    name = UNTOLD if any(row.state == WITHHELD for row in found.rows) else UNLISTED
    return Row(
        "",
        name,
        name,
        "",
        value=rest,
        uom=total.uom,
        decimals=scale.decimals,
        computed_decimals=scale.computed_decimals,
        value_basis="computed",
        share=rest / total.value * 100 if total.value > 0 else None,
    )
