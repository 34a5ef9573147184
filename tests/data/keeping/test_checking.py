"""The self-check finds every broken promise; backup and restore keep all of them."""

import json
import zipfile
from collections import namedtuple
from pathlib import Path

import pytest

from catalog.period import Period
from data.directory import Unit
from data.keeping import batches, locks
from data.keeping.backups import NotABackup, backup, reset, restore
from data.keeping.checking import check
from data.keeping.remarks import REASON, Remark
from data.keeping.store import Store
from tests.data.keeping.given import current, published

Usage = namedtuple("Usage", "free")
NOBODY = "01900000-0000-7000-8000-000000000000"  # a batch that is not kept


def codes(store: Store) -> list[str]:
    return [problem.code for problem in check(store)]


def filled(home: Path) -> Store:
    store = Store.open(home)
    published(
        store,
        {"value": 1.0},
        {"value": 2.0, "unit": "乙"},
        {"value": 0.5, "last_month": 3},
        units=[Unit("chain", "乙", "乙", ("乙链",))],
        remarks=[Remark(REASON, "补报", cell="D5", sheet="Sheet1")],
    )
    batches.withdraw(store, published(store, {"value": 3.0}), "张三", reason="重复")
    locks.lock(store, Period(2026, 1, 3), "张三")
    return store


def test_a_sound_store_has_no_problems(tmp_path: Path) -> None:
    store = filled(tmp_path)
    assert check(store) == []
    store.close()


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        ("insert into facts select * from facts where unit = '乙'", "key_twice"),
        ("update batches set facts = 7 where ordinal = 1", "count_differs"),
        ("update batches set ordinal = 1", "ordinal_twice"),
        (
            "update batches set published_at = published_at - interval 1 day where ordinal = 2",
            "order_differs",
        ),
        (
            "update batches set withdrawn_at = published_at - interval 1 day where ordinal = 2",
            "withdrawn_early",
        ),
        (
            f"insert into events values ('chain', 'x', '2026-01-01', 'y', '', '{NOBODY}')",
            "no_batch",
        ),
        (f"insert into remarks select '{NOBODY}', * exclude batch from remarks", "no_batch"),
        ("update batches set stage = '终稿' where ordinal = 1", "unknown_stage"),
        ("update remarks set kind = '随记'", "unknown_remark"),
        ("update remarks set kind = '未采用'", "refused_kept"),
        ("update batches set withdrawn_by = '张三' where ordinal = 1", "withdrawn_untimed"),
        (
            "insert into locks select * replace (acted_at + interval 1 day as acted_at) from locks",
            "lock_out_of_turn",
        ),
        (
            "update batches set withdrawn_at = '2999-01-01' where ordinal = 1",
            "withdrawn_while_locked",
        ),
        ("update facts set value = null where unit = '乙'", "neither"),
        (
            "update batches set demo = (ordinal = 2), withdrawn_at = null",
            "demo_beside_real",
        ),
    ],
)
def test_a_broken_promise_is_found(tmp_path: Path, harm: str, code: str) -> None:
    store = filled(tmp_path)
    with store.transaction() as cursor:
        cursor.execute(harm)
    assert code in codes(store)
    assert all(str(problem) and "{" not in str(problem) for problem in check(store))
    store.close()


def test_originals_must_be_there_and_unchanged(tmp_path: Path) -> None:
    store = filled(tmp_path)
    first, second = sorted((tmp_path / "originals").iterdir())
    first.write_bytes(b"changed")
    second.unlink()
    assert sorted(codes(store)) == ["no_original", "other_original"]
    store.close()


def test_a_backup_restores_everything_elsewhere(tmp_path: Path) -> None:
    store = filled(tmp_path / "here")
    (tmp_path / "here" / "catalog").mkdir()
    (tmp_path / "here" / "catalog" / "lights.toml").write_text("green_from = 1.0\n")
    before, version = current(store), store.version()
    path = backup(store, tmp_path / "copies" / "one.zip")
    published(store, {"value": 9.0})  # the store goes on
    store.close()
    assert [each.name for each in path.parent.iterdir()] == ["one.zip"]
    assert restore(tmp_path / "there", path).aside is None
    back = Store.open(tmp_path / "there")
    assert (current(back), back.version(), check(back)) == (before, version, [])
    assert (tmp_path / "there" / "catalog" / "lights.toml").is_file()
    back.close()


def test_what_stood_before_a_restore_is_set_aside(tmp_path: Path) -> None:
    store = filled(tmp_path / "here")
    path = backup(store, tmp_path / "one.zip")
    published(store, {"value": 9.0})
    later = current(store)
    store.close()
    aside = restore(tmp_path / "here", path).aside
    assert aside is not None
    old = Store.open(aside)
    assert current(old) == later and check(old) == []
    old.close()


@pytest.mark.parametrize(
    "fault",
    [
        "absent",
        "no_zip",
        "cut",
        "stranger",
        "counts",
        "originals",
        "altered",
        "locked",
        "no_manifest",
        "vast",
    ],
)
def test_a_broken_backup_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    store = filled(tmp_path / "here")
    path = backup(store, tmp_path / "one.zip")
    before = current(store)
    store.close()
    if fault == "absent":
        path.unlink()
    elif fault == "no_zip":
        path.write_bytes(b"nothing of the kind")
    elif fault == "cut":
        path.write_bytes(path.read_bytes()[:-200])
    else:
        _rewrite(path, fault)
    if fault == "vast":
        monkeypatch.setattr("data.keeping.backups.shutil.disk_usage", lambda _: Usage(free=1000))
    with pytest.raises(NotABackup, match="没有改动"):
        restore(tmp_path / "here", path)
    store = Store.open(tmp_path / "here")
    assert current(store) == before and check(store) == []
    assert {each.name for each in (tmp_path / "here").iterdir()} >= {
        "dashboard.duckdb",
        "originals",
    }
    store.close()


def _rewrite(path: Path, fault: str) -> None:
    with zipfile.ZipFile(path) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    if fault == "stranger":
        entries["../outside.txt"] = b"x"
    elif fault == "counts":
        manifest = json.loads(entries["manifest.json"])
        manifest["counts"]["facts"] += 1
        entries["manifest.json"] = json.dumps(manifest).encode()
    elif fault == "no_manifest":
        entries["manifest.json"] = b"[]"
    elif fault == "originals":
        name = next(name for name in entries if name.startswith("originals/"))
        entries[name] = b"changed"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    whole = bytearray(path.read_bytes())
    if fault == "altered":
        whole[60:70] = b"\xff" * 10
    elif fault == "locked":
        for at in range(len(whole) - 4):
            if whole[at : at + 4] == b"PK\x01\x02":
                whole[at + 8] |= 1
    path.write_bytes(whole)


def test_reset_begins_again_and_deletes_nothing(tmp_path: Path) -> None:
    filled(tmp_path).close()
    aside = reset(tmp_path)
    assert aside is not None and (aside / "originals").is_dir()
    store = Store.open(tmp_path)
    assert batches.empty(store) and batches.data_date(store) is None
    store.close()
