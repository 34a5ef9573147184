"""A locked period: nothing of it changes until it is reopened, with a reason."""

from pathlib import Path

import pytest

from catalog.period import Period
from data.keeping import batches, locks
from data.keeping.checking import check
from data.keeping.locks import Locked, LockRefused
from data.keeping.remarks import REFUSED, Remark
from data.keeping.store import Store
from tests.data.keeping.given import FACT, current, published
from tests.data.keeping.test_remarks import keys

JUNE = Period(2026, 1, 6)


def test_nothing_of_a_locked_period_is_changed_or_added(store: Store) -> None:
    published(store, {"value": 1.0}, {"value": 3.0, "last_month": 5})
    locks.lock(store, JUNE, "张三", "会议已定", account="zhang")
    with pytest.raises(Locked, match="2026年1—6月（张三于") as refusal:
        published(store, {"value": 2.0})
    assert [each.period for each in refusal.value.locks] == [JUNE]
    assert "审核或管理" in refusal.value.advice
    for new in (
        {"unit": "新链"},
        {"first_month": 6, "span": "month"},
        {"value": None, "reported": None, "state": "未报"},
    ):
        with pytest.raises(Locked):
            published(store, new)
    assert len(batches.history(store)) == 1 and store.rows("select count(*) from remarks") == [(0,)]


def test_what_is_refused_leaves_nothing_behind(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    published(store, {"value": 1.0})
    locks.lock(store, JUNE, "张三")
    with pytest.raises(Locked):
        published(store, {"value": 2.0})
    assert len(list((tmp_path / "originals").iterdir())) == 1 and check(store) == []
    store.close()


def test_what_does_not_touch_it_goes_on(store: Store) -> None:
    published(store, {"value": 1.0}, {"value": 3.0, "last_month": 5})
    locks.lock(store, JUNE, "张三")
    published(
        store, {"value": 1.0}, {"value": 4.0, "last_month": 5}, {"value": 9.0, "last_month": 7}
    )
    published(store, {"measure": "target_level", "last_month": 12})
    published(store, {"year": 0, "first_month": 0, "last_month": 0, "span": "point"})
    new = {"value": 8.0}
    published(
        store,
        new,
        {"value": 6.0, "last_month": 5},
        remarks=[Remark(REFUSED, "", key) for key in keys(store, new).values()],
    )
    assert current(store)["白酒产业链", 6] == (1.0, None)
    assert current(store)["白酒产业链", 5] == (6.0, None)


def test_the_targets_of_a_year_are_locked_with_its_december(store: Store) -> None:
    published(store, {"measure": "target_level", "last_month": 12})
    locks.lock(store, Period(2026, 1, 12), "张三")
    with pytest.raises(Locked):
        published(store, {"measure": "target_level", "last_month": 12, "value": 1.0})


def test_a_batch_with_figures_of_a_locked_period_stays(store: Store) -> None:
    batch = published(store, {"value": 1.0})
    other = published(store, {"value": 1.0, "last_month": 5})
    locks.lock(store, JUNE, "张三")
    with pytest.raises(Locked):
        batches.withdraw(store, batch)
    batches.withdraw(store, other)
    locks.reopen(store, JUNE, "李四", "补报两家企业", account="li")
    batches.withdraw(store, batch, "李四", account="li", reason="重复报送")
    row = batches.history(store).iloc[1]
    told = row[["withdrawn_by", "withdrawn_account", "withdrawn_reason"]].tolist()
    assert told == ["李四", "li", "重复报送"]


def test_the_ledger_is_kept_and_asked_as_of_a_moment(store: Store) -> None:
    assert locks.locked(store) == []
    taken = locks.lock(store, JUNE, "张三", "会议已定", account="zhang")
    assert locks.locked(store) == [taken]
    assert (taken.name, taken.account, taken.reason) == ("张三", "zhang", "会议已定")
    locks.reopen(store, JUNE, "李四", " 更正 ")
    locks.lock(store, JUNE, "李四", "再次核定")
    assert locks.locked(store, taken.since) == [taken]
    told = [(each["locked"], each["name"], each["reason"]) for each in locks.history(store)]
    assert told == [(True, "李四", "再次核定"), (False, "李四", "更正"), (True, "张三", "会议已定")]


def test_what_makes_no_sense_is_refused_in_words(store: Store) -> None:
    with pytest.raises(LockRefused, match="没有锁定"):
        locks.reopen(store, JUNE, "张三", "更正")
    locks.lock(store, JUNE, "张三")
    with pytest.raises(LockRefused, match="已经锁定"):
        locks.lock(store, Period(2026, 6, 6, "month"), "张三")
    with pytest.raises(LockRefused, match="理由"):
        locks.reopen(store, JUNE, "张三", "  ")
    assert [each.period for each in locks.locked(store)] == [JUNE]


def test_a_publication_may_lock_what_it_states(store: Store) -> None:
    facts = ({"last_month": 5}, {}, {"last_month": 12, "measure": "target_level"})
    published(store, *facts, sender="张三", account="zhang", stage="核定数", lock=True)
    (taken,) = locks.locked(store)
    assert (taken.period, taken.name, taken.account, taken.reason) == (
        JUNE,
        "张三",
        "zhang",
        "核定数",
    )
    assert batches.history(store)[["stage", "account"]].to_numpy().tolist() == [["核定数", "zhang"]]
    with pytest.raises(Locked):
        published(store, {"value": FACT["value"] + 1})


def test_a_lock_of_sample_data_goes_with_them(store: Store) -> None:
    published(store, {"value": 1.0}, demo=True)
    locks.lock(store, JUNE, "张三")
    with pytest.raises(Locked):
        published(store, {"value": 2.0}, demo=True)
    published(store, {"value": 2.0})
    assert locks.locked(store) == []
