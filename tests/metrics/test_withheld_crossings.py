"""What chains and parks share: nothing a reader is told on either page gives a cell back."""

import random
from itertools import product

import numpy as np
import pytest

from catalog.period import Period
from metrics.cross import crossed
from metrics.indicator import answered
from tests.metrics.given import fill

JUNE = Period.of("2026-06")
CODE = "output_value"
CHAINS, PARKS = ("甲链", "乙链", "丙链", "丁链"), ("东园", "西园", "南园", "北园")
UNITS = "kind,unit\n" + "\n".join(
    [*(f"chain,{name}" for name in CHAINS), *(f"park,{name}" for name in PARKS)]
)
HEAD = "grain,unit,other,indicator,period,measure,value"


def given(store, catalog, cells: dict, unreported: dict):
    """A store in which cells (chain, park) were reported as the sum of their enterprises, and the
    whole of every chain and park as the sum of its cells; of `unreported` only enterprises are
    known, and no whole counts them."""
    lines, belongs = [HEAD], ["enterprise,kind,unit"]
    for (chain, park), figures in (cells | unreported).items():
        for n, figure in enumerate(figures):
            firm = f"{chain}{park}{n}"
            belongs += [f"{firm},chain,{chain}", f"{firm},park,{park}"]
            lines.append(f"enterprise,{firm},,{CODE},2026-06,level,{figure}")
        if (chain, park) in cells:
            lines.append(f"chain_park,{chain},{park},{CODE},2026-06,level,{sum(figures)}")
    for side, kind in enumerate(("chain", "park")):
        for unit in (CHAINS, PARKS)[side]:
            parts = [sum(told) for cell, told in cells.items() if cell[side] == unit]
            if parts:
                lines.append(f"{kind},{unit},,{CODE},2026-06,level,{sum(parts)}")
    return fill(store, catalog, "\n".join(lines), UNITS, memberships="\n".join(belongs))


def told(store, catalog, cells: dict) -> tuple[set, list[set]]:
    """The cells a reader is not shown, and sums over cells that a reader knows."""
    reader, shown, sums = store.for_readers(), {}, []
    for side, (kind, units) in enumerate((("chain", CHAINS), ("park", PARKS))):
        wholes = answered(reader, catalog, [CODE], kind, JUNE)[CODE].rows
        known = {row.unit for row in wholes if row.value is not None}
        for unit in units:
            found = crossed(reader, catalog, CODE, JUNE, **{kind: unit})
            for row in found.rows:
                cell = (unit, row.unit) if side == 0 else (row.unit, unit)
                assert shown.setdefault(cell, row.value) == row.value, "both pages say the same"
            if unit in known:
                sums.append({cell for cell in cells if cell[side] == unit})
    sums += [{cell} for cell, value in shown.items() if value is not None]
    return {cell for cell in cells if shown.get(cell) is None}, sums


def determined(cells: dict, sums: list[set], cell: tuple[str, str]) -> bool:
    """Whether the sums give the cell."""
    names = list(cells)
    matrix = np.array([[float(name in each) for name in names] for each in sums])
    single = np.array([[float(name == cell) for name in names]])
    return np.linalg.matrix_rank(np.vstack([matrix, single])) == np.linalg.matrix_rank(matrix)


def given_back(store, catalog, cells: dict) -> list:
    """Withheld cells the sums give, but for those the wholes alone give whatever is withheld."""
    hidden, sums = told(store, catalog, cells)
    wholes = [each for each in sums if len(each) > 1 or each <= hidden]
    found = [cell for cell in sorted(hidden) if determined(cells, sums, cell)]
    return [cell for cell in found if not determined(cells, wholes, cell)]


def test_what_nobody_reported_hides_nothing(store, catalog):
    """甲链 in 东园 goes along with the one in 北园; in 东园 it must not stand alone, though two
    enterprises nobody reported are withheld there as well."""
    cells = {
        ("甲链", "东园"): [30] * 4, ("甲链", "西园"): [90] * 4, ("甲链", "北园"): [5],
        ("乙链", "东园"): [80] * 4, ("丙链", "东园"): [60] * 4, ("丙链", "南园"): [61] * 4,
        ("乙链", "南园"): [50] * 4, ("乙链", "北园"): [20] * 4,
    }  # fmt: skip
    given(store, catalog, cells, {("丁链", "东园"): [7, 8]})
    hidden, _ = told(store, catalog, cells)
    assert ("甲链", "北园") in hidden and ("甲链", "东园") in hidden
    assert not given_back(store, catalog, cells)


@pytest.mark.parametrize("seed", range(8))
def test_both_pages_together_give_no_cell_back(store, catalog, seed):
    chance = random.Random(seed)
    cells, unreported = {}, {}
    for cell in product(CHAINS, PARKS):
        many = chance.choice((0, 1, 2, 4, 6, 9))
        figures = [round(chance.lognormvariate(3, 1), 2) for _ in range(many)]
        if figures:
            (cells if chance.random() < 0.75 else unreported)[cell] = figures
    given(store, catalog, cells, unreported)
    assert not given_back(store, catalog, cells)
