"""同比 and what it is measured against: reported, implied by a reported 同比, or of last year."""

from dataclasses import replace

from catalog.rounding import known
from metrics.answer import Answer
from metrics.derivation import Derived
from metrics.deriving import sums
from metrics.facts import When, moment, target_moment
from metrics.pointer import Pointer
from metrics.row import Row
from metrics.scene import PAIR, Scene, withheld
from metrics.units import TOTAL
from metrics.withholding import WHY
from metrics.working import Piece, Term, working

_POINTS = "个百分点"


def yoy(scene: Scene, of: Pointer) -> Derived:
    """同比: as reported, else computed."""
    row, found, result = scene.row(of), scene.answer(of), scene.term(of)
    if withheld(row):
        return Derived(result, f"{WHY}。")
    keys = own_keys(scene, of, found, "yoy")
    if row.yoy_basis == "reported":
        notes = ()
        if known(row.yoy_computed):
            beside = scene.term(of.to("yoy_computed"))
            notes = (f"按本期、同期数计算为{beside.said}，与上报数不同；以上报数为准。",)
        also = (of.to("yoy_computed"),) if notes else ()
        how = "上报数，按可比口径，不经计算。"
        return Derived(result, how, keys=keys or _of_city(scene, of, "yoy"), also=also, notes=notes)
    if result.value is None:
        return Derived(result, _why_none(row, result), keys=keys)
    return Derived(result, "没有上报同比，按本期、同期数计算。", _grown(scene, of, row, result))


def _why_none(row: Row, result: Term) -> str:
    if known(row.value) and known(row.base):
        return f"同期数为零、为负或口径不同，不计算同比（{result.text}）。"
    return f"没有上报同比，也缺少本期或同期数（{result.text}）。"


def yoy_computed(scene: Scene, of: Pointer) -> Derived:
    """同比 from the levels, shown beside the reported one."""
    row, found, result = scene.row(of), scene.answer(of), scene.term(of)
    how = "按本期、同期数计算，与上报的同比对照。"
    if row.base_basis in ("reported", "enterprises"):
        return Derived(result, how, _grown(scene, of, row, result))
    unit = of.other if of.by == PAIR else of.unit
    last = found.figures.of(unit, of.period.a_year_before())
    scale = found.figures.scale
    to = scene.at(of, of.period.a_year_before(), "value")
    base = Term("上年同期公布数", scale.shown(last.value, last.level), result.decimals, row.uom, to)
    base = replace(base, decimals=int(row.decimals))
    return Derived(result, how, _over(scene, of, base, result))


def _grown(scene: Scene, of: Pointer, row: Row, result: Term):
    return _over(scene, of, scene.term(of.to("base")), result)


def _over(scene: Scene, of: Pointer, base: Term, result: Term):
    """本期 against a 同期: a growth in percent, of a percentage a difference in 个百分点."""
    now = scene.term(of.to("value"), "本期")
    if result.uom == _POINTS:
        return working("同比", [now, " − ", base], result, lambda n: n[0] - n[1])
    pieces: list[Piece] = ["(", now, " − ", base, ") ÷ ", base, " × 100%"]
    return working("同比", pieces, result, lambda n: (n[0] - n[1]) / n[2] * 100 if n[2] else None)


def base(scene: Scene, of: Pointer) -> Derived:
    """同期: reported, behind a reported 同比, or last year's figure."""
    row, found, result = scene.row(of), scene.answer(of), scene.term(of)
    if withheld(row):
        return Derived(result, f"{WHY}。")
    if row.base_basis == "reported":
        return Derived(
            result, "上报的同期数，按可比口径。", keys=own_keys(scene, of, found, "base")
        )
    if row.base_basis == "enterprises":
        return sums.of_enterprises(scene, of, found, result)
    if row.base_basis == "implied":
        return _implied(scene, of, result)
    if row.base_basis == "parts":
        return sums.of_units(scene, of, found, result)
    if row.base_basis == "last_year":
        to = scene.at(of, of.period.a_year_before(), "value")
        term = Term(f"{to.period}{scene.called(to)}", row.base, result.decimals, row.uom, to)
        same = working("同期", [term], result, lambda n: n[0])
        return Derived(result, "没有上报同期数，取上年同期公布的数。", same)
    return Derived(result, f"没有可比的同期数（{result.text}）。")


