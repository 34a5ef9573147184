"""Whatever changes when a cell changes is reached from it; what it reaches rests on it."""

import random

import pytest

from catalog.period import Period
from data.keeping.factkey import FactKey
from metrics.indicator import answered
from metrics.pointer import NUMBERS, Pointer
from metrics.reach import reached, rest_on
from metrics.scene import Scene
from metrics.tracing import Resting
from tests.metrics.given import Batch, fill

PERIODS = [Period(2025, 1, 5), Period(2025, 1, 6), Period(2026, 1, 5), Period(2026, 1, 6)]
CHAINS = ("甲链", "乙链", "丙链")
UNITS = "kind,unit\n" + "".join(f"chain,{name}\n" for name in CHAINS)
CODES = ("output_value", "output_per_mu", "land_mu", "tax", "leading_share")


def lines(chance: random.Random) -> list[str]:
    found = []
    for name in CHAINS:
        found.append(
            f"chain,{name},output_value,2026,target_level,{chance.uniform(900, 2000):.2f},1"
        )
        found.append(f"chain,{name},land_mu,2025-05,level,{chance.randrange(50, 90)},1")
        for period in PERIODS:
            for code in ("output_value", "tax"):
                value = f"{chance.uniform(100, 900):.2f}"
                found.append(f"chain,{name},{code},{period.iso},level,{value},1")
            if chance.random() < 0.6:
                rate = f"{chance.uniform(-20, 30):.1f}"
                found.append(f"chain,{name},output_value,{period.iso},yoy,{rate},1")
    return found


def table(store, catalog) -> dict[Pointer, float | None]:
    """Every number of every row of every period."""
    found = {}
    for period in PERIODS:
        for code, answer in answered(store, catalog, CODES, "chain", period).items():
            for row in [*answer.rows, answer.total]:
                for number in NUMBERS:
                    of = Pointer("chain", row.unit, code, period, number)
                    found[of] = getattr(row, number)
    return found


@pytest.mark.parametrize("seed", range(4))
def test_what_changes_with_a_figure_is_reached_from_it(store, catalog, seed):
    chance = random.Random(seed)
    sent = lines(chance)
    head = "grain,unit,indicator,period,measure,value,batch\n"
    fill(store, catalog, head + "\n".join(sent), UNITS)
    before = table(store, catalog)
    changed = chance.choice([line for line in sent if ",level," in line or ",yoy," in line])
    *what, value, _ = changed.split(",")
    fill(store, catalog, head + ",".join([*what, f"{float(value) * 1.31 + 1:.2f}", "2"]),
         batches={"2": Batch("2026-07-11")})  # fmt: skip
    after = table(store, catalog)
    columns = ", ".join(FactKey._fields)
    key = FactKey(*store.rows(
        f"select distinct {columns} from facts f join batches b using (batch) where b.file = '2'"
    )[0])  # fmt: skip
    found = set(rest_on(Scene(store, catalog), key))
    moved = {
        of for of in after
        if after[of] is not None and before[of] != pytest.approx(after[of], rel=1e-12, abs=1e-9)
    }  # fmt: skip
    assert moved and moved <= found, (changed, sorted(map(str, moved - found)))
    resting = Resting(Scene(store, catalog))
    assert all(key in resting.keys(of) for of in found)


def test_a_cell_reaches_its_figure_first_and_nothing_once_it_is_replaced(store, catalog):
    line = "chain,甲链,output_value,2026-06,level"
    head = "grain,unit,indicator,period,measure,value,batch\n"
    fill(store, catalog, f"{head}{line},5,1", UNITS)
    first = store.rows("select batch::varchar from batches")[0][0]
    found = reached(store, catalog, first, "表", "A1")
    assert found[0] == Pointer("chain", "甲链", "output_value", PERIODS[-1])
    assert Pointer("chain", "*", "output_value", PERIODS[-1]) in found
    fill(store, catalog, f"{head}{line},6,2", batches={"2": Batch("2026-07-11")})
    assert reached(store, catalog, first, "表", "A1") == []
    assert reached(store, catalog, "nonsense", "表", "A1") == []
