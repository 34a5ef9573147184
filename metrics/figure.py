"""One unit's figure in one period: value, 同比, 同期 and the word where there is no number."""

from collections.abc import Mapping
from dataclasses import dataclass

from catalog.catalog import Catalog
from catalog.formula import Operand
from catalog.indicator import Indicator
from catalog.period import Period
from metrics.arithmetic import computation, finite
from metrics.facts import Fact, Facts, Measures, When, moment
from metrics.growth import SHOWN_BESIDE, growth, implied_base
from metrics.printing import column_digits, rate_digits
from metrics.scale import Scale
from metrics.scope import kept_scope

UNREPORTED = "未报"


@dataclass(frozen=True, slots=True)
class Figure:
    """Values in the indicator's canonical unit; `level` is the kept fact where one was reported.

    `basis` tells where the value is from: reported, computed (a formula or a sum) or enterprises.
    `denominator` names the carried stock a formula used. `yoy_unit` is % or, for percentages,
    个百分点.
    """

    value: float | None = None
    basis: str | None = None
    level: Fact | None = None
    yoy: float | None = None
    yoy_basis: str | None = None
    yoy_computed: float | None = None
    yoy_unit: str = "%"
    base: float | None = None
    base_basis: str | None = None
    state: str | None = UNREPORTED
    denominator: str = ""


class Figures:
    """Figures of one indicator over the facts of a grain; `scopes` are those chosen by code."""

    def __init__(
        self,
        catalog: Catalog,
        facts: Facts,
        code: str,
        period: Period,
        scopes: Mapping[str, str] | None = None,
    ) -> None:
        self.catalog, self.facts, self.period = catalog, facts, period
        self.indicator = catalog.indicators[code]
        self.formula = catalog.formula(code)
        self.computation = computation(self.formula) if self.formula else None
        self.scopes = dict(scopes or {})
        self.scope = self._scope(self.indicator, period)
        self._known: dict[tuple[str, Period], Figure] = {}
        self._scales: dict[Period, Scale] = {}
        self._rates: dict[Period, int] = {}

    def of(self, unit: str, period: Period) -> Figure:
        """The figure of a unit; state 未报 where nothing is kept of it."""
        key = (unit, period)
        if key not in self._known:
            self._known[key] = self._figure(unit, period)
        return self._known[key]

    def yoy_decimals(self, figure: Figure, period: Period) -> int:
        """Digits a 同比 is printed with: its own, a whole number among others with decimals one."""
        if period not in self._rates:
            at = moment(self.indicator, period)
            units = self.facts.at.get(self.indicator.code, {}).get(self.scope, {}).get(at, {})
            rates = [kept["yoy"].value for kept in units.values() if "yoy" in kept]
            self._rates[period] = column_digits(rates)
        own = rate_digits(figure.yoy, figure.yoy_basis == "reported")
        return max(own, self._rates[period])

    @property
    def scale(self) -> Scale:
        """How the period asked for is printed."""
        return self.scale_of(self.period)

    def scale_of(self, period: Period) -> Scale:
        """How the reports of a period print the indicator."""
        if period not in self._scales:
            levels = self._levels(period)
            self._scales[period] = Scale.of(self.indicator, self.catalog.uoms, levels)
        return self._scales[period]

    def _levels(self, period: Period) -> list[Fact]:
        """The levels reported of a period."""
        code, scope = self.indicator.code, self.scope
        moments = self.facts.at.get(code, {}).get(scope, {})
        kept = moments.get(moment(self.indicator, period), {})
        levels = [measures["level"] for measures in kept.values() if "level" in measures]
        if not levels and self.indicator.carried:
            units = self.facts.standing.get(code, {}).get(scope, {})
            stood = [self.facts.stood(code, scope, period, unit) for unit in units]
            levels = [found[1] for found in stood if found]
        return levels

    def _figure(self, unit: str, period: Period) -> Figure:
        figure, when = self._level(unit, period)
        at = moment(self.indicator, period)
        kept = self.facts.measures(self.indicator.code, self.scope, at, unit)
        last, then = self._level(unit, period.a_year_before())
        # One standing figure on both sides is not a comparison.
        same = self.indicator.carried and when is not None and then == when
        return _grown(figure, kept, None if same else last.value, self.indicator.unit == "%")

    def _level(self, unit: str, period: Period) -> tuple[Figure, When | None]:
        """The value, reported before computed, and the moment a carried one is from."""
        fact, when = self._fact(self.indicator, self.scope, unit, period)
        if fact is not None or self.formula is None:
            if fact is None:
                return Figure(), None
            value = finite(fact.value)
            state = fact.state or (None if value is not None else UNREPORTED)
            summed = self.indicator.code in self.facts.summed
            return Figure(value, "enterprises" if summed else "reported", fact, state=state), when
        found = {o: self._operand(o, unit, period) for o in self.formula.operands}
        names = list(dict.fromkeys(name for _, name, _ in found.values() if name))
        state = next((word for _, _, word in found.values() if word), None)
        value = finite(self.computation({o: value for o, (value, _, _) in found.items()}))
        if value is not None and self.indicator.percent:
            value *= 100
        if value is None:
            return Figure(state=state or UNREPORTED, denominator="、".join(names)), None
        return Figure(value, "computed", state=None, denominator="、".join(names)), None

    def kept_at(self, unit: str, period: Period) -> When | None:
        """The moment of the level a unit's figure is, an older one where it stands on."""
        fact, when = self._fact(self.indicator, self.scope, unit, period)
        return None if fact is None else when

    def operand_at(
        self, operand: Operand, unit: str, period: Period
    ) -> tuple[str, str, Fact | None]:
        """The indicator, the 口径 and the fact an operand of the formula is of a unit."""
        period = period.a_year_before() if operand.last_year else period
        wanted = self.catalog.indicators[operand.code]
        found = []
        for code in (operand.code, *wanted.substitutes):
            indicator = self.catalog.indicators[code]
            scope = self._scope(indicator, period)
            fact, _ = self._fact(indicator, scope, unit, period)
            found.append((code, scope, fact))
            if fact is not None and fact.value is not None:
                return found[-1]
        return next((each for each in found if each[2] and each[2].state), found[0])

    def operands(self, unit: str, period: Period) -> dict[Operand, float | None]:
        """The values a unit's formula is computed from."""
        return {o: self._operand(o, unit, period)[0] for o in self.formula.operands}

    def _fact(
        self, indicator: Indicator, scope: str, unit: str, period: Period
    ) -> tuple[Fact | None, When | None]:
        when = moment(indicator, period)
        fact = self.facts.measures(indicator.code, scope, when, unit).get("level")
        if fact is None and indicator.kind == "ratio":
            when = (period.year, period.last_month, period.last_month, "point")
            fact = self.facts.measures(indicator.code, scope, when, unit).get("level")
        if fact is None and indicator.carried:
            stood = self.facts.stood(indicator.code, scope, period, unit)
            return (stood[1], stood[0]) if stood else (None, None)
        return fact, when

    def _operand(
        self, operand: Operand, unit: str, period: Period
    ) -> tuple[float | None, str, str | None]:
        """Value, name of a carried stock used, state word of a base indicator in a formula."""
        code, scope, fact = self.operand_at(operand, unit, period)
        if fact is None or fact.value is None:
            return None, "", fact.state if fact else None
        indicator = self.catalog.indicators[code]
        name = scope or indicator.default_scope or indicator.name
        return fact.value, name if indicator.carried else "", None

    def _scope(self, indicator: Indicator, period: Period) -> str:
        if indicator.code not in self.scopes:
            now = moment(indicator, period)
            self.scopes[indicator.code] = kept_scope(indicator, self.facts, now)
        return self.scopes[indicator.code]


