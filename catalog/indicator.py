"""What is measured: one frozen Indicator per entry of indicators.toml."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["flow", "stock", "ratio"]
Direction = Literal["higher", "lower", "none"]


@dataclass(frozen=True)
class Indicator:
    """An indicator of the catalogue.

    `unit` is canonical: facts are kept in it. `kind`: a flow accumulates over the year, a stock
    stands at a moment, a ratio is never added. `additive` says whether parts may be summed.
    `formula` (derived indicators only) is arithmetic over codes in their canonical units,
    "tax / land_mu", "1 - energy_intensity / energy_intensity@last_year" (grammar:
    catalog/formula.py); `percent` multiplies its result by 100. A unit's ratio is the ratio of its
    sums. `scopes` are the 口径 by name with their spellings; `default_scope` is stored as ''.
    `rate_only`: often published as 同比 alone (工业增加值): a column of it in % is its 同比.
    `carried`: the latest value at or before the period stands (用地).
    `substitutes`: indicators of the same dimension that stand in, in this order, where a unit has
    no value of this one (用地 ← 实际开发面积 ← 规划面积); the answer then names which it was.
    `counterparts`: indicators a sheet may mean by the same name in another kind of unit (进出口 in
    亿元 is 进出口总额（人民币）); a unit of measure that does not fit this one is tried on them.
    """

    code: str
    name: str
    unit: str
    kind: Kind
    direction: Direction
    decimals: int
    definition: str
    aliases: tuple[str, ...] = ()
    additive: bool = True
    formula: str | None = None
    percent: bool = False
    default_scope: str = ""
    scopes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    rate_only: bool = False
    carried: bool = False
    source: str = ""
    substitutes: tuple[str, ...] = ()
    counterparts: tuple[str, ...] = ()

    @property
    def derived(self) -> bool:
        """True where the value is computed from other indicators."""
        return self.formula is not None
