"""Which figures would tell of a single enterprise, and which must go with them.

A cell (a unit, an indicator, a year) is withheld where it rests on too few enterprises or one of
them makes up nearly all of it; then as many others as it takes for no sum to give it back. A year
is judged as a whole: its months are differences of each other. So are all 口径 of an indicator.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from catalog.catalog import Catalog
from data.keeping.remembered import remembered
from data.keeping.store import Store
from metrics.ground import TOGETHER, Cell, Ground, Levels, ground
from metrics.rings import ringed
from metrics.units import TOTAL

WITHHELD = "不予显示"
WHY = "为保护单个企业数据不予显示"

Hidden = Mapping[str, frozenset[Cell]]
Line = tuple[list[Cell], bool, Cell | None]
"""Cells that add up, whether their sum is withheld, and the cell of the sum where it may be."""


def hidden(store: Store, catalog: Catalog, grain: str, year: int, asof: datetime | None) -> Hidden:
    """By indicator, the units whose figures of a year are withheld ('*' where the whole is); of
    chain_park the pairs of both.

    What is withheld now is withheld in every earlier state of the store too: together they would
    give it back.
    """
    now = _with_derived(store, catalog, grain, year, None)
    if asof is None:
        return now
    then = _with_derived(store, catalog, grain, year, asof)
    return {
        code: now.get(code, frozenset()) | then.get(code, frozenset()) for code in {*now, *then}
    }


@remembered
def _with_derived(
    store: Store, catalog: Catalog, grain: str, year: int, asof: datetime | None
) -> Hidden:
    """A figure computed from one that is withheld would give it back: 亩均税收 by known 亩."""
    found = dict(_of_base(store, catalog, grain, year, asof))
    for code in catalog.indicators:
        formula = catalog.formula(code)
        cells = found.get(code, frozenset())
        for operand in formula.operands if formula else ():
            known = _of_base(store, catalog, grain, year - operand.last_year, asof)
            for each in (operand.code, *catalog.indicators[operand.code].substitutes):
                cells |= known.get(each, frozenset())
        if cells:
            found[code] = cells
    return found


@remembered
def _of_base(
    store: Store, catalog: Catalog, grain: str, year: int, asof: datetime | None
) -> Hidden:
    judged = ground(store, grain, year, asof)
    views = [judged.levels, judged.reported]
    if asof is not None:  # which goes with it must not change from state to state
        now = ground(store, grain, year, None)
        views = [_steady(*each) for each in zip(views, (now.levels, now.reported), strict=True)]
    found = {
        code: judged.primary(indicator, catalog.lights)
        for code, indicator in catalog.indicators.items()
        if not indicator.derived
    }
    _together(catalog, found, judged)
    lines = _lines(store, catalog, judged, grain, year, asof)
    for code, cells in found.items():
        if catalog.indicators[code].additive:
            seen = [view.get(code, {}) for view in views]
            _together_with(cells, lines(code), seen)
            if grain == "chain_park":
                untold = _untold(store, catalog, code, year, asof)
                for levels in seen:
                    ringed(cells, untold, levels)
    _together(catalog, found, judged)
    return {code: frozenset(cells) for code, cells in found.items() if cells}


def _untold(
    store: Store, catalog: Catalog, code: str, year: int, asof: datetime | None
) -> set[tuple[int, str]]:
    """The chains and parks whose own figure is withheld."""
    return {
        (side, unit)
        for side, kind in enumerate(("chain", "park"))
        for unit in hidden(store, catalog, kind, year, asof).get(code, ())
    }


def _steady(
    then: dict[str, dict[Cell, Levels]], now: dict[str, dict[Cell, Levels]]
) -> dict[str, dict[Cell, Levels]]:
    return {code: cells | _same(now.get(code, {}), cells) for code, cells in then.items()}


def _same(now: dict[Cell, Levels], cells: dict[Cell, Levels]) -> dict[Cell, Levels]:
    return {cell: levels | now[cell] for cell, levels in cells.items() if cell in now}


def _together(catalog: Catalog, found: dict[str, set[Cell]], judged: Ground) -> None:
    """Where a sum and its terms are all kept, what is withheld of one is of the others."""
    of_rules = [(*rule.parts, rule.whole) for rule in catalog.rules.sums if rule.equal]
    for codes in (*TOGETHER, *of_rules):
        if all(code in found and judged.levels.get(code) for code in codes):
            every = set().union(*(found[code] for code in codes))
            found.update({code: set(every) for code in codes})


def _lines(
    store: Store, catalog: Catalog, judged: Ground, grain: str, year: int, asof: datetime | None
) -> Callable[[str], list[Line]]:
    """What adds up to what: units to the whole of their kind; a chain's parks, a park's chains."""
    if grain != "chain_park":
        return lambda code: [
            ([cell for cell in judged.levels.get(code, {}) if cell != TOTAL], False, TOTAL)
        ]
    sums = [hidden(store, catalog, kind, year, asof) for kind in ("chain", "park")]

    def crossing(code: str) -> list[Line]:
        parts: dict[tuple[int, Cell], list[Cell]] = {}
        for cell in judged.levels.get(code, {}):
            for side in (0, 1):
                parts.setdefault((side, cell[side]), []).append(cell)
        return [
            (cells, unit in sums[side].get(code, ()), None) for (side, unit), cells in parts.items()
        ]

    return crossing


def _together_with(
    hidden: set[Cell], lines: list[Line], views: list[Mapping[Cell, Levels]]
) -> None:
    """Withhold what must go along in every view of the lines: with what only the enterprises
    tell, and as reported, where that is no part of the whole and so hides nothing."""
    before = -1
    while before != len(hidden):
        before = len(hidden)
        for levels in views:
            _second(hidden, lines, levels)


def _second(hidden: set[Cell], lines: list[Line], levels: Mapping[Cell, Levels]) -> None:
    """Withhold the next smallest of a line that misses but one at some moment, until none does."""
    changed = True
    while changed:
        changed = False
        for cells, sum_hidden, whole in lines:
            if not sum_hidden and hidden.isdisjoint(cells):
                continue
            for moment in sorted({at for cell in cells for at in levels.get(cell, {})}):
                # A zero, or nothing reported, would hide nothing.
                valued = [cell for cell in cells if levels.get(cell, {}).get(moment)]
                missing = sum(cell in hidden for cell in valued) + sum_hidden
                if missing != 1 or whole in hidden:
                    continue
                others = [cell for cell in valued if cell not in hidden]
                sizes = {cell: abs(levels[cell][moment] or 0) for cell in others}
                next_one = min(others, key=lambda cell: (sizes[cell], str(cell)), default=whole)
                if next_one is not None:
                    hidden.add(next_one)
                    changed = True
