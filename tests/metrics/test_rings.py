"""Which withheld cells of two sides their sums give, and what goes along with them."""

import random
from itertools import product

import numpy as np
import pytest

from metrics.rings import bridges, ringed

MOMENT = ("", 6, "ytd")


def ends(cells, untold=()):
    """The two places of every cell; those not told are one."""
    places = {cell: ((0, cell[0]), (1, cell[1])) for cell in cells}
    return {c: tuple((2, "") if p in untold else p for p in both) for c, both in places.items()}


def given(cells, untold=()) -> set:
    """The cells determined by the sums of all chains and parks that are told."""
    cells = sorted(cells)
    sides = {(side, cell[side]) for cell in cells for side in (0, 1)} - set(untold)
    rows = [[float(cell[side] == unit) for cell in cells] for side, unit in sorted(sides)]
    matrix = np.array(rows or [[0.0] * len(cells)])
    rank = np.linalg.matrix_rank(matrix)
    found = set()
    for n, cell in enumerate(cells):
        single = np.zeros((1, len(cells)))
        single[0, n] = 1
        if np.linalg.matrix_rank(np.vstack([matrix, single])) == rank:
            found.add(cell)
    return found


@pytest.mark.parametrize("seed", range(60))
def test_a_cell_is_given_exactly_where_no_ring_leads_through(seed):
    chance = random.Random(seed)
    cells = {cell for cell in product("甲乙丙丁戊", "东西南北") if chance.random() < 0.5}
    untold = {place for place in product((0, 1), "甲乙东西") if chance.random() < 0.2}
    assert bridges(ends(cells, untold)) == given(cells, untold)


@pytest.mark.parametrize("seed", range(60))
def test_what_can_be_kept_is_kept(seed):
    chance = random.Random(seed)
    cells = {c: chance.lognormvariate(3, 1) for c in product("甲乙丙丁戊", "东西南北")
             if chance.random() < 0.7}  # fmt: skip
    hidden = {cell for cell in cells if chance.random() < 0.15}
    before = set(hidden)
    ringed(hidden, (), {cell: {MOMENT: value} for cell, value in cells.items()})
    assert before <= hidden
    assert given(hidden) <= given(cells), "only what the wholes alone give"


def test_two_rings_with_a_way_between_them_do_not_hide_the_way():
    first, second = set(product("甲乙", "东西")), set(product("丙丁", "南北"))
    hidden = first | second | {("甲", "南")}
    assert given(hidden) == {("甲", "南")}, "two in every line, and yet it is told"
    sizes = dict.fromkeys(product("甲乙丙丁", "东西南北"), 9.0) | {("丙", "东"): 2.0}
    ringed(hidden, (), {cell: {MOMENT: size} for cell, size in sizes.items()})
    assert hidden == first | second | {("甲", "南"), ("丙", "东")}


def test_nothing_withheld_takes_nothing_along():
    hidden: set = set()
    ringed(hidden, (), {("甲", "东"): {MOMENT: 1.0}, ("甲", "西"): {MOMENT: None}})
    assert not hidden
