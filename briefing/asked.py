"""Sentences somebody asks for by name: one indicator in a line, several in a list."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.naming import called
from briefing.said import Said
from briefing.sentence import Item, line, listed
from catalog.catalog import Catalog
from catalog.period import Period
from data.keeping.store import Store
from metrics.asof import moment
from metrics.indicator import answered
from metrics.report import UnknownPeriod


@dataclass(frozen=True)
class Sentence:
    """What is said of one unit ('' is the region)."""

    unit: str
    said: Said


def sentences(
    store: Store,
    catalog: Catalog,
    names: Sequence[str],
    *,
    by: str,
    period: str,
    scope: str | None = None,
    asof: str | None = None,
) -> list[Sentence]:
    """A sentence a unit, in official order: indicators under the names they are asked by, in that
    order. Raises UnknownPeriod, UnknownMoment, UnknownIndicator, UnknownScope, ScopeUnclear."""
    try:
        when = Period.of(period)
    except ValueError as error:
        raise UnknownPeriod(period) from error
    items: dict[str, list[Item]] = {}
    who: dict[str, str] = {}
    for name in names:
        named = called(catalog, name)
        code, chosen = named.indicator.code, named.scope if scope is None else scope
        found = answered(store, catalog, [code], by, when, scope=chosen, asof=moment(asof))[code]
        for row in found.rows:
            item = Item(row, named.indicator, found.figures.scope, named.name)
            items.setdefault(row.unit, []).append(item)
            who[row.unit] = "" if by == "region" else row.name
    return [Sentence(unit, _said(of, when, by, who[unit])) for unit, of in items.items()]


def _said(items: Sequence[Item], period: Period, by: str, who: str) -> Said:
    if len(items) == 1:
        return line(items[0], period, by=by, who=who)
    return listed(items, period, by=by, who=who)
