"""What the figures of units rest on: how many enterprises, and how much of it is one of them."""

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from catalog.indicator import Indicator
from catalog.lights import Lights
from data.keeping.remembered import remembered
from data.keeping.store import Store
from metrics.periods import periods
from metrics.query import query
from metrics.units import TOTAL

# Each is the sum of the others: two of them give the third.
TOGETHER = (
    ("profit_tax", "profit", "tax"),
    ("trade", "export", "import"),
    ("trade_cny", "export_cny", "import_cny"),
)

# Years a page looks back, the base of its 同比 included.
_LOOKED_BACK = 4

Cell = Hashable
"""A unit, or a (chain, park)."""

Levels = dict[tuple[str, int, str], float | None]
"""A cell's levels of a year by scope, last month and span."""


@dataclass
class Ground:
    """`fewest` and `largest` (a share, 0 to 1) of a cell by indicator where enterprises report
    it; `members` of a cell where the directory knows; `levels` of the cells that have figures,
    and of these alone the ones `reported`: only they are parts of a whole that was reported."""

    fewest: dict[str, dict[Cell, int]] = field(default_factory=dict)
    largest: dict[str, dict[Cell, float]] = field(default_factory=dict)
    members: dict[Cell, int] = field(default_factory=dict)
    levels: dict[str, dict[Cell, Levels]] = field(default_factory=dict)
    reported: dict[str, dict[Cell, Levels]] = field(default_factory=dict)

    def report(self, cell: Cell, code: str, moment: tuple, level: float | None) -> None:
        """Take a level the unit reported."""
        self.reported.setdefault(code, {}).setdefault(cell, {})[moment] = level
        self.keep(cell, code, moment, level)

    def keep(self, cell: Cell, code: str, moment: tuple, level: float | None) -> None:
        """Take a level; the one a unit reported, taken first, stands."""
        self.levels.setdefault(code, {}).setdefault(cell, {}).setdefault(moment, level)

    def rests(self, cell: Cell, code: str, enterprises: int, share: float) -> None:
        """Take what a cell rests on at some moment: the worst of the year counts."""
        fewest = self.fewest.setdefault(code, {})
        fewest[cell] = min(enterprises, fewest.get(cell, enterprises))
        largest = self.largest.setdefault(code, {})
        largest[cell] = max(share, largest.get(cell, share))

    def primary(self, indicator: Indicator, lights: Lights) -> set[Cell]:
        """The cells that rest on too few enterprises, or nearly on one."""
        if indicator.carried or (indicator.unit == "家" and indicator.direction != "lower"):
            return set()  # land, and how many enterprises there are, is no enterprise's figure
        few = self.fewest.get(indicator.code, {})
        found = {cell for cell, many in few.items() if many < lights.fewest_enterprises}
        if indicator.additive:
            largest = self.largest.get(indicator.code, {})
            found |= {cell for cell, part in largest.items() if part * 100 > lights.largest_share}
        return found | {
            cell
            for cell, many in self.members.items()
            if cell not in few and many < lights.fewest_enterprises
        }


def ground(store: Store, grain: str, year: int, asof: datetime | None) -> Ground:
    """What the units of a kind, or the pairs of chain_park, rest on in a year."""
    newest = max((period.year for period in periods(store)), default=year)
    recent = newest - _LOOKED_BACK < year <= newest
    first, last = (newest - _LOOKED_BACK + 1, newest) if recent else (year, year)
    found = (_of_pairs if grain == "chain_park" else _of_units)(store, first, last, asof)
    return found.get((grain, year)) or Ground()


Grounds = dict[tuple[str, int], Ground]


@remembered
def _of_units(store: Store, first: int, last: int, asof: datetime | None) -> Grounds:
    """Of chains, parks and counties, in all years a page looks back: enterprises scanned once."""
    asked = {"first_year": first, "last_year": last, "asof": asof}
    found: Grounds = defaultdict(Ground)
    for grain, year, unit, _, code, *moment, level in _levels(store, asked, crossed=False):
        found[grain, year].report(unit, code, tuple(moment), level)
    reported = {each: set(of.levels) for each, of in found.items()}
    for kind, year, unit, code, *moment, many, share, level in store.rows(query("rests_on"), asked):
        # The whole of a kind rests on its enterprises only where nothing of it is reported.
        if unit != TOTAL or code not in reported.get((kind, year), ()):
            found[kind, year].rests(unit, code, many, share)
            found[kind, year].keep(unit, code, tuple(moment), level)
    for kind, year, unit, many in store.rows(query("members_of"), asked):
        found[kind, year].members[unit] = many
    return dict(found)


@remembered
def _of_pairs(store: Store, first: int, last: int, asof: datetime | None) -> Grounds:
    """Of what a chain and a park share."""
    asked = {"first_year": first, "last_year": last, "asof": asof}
    found: Grounds = defaultdict(Ground)
    for grain, year, chain, park, code, *moment, level in _levels(store, asked, crossed=True):
        found[grain, year].report((chain, park), code, tuple(moment), level)
    rests = store.rows(query("rests_on_cells"), asked)
    for year, chain, park, code, *moment, many, share, level in rests:
        of = found["chain_park", year]
        of.rests((chain, park), code, many, share)
        of.keep((chain, park), code, tuple(moment), level)
    for year, chain, park, many in store.rows(query("members_of_cells"), asked):
        found["chain_park", year].members[chain, park] = many
    return dict(found)


def _levels(store: Store, asked: dict[str, Any], *, crossed: bool) -> list[tuple[Any, ...]]:
    return store.rows(query("levels_kept"), asked | {"crossed": crossed})
