"""What a restore on the open store means for the desk."""

from pathlib import Path

import pytest

from catalog.period import Period
from data.inbox import Inbox
from data.keeping import editions
from data.keeping.acts import acts
from data.keeping.editions import EditionRefused, UnknownEdition
from data.keeping.store import Store
from metrics.report import UnknownPeriod
from pages.shared.deeds import do
from tests.data.keeping.given import published


def test_a_restore_gives_back_what_was_being_published(tmp_path: Path) -> None:
    store, desk, told = Store.open(tmp_path / "home"), Inbox(tmp_path / "home"), []
    upload = desk.add("lin", "林一", "月报.xlsx", b"PK")
    desk.claim(upload, "01999999-0000-7000-8000-000000000000")
    said = {"path": str(tmp_path / "备份.zip")}
    do("backup", store, said, told.append)
    do("restore", store, said, told.append)
    (again,) = desk.of("lin")
    assert again.editable and "没有入库" in again.note
    assert any("月报.xlsx" in line and "没有入库" in line for line in told)
    store.close()


def test_an_edition_is_frozen_asked_and_dropped(tmp_path: Path) -> None:
    store, told = Store.open(tmp_path / "home"), []
    published(store, {"value": 1.0})
    said = {"name": "调度会", "period": "2026-06", "asof": None, "note": "定稿"}
    code = do("freeze", store, said, told.append).answer["code"]
    assert "代码" in told[0] and acts(store).iloc[0]["act"] == "定版"
    published(store, {"value": 2.0})
    asked = {"indicator": "output_value", "by": "chain", "scope": None, "exact": False}
    values = {
        words: do("metrics", store, asked | how, told.append).answer["rows"][0]["value"]
        for words, how in {
            "code": {"edition": code, "period": None, "asof": None},
            "name": {"edition": "调度会", "period": "2026-06", "asof": None},
            "now": {"edition": None, "period": "2026-06", "asof": None},
        }.items()
    }
    assert values == {"code": 1.0, "name": 1.0, "now": 2.0}
    answer = do("editions", store, {"drop": None}, told.append).answer
    assert [each["name"] for each in answer["editions"]] == ["调度会"]
    assert do("editions", store, {"drop": code}, told.append).answer == {"editions": []}
    assert editions.find(store, code).period == Period(2026, 1, 6)
    store.close()


def test_what_cannot_be_frozen_is_refused(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "home")
    for said, error in (
        ({"name": "调度会", "period": "昨天"}, UnknownPeriod),
        ({"name": "调度会", "period": "2026-06"}, EditionRefused),
    ):
        with pytest.raises(error):
            do("freeze", store, said, print)
    with pytest.raises(UnknownEdition):
        do("editions", store, {"drop": "zzzz"}, print)
    store.close()
