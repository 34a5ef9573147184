"""Cells that two sides add up: which withheld ones the sums of both give back, and their company.

Every chain and every park is a place, every withheld cell a way between two of them, and a place
whose sum nobody is told is one with all others of that kind. The sums give a cell exactly where
it is a bridge: where no ring of withheld cells leads through it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from heapq import heappop, heappush
from random import Random
from typing import Any

Cell = Any
"""A (chain, park)."""

Side = tuple[int, str]
"""0 and a chain, 1 and a park."""

_OPEN: Side = (2, "")
Levels = Mapping[Cell, Mapping[Any, float | None]]


def ringed(hidden: set[Cell], untold: Iterable[Side], levels: Levels) -> None:
    """Withhold what it takes for a ring through every withheld cell, at every moment.

    `untold` are the sides whose sum is withheld. A cell that has nothing to go along with stays
    as it is.
    """
    untold, known = set(untold), set()
    moments = sorted({at for told in levels.values() for at in told})
    before = -1
    while before != len(hidden):
        before = len(hidden)
        for moment in moments:
            sizes = {cell: abs(told[moment]) for cell, told in levels.items() if told.get(moment)}
            ends = {cell: _ends(cell, untold) for cell in sizes}
            now = frozenset(hidden & ends.keys())
            if (now, frozenset(ends)) not in known:
                known.add((now, frozenset(ends)))
                _close(hidden, ends, sizes)


def bridges(ends: Mapping[Cell, tuple[Side, Side]]) -> set[Cell]:
    """The ways no ring leads through: every way beside a tree of them marks the ring it closes."""
    at: dict[Side, list[tuple[Side, Cell]]] = defaultdict(list)
    for cell, (one, other) in ends.items():
        at[one].append((other, cell))
        at[other].append((one, cell))
    over, order = _tree(at)
    beside = ends.keys() - {cell for _, cell in over.values()}
    chance, marks = Random(0), defaultdict(int)
    for cell in sorted(beside):
        mark = chance.getrandbits(64)
        for end in ends[cell]:
            marks[end] ^= mark
    found = set()
    for place in reversed(order):
        if place in over:
            behind, cell = over[place]
            if not marks[place]:
                found.add(cell)
            marks[behind] ^= marks[place]
    return found


def _ends(cell: Cell, untold: set[Side]) -> tuple[Side, Side]:
    one, other = ((side, cell[side]) for side in (0, 1))
    return (_OPEN if one in untold else one, _OPEN if other in untold else other)


def _tree(
    at: Mapping[Side, list[tuple[Side, Cell]]],
) -> tuple[dict[Side, tuple[Side, Cell]], list[Side]]:
    """How each place was first come to, and the order in which."""
    over: dict[Side, tuple[Side, Cell]] = {}
    order: list[Side] = []
    seen: set[Side] = set()
    for root in at:
        waiting = [] if root in seen else [root]
        seen.add(root)
        while waiting:
            place = waiting.pop()
            order.append(place)
            for other, cell in at[place]:
                if other not in seen:
                    seen.add(other)
                    over[other] = place, cell
                    waiting.append(other)
    return over, order


def _close(
    hidden: set[Cell], ends: Mapping[Cell, tuple[Side, Side]], sizes: Mapping[Cell, float]
) -> None:
    alone: set[Cell] = set()
    while left := bridges({cell: ends[cell] for cell in ends if cell in hidden}) - alone:
        cell = min(left)
        company = _way_round(cell, hidden, ends, sizes)
        if company is None:
            alone.add(cell)
        else:
            hidden |= company


def _way_round(
    cell: Cell,
    hidden: set[Cell],
    ends: Mapping[Cell, tuple[Side, Side]],
    sizes: Mapping[Cell, float],
) -> set[Cell] | None:
    """The fewest and smallest shown cells that close a ring through a withheld one."""
    at: dict[Side, list[tuple[Side, Cell]]] = defaultdict(list)
    for each, (one, other) in ends.items():
        if each != cell:
            at[one].append((other, each))
            at[other].append((one, each))
    start, goal = ends[cell]
    waiting, done = [(0, 0.0, start, ())], set()
    while waiting:
        many, size, place, taken = heappop(waiting)
        if place == goal:
            return set(taken)
        if place in done:
            continue
        done.add(place)
        for other, each in at[place]:
            shown = each not in hidden
            more = (*taken, each) if shown else taken
            heappush(waiting, (many + shown, size + sizes[each] * shown, other, more))
    return None
