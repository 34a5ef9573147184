"""Values and growth computed a second time, in fractions and dictionaries, without the product.

A world is plain data: facts (dictionaries), batches (name → ordinal, published, withdrawn) and
units. Nothing of metrics/ is imported here; what the two agree on is not agreed in one place.
"""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

SIZES = {"亿元": 10_000, "万元": 1, "家": 1, "亩": 1, "%": 1, "万元/亩": 1}
UNITS = {
    "output_value": "万元",
    "tax": "万元",
    "loan_balance": "万元",
    "loss_count": "家",
    "above_scale_count": "家",
    "land_mu": "亩",
    "tax_per_mu": "万元/亩",
    "loss_ratio": "%",
}
DECIMALS = {
    "output_value": 2,
    "tax": 2,
    "loan_balance": 2,
    "loss_count": 0,
    "above_scale_count": 0,
    "land_mu": 0,
    "tax_per_mu": 2,
    "loss_ratio": 1,
}
STOCKS = {"loan_balance", "loss_count", "above_scale_count", "land_mu"}
RATIOS = {
    "tax_per_mu": ("tax", "land_mu", 1),
    "loss_ratio": ("loss_count", "above_scale_count", 100),
}
LOWER = {"loss_count", "loss_ratio"}


@dataclass
class World:
    """Everything kept."""

    facts: list[dict]
    batches: dict[str, tuple[int, str, str | None]]
    units: list[dict] = field(default_factory=list)
    asof: str | None = None


def rounded(number: Fraction | None, decimals: int) -> Fraction | None:
    """Half up, away from zero."""
    if number is None:
        return None
    scaled = abs(number) * 10**decimals
    whole = scaled.numerator // scaled.denominator
    if scaled - whole >= Fraction(1, 2):
        whole += 1
    return Fraction(whole, 10**decimals) * (-1 if number < 0 else 1)


def digits(number: Fraction) -> int:
    """Digits after the point."""
    places = 0
    while (number * 10**places).denominator != 1:
        places += 1
    return places


