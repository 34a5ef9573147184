"""位次: among whom, on which printed numbers, and what it was before."""

from dataclasses import replace

from catalog.rounding import known
from metrics.answer import Answer
from metrics.derivation import Derived, Line, Listing
from metrics.deriving.growths import own_keys
from metrics.facts import preceding
from metrics.pointer import Pointer
from metrics.printing import digits
from metrics.row import Row
from metrics.scene import PAIR, Scene, withheld
from metrics.withholding import WHY
from metrics.working import Term, working

_OF = {"rank": "value", "growth_rank": "yoy"}
_MOST_DIGITS = 6


def rank(scene: Scene, of: Pointer) -> Derived:
    """A place: the ranked list, on the numbers as they are printed."""
    row, found, result = scene.row(of), scene.answer(of), scene.term(of)
    if withheld(row):
        return Derived(result, f"{WHY}。")
    if of.by == "region":
        keys = own_keys(scene, of, found, of.number)
        return Derived(
            result, "上级公布的位次，不经计算。" if keys else "没有公布位次。", keys=keys
        )
    listing = ranked(scene, of, found, row)
    if result.value is None:
        return Derived(result, "没有数的不参加排位。", listing=listing)
    ahead = sum(getattr(each, of.number) < result.value for each in _peers(found, row, of.number))
    pieces = [Term("排在前面的个数", float(ahead), 0, "个"), " + 1"]
    by_hand = working(scene.called(of), pieces, result, lambda n: n[0] + 1)
    shared = getattr(row, f"{of.number}_shared")
    how = "按数的大小从前往后排，并列的占同一位。" + ("本单位与别的单位并列。" if shared else "")
    return Derived(result, how, by_hand, listing)


def ranked(scene: Scene, of: Pointer, found: Answer, row: Row) -> Listing:
    """Those ranked together, first to last, with the number each place rests on."""
    number, lines = _OF[of.number], []
    peers = sorted(_peers(found, row, of.number), key=lambda each: getattr(each, of.number))
    for each in peers:
        term = scene.term(_of(of, each, number))
        place = Term("位次", getattr(each, of.number), 0, "位")
        lines.append(Line(each.short, (place, _as_ranked(term)), own=each is row))
    left = [each.short for each in found.rows if _left(each, row, of.number)]
    note = f"没有数、不参加排位的：{'、'.join(left)}。" if left else ""
    lower = found.figures.indicator.direction == "lower" and number == "value"
    group = f"{row.peer_group}，" if row.peer_group else ""
    title = f"排位名单（{group}{len(lines)}个，{'越低越靠前' if lower else '越高越靠前'}）"
    heads = ("位次", scene.called(of.to(number)))
    return Listing(title, heads, tuple(lines), note)


def _peers(found: Answer, row: Row, number: str) -> list[Row]:
    same = [each for each in found.rows if each.peer_group == row.peer_group]
    return [each for each in same if known(getattr(each, number))]


def _left(each: Row, row: Row, number: str) -> bool:
    return each.peer_group == row.peer_group and not known(getattr(each, number))


def _of(of: Pointer, row: Row, number: str) -> Pointer:
    if of.by == PAIR:
        return replace(of, other=row.unit, number=number)
    return replace(of, unit=row.unit, number=number)


def _as_ranked(term: Term) -> Term:
    """With every digit a reported number came with: ties are decided on it."""
    if term.value is None or term.uom == "%":
        return term
    return replace(term, decimals=max(term.decimals, min(digits(term.value), _MOST_DIGITS)))


def ranked_of(scene: Scene, of: Pointer) -> Derived:
    """How many are ranked together."""
    row, found, result = scene.row(of), scene.answer(of), scene.term(of)
    place = of.number.removesuffix("_of")
    listing = ranked(scene, of.to(place), found, row) if row is not None else None
    return Derived(result, "参加排位的单位个数，没有数的不计。", listing=listing)


def ranked_of_before(scene: Scene, of: Pointer) -> Derived:
    """How many were ranked together in the period before."""
    result, then = scene.term(of), _before(scene, of, of.number.removesuffix("_before"))
    term = scene.term(then, f"{then.period}参加排位数")
    how, same = "上期参加排位的单位个数。", term.value == result.value
    return Derived(result, how, working("上期", [term], result, lambda n: n[0]) if same else None)


def changed(scene: Scene, of: Pointer) -> Derived:
    """位次变化: the place before less the place now."""
    row, result = scene.row(of), scene.term(of)
    place = of.number.removesuffix("_change")
    if result.value is None:
        why = f"{WHY}。" if withheld(row) else "本期或上期没有参加排位，不计算位次变化。"
        return Derived(result, why)
    then = _before(scene, of, place)
    earlier = replace(scene.term(then), name=f"{then.period}{scene.called(of.to(place))}")
    pieces = [earlier, " − ", scene.term(of.to(place))]
    by_hand = working("位次变化", pieces, result, lambda n: n[0] - n[1])
    return Derived(result, "上期位次减本期位次，正数为前移，负数为后移。", by_hand)


def _before(scene: Scene, of: Pointer, number: str) -> Pointer:
    return scene.at(of, preceding(of.period), number)
