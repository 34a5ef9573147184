"""The differences of two growths that sentences tell, of the growths as they are printed."""

from dataclasses import replace

from catalog.rounding import half_up, known
from metrics.derivation import Derived
from metrics.facts import preceding
from metrics.pointer import Pointer
from metrics.scene import Scene, decimals, uom, withheld
from metrics.withholding import WHY
from metrics.working import Term, working


def since(scene: Scene, of: Pointer) -> Derived:
    """同比 less that of the period before: 加快 or 回落."""
    then = scene.at(of, preceding(of.period), "yoy")
    other = replace(scene.term(then), name=f"{then.period}同比")
    return _apart(scene, of, other, "比上一个累计期的同比高（低）多少个百分点。")


def since_last_year(scene: Scene, of: Pointer) -> Derived:
    """同比 less that of a year ago."""
    other = scene.term(of.to("yoy_last_year"))
    return _apart(scene, of, other, "比上年同期的同比高（低）多少个百分点。")


def over(scene: Scene, of: Pointer) -> Derived:
    """同比 less that of the whole."""
    row, to = scene.answer(of).total, scene.whole(of).to("yoy")
    own = scene.term(to)
    other = Term("总体同比", row.yoy, decimals(row, "yoy"), uom(row, "yoy"))
    if known(own.value) and own.value == other.value:
        other = replace(other, pointer=to)
    return _apart(scene, of, other, "比总体的同比高（低）多少个百分点。")


def _apart(scene: Scene, of: Pointer, other: Term, how: str) -> Derived:
    own = scene.term(of.to("yoy"))
    digits = max(own.decimals, other.decimals, 1)
    name = scene.called(of)
    if withheld(scene.row(of)):
        return Derived(Term(name, None, digits, "个百分点", of, own.state), f"{WHY}。")
    if not known(own.value) or not known(other.value):
        return Derived(
            Term(name, None, digits, "个百分点", of, "—"), "缺少其中一个同比，不能相比。"
        )
    apart = half_up((own.number or 0.0) - (other.number or 0.0), digits)
    result = Term(name, apart, digits, "个百分点", of)
    by_hand = working(name, [own, " − ", other], result, lambda n: n[0] - n[1])
    return Derived(result, how, by_hand)