class Recomputed:
    """One world, asked about one kind of unit: values, growth, and how they are printed."""

    def __init__(self, world: World, by: str) -> None:
        self.world, self.by = world, by
        self.current: dict[tuple, dict] = {}
        for fact in world.facts:
            if fact["grain"] == by and self._visible(fact["batch"]):
                key = (fact["unit"], fact["indicator"], fact["when"], fact["measure"])
                held = self.current.get(key)
                if held is None or self._order(fact) > self._order(held):
                    self.current[key] = fact

    def _order(self, fact: dict) -> int:
        return self.world.batches[fact["batch"]][0]

    def _visible(self, batch: str) -> bool:
        _, published, withdrawn = self.world.batches[batch]
        moment = self.world.asof or "9999"
        return published <= moment and not (
            withdrawn is not None and (self.world.asof is None or withdrawn <= moment)
        )

    # ---- who -----------------------------------------------------------------------------

    def units(self, year: int, month: int) -> list[dict]:
        """Units that exist at the end of a month, in order."""
        following = date(year + month // 12, month % 12 + 1, 1)
        found = []
        for unit in self.world.units:
            if unit["from"] and unit["from"] >= following:
                continue
            if unit["to"] and unit["to"] < date.fromordinal(following.toordinal() - 1):
                continue
            found.append(unit)
        return found

    # ---- values --------------------------------------------------------------------------

    def get(self, unit: str, code: str, when: tuple, measure: str) -> dict | None:
        return self.current.get((unit, code, when, measure))

    def when(self, code: str, year: int, month: int) -> tuple:
        return (year, month, month, "point") if code in STOCKS else (year, 1, month, "ytd")

    def level(self, unit: str, code: str, year: int, month: int) -> dict | None:
        """The level fact, a standing one where the stock is carried."""
        fact = self.get(unit, code, self.when(code, year, month), "level")
        if fact or code != "land_mu":
            return fact
        stood = [
            (key[2], fact)
            for key, fact in self.current.items()
            if key[0] == unit
            and key[1] == code
            and key[3] == "level"
            and (key[2][0], key[2][2]) <= (year, month)
        ]
        return max(stood, key=lambda pair: pair[0])[1] if stood else None

    def value(self, unit: str, code: str, year: int, month: int) -> Fraction | None:
        fact = self.level(unit, code, year, month)
        if fact:
            return fact["value"]
        if code in RATIOS:
            above, below, times = RATIOS[code]
            part = self.value(unit, above, year, month)
            whole = self.value(unit, below, year, month)
            return None if part is None or not whole else part / whole * times
        return None

    def state_of_value(self, unit: str, code: str, year: int, month: int) -> str | None:
        fact = self.level(unit, code, year, month)
        if fact:
            return fact["state"]
        for operand in RATIOS.get(code, ())[:2]:
            found = self.level(unit, operand, year, month)
            if self.value(unit, code, year, month) is None and found and found["state"]:
                return found["state"]
        return None

    # ---- growth --------------------------------------------------------------------------

    def growth(self, code: str, value: Fraction | None, base: Fraction | None):
        """Percent (or difference, for percentages) and the word said instead."""
        if value is None or base is None:
            return None, None
        if UNITS[code] == "%":
            return value - base, None
        if base > 0:
            return (None, "由盈转亏") if value < 0 else ((value - base) / base * 100, None)
        if base == 0:
            return None, "净增" if value > 0 else "持平" if value == 0 else "转亏"
        if value > 0:
            return None, "扭亏为盈"
        return None, "减亏" if value > base else "亏损增加" if value < base else "持平"

    def figure(self, unit: str, code: str, year: int, month: int) -> dict:
        """value, yoy, yoy_basis, yoy_computed, base, base_basis, state."""
        at = self.when(code, year, month)
        value = self.value(unit, code, year, month)
        reported = self.get(unit, code, at, "yoy")
        yoy = reported["value"] if reported else None
        word = reported["state"] if reported and yoy is None else None
        word = None if word == "未报" else word
        base_fact = self.get(unit, code, at, "base")
        same = base_fact["value"] if base_fact else None
        last = self.value(unit, code, year - 1, month)
        if code == "land_mu" and self.level(unit, code, year, month) is self.level(
            unit, code, year - 1, month
        ):
            last = None
        computed, computed_word = self.growth(code, value, same if same is not None else last)
        implied = None
        if value is not None and yoy is not None and UNITS[code] == "%":
            implied = value - yoy
        elif value and yoy is not None and yoy != -100:
            implied = value / (1 + yoy / 100)
        base, basis = (
            (same, "reported")
            if same is not None
            else (implied, "implied")
            if implied is not None
            else (last, "last_year")
            if last is not None
            else (None, None)
        )
        out = {"value": value, "base": base, "base_basis": basis, "yoy_computed": None}
        if yoy is None and word is None:
            out |= {"yoy": computed, "yoy_basis": None if computed is None else "computed"}
            word = computed_word
        else:
            out |= {"yoy": yoy, "yoy_basis": "reported"}
            if yoy is not None and computed is not None and abs(computed - yoy) > Fraction(15, 100):
                out["yoy_computed"] = computed
        said = self.state_of_value(unit, code, year, month)
        nothing = "未报" if value is None and out["yoy"] is None else None
        out["state"] = said if said not in (None, "未报") else word or nothing
        return out

    # ---- print ---------------------------------------------------------------------------

    def scale(self, code: str, year: int, month: int) -> tuple[str, int]:
        """Unit of measure and decimals the reports of the month print."""
        facts = [
            f
            for (_, c, when, m), f in self.current.items()
            if c == code and m == "level" and when == self.when(code, year, month)
        ]
        if not facts and code == "land_mu":
            names = {key[0] for key in self.current if key[1] == code}
            facts = [f for f in (self.level(n, code, year, month) for n in names) if f]
        facts = [f for f in facts if f["reported"] is not None]
        counts: dict[str, int] = {}
        for fact in facts:
            counts[fact["uom"]] = counts.get(fact["uom"], 0) + 1
        best = [uom for uom in counts if counts[uom] == max(counts.values())]
        uom = UNITS[code] if UNITS[code] in best or not best else best[0]
        places = [digits(f["reported"]) for f in facts if f["uom"] == uom]
        places = [place for place in places if place <= 4]
        return uom, max(places) if places else DECIMALS[code]

    def seen(self, unit: str, code: str, year: int, month: int) -> Fraction | None:
        """The level as a reader sees it."""
        uom, decimals = self.scale(code, year, month)
        value = self.value(unit, code, year, month)
        fact = self.level(unit, code, year, month)
        if value is None:
            return None
        if fact and fact["uom"] == uom and digits(fact["reported"]) <= 4:
            return fact["reported"]
        if not fact and uom != UNITS[code]:
            decimals = max(decimals, DECIMALS[code])
        return rounded(value / SIZES[uom], decimals)

    def seen_growth(self, unit: str, code: str, year: int, month: int) -> Fraction | None:
        """The 同比 as a reader sees it."""
        figure = self.figure(unit, code, year, month)
        if figure["yoy"] is None:
            return None
        if figure["yoy_basis"] == "reported" and digits(figure["yoy"]) <= 2:
            return figure["yoy"]
        return rounded(figure["yoy"], 1)
