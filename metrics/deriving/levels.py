"""A value: reported, carried on, worked out by a formula, or summed."""

from catalog.period import Period
from metrics.answer import Answer
from metrics.derivation import Derived
from metrics.deriving import formulas, ratios, sums
from metrics.facts import When
from metrics.figure import Figure
from metrics.pointer import Pointer
from metrics.scene import PAIR, Scene, withheld
from metrics.units import REGION, TOTAL
from metrics.withholding import WHY
from metrics.working import Term, Working


def value(scene: Scene, of: Pointer) -> Derived:
    """How a value came about."""
    found, row = scene.answer(of), scene.row(of)
    result = scene.term(of)
    if withheld(row):
        return Derived(result, f"{WHY}。")
    if of.unit == TOTAL:
        return _of_whole(scene, of, found, result)
    unit = of.other if of.by == PAIR else of.unit
    return _of_unit(scene, of, found, found.figures.of(unit, of.period), result)


def _of_whole(scene: Scene, of: Pointer, found: Answer, result: Term) -> Derived:
    """The 合计: reported, the city's, a sum, a ratio of sums."""
    total = found.whole
    if total.basis == "sum":
        return sums.of_units(scene, of, found, result)
    if total.basis == "ratio":
        return ratios.of_sums(scene, of, found, result)
    own = found.figures.of(TOTAL, of.period)
    if own.value is None and own.yoy is None and of.by == "county" and result.value is not None:
        city = Pointer("region", REGION, of.indicator, of.period, "value", found.figures.scope)
        term = scene.term(city, f"全市{scene.called(of)}")
        return Derived(result, "取全市的数，不由各县市区相加。", Working("合计", (term,), result))
    return _of_unit(scene, of, found, own, result)


def _of_unit(scene: Scene, of: Pointer, found: Answer, figure: Figure, result: Term) -> Derived:
    if figure.basis == "enterprises":
        return sums.of_enterprises(scene, of, found, result)
    if figure.basis == "computed" or (figure.value is None and found.figures.formula):
        return formulas.by_formula(scene, of, found, result)
    unit = of.other if of.by == PAIR else of.unit
    when = found.figures.kept_at(unit, of.period)
    if when is None:
        return Derived(result, _why_none(result, of))
    key = scene.key(of, when, "level", scope=found.figures.scope)
    if result.value is None:
        return Derived(result, f"上报为“{result.text}”。", keys=(key,))
    return Derived(result, _reported(when, of.period), keys=(key,))


def _reported(when: When, period: Period) -> str:
    """That it is a reported number, and since when it stands where it is an older one."""
    if when[0] == 0:
        return "登记数，长期有效。"
    if (when[0], when[2]) != (period.year, period.last_month):
        return f"取{when[0]}年{when[2]}月末的数，此后没有新数，一直沿用。"
    return "上报数，不经计算。"


def _why_none(result: Term, of: Pointer) -> str:
    return f"{of.period}没有收到这个数（{result.text}）。"
