"""What the figures of units rest on: how many enterprises, and how much of it is one of them."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import datetime

from catalog.indicator import Indicator
from catalog.lights import Lights
from data.keeping.remembered import remembered
from data.keeping.store import Store
from metrics.query import query
from metrics.units import TOTAL

# Each is the sum of the others: two of them give the third.
TOGETHER = (
    ("profit_tax", "profit", "tax"),
    ("trade", "export", "import"),
    ("trade_cny", "export_cny", "import_cny"),
)

Cell = Hashable
"""A unit, or a (chain, park)."""

Levels = dict[tuple[str, int, str], float | None]
"""A cell's levels of a year by scope, last month and span."""


@dataclass
class Ground:
    """`fewest` and `largest` (a share, 0 to 1) of a cell by indicator where enterprises report
    it; `members` of a cell where the directory knows; `levels` of the cells that have figures."""

    fewest: dict[str, dict[Cell, int]] = field(default_factory=dict)
    largest: dict[str, dict[Cell, float]] = field(default_factory=dict)
    members: dict[Cell, int] = field(default_factory=dict)
    levels: dict[str, dict[Cell, Levels]] = field(default_factory=dict)

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


@remembered
def ground(store: Store, grain: str, year: int, asof: datetime | None) -> Ground:
    """What the units of a kind, or the pairs of chain_park, rest on in a year."""
    asked = {"year": year, "asof": asof}
    found, crossed = Ground(), grain == "chain_park"
    for unit, other, code, *rest in store.rows(query("levels_kept"), asked | {"grain": grain}):
        found.keep((unit, other) if crossed else unit, code, tuple(rest[:3]), rest[3])
    if crossed:
        rests = store.rows(query("rests_on_cells"), asked)
        of = [((chain, park), code, *rest) for chain, park, code, *rest in rests]
        members = store.rows(query("members_of_cells"), asked)
        found.members = {(chain, park): many for chain, park, many in members}
    else:
        of = store.rows(query("rests_on"), asked | {"kind": grain})
        found.members = dict(store.rows(query("members_of"), asked | {"kind": grain}))
    reported = set(found.levels)
    for cell, code, *moment, enterprises, share, level in of:
        # The whole of a kind rests on its enterprises only where nothing of it is reported.
        if cell != TOTAL or code not in reported:
            found.rests(cell, code, enterprises, share)
            found.keep(cell, code, tuple(moment), level)
    return found
