"""The facts under a figure: each with every time it was sent, as its reader may know it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from catalog.period import Period
from data.checks.wording import MEASURES
from data.keeping.directories import directory
from data.keeping.factkey import FactKey
from data.keeping.origins import Origin, Told, origins
from data.keeping.remembered import remembered
from data.keeping.store import Store
from metrics.masking import is_hidden
from metrics.pointer import Pointer
from metrics.scene import PAIR, Scene
from metrics.units import REGION, TOTAL, members

DISCREET = "涉及单个企业，不予显示"
# Measures that say something of the same months a year before.
_OF_LAST_YEAR = ("yoy", "base", "yoy_change", "growth_rank")


@dataclass(frozen=True)
class Source:
    """A fact: what it is called, where it was sent, the latest first. `withheld`: what it is may
    be known, its numbers may not, and none of its origins is told."""

    key: FactKey
    name: str
    origins: tuple[Origin, ...] = ()
    withheld: bool = False

    @property
    def standing(self) -> Origin | None:
        """The one that counts."""
        return next((each for each in self.origins if each.standing), None)

    @property
    def earlier(self) -> tuple[Origin, ...]:
        """The others, the latest first."""
        return tuple(each for each in self.origins if not each.standing)


def sources(scene: Scene, keys: Iterable[FactKey]) -> list[Source]:
    """The facts with their origins; of those this reader may not know only what they are."""
    wanted = list(keys)
    hidden = {key for key in wanted if _untold(scene, key, scene.asof)}
    found = origins(scene.store, [key for key in wanted if key not in hidden], scene.asof)
    return [
        Source(key, named(scene, key), withheld=True)
        if key in hidden
        else Source(key, named(scene, key), tuple(_known(scene, key, found[key])))
        for key in wanted
    ]


def _known(scene: Scene, key: FactKey, found: list[Origin]) -> list[Origin]:
    """Without those that rested on a single enterprise when they were sent, and without words
    that name one."""
    if not scene.store.withholds:
        return found
    told = [each for each in found if not _untold(scene, key, each.published_at)]
    return [_wordless(scene, each) for each in told]


def _wordless(scene: Scene, each: Origin) -> Origin:
    """What a check asked may hold any figure; a reason, the name of a file or sheet and what was
    typed are told unless they name an enterprise."""
    told = tuple(Told(one.kind, _discreet(scene, one.text)) for one in each.told)
    return replace(
        each,
        told=told,
        withdrawn_reason=_discreet(scene, each.withdrawn_reason),
        file=_discreet(scene, each.file, "企业报表"),
        sheet=_discreet(scene, each.sheet, "企业的表"),
        typed=_discreet(scene, each.typed, ""),
    )


def _discreet(scene: Scene, text: str, instead: str = DISCREET) -> str:
    return instead if text and _names_one(scene.store, text) else text


@remembered
def _names_one(store: Store, text: str) -> bool:
    """Whether the name of an enterprise, or another it goes by, stands in a text."""
    return any(name in text for name in _enterprises(store))


@remembered
def _enterprises(store: Store) -> tuple[str, ...]:
    known = directory(store).of("enterprise")
    return tuple(name for each in known for name in each.names if len(name) > 1)


def _untold(scene: Scene, key: FactKey, asof: datetime | None) -> bool:
    """True where the reader of this store may not know a fact."""
    if not scene.store.withholds or key.measure.startswith("target_"):
        return False
    if key.grain == "enterprise":
        return True
    if key.grain == "region":
        return False
    back = 2 if key.measure == "yoy_change" else int(key.measure in _OF_LAST_YEAR)
    years = range(key.year - back, key.year + 1)
    cell = (key.unit, key.other) if key.grain == PAIR else key.unit
    return is_hidden(scene.store, scene.catalog, key.grain, key.indicator, cell, years, asof)


def named(scene: Scene, key: FactKey) -> str:
    """ "白酒　产值同比　2026年1—6月"."""
    return "　".join(filter(None, (whose(scene, key.grain, key.unit, key.other), what(scene, key),
                                  when(key))))  # fmt: skip


def what(scene: Scene, key: FactKey) -> str:
    """ "税收（不含烟）同比"."""
    return scene.named(key.indicator, key.scope) + MEASURES.get(key.measure, "")


def when(key: FactKey) -> str:
    """ "2026年1—6月"; a target's year, nothing for what stands for ever."""
    if not key.year:
        return ""
    if key.measure.startswith("target"):
        return f"{key.year}年"
    return str(Period(key.year, key.first_month, key.last_month, key.span))


def whose(scene: Scene, grain: str, unit: str, other: str = "") -> str:
    """A unit as it is called now: "全市", "合计", "白酒", "白酒 · 东城工业集中区"."""
    if grain == PAIR:
        return f"{_short(scene, 'chain', unit)} · {_short(scene, 'park', other)}"
    if unit in (REGION, TOTAL):
        return "全市" if unit == REGION else "合计"
    return _short(scene, grain, unit)


def of_unit(scene: Scene, of: Pointer) -> str:
    """The unit of a figure as it is called now."""
    return whose(scene, of.by, of.unit, of.other)


def _short(scene: Scene, kind: str, unit: str) -> str:
    known = members(scene.store, kind, scene.asof)
    return next((each.short for each in known if each.unit == unit), unit)
