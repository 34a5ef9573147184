"""The catalogue in memory: indicators, units, lights and header words as one frozen object."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from catalog.formula import Formula
from catalog.indicator import Indicator
from catalog.lights import Lights
from catalog.report import Reports
from catalog.rules import Rules
from catalog.uom import Uoms
from catalog.words import Words


@dataclass(frozen=True)
class Catalog:
    """Everything the TOML files declare; made by `catalog.loader.load`."""

    indicators: Mapping[str, Indicator]
    uoms: Uoms
    lights: Lights
    words: Words
    formulas: Mapping[str, Formula]
    rules: Rules = field(default_factory=Rules)
    reports: Reports = field(default_factory=Reports)

    def formula(self, code: str) -> Formula | None:
        """The formula of a derived indicator down to base indicators; None for a base indicator.

        Inner percentages are not multiplied: a ratio inside a formula is a plain quotient.
        """
        formula = self.formulas.get(code)
        return formula.expanded(self.formulas) if formula else None
