"""A formula of the catalogue with a unit's own figures, or the sums of many, put in."""

from collections.abc import Sequence

from catalog.formula import Operand
from metrics.answer import Answer
from metrics.derivation import Derived
from metrics.pointer import Pointer
from metrics.printing import digits
from metrics.scene import PAIR, Scene
from metrics.working import Piece, Term, Working, working

# In the words of a formula.
SIGNS = {"/": " ÷ ", "*": " × ", "-": " − ", "+": " + "}
_MOST_DIGITS = 6


def by_formula(scene: Scene, of: Pointer, found: Answer, result: Term) -> Derived:
    """A derived indicator: the formula of the catalogue over the unit's own figures."""
    figures = found.figures
    unit = of.other if of.by == PAIR else of.unit
    terms = {o: operand(scene, of, found, o, unit) for o in figures.formula.operands}
    by_hand = formula(scene, of, found, terms, result)
    also = tuple(term.pointer for term in terms.values() if term.pointer is not None)
    how = "按公式计算。" if result.value is not None else _missing(terms)
    return Derived(result, how, by_hand, also=also)


def _missing(terms: dict[Operand, Term]) -> str:
    lacking = [f"{term.name}{term.text}" for term in terms.values() if term.value is None]
    return f"不能计算：{'、'.join(lacking)}。" if lacking else "不能计算：除数为零。"


def operand(scene: Scene, of: Pointer, found: Answer, each: Operand, unit: str) -> Term:
    """An operand of a unit, in its canonical unit of measure, with the figure it is."""
    code, scope, fact = found.figures.operand_at(each, unit, of.period)
    indicator = scene.catalog.indicators[code]
    period = of.period.a_year_before() if each.last_year else of.period
    to = Pointer(of.by, of.unit, code, period, "value", scope, of.other)
    # A denominator is named: 用地（已供工业用地）.
    said = scope or (indicator.default_scope if indicator.carried else "")
    name = scene.named(code, said) + ("（上年同期）" if each.last_year else "")
    number = fact.value if fact else None
    word = (fact.state if fact else None) or "未报"
    return Term(name, number, _digits(number), indicator.unit, to, word)


def _digits(number: float | None) -> int:
    return min(digits(number), _MOST_DIGITS) if number is not None else 0


def formula(
    scene: Scene, of: Pointer, found: Answer, terms: dict[Operand, Term], result: Term
) -> Working | None:
    """The formula with `terms` put in; a percentage is multiplied out, another unit turned."""
    figures = found.figures
    pieces: list[Piece] = [
        SIGNS.get(piece, piece) if isinstance(piece, str) else terms[piece]
        for piece in figures.formula.pieces
    ]
    many = any(piece in (" − ", " + ") for piece in pieces)
    if figures.indicator.percent:
        pieces = ["(", *pieces, ")", " × 100%"] if many else [*pieces, " × 100%"]
    factor = figures.scale.factor / figures.scale.divisor
    if factor != 1:
        pieces = ["(", *pieces, ")", f" × {factor:g}"] if many else [*pieces, f" × {factor:g}"]
    at = [piece for piece in figures.formula.pieces if not isinstance(piece, str)]

    def computed(numbers: Sequence[float]) -> float | None:
        found = figures.computation(dict(zip(at, numbers, strict=True)))
        if found is None:
            return None
        return found * (100 if figures.indicator.percent else 1) * factor

    return working(scene.called(of), pieces, result, computed)
