"""The 合计 of a ratio: the ratio of the sums, never a mean of ratios."""

from catalog.formula import Operand
from metrics.answer import Answer
from metrics.derivation import Derived, Line, Listing
from metrics.deriving import formulas
from metrics.pointer import Pointer
from metrics.printing import digits
from metrics.scene import Scene
from metrics.units import TOTAL
from metrics.working import Term


def of_sums(scene: Scene, of: Pointer, found: Answer, result: Term) -> Derived:
    """The formula over the sums of the units that have every part of it."""
    terms = {each: _sum(scene, of, found, each, number) for each, number in found.whole.sums}
    by_hand = formulas.formula(scene, of, found, terms, result)
    covered = [row for row in found.rows if row.unit in found.whole.covers]
    lines = [
        Line(row.short, tuple(_part(scene, of, found, each, row.unit) for each in terms))
        for row in (found.rows if covered else [])
    ]
    heads = tuple(term.name.removesuffix("合计") for term in terms.values())
    left = [row.short for row in found.rows if row.unit not in found.whole.covers]
    note = f"缺少其中一项、不计入的：{'、'.join(left)}。" if covered and left else ""
    listing = Listing("各单位的分子和分母", heads, tuple(lines), note) if lines else None
    return Derived(result, "合计之比，不是各单位比率的平均。", by_hand, listing)


def _sum(scene: Scene, of: Pointer, found: Answer, each: Operand, number: float | None) -> Term:
    """A sum of an operand; the figure it is, where the whole's own is the same number."""
    code, scope, _ = found.figures.operand_at(each, TOTAL, of.period)
    indicator = scene.catalog.indicators[each.code]
    period = of.period.a_year_before() if each.last_year else of.period
    called = scope or (indicator.default_scope if indicator.carried else "")
    name = scene.named(each.code, called if code == each.code else "") + "合计"
    name += "（上年同期）" if each.last_year else ""
    to = Pointer(of.by, TOTAL, each.code, period, "value", scope if code == each.code else "")
    return Term(
        name, number, digits(number) if number is not None else 0, indicator.unit,
        to if _same(scene, to, number) else None,
    )  # fmt: skip


def _same(scene: Scene, to: Pointer, number: float | None) -> bool:
    whole = scene.answer(to).whole.figure.value
    return whole is not None and number is not None and abs(whole - number) <= 1e-9 * abs(number)


def _part(scene: Scene, of: Pointer, found: Answer, each: Operand, unit: str) -> Term:
    whose = Pointer(of.by, unit, of.indicator, of.period, "value", of.scope)
    return formulas.operand(scene, whose, found, each, unit)
