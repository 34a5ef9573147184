"""Batches: what counts is the latest that stands, as of any moment; withdrawing gives back."""

from datetime import timedelta
from pathlib import Path

import pytest

from catalog.period import Period
from data.keeping import batches
from data.keeping.clock import utcnow
from data.keeping.publication import DemoRefused
from data.keeping.store import Store
from tests.data.keeping.given import current, published

BAIJIU = ("白酒产业链", 6)


def everything(store: Store) -> str:
    return store.frame("from current_facts(null) order by all").to_csv()


def test_a_later_batch_supersedes_and_both_stay(store: Store) -> None:
    published(store, {"value": 10.0})
    published(store, {"value": 12.0})
    assert current(store) == {BAIJIU: (12.0, None)}
    assert store.rows("select count(*) from facts") == [(2,)]


def test_a_state_supersedes_a_number(store: Store) -> None:
    published(store, {"value": 10.0})
    published(store, {"value": None, "reported": None, "state": "未报"})
    assert current(store) == {BAIJIU: (None, "未报")}


def test_every_moment_has_its_answer(store: Store) -> None:
    before = utcnow() - timedelta(seconds=1)
    first = published(store, {"value": 10.0})
    published(store, {"value": 12.0})
    moments = {row.batch: row.published_at for row in batches.history(store).itertuples()}
    then = moments[first].to_pydatetime()
    batches.withdraw(store, first)
    assert current(store, before) == {}
    assert current(store, then) == {BAIJIU: (10.0, None)}
    assert current(store, then.isoformat()) == {BAIJIU: (10.0, None)}
    assert current(store) == {BAIJIU: (12.0, None)}


def test_withdrawing_gives_back_what_was_to_the_byte(store: Store) -> None:
    published(store, {"value": 10.0}, {"value": 3.0, "unit": "新能源产业链"})
    before = everything(store)
    batch = published(store, {"value": 12.0}, {"value": 1.5, "unit": "中医药产业链"})
    assert everything(store) != before
    batches.withdraw(store, batch)
    assert everything(store) == before
    history = batches.history(store)
    assert list(history["ordinal"]) == [2, 1]
    assert history["withdrawn_at"].notna().tolist() == [True, False]


def test_withdrawing_an_earlier_workbook_does_not_take_what_a_later_one_says_too(
    store: Store,
) -> None:
    first = published(store, {"value": 10.0})
    published(store, {"value": 10.0}, {"value": 5.0, "last_month": 7})
    batches.withdraw(store, first)
    assert current(store) == {BAIJIU: (10.0, None), ("白酒产业链", 7): (5.0, None)}


def test_a_batch_is_withdrawn_once(store: Store) -> None:
    batch = published(store, {"value": 10.0})
    batches.withdraw(store, batch)
    with pytest.raises(batches.AlreadyWithdrawn, match=r"月报\.xlsx"):
        batches.withdraw(store, batch)
    with pytest.raises(batches.UnknownBatch):
        batches.withdraw(store, "01990000-0000-7000-8000-000000000000")


def test_the_version_grows_with_every_change(store: Store) -> None:
    seen = [store.version()]
    batch = published(store, {"value": 10.0})
    seen.append(store.version())
    batches.withdraw(store, batch)
    seen.append(store.version())
    assert seen == sorted(set(seen))


def test_moments_go_on_when_the_clock_is_set_back(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(store, {"value": 10.0})
    monkeypatch.setattr(batches, "utcnow", lambda: utcnow() - timedelta(days=30))
    published(store, {"value": 12.0})
    moments = list(batches.history(store)["published_at"])
    assert moments[0] > moments[1]


def test_the_first_real_publication_withdraws_the_demo_with_its_directory(store: Store) -> None:
    from data.directory import Unit
    from data.keeping.directories import directory

    published(store, {"value": 1.0}, units=[Unit("chain", "示例链", "示例链")], demo=True)
    published(store, {"value": 2.0, "last_month": 5}, demo=True)
    assert batches.is_demo(store) and not batches.empty(store)
    published(store, {"value": 7.0}, units=[Unit("chain", "白酒产业链", "白酒产业链")])
    assert not batches.is_demo(store)
    assert current(store) == {BAIJIU: (7.0, None)}
    assert [unit.unit for unit in directory(store).units] == ["白酒产业链"]
    moments = store.rows(
        "select distinct coalesce(withdrawn_at, published_at) from batches "
        "where ordinal = 3 or demo"
    )
    assert len(moments) == 1


def test_a_demo_never_stands_beside_real_figures(store: Store) -> None:
    published(store, {"value": 7.0})
    with pytest.raises(DemoRefused):
        published(store, {"value": 1.0}, demo=True)
    assert len(batches.history(store)) == 1


def test_the_demo_can_be_dropped(store: Store) -> None:
    published(store, {"value": 1.0}, demo=True)
    batches.drop_demo(store)
    assert batches.empty(store) and not batches.is_demo(store)
    assert len(batches.history(store)) == 1


def test_the_newest_period_is_of_figures_not_of_targets(store: Store) -> None:
    assert batches.latest_period(store) is None and batches.data_date(store) is None
    published(
        store,
        {"last_month": 5},
        {"last_month": 12, "measure": "target_level"},
        {"year": 0, "first_month": 0, "last_month": 0, "span": "point", "indicator": "land_mu"},
    )
    assert batches.latest_period(store) == Period(2026, 1, 5)
    assert batches.data_date(store) == batches.history(store)["published_at"][0].to_pydatetime()


def test_the_original_is_kept_byte_for_byte(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    batch = published(store, {"value": 1.0}, file="月报 最终版(2).XLSX", content=b"the bytes")
    path = batches.original(store, batch)
    assert path.read_bytes() == b"the bytes"
    assert path.parent == tmp_path / "originals" and path.suffix == ".xlsx"
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    path.unlink()
    with pytest.raises(batches.OriginalMissing, match="备份"):
        batches.original(store, batch)
    store.close()


def test_a_file_name_cannot_lead_an_original_elsewhere(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    batch = published(store, {"value": 1.0}, file="x./../../escape", content=b"the bytes")
    assert batches.original(store, batch).parent == tmp_path / "originals"
    store.close()
