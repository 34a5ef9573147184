"""A sum: of units, or of their enterprises."""

from collections.abc import Sequence
from dataclasses import replace

from catalog.rounding import known
from metrics.answer import Answer
from metrics.derivation import Derived, Line, Listing
from metrics.members import Part, parts_of
from metrics.pointer import Pointer
from metrics.scene import PAIR, Scene
from metrics.units import TOTAL
from metrics.withholding import WHY, WITHHELD
from metrics.working import Piece, Term, Working, working

# More numbers than that nobody adds up in a line; the list has them all.
_IN_A_LINE = 16


def of_units(scene: Scene, of: Pointer, found: Answer, result: Term) -> Derived:
    """The sum of the units that have a figure; those that have none are named."""
    lines = units(scene, of, found)
    terms = [line.terms[0] for line in lines]
    summed = [term for term in terms if known(term.value)]
    hidden = any(term.state == WITHHELD for term in terms)
    silent = [line.name for line, term in zip(lines, terms, strict=True) if _silent(term)]
    notes = [f"不含未报的{'、'.join(silent)}。"] if silent else []
    notes += [f"其中不予显示的也计入合计：{WHY}。"] if hidden else []
    by_hand = None if hidden else added(result.name or "合计", summed, result)
    listing = Listing("由这些数相加", (scene.called(of),), tuple(lines))
    return Derived(result, f"{len(lines)}个单位相加。", by_hand, listing, notes=tuple(notes))


def _silent(term: Term) -> bool:
    return not known(term.value) and term.state != WITHHELD


def units(scene: Scene, of: Pointer, found: Answer) -> list[Line]:
    """One line a unit with its figure, in official order."""
    to = [replace(of, unit=row.unit) for row in found.rows]
    return [
        Line(row.short, (scene.term(each, row.short),))
        for row, each in zip(found.rows, to, strict=True)
    ]


def added(name: str, terms: Sequence[Term], result: Term) -> Working | None:
    """The numbers with a + between them, where they are few enough to be read."""
    if not 0 < len(terms) <= _IN_A_LINE:
        return None
    pieces: list[Piece] = [terms[0]]
    for term in terms[1:]:
        pieces += [" + ", term]
    return working(name, pieces, result, sum)


def of_enterprises(scene: Scene, of: Pointer, found: Answer, result: Term) -> Derived:
    """The sum over the enterprises of a unit; who they are is told to the entitled alone."""
    if scene.store.withholds:
        return Derived(result, f"由企业直报数汇总；各企业的数{WHY}。")
    scale, parts = found.figures.scale, enterprises(scene, of, found)
    which = of.number if of.number == "base" else "value"
    scope = found.figures.scope
    lines, keys = [], []
    for part in parts:
        number = part.base if which == "base" else part.level
        to = Pointer("enterprise", part.unit, of.indicator, of.period, which, scope)
        term = Term(part.unit, scale.shown(number), result.decimals, result.uom, to)
        lines.append(Line(part.unit, (term,)))
        keys += part.keys(of.indicator, scope, which)
    terms = [line.terms[0] for line in lines]
    listing = Listing(f"由{len(lines)}家企业相加", (scene.called(of),), tuple(lines))
    by_hand = added(scene.called(of), terms, result)
    each_once = "，每家企业只计一次" if of.unit == TOTAL else ""
    how = f"{len(lines)}家企业的直报数相加{each_once}。"
    return Derived(result, how, by_hand, listing, tuple(keys))


def enterprises(scene: Scene, of: Pointer, found: Answer) -> list[Part]:
    """The enterprises a figure is the sum of."""
    if of.by == PAIR:
        return parts_of(scene, of, found, "chain", of.unit, "park", of.other)
    return parts_of(scene, of, found, of.by, of.unit)
