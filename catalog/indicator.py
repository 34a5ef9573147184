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
    `formula` (derived indicators only) is arithmetic over codes: "tax / land_mu"; a unit's ratio
    is the ratio of its sums. `scopes` are the 口径 by name with their aliases; `default_scope`
    is stored as ''. `rate_only`: published as 同比 alone (工业增加值).
    `carried`: the latest value at or before the period stands (用地).
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
    default_scope: str = ""
    scopes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    rate_only: bool = False
    carried: bool = False
    source: str = ""
    denominators: tuple[str, ...] = ()

    @property
    def derived(self) -> bool:
        """True where the value is computed from other indicators."""
        return self.formula is not None
