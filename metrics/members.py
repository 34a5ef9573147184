"""The enterprises a figure is the sum of, for those who may know them."""

from dataclasses import dataclass

from data.keeping.factkey import FactKey
from metrics.answer import Answer
from metrics.facts import When, moment
from metrics.growth import implied_base
from metrics.pointer import Pointer
from metrics.scene import Scene


@dataclass(frozen=True, slots=True)
class Part:
    """An enterprise in a sum: its level and its 同期, and which facts they are."""

    unit: str
    level: float
    base: float | None
    measures: tuple[str, ...]
    when: When

    def keys(self, code: str, scope: str, which: str) -> list[FactKey]:
        """The facts of its level, or of its 同期 (`which` base)."""
        wanted = self.measures if which == "base" else ("level",)
        return [FactKey("enterprise", self.unit, "", code, scope, *self.when, m) for m in wanted]


def parts_of(
    scene: Scene,
    of: Pointer,
    found: Answer,
    kind: str,
    unit: str,
    other_kind: str = "",
    other: str = "",
) -> list[Part]:
    """The enterprises of a unit, and of another one too, the largest first; none for a store that
    withholds."""
    if scene.store.withholds:
        return []
    when = moment(found.figures.indicator, of.period)
    asked = {
        "kind": kind, "unit": unit, "other_kind": other_kind, "other": other,
        "indicators": [of.indicator], "scope": found.figures.scope, "year": when[0],
        "month": when[2], "span": when[3], "asof": scene.asof,
    }  # fmt: skip
    return [_part(when, *row) for row in scene.rows("enterprise_parts", asked)]


def _part(when: When, unit: str, level: float, base: float | None, yoy: float | None) -> Part:
    if base is not None:
        return Part(unit, level, base, ("base",), when)
    before = implied_base(level, yoy) if yoy is None or yoy > -100 else None
    return Part(unit, level, before, ("level", "yoy"), when)
