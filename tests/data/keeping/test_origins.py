"""Every time a figure was sent is kept with its cell, who sent it, what became of it and why."""

import time

from data.keeping import batches
from data.keeping.clock import utcnow
from data.keeping.factkey import FactKey
from data.keeping.origins import Told, cells, origins, stated
from data.keeping.remarks import ANSWER, REASON, REFUSED, Remark
from data.keeping.store import Store
from tests.data.keeping.given import published
from tests.data.keeping.test_remarks import keys


def key_of(store: Store) -> FactKey:
    columns = ", ".join(FactKey._fields)
    return FactKey(*store.rows(f"select distinct {columns} from facts where unit = '甲'")[0])


def test_a_figure_knows_its_cell_and_every_earlier_value(store: Store) -> None:
    published(store, {"unit": "甲", "value": 1.0})
    key = keys(store, {"unit": "甲", "value": 5.0})["甲"]
    told = [Remark(REASON, "口径调整", key), Remark(ANSWER, "已核实", key, asked="变动较大")]
    published(store, {"unit": "甲", "value": 5.0}, remarks=told)
    found = origins(store, [key_of(store)])[key_of(store)]
    assert [each.value for each in found] == [5.0, 1.0]
    assert [each.standing for each in found] == [True, False]
    assert found[0].place.startswith("Sheet1!") and found[0].cell
    assert set(found[0].told) == {Told(REASON, "口径调整"), Told(ANSWER, "已核实", "变动较大")}
    assert found[1].told == ()


def test_a_withdrawn_value_says_by_whom_and_why(store: Store) -> None:
    published(store, {"unit": "甲", "value": 1.0})
    second = published(store, {"unit": "甲", "value": 5.0})
    before = utcnow()
    time.sleep(0.001)
    batches.withdraw(store, second, "王审核", reason="报错了表")
    newest, oldest = origins(store, [key_of(store)])[key_of(store)]
    assert (newest.withdrawn_by, newest.withdrawn_reason) == ("王审核", "报错了表")
    assert not newest.standing and oldest.standing
    newest, oldest = origins(store, [key_of(store)], before)[key_of(store)]
    assert newest.standing and newest.withdrawn_at is None and not oldest.standing


def test_a_refused_value_is_told_and_was_never_taken(store: Store) -> None:
    published(store, {"unit": "甲", "value": 1.0}, {"unit": "乙", "value": 2.0})
    new = ({"unit": "甲", "value": 5.0}, {"unit": "乙", "value": 6.0})
    key = keys(store, *new)["甲"]
    published(store, *new, remarks=[Remark(REFUSED, "与税务数不符", key)])
    refused, standing = origins(store, [key_of(store)])[key_of(store)]
    assert not refused.taken and not refused.standing and refused.reported == 5.0
    assert refused.told == (Told(REFUSED, "与税务数不符"),)
    assert standing.standing and standing.value == 1.0 and standing.told == ()


def test_before_it_was_sent_there_is_nothing(store: Store) -> None:
    before = utcnow()
    time.sleep(0.001)
    published(store, {"unit": "甲", "value": 1.0})
    assert origins(store, [key_of(store)], before)[key_of(store)] == []
    assert origins(store, []) == {}


def test_a_cell_states_its_figures(store: Store) -> None:
    batch = published(store, {"unit": "甲", "value": 1.0}, {"unit": "乙", "value": 2.0})
    own = origins(store, [key_of(store)])[key_of(store)][0]
    assert stated(store, str(batch), own.sheet, own.cell) == [key_of(store)]
    assert stated(store, str(batch), own.sheet, "ZZ999") == []
    assert stated(store, str(batch), own.sheet, "夺目") == stated(store, "x", "", "A1") == []
    listed = cells(store, str(batch), 0, 10)
    assert len(listed) == 2 and own.cell in set(listed["cell"])
    assert len(cells(store, str(batch), 1, 10)) == 1
