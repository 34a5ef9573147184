"""What a batch changed is computed from what is kept, the same however much came after it."""

from pathlib import Path

import duckdb
import pytest
from pandas.testing import assert_frame_equal

from catalog.period import Period
from data.keeping import batches, locks
from data.keeping import store as keeping
from data.keeping.changes import change_counts, changes
from data.keeping.checking import check
from data.keeping.clock import uuid7
from data.keeping.difference import difference
from data.keeping.store import FORMAT, Store
from tests.data.keeping.given import proposed, published

COLUMNS = ["change", "unit", "old", "new"]


def lines(store: Store, batch: str, **said: object) -> list[list]:
    frame = changes(store, batch, **said)[COLUMNS].astype(object)
    return frame.where(frame.notna(), None).to_numpy().tolist()


def test_a_batch_tells_what_it_changed_whatever_comes_after(store: Store) -> None:
    first = published(store, {"unit": "甲", "value": 10.0}, {"unit": "乙", "value": 5.0})
    second = published(
        store,
        {"unit": "甲", "value": 12.0},
        {"unit": "乙", "value": 5.0},
        {"unit": "丙", "value": 1.0},
    )
    told = [["修改", "甲", 10.0, 12.0], ["新增", "丙", None, 1.0]]
    assert lines(store, second) == told
    assert change_counts(store, second) == {"added": 1, "changed": 1, "same": 1}
    published(store, {"unit": "甲", "value": 99.0})
    batches.withdraw(store, first)
    assert lines(store, second) == told
    batches.withdraw(store, second)
    assert lines(store, second) == told
    third = published(store, {"unit": "甲", "value": 13.0}, {"unit": "乙", "value": 6.0})
    assert lines(store, third) == [["修改", "甲", 99.0, 13.0], ["新增", "乙", None, 6.0]]


def test_it_says_what_the_difference_said(store: Store) -> None:
    published(store, *({"unit": f"链{n}", "value": float(n)} for n in range(40)))
    new = [{"unit": f"链{n}", "value": n * (1 + n / 100)} for n in range(50)]
    shown = difference(store, proposed(*new))
    batch = published(store, *new)
    for offset, limit in ((0, 500), (7, 5), (38, 5), (49, 5)):
        assert_frame_equal(changes(store, batch, offset, limit), shown.page(offset, limit))
    counts = {**change_counts(store, batch), "missing": 0}
    assert counts == shown.as_dict()


def test_one_change_at_a_time(store: Store) -> None:
    published(store, {"unit": "甲", "value": 10.0})
    batch = published(store, {"unit": "甲", "value": 12.0}, {"unit": "乙", "value": 5.0})
    assert lines(store, batch, change="修改") == [["修改", "甲", 10.0, 12.0]]
    assert lines(store, batch, change="新增") == [["新增", "乙", None, 5.0]]
    assert lines(store, batch, offset=1, limit=1) == [["新增", "乙", None, 5.0]]


def test_the_first_real_batch_changed_no_sample_data(store: Store) -> None:
    published(store, {"value": 1.0}, demo=True)
    second = published(store, {"value": 2.0}, demo=True)
    real = published(store, {"value": 7.0})
    assert lines(store, second) == [["修改", "白酒产业链", 1.0, 2.0]]
    assert lines(store, real) == [["新增", "白酒产业链", None, 7.0]]


def test_batches_of_an_earlier_schema_go_on(tmp_path: Path) -> None:
    scripts = Path(keeping.__file__).parent / "migrations"
    with duckdb.connect(str(tmp_path / "dashboard.duckdb"), config=FORMAT) as old:
        old.execute(
            "create table migrations (name varchar not null, applied_at timestamp not null)"
        )
        for name in ("0001_facts.sql", "0002_current.sql"):
            old.execute((scripts / name).read_text(encoding="utf-8"))
            old.execute("insert into migrations values (?, now()::timestamp)", [name])
        batch = uuid7()
        old.execute(
            "insert into batches (batch, ordinal, file, sha256, kind, received_at, published_at, "
            "facts) values (?, 1, '旧.xlsx', '', 'figures', '2026-07-01', '2026-07-01', 1)",
            [batch],
        )
        old.execute(
            "insert into facts (grain, unit, indicator, year, first_month, last_month, span, "
            "measure, value, sheet, row, col, batch) values ('chain', '白酒产业链', "
            "'output_value', 2026, 1, 6, 'ytd', 'level', 8, '1-6月', 4, 3, ?)",
            [batch],
        )
    store = Store.open(tmp_path)
    assert batches.history(store)[["stage", "account"]].to_numpy().tolist() == [["", ""]]
    assert batches.stage_of(store, batch) == "" and batches.stands(store, batch)
    later = published(store, {"value": 9.0}, stage="核定数", lock=True)
    assert lines(store, str(batch)) == [["新增", "白酒产业链", None, 8.0]]
    assert lines(store, later) == [["修改", "白酒产业链", 8.0, 9.0]]
    locks.reopen(store, Period(2026, 1, 6), "李四", "更正")
    batches.withdraw(store, later, "李四", reason="错报")
    assert [problem.code for problem in check(store)] == ["no_original"]
    store.close()


@pytest.mark.parametrize("batch", ["01990000-0000-7000-8000-000000000000"])
def test_a_batch_never_published_changed_nothing(store: Store, batch: str) -> None:
    assert change_counts(store, batch) == {"added": 0, "changed": 0, "same": 0}
    assert changes(store, batch).empty
    assert not batches.stands(store, batch)


def test_a_committed_batch_is_known_by_its_number(store: Store) -> None:
    batch = published(store, {})
    assert batches.stands(store, batch)
    batches.withdraw(store, batch)
    assert batches.stands(store, batch)