def _grown(figure: Figure, kept: Measures, last_year: float | None, percentage: bool) -> Figure:
    """The figure with its comparable 同期 (reported, else behind the reported 同比, else last
    year's level) and its 同比, reported before computed, both where they differ visibly."""
    reported, base = kept.get("yoy"), kept.get("base")
    yoy = finite(reported.value) if reported else None
    word = reported.state if reported and yoy is None and reported.state != UNREPORTED else None
    points = percentage and not (reported and reported.uom == "%")
    of_reports = finite(base.value) if base else None
    known = of_reports if of_reports is not None else last_year
    computed, computed_word = _growth(figure.value, known, points)
    implied = _implied(figure.value, yoy, points)
    if of_reports is not None:
        summed = figure.basis == "enterprises"
        comparable, base_basis = of_reports, "enterprises" if summed else "reported"
    elif implied is not None:
        comparable, base_basis = implied, "implied"
    else:
        comparable, base_basis = last_year, None if last_year is None else "last_year"
    differs = None
    if yoy is None and word is None:
        yoy, word, basis = computed, computed_word, None if computed is None else "computed"
    else:
        basis = "reported"
        if yoy is not None and computed is not None and abs(computed - yoy) > SHOWN_BESIDE + 1e-9:
            differs = computed
    unit_of_yoy = "个百分点" if points else "%"
    return Figure(
        figure.value,
        figure.basis,
        figure.level,
        yoy,
        basis,
        differs,
        unit_of_yoy,
        comparable,
        base_basis,
        _state(figure, yoy, word),
        figure.denominator,
    )


def _growth(
    value: float | None, base: float | None, points: bool
) -> tuple[float | None, str | None]:
    if not points:
        return growth(value, base)
    return (None if value is None or base is None else value - base), None


def _implied(value: float | None, yoy: float | None, points: bool) -> float | None:
    if not points:
        return implied_base(value, yoy)
    return None if value is None or yoy is None else value - yoy


def _state(figure: Figure, yoy: float | None, word: str | None) -> str | None:
    """The word beside or instead of numbers; 未报 only where there is neither value nor 同比."""
    if figure.state not in (None, UNREPORTED):
        return figure.state
    if word:
        return word
    return UNREPORTED if figure.value is None and yoy is None else None
