"""Units of measure: which belong together and how one turns into another."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Uoms:
    """`factors[name]` = (dimension, size in the dimension's base). 亿元 = ("元", 1e8)."""

    factors: Mapping[str, tuple[str, Decimal]]
    aliases: Mapping[str, str]

    def known(self, text: str) -> str | None:
        """The canonical spelling of a unit ("公里²" → "平方公里"), None where it is no unit."""
        name = self.aliases.get(text, text)
        return name if name in self.factors else None

    def dimension(self, name: str) -> str | None:
        """What a unit measures; units of one dimension turn into one another."""
        return self.factors[name][0] if name in self.factors else None

    def factor(self, source: str, target: str) -> Decimal | None:
        """What a number in `source` is multiplied by to be in `target`; None across dimensions."""
        if source not in self.factors or target not in self.factors:
            return None
        (dimension, size), (wanted, other) = self.factors[source], self.factors[target]
        return size / other if dimension == wanted else None