def _implied(scene: Scene, of: Pointer, result: Term) -> Derived:
    now, grown = scene.term(of.to("value"), "本期"), scene.term(of.to("yoy"))
    how = "没有上报同期数，由本期数和上报的同比倒推，为可比口径的同期。"
    if grown.uom == _POINTS:
        pieces: list[Piece] = [now, " − ", grown]
        return Derived(result, how, working("同期", pieces, result, lambda n: n[0] - n[1]))
    pieces = [now, " ÷ (1 + ", grown, ")"]
    by_hand = working("同期", pieces, result, lambda n: n[0] / (1 + n[1] / 100))
    return Derived(result, how, by_hand)


def last_year(scene: Scene, of: Pointer) -> Derived:
    """同比 of a year ago: reported then, else behind a reported 增幅同比增减."""
    row, found, result = scene.row(of), scene.answer(of), scene.term(of)
    then = scene.at(of, of.period.a_year_before(), "yoy")
    before = scene.row(then)
    if before is not None and before.yoy_basis == "reported" and before.yoy == row.yoy_last_year:
        term = replace(scene.term(then), name=f"{then.period}同比")
        same = working("上年同期增速", [term], replace(result, decimals=term.decimals), _first)
        return Derived(replace(result, decimals=term.decimals), "取上年同期上报的同比。", same)
    keys = own_keys(scene, of, found, "yoy_change")
    if result.value is None or not keys:
        return Derived(result, "上年同期没有上报同比。")
    change = Term("增幅同比增减", row.yoy - result.value, 1, _POINTS)
    pieces = [scene.term(of.to("yoy")), " − ", change]
    by_hand = working("上年同期增速", pieces, result, lambda n: n[0] - n[1])
    return Derived(result, "由今年的同比和上报的“增幅同比增减”倒推。", by_hand, keys=keys)


def _first(numbers) -> float:
    return numbers[0]


def two_years(scene: Scene, of: Pointer) -> Derived:
    """两年平均: the geometric mean of this year's and last year's growth."""
    result = scene.term(of)
    now, then = scene.term(of.to("yoy"), "今年同比"), scene.term(of.to("yoy_last_year"))
    if result.value is None:
        return Derived(result, "缺少今年或上年同期的同比，不计算两年平均。")
    pieces = ["√((1 + ", now, ") × (1 + ", then, ")) − 1"]
    by_hand = working(
        "两年平均", pieces, result,
        lambda n: (((1 + n[0] / 100) * (1 + n[1] / 100)) ** 0.5 - 1) * 100,
    )  # fmt: skip
    return Derived(result, "两年增速的几何平均。", by_hand)


def own_keys(scene: Scene, of: Pointer, found: Answer, measure: str) -> tuple:
    """The fact of a measure of the figure's unit, where one is kept."""
    unit = of.other if of.by == PAIR else of.unit
    when = moment(found.figures.indicator, of.period)
    if measure.startswith("target_"):
        when = target_moment(of.period)
    kept = found.figures.facts.measures(of.indicator, found.figures.scope, when, unit)
    return (_key(scene, of, when, measure, found),) if measure in kept else ()


def _key(scene: Scene, of: Pointer, when: When, measure: str, found: Answer):
    return scene.key(of, when, measure, scope=found.figures.scope)


def _of_city(scene: Scene, of: Pointer, measure: str) -> tuple:
    """The city's own fact, where the 合计 of the counties is the city's."""
    if of.by != "county" or of.unit != TOTAL:
        return ()
    scope = scene.answer(of).figures.scope
    city = Pointer("region", "", of.indicator, of.period, of.number, scope)
    return own_keys(scene, city, scene.answer(city), measure)
