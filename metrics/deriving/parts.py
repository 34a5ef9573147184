"""占比, 贡献率 and 拉动: a unit as a part of the whole."""

from collections.abc import Sequence
from dataclasses import replace

from catalog.rounding import known
from metrics.derivation import Derived
from metrics.deriving.growths import own_keys
from metrics.pointer import Pointer
from metrics.scene import Scene, decimals, uom, withheld
from metrics.withholding import WHY
from metrics.working import Piece, Term, working


def share(scene: Scene, of: Pointer) -> Derived:
    """占比: reported, else the part of the whole."""
    row, found, result = scene.row(of), scene.answer(of), scene.term(of)
    if withheld(row):
        return Derived(result, f"{WHY}。")
    keys = own_keys(scene, of, found, "share")
    if keys:
        return Derived(result, "上报数，不经计算。", keys=keys)
    if result.value is None:
        return Derived(result, "缺少本单位或总体的数，不计算占比。")
    pieces = [scene.term(of.to("value")), " ÷ ", whole(scene, of, "value"), " × 100%"]
    by_hand = working("占比", pieces, result, lambda n: n[0] / n[1] * 100)
    return Derived(result, "占总体的比重。", by_hand)


def contribution(scene: Scene, of: Pointer) -> Derived:
    """贡献率: the part's increment of the whole's."""
    result = scene.term(of)
    if result.value is None:
        why = "缺少同期数，或总体没有明显增长，贡献率没有意义。"
        return Derived(result, _none(scene, of, why))
    pieces: list[Piece] = [
        "(", *_increment(scene, of), ") ÷ (",
        whole(scene, of, "value"), " − ", whole(scene, of, "base"), ") × 100%",
    ]  # fmt: skip
    by_hand = working("贡献率", pieces, result, _contributed)
    return Derived(result, "本单位增量占总体增量的比重；贡献率 = 拉动 ÷ 总体增速。", by_hand)


def _contributed(n: Sequence[float]) -> float | None:
    return (n[0] - n[1]) / (n[2] - n[3]) * 100 if n[2] != n[3] else None


def pull(scene: Scene, of: Pointer) -> Derived:
    """拉动: the part's increment of the whole's base."""
    result = scene.term(of)
    if result.value is None:
        return Derived(result, _none(scene, of, "缺少本单位或总体的同期数，不计算拉动。"))
    pieces: list[Piece] = [
        "(", *_increment(scene, of), ") ÷ ", whole(scene, of, "base"), " × 100%",
    ]  # fmt: skip
    by_hand = working("拉动", pieces, result, lambda n: (n[0] - n[1]) / n[2] * 100)
    return Derived(result, "本单位增量占总体同期数的比重，即拉动总体增长多少个百分点。", by_hand)


def _none(scene: Scene, of: Pointer, why: str) -> str:
    return f"{WHY}。" if withheld(scene.row(of)) else why


def _increment(scene: Scene, of: Pointer) -> list[Piece]:
    return [scene.term(of.to("value"), "本期"), " − ", scene.term(of.to("base"), "同期")]


def whole(scene: Scene, of: Pointer, number: str) -> Term:
    """A number of the whole; with its figure where that is the same number."""
    row, to = scene.answer(of).total, scene.whole(of).to(number)
    name = "总体" if number == "value" else "总体同期"
    term = Term(name, getattr(row, number), decimals(row, number), uom(row, number))
    own = scene.term(to)
    same = (
        known(own.value)
        and known(term.value)
        and abs(own.value - term.value) <= 1e-9 * abs(term.value)
    )
    return replace(term, pointer=to) if same and own.uom == term.uom else term
