"""The catalogue an edition is computed by: the one it was frozen with, made once of its texts."""

import threading
from collections import OrderedDict
from dataclasses import dataclass

from catalog.catalog import Catalog
from catalog.faults import CatalogError
from catalog.frozen import guarded, thawed
from data.keeping.editions import Edition, catalogue
from data.keeping.store import Store

_KEPT = 16
_known: OrderedDict[tuple, Catalog | None] = OrderedDict()
_one = threading.Lock()


@dataclass(frozen=True)
class Frozen:
    """The catalogue an edition goes by. `same`: nothing of it changed since; `readable`: False
    where this program reads the old texts no more and today's catalogue stands in."""

    catalog: Catalog
    same: bool
    readable: bool = True


def frozen(store: Store, edition: Edition, now: Catalog) -> Frozen:
    """The catalogue of an edition; `now` is today's, whose rule of what is withheld counts where
    it is stricter. The same object for the same question: answers are remembered by it."""
    key = (edition.edition, now.lights.fewest_enterprises, now.lights.largest_share)
    with _one:
        if key not in _known:
            _known[key] = _made(store, edition, now)
        _known.move_to_end(key)
        then = _known[key]
        while len(_known) > _KEPT:
            _known.popitem(last=False)
    if then is None:
        return Frozen(now, same=False, readable=False)
    return Frozen(now, same=True) if then == now else Frozen(then, same=False)


def _made(store: Store, edition: Edition, now: Catalog) -> Catalog | None:
    try:
        texts = catalogue(store, edition)
        return guarded(thawed(texts), now) if texts else None
    except (CatalogError, OSError):
        return None
