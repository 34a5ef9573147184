"""The catalogue in memory: indicators, units of measure, lights, as one frozen object."""

from dataclasses import dataclass

from catalog.indicator import Indicator
from catalog.lights import Lights
from catalog.uom import Uoms


@dataclass(frozen=True)
class Catalog:
    """Everything the TOML files declare; made by `catalog.loader.load`."""

    indicators: dict[str, Indicator]
    uoms: Uoms
    lights: Lights
