"""Beside the pages: the backup of the day is made, logged, and its failure told."""

from pathlib import Path

import pytest

from catalog.loader import load
from data.keeping import daily
from data.keeping.acts import acts
from data.keeping.batches import history
from data.keeping.control import found
from data.keeping.store import Store
from pages.shared import sample, upkeep


def test_the_backup_of_the_day_is_made_once(filled: Path) -> None:
    store = Store.open(filled)
    assert upkeep.look(store) and upkeep.look(store)
    assert [one.automatic for one in daily.made(filled)] == [True]
    assert list(acts(store)["act"]) == ["自动备份"]
    store.close()


def test_an_empty_store_needs_none(home: Path) -> None:
    store = Store.open(home)
    assert upkeep.look(store) and daily.made(home) == []
    store.close()


def test_one_that_fails_is_in_the_log(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store.open(filled)

    def fails(_store: Store) -> Path:
        raise OSError("no room")

    monkeypatch.setattr(daily, "of_the_day", fails)
    assert not upkeep.look(store)
    assert list(acts(store)["act"]) == ["自动备份失败"]
    store.close()


def test_the_command_line_finds_it_while_it_runs(home: Path) -> None:
    store = Store.open(home)
    with upkeep.kept_up(store):
        assert found(home)
    assert found(home) is None
    store.close()


def test_stopped_while_the_sample_data_load_the_next_start_begins_anew(
    home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = Store.open(home)
    sample.begin(store, load())
    with upkeep.kept_up(store):
        pass
    assert not sample.loading() and (home / "sample-loading").exists()
    store.close()
    assert not caplog.records, "who stops the program is not told of a fault"
    store = Store.open(home)
    sample.begin(store, load())
    sample.end()
    assert len(history(store)) <= 2, "what the first start left is gone"
    store.close()
