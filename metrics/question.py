"""What is asked: indicators of a kind of unit in a period, and the facts that answer it."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from catalog.catalog import Catalog
from catalog.indicator import Indicator
from catalog.period import Period
from data.keeping.store import Store
from errors import DashboardError
from metrics.facts import Facts, preceding, target_moment
from metrics.loading import load
from metrics.units import REGION, Member, members, with_strangers


class UnknownIndicator(DashboardError):
    """The code or name asked for is not in the catalogue."""

    def __init__(self, asked: str, nearest: str | None) -> None:
        advice = f"是否指“{nearest}”？" if nearest else "指标代码见“口径说明”。"
        super().__init__("没有这个指标", f"目录里没有指标“{asked}”。", advice)


def known_indicator(catalog: Catalog, asked: str) -> Indicator:
    """The indicator of a code or a name. Raises UnknownIndicator with the nearest spelling."""
    if asked in catalog.indicators:
        return catalog.indicators[asked]
    named = {indicator.name: indicator for indicator in catalog.indicators.values()}
    if asked in named:
        return named[asked]
    near = difflib.get_close_matches(asked, [*catalog.indicators, *named], n=1)
    raise UnknownIndicator(asked, near[0] if near else None)


@dataclass(frozen=True)
class Question:
    """The facts of a grain around a period, and whose they are.

    `city` are facts of what the units are parts of, and `whose` the unit there: the city, or a
    chain whose parks are asked for.
    """

    catalog: Catalog
    by: str
    period: Period
    facts: Facts
    city: Facts | None
    known: tuple[Member, ...]
    asof: datetime | None
    whose: str = REGION

    @property
    def before(self) -> Period:
        """The period whose places are compared with."""
        return preceding(self.period)

    def members(self, period: Period) -> list[Member]:
        """The units valid in a period, in official order."""
        return [member for member in self.known if member.valid_in(period)]


def asked(
    store: Store,
    catalog: Catalog,
    codes: Sequence[str],
    by: str,
    period: Period,
    asof: datetime | None = None,
) -> Question:
    """Everything needed to answer for `codes`: one scan of the grain's facts, its directory, and
    the city's facts where the city is the whole of the grain (counties)."""
    needed = [code for asked_code in codes for code in ingredients(catalog, asked_code)]
    periods = _periods(catalog, codes, period)
    facts = load(store, catalog, needed, by, periods, asof)
    city = load(store, catalog, needed, "region", periods, asof) if by == "county" else None
    now = (period.year, period.last_month)
    known = with_strangers(members(store, by, asof), facts.units(needed, now))
    return Question(catalog, by, period, facts, city, tuple(known), asof)


def ingredients(catalog: Catalog, code: str) -> Iterable[str]:
    """The indicator and, for a derived one, what its formula is computed from, substitutes too."""
    yield code
    formula = catalog.formula(code)
    for operand in formula.operands if formula else ():
        yield operand.code
        yield from catalog.indicators[operand.code].substitutes


def _periods(catalog: Catalog, codes: Sequence[str], period: Period) -> list[Period]:
    """This period, the one its places are compared with, both a year before, and the targets'."""
    found = [period, preceding(period)]
    found += [each.a_year_before() for each in found]
    formulas = [catalog.formula(code) for code in codes]
    if any(operand.last_year for formula in formulas if formula for operand in formula.operands):
        found += [each.a_year_before() for each in found]
    return [*found, Period(*target_moment(period))]
