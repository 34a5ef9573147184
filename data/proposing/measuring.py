"""In which unit of measure a figure is written, and what turns it into the indicator's own."""

import re
from dataclasses import dataclass

from catalog.indicator import Indicator
from catalog.uom import Uoms

RATES = {"yoy", "share", "completion", "month_on_month", "target_growth", "target_share", "index"}
PLACES = {"rank", "growth_rank", "target_rank"}
POINTS = "个百分点"

# What a number without a unit may be taken for: a count is a count.
_COUNTED = {"家", "人", "%", "位", "次"}
_LIST = re.compile(r"[、,;，；]|和|及")


@dataclass(frozen=True)
class Measured:
    """`uom` as in the sheet and the factor to the canonical unit, or the `fault` that bars it."""

    uom: str = ""
    factor: float = 1.0
    fault: str = ""
    written: str = ""


def measured(indicator: Indicator, measure: str, units: list[str | None], uoms: Uoms) -> Measured:
    """The unit of a figure; `units` are what row, header and unit line say, the nearest first.

    Faults: unit_mismatch (a unit of something else), unit_ambiguous (亿元、万元 over one column),
    unit_missing (nothing says whether 亿元 or 万元).
    """
    if measure == "yoy_change":
        return Measured(POINTS)
    if measure in PLACES:
        return Measured("位")
    if measure in RATES:
        own = next((u for u in units[:2] if u), "")
        return Measured("‰", 0.1) if own == "‰" else Measured("%")
    for place, written in enumerate(units):
        known = listed(written, uoms)
        fitting = [u for u in known if uoms.factor(u, indicator.unit) is not None]
        if len(set(fitting)) > 1 and indicator.unit not in _COUNTED:
            return Measured(fault="unit_ambiguous", written=written or "")
        if fitting:
            return Measured(fitting[0], float(uoms.factor(fitting[0], indicator.unit) or 1))
        if written and place < 2 and (known or len(_parts(written, uoms)) == 1):
            return Measured(fault="unit_mismatch", written=written)
    if uoms.dimension(indicator.unit) in _COUNTED:
        return Measured(indicator.unit)
    return Measured(fault="unit_missing")


def rated(measure: str, own: str, uoms: Uoms) -> bool:
    """False where a row under a heading of rates or places (占全市比重, 位次) is in 亿元."""
    if measure not in RATES | PLACES | {"yoy_change"} or uoms.known(own) is None:
        return True
    return uoms.dimension(uoms.known(own) or "") in ("%", "位")


def rate_only(indicator: Indicator, uom: str) -> bool:
    """True where a level in % can only be the growth of an indicator published as a rate."""
    return indicator.rate_only and uom == "%"


def listed(written: str | None, uoms: Uoms) -> list[str]:
    """The units of measure a unit line or a header names."""
    return [known for part in _parts(written, uoms) if (known := uoms.known(part))]


def _parts(written: str | None, uoms: Uoms) -> list[str]:
    text = (written or "").replace(" ", "").replace("％", "%")
    return [text] if uoms.known(text) else [part for part in _LIST.split(text) if part]
