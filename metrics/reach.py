"""From a cell of a published workbook to every figure that rests on it."""

from collections.abc import Iterator
from datetime import datetime

from catalog.catalog import Catalog
from catalog.period import Period
from data.keeping.directories import memberships
from data.keeping.factkey import FactKey
from data.keeping.origins import origins, stated
from data.keeping.store import Store
from errors import DashboardError
from metrics.facts import preceding
from metrics.periods import periods
from metrics.pointer import NUMBERS, Pointer
from metrics.scene import PAIR, Scene
from metrics.tracing import Resting
from metrics.units import TOTAL

_ENTERPRISE = "enterprise"
_SUMMED = ("chain", "park", "county")
# What a unit's figure is among others: it changes with theirs.
_AMONG = ("rank", "rank_change", "rank_of", "rank_of_before", "growth_rank", "growth_rank_change",
          "growth_rank_of", "growth_rank_of_before", "share", "contribution", "pull")  # fmt: skip
# A stock that stands is used by every period after it: so many of the newest are told.
STANDS_FOR = 6


def reached(
    store: Store,
    catalog: Catalog,
    batch: str,
    sheet: str,
    cell: str,
    asof: datetime | None = None,
) -> list[Pointer]:
    """Every figure a cell reaches, its own first; none where another batch counts instead of it,
    or where this reader may not know it."""
    found: dict[Pointer, None] = {}
    keys = stated(store, batch, sheet, cell)
    for key, sent in origins(store, keys, asof).items():
        if any(each.standing and each.batch == batch for each in sent):
            found |= dict.fromkeys(rest_on(Scene(store, catalog, asof), key))
    return list(found)


def rest_on(scene: Scene, key: FactKey) -> list[Pointer]:
    """Every figure that rests on a fact, the nearest first."""
    if key.indicator not in scene.catalog.indicators:
        return []
    resting, found = Resting(scene), []
    for of in _candidates(scene, key):
        try:
            row = scene.row(of)
            if row is None or getattr(row, of.number) is None:
                continue
            if key in resting.keys(of):
                found.append(of)
        except DashboardError:  # an indicator whose 口径 has to be chosen has no figure
            continue
    return found


def _candidates(scene: Scene, key: FactKey) -> Iterator[Pointer]:
    """What may rest on a fact: its own figure, those of the whole and of the units beside it, in
    its indicator and the ones computed from it, now, next and in the years after."""
    seen: dict[Pointer, None] = {}
    for by, unit, other in _whose(scene, key):
        for code in _codes(scene.catalog, key.indicator):
            scope = key.scope if code == key.indicator else ""
            for period in _periods(scene, key):
                own = Pointer(by, unit, code, period, "value", scope, other)
                seen |= dict.fromkeys(own.to(number) for number in NUMBERS)
                seen |= dict.fromkeys(_beside(scene, own))
    yield from seen


def _beside(scene: Scene, own: Pointer) -> Iterator[Pointer]:
    """The whole it is a part of, and the places and shares of the units it stands among."""
    if own.by == "region":
        yield from (
            Pointer("county", TOTAL, own.indicator, own.period, number, own.scope)
            for number in NUMBERS
        )
        return
    if own.by == _ENTERPRISE:
        return
    whole = scene.whole(own)
    yield from (whole.to(number) for number in NUMBERS)
    try:
        rows = scene.answer(own).rows
    except DashboardError:
        return
    for row in rows:
        pair = own.by == PAIR
        other = row.unit if pair else own.other
        unit = own.unit if pair else row.unit
        for number in _AMONG:
            yield Pointer(own.by, unit, own.indicator, own.period, number, own.scope, other)


def _whose(scene: Scene, key: FactKey) -> Iterator[tuple[str, str, str]]:
    """The unit of a fact; of an enterprise also those it is summed into."""
    yield key.grain, key.unit, key.other
    if key.grain == "chain":  # the whole its parks are parts of
        pairs = Pointer(PAIR, key.unit, key.indicator, _of(key), "value", key.scope)
        yield from ((PAIR, key.unit, row.unit) for row in _rows(scene, pairs)[:1])
    if key.grain != _ENTERPRISE:
        return
    belong = memberships(scene.store, scene.asof)
    own = belong[(belong["enterprise"] == key.unit) & belong["kind"].isin(_SUMMED)]
    units = list(own[["kind", "unit"]].itertuples(index=False, name=None))
    yield from ((kind, unit, "") for kind, unit in units)
    for chain in (unit for kind, unit in units if kind == "chain"):
        yield from ((PAIR, chain, unit) for kind, unit in units if kind == "park")


def _rows(scene: Scene, of: Pointer) -> list:
    try:
        return scene.answer(of).rows
    except DashboardError:
        return []


def _codes(catalog: Catalog, code: str) -> list[str]:
    """The indicator and those whose formula speaks of it, or of what it stands in for."""
    found = [code]
    for each in catalog.indicators:
        formula = catalog.formula(each)
        for operand in formula.operands if formula else ():
            if code in (operand.code, *catalog.indicators[operand.code].substitutes):
                found.append(each)
                break
    return found


def _of(key: FactKey) -> Period:
    return Period(key.year or 1, 1, key.last_month or 12)


def _periods(scene: Scene, key: FactKey) -> list[Period]:
    """The periods in which a fact may count."""
    known = periods(scene.store, scene.asof)
    if key.measure.startswith("target_"):
        return [each for each in known if each.year == key.year]
    if key.span == "month":
        own = Period(key.year, key.first_month, key.last_month, "month")
        after = (key.year, key.last_month)
        years = (key.year, key.year + 1)
        later = [p for p in known if p.year in years and (p.year, p.last_month) >= after]
        return [own, *later]
    if scene.catalog.indicators[key.indicator].carried:
        after = (key.year, key.last_month)
        return [each for each in known if (each.year, each.last_month) >= after][:STANDS_FOR]
    own = Period(key.year, 1, key.last_month)
    mine = [own, *(Period(key.year + later, 1, key.last_month) for later in (1, 2))]
    mine = [each for each in mine if each in known or each == own]
    return [*mine, *(each for each in known if preceding(each) in mine and each not in mine)]
