"""In which unit of measure and with how many digits a grain's reports print an indicator."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from catalog.indicator import Indicator
from catalog.uom import Uoms
from metrics.facts import Fact
from metrics.printing import MOST_DIGITS, digits, printed


@dataclass(frozen=True, slots=True)
class Scale:
    """`factor` turns a canonical number into `uom`; `decimals` is what the reports print,
    `computed_decimals` what a computed level is printed with."""

    uom: str
    decimals: int
    computed_decimals: int
    factor: float
    divisor: float

    @classmethod
    def of(cls, indicator: Indicator, uoms: Uoms, levels: Iterable[Fact]) -> "Scale":
        """The most frequent unit of the levels reported; on a tie the canonical, then the first."""
        kept = [fact for fact in levels if fact.reported is not None and fact.uom]
        counted = Counter(f.uom for f in kept if uoms.factor(indicator.unit, f.uom) is not None)
        most = max(counted.values(), default=0)
        usual = [uom for uom, times in counted.items() if times == most]
        uom = indicator.unit if not usual or indicator.unit in usual else usual[0]
        found = [digits(fact.reported) for fact in kept if fact.uom == uom]
        found = [digit for digit in found if digit <= MOST_DIGITS]
        factor = uoms.factor(indicator.unit, uom) or Decimal(1)
        # 465,900 ÷ 10,000 is 46.59 in binary too; 465,900 × 0.0001 is not.
        factor, divisor = (float(factor), 1.0) if factor >= 1 else (1.0, float(1 / factor))
        decimals = max(found) if found else indicator.decimals
        # A whole number of 亿元 hides too much of what is computed from it.
        computed = decimals if uom == indicator.unit else max(decimals, indicator.decimals)
        return cls(uom, decimals, computed, factor, divisor)

    def shown(self, value: float | None, fact: Fact | None = None) -> float | None:
        """A canonical number in this unit; a reported one exactly as it was sent."""
        if fact is not None and fact.reported is not None and fact.uom == self.uom:
            return fact.reported
        return None if value is None else value * self.factor / self.divisor

    def printed(self, value: float | None, fact: Fact | None = None) -> float | None:
        """The same as a reader sees it: ties and places are decided on it."""
        as_sent = fact is not None and fact.reported is not None and fact.uom == self.uom
        decimals = self.decimals if fact is not None else self.computed_decimals
        return None if value is None else printed(self.shown(value, fact), decimals, as_sent)

    @property
    def last_digit(self) -> float:
        """One unit of the last printed digit, in the canonical unit."""
        return 10.0**-self.decimals / self.factor * self.divisor
