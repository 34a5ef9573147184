"""Facts without what is withheld: whatever is computed from them can tell nothing of it."""

from collections.abc import Callable, Iterable
from datetime import datetime

from catalog.catalog import Catalog
from data.keeping.store import Store
from metrics.facts import Fact, Facts, Measures
from metrics.ground import Cell
from metrics.units import TOTAL
from metrics.withholding import WITHHELD, Hidden, hidden

GROWTH_WITHHELD = "同比不予显示"
# What a figure says of the same months a year before.
_OF_LAST_YEAR = ("yoy", "base", "yoy_change", "growth_rank")


def masked(
    store: Store, catalog: Catalog, facts: Facts, grain: str, asof: datetime | None
) -> Facts:
    """The facts as a reader of this store may know them; `full` of the result are those given.

    Nothing is done for a store that withholds nothing, nor where nothing is withheld.
    """
    if not store.withholds:
        return facts
    if grain == "enterprise":
        return Facts()
    return _without(facts, lambda year: hidden(store, catalog, grain, year, asof))


def masked_cells(
    store: Store,
    catalog: Catalog,
    facts: Facts,
    asof: datetime | None,
    *,
    chain: str | None,
    park: str | None,
) -> Facts:
    """The same for facts of what a chain and a park share, kept under the one that varies."""
    if not store.withholds:
        return facts
    side, given = (0, chain) if park is None else (1, park)

    def varying(year: int) -> Hidden:
        pairs = hidden(store, catalog, "chain_park", year, asof)
        return {
            code: frozenset(cell[1 - side] for cell in cells if cell[side] == given)
            for code, cells in pairs.items()
        }

    found = _without(facts, varying)
    found.full = None  # the whole of these cells is the figure of the chain or the park
    return found


def _without(facts: Facts, hidden_in: Callable[[int], Hidden]) -> Facts:
    years = {when[0] for scopes in facts.at.values() for at in scopes.values() for when in at}
    years |= {year - back for year in years for back in (1, 2)}
    known = {year: hidden_in(year) for year in years if year > 0}
    left = Facts()
    left.standing, left.summed = facts.standing, facts.summed
    touched = False
    for code, scopes in facts.at.items():
        of = {year: cells[code] for year, cells in known.items() if cells.get(code)}
        if not of:
            left.at[code] = scopes
            continue
        touched = True
        if any(TOTAL in cells for cells in of.values()):
            left.closed.add(code)
        for scope, moments in scopes.items():
            for when, units in moments.items():
                left.at[code][scope][when] = _moment(
                    units, *(of.get(when[0] - back, ()) for back in (0, 1, 2))
                )
    left.full = facts if touched else None
    return left


def _moment(
    units: dict[str, Measures], now: Iterable[Cell], before: Iterable[Cell], earlier: Iterable[Cell]
) -> dict[str, Measures]:
    found = {}
    for unit, measures in units.items():
        if unit in now:
            kept = {name: fact for name, fact in measures.items() if name.startswith("target_")}
            told = [fact for name, fact in measures.items() if name not in kept]
            if any(fact.value is not None for fact in told):
                measures = kept | {"level": Fact(None, WITHHELD)}
        elif unit in before and any(name in measures for name in _OF_LAST_YEAR):
            measures = {n: fact for n, fact in measures.items() if n not in _OF_LAST_YEAR}
            measures["yoy"] = Fact(None, GROWTH_WITHHELD)
        elif unit in earlier:  # it gives last year's 同比, and so what that was measured against
            measures = {n: fact for n, fact in measures.items() if n != "yoy_change"}
        found[unit] = measures
    return found


def is_hidden(
    store: Store,
    catalog: Catalog,
    grain: str,
    code: str,
    unit: str,
    years: Iterable[int],
    asof: datetime | None,
) -> bool:
    """True where a unit's figures of one of the years are withheld from readers of this store."""
    return store.withholds and any(
        unit in hidden(store, catalog, grain, year, asof).get(code, ()) for year in years
    )
