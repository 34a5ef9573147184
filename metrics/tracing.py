"""溯源: a figure with its formula, the figures in it, and the facts all of it comes from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from catalog.catalog import Catalog
from data.keeping.factkey import FactKey
from data.keeping.store import Store
from metrics.derivation import Derived, Listing
from metrics.deriving import differences, growths, levels, parts, places, promises
from metrics.pointer import CALLED, Pointer
from metrics.scene import Scene, withheld
from metrics.sources import Source, sources
from metrics.withholding import WHY, WITHHELD
from metrics.working import Term, Working

_DEEPEST = 12
# Facts told with all their earlier values; the others are a link away.
MOST = 24
_SPARE = 6  # so few more are listed as well, not counted

_HOW: dict[str, Callable[[Scene, Pointer], Derived]] = {
    "value": levels.value,
    "yoy": growths.yoy,
    "yoy_computed": growths.yoy_computed,
    "base": growths.base,
    "yoy_last_year": growths.last_year,
    "yoy_two_years": growths.two_years,
    "target": promises.target,
    "target_upper": promises.target,
    "completion": promises.completion,
    "completion_reported": promises.completion_reported,
    "time_progress": promises.time_progress,
    "gap_pp": promises.gap,
    "required_monthly": promises.required,
    "pace_monthly": promises.pace,
    "best_monthly": promises.best,
    "rank": places.rank,
    "rank_change": places.changed,
    "rank_of": places.ranked_of,
    "rank_of_before": places.ranked_of_before,
    "rank_reported": promises.rank_reported,
    "growth_rank": places.rank,
    "growth_rank_change": places.changed,
    "growth_rank_of": places.ranked_of,
    "growth_rank_of_before": places.ranked_of_before,
    "growth_rank_reported": promises.growth_rank_reported,
    "share": parts.share,
    "contribution": parts.contribution,
    "pull": parts.pull,
    "yoy_since": differences.since,
    "yoy_since_last_year": differences.since_last_year,
    "yoy_over": differences.over,
}
assert _HOW.keys() == CALLED.keys()


@dataclass(frozen=True)
class Trace:
    """A figure and where it comes from; `more` facts are not told with it."""

    pointer: Pointer
    result: Term
    how: str
    working: Working | None
    listing: Listing | None
    notes: tuple[str, ...]
    sources: tuple[Source, ...]
    more: int = 0

    @property
    def withheld(self) -> bool:
        """True where the figure is not for this reader."""
        return self.result.state == WITHHELD and self.result.value is None


def trace(store: Store, catalog: Catalog, pointer: Pointer, asof: datetime | None = None) -> Trace:
    """Where a figure comes from, as the reader of this store may know it at a moment (None: now).

    Raises UnknownIndicator, UnknownScope, ScopeUnclear.
    """
    scene = Scene(store, catalog, asof)
    found = derived(scene, pointer)
    keys = list(dict.fromkeys(under(scene, pointer)))
    most = len(keys) if len(keys) <= MOST + _SPARE else MOST
    told = () if _hidden(scene, pointer) else sources(scene, keys[:most])
    return Trace(
        pointer, found.result, found.how, found.working, found.listing, found.notes,
        tuple(told), len(keys) - most,
    )  # fmt: skip


def derived(scene: Scene, of: Pointer) -> Derived:
    """How one number came about."""
    row = scene.row(of)
    if row is None:
        untold = of.by == "enterprise" and scene.store.withholds
        word = WITHHELD if untold else "未报"
        why = f"{WHY}。" if untold else f"{of.period}没有这个单位的数。"
        return Derived(Term(scene.called(of), None, pointer=of, state=word), why)
    return _HOW[of.number](scene, of)


def under(scene: Scene, pointer: Pointer) -> Iterable[FactKey]:
    """Every fact a figure rests on, the nearest first."""
    seen, waiting = {pointer}, [pointer]
    for _ in range(_DEEPEST):
        following: list[Pointer] = []
        for of in waiting:
            found = derived(scene, of)
            yield from found.keys
            following += [each for each in found.under if each not in seen]
            seen.update(following)
        waiting = following


class Resting:
    """The facts figures rest on, each figure looked at once."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._known: dict[Pointer, frozenset[FactKey]] = {}

    def keys(self, of: Pointer) -> frozenset[FactKey]:
        """Every fact a figure rests on."""
        if of not in self._known:
            self._known[of] = frozenset()  # a figure never rests on itself
            found = derived(self.scene, of)
            below = (self.keys(each) for each in found.under)
            self._known[of] = frozenset(found.keys).union(*below)
        return self._known[of]


def _hidden(scene: Scene, of: Pointer) -> bool:
    row = scene.row(of)
    return withheld(row) or (row is None and scene.store.withholds)
