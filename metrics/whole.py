"""The whole of a grain: its reported 合计 row, else the sum of its parts, with its 同期."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from catalog.formula import Operand
from catalog.period import Period
from catalog.rounding import half_up
from metrics.arithmetic import computation, finite
from metrics.figure import UNREPORTED, Figure, Figures
from metrics.growth import growth
from metrics.units import TOTAL


@dataclass(frozen=True, slots=True)
class Whole:
    """The figure of the whole, the units it misses, and whether it is reported or a sum; of a
    ratio what its formula was given: sums over the units it `covers`."""

    figure: Figure
    missing: tuple[str, ...] = ()
    basis: str = "reported"
    sums: tuple[tuple[Operand, float | None], ...] = ()
    covers: frozenset[str] = frozenset()


def whole(
    figures: Figures,
    period: Period,
    units: list[str],
    units_before: list[str],
    city: Figure | None = None,
) -> Whole:
    """The 合计 row if it is reported, else the row of the city (`city`), else the sum of `units`.

    Last year's whole is only compared with when the same units stand in both; 9 chains then and 10
    now, or a unit missing in one of them, are not the same whole.
    """
    parts = {unit: figures.of(unit, period) for unit in units}
    missing = tuple(unit for unit, part in parts.items() if part.value is None)
    reported = figures.of(TOTAL, period)
    if reported.value is None and reported.yoy is None and city is not None:
        reported = city
    if figures.formula and reported.basis != "reported":
        return _ratio(figures, period, units, units_before, missing)
    if reported.value is None and figures.indicator.additive and len(missing) < len(units):
        value = sum(part.value for part in parts.values() if part.value is not None)
        summed = Figure(finite(value), "computed", yoy_unit=reported.yoy_unit, state=None)
        total = _compared(figures, summed, period, parts, units, units_before)
        return Whole(total, missing, "sum")
    basis = "enterprises" if reported.basis == "enterprises" else "reported"
    if reported.base_basis in ("reported", "enterprises", "implied") or reported.value is None:
        return Whole(_beside(figures, reported, period, units, units_before), missing, basis)
    total = _compared(figures, reported, period, parts, units, units_before)
    return Whole(total, missing, basis)


def same_reporters(
    figures: Figures, period: Period, units: Iterable[str], units_before: Iterable[str]
) -> bool:
    """True where the units with a value now are those with a value a year before."""
    last = period.a_year_before()
    if set(units) != set(units_before):
        return False
    return all(
        (figures.of(unit, period).value is None) == (figures.of(unit, last).value is None)
        for unit in units
    )


def _beside(
    figures: Figures, figure: Figure, period: Period, units: list[str], units_before: list[str]
) -> Figure:
    fair = figure.base_basis != "implied" or same_reporters(figures, period, units, units_before)
    return figure if fair else replace(figure, yoy_computed=None)


def _compared(
    figures: Figures,
    figure: Figure,
    period: Period,
    parts: dict[str, Figure],
    units: list[str],
    units_before: list[str],
) -> Figure:
    """The whole with the sum of its parts' comparable 同期, else with last year's whole."""
    valued = [part for part in parts.values() if part.value is not None]
    base = base_basis = None
    if valued and _covers(figures, figure, valued) and all(p.base is not None for p in valued):
        base, base_basis = sum(part.base for part in valued), "parts"
    elif same_reporters(figures, period, units, units_before):
        base = figures.of(TOTAL, period.a_year_before()).value
        base_basis = None if base is None else "last_year"
    figure = replace(figure, base=base, base_basis=base_basis, yoy_computed=None)
    if figure.yoy_basis == "reported":
        return figure
    computed, word = growth(figure.value, base)
    basis = None if computed is None else "computed"
    return replace(figure, yoy=computed, yoy_basis=basis, state=word)


def _covers(figures: Figures, figure: Figure, valued: list[Figure]) -> bool:
    """True where the parts add up to the whole but for their rounding (half a last digit each)."""
    if figure.basis == "computed":
        return True
    digit = figures.scale.last_digit
    apart = abs(figure.value - sum(part.value for part in valued))
    return apart <= 0.5 * digit * (len(valued) + 1) * (1 + 1e-9)


def _ratio(
    figures: Figures,
    period: Period,
    units: list[str],
    units_before: list[str],
    missing: tuple[str, ...],
) -> Whole:
    """The ratio of sums, over the units that have every part of the formula."""
    sums, complete = _sums(figures, period, units)
    last_year, complete_before = _sums(figures, period.a_year_before(), units_before)
    value, before = _divided(figures, sums), _divided(figures, last_year)
    of = tuple(sums.items())
    if value is None:
        return Whole(Figure(state=UNREPORTED), missing, "ratio", of, complete)
    base = before if complete == complete_before else None
    points = figures.indicator.unit == "%"
    yoy, word = (
        (None, None) if base is None else ((value - base, None) if points else growth(value, base))
    )
    figure = Figure(
        value,
        "computed",
        yoy=yoy,
        yoy_basis=None if yoy is None else "computed",
        yoy_unit="个百分点" if points else "%",
        base=base,
        base_basis=None if base is None else "last_year",
        state=word,
    )
    return Whole(figure, missing, "ratio", of, complete)


def _sums(
    figures: Figures, period: Period, units: list[str]
) -> tuple[dict[Operand, float | None], frozenset[str]]:
    operands = figures.formula.operands
    known = {unit: figures.operands(unit, period) for unit in units}
    complete = [unit for unit, values in known.items() if None not in values.values()]
    if complete:
        sums = {operand: sum(known[unit][operand] for unit in complete) for operand in operands}
        if len(complete) == len(units):
            sums = _reported_first(figures, period, sums)
    else:
        sums = figures.operands(TOTAL, period)
    return sums, frozenset(complete)


def _divided(figures: Figures, sums: dict[Operand, float | None]) -> float | None:
    value = finite(computation(figures.formula)(sums))
    return value * 100 if value is not None and figures.indicator.percent else value


def _reported_first(
    figures: Figures, period: Period, sums: dict[Operand, float]
) -> dict[Operand, float]:
    """Sums of all the units, a reported 合计 before a sum of one's own."""
    reported = figures.operands(TOTAL, period)
    return {op: total if reported[op] is None else reported[op] for op, total in sums.items()}


@dataclass(frozen=True, slots=True)
class Part:
    """What a unit is of the whole: 占比 and 贡献率 in percent, 拉动 in 个百分点."""

    share: float | None = None
    contribution: float | None = None
    pull: float | None = None


def part(figure: Figure, total: Figure, additive: bool) -> Part:
    """占比, 贡献率 and 拉动 on comparable bases, so that 贡献率 = 拉动 / 总体增速.

    贡献率 has no meaning where the whole did not grow visibly; 拉动 none without a positive base.
    """
    if not additive or figure.value is None or total.value is None:
        return Part()
    share = figure.value / total.value * 100 if total.value > 0 else None
    if figure.base is None or total.base is None or total.base <= 0:
        return Part(share)
    increment, whole_increment = figure.value - figure.base, total.value - total.base
    pull = increment / total.base * 100
    grown = half_up(whole_increment / total.base * 100, 1)
    contribution = increment / whole_increment * 100 if grown and grown > 0 else None
    return Part(share, finite(contribution), finite(pull))
