"""The desk on disk: nothing is lost, nothing becomes a path, a broken publication is told."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from catalog.catalog import Catalog
from data import inbox
from data.importing import import_file
from data.inbox import Inbox, InboxFull, UploadGone
from data.keeping.store import Store
from tests.e2e import workbooks


def test_an_upload_is_there_again_for_the_next_process(tmp_path: Path) -> None:
    kept = Inbox(tmp_path).add("lin", "林一", "月报.xlsx", b"PK one")
    (again,) = Inbox(tmp_path).of("lin")
    assert again == kept and Inbox(tmp_path).content(again) == b"PK one"
    assert Inbox(tmp_path).of("other") == []


def test_what_was_said_is_kept(tmp_path: Path) -> None:
    desk = Inbox(tmp_path)
    upload = desk.add("lin", "林一", "月报.xlsx", b"PK")
    desk.change(upload, kind="park", decision={"answers": {"a": "已核实"}}, status="submitted")
    (again,) = desk.submitted()
    assert again.kind == "park" and again.decision == {"answers": {"a": "已核实"}}
    assert not again.editable


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\桌面\\月报.xlsx", "月报.xlsx"),
        ("a\x00b\n.xlsx", "ab.xlsx"),
        ("", "未命名"),
        ("报" * 250 + ".xlsx", "报" * 250 + ".xlsx"),
        ("x' or '1'='1.xlsx", "x' or '1'='1.xlsx"),
    ],
)
def test_a_name_never_becomes_a_path(tmp_path: Path, name: str, shown: str) -> None:
    upload = Inbox(tmp_path).add("../up", "林一", name, b"PK")
    assert upload.file == shown
    inside = {path.name for path in (tmp_path / "inbox").iterdir()}
    assert inside == {f"{upload.id}.json", f"{upload.id}.upload"}
    assert {path.name for path in tmp_path.iterdir()} == {"inbox"}


@pytest.mark.parametrize("number", ["", "..", "../../x", "0" * 31, "g" * 32, "A" * 32, "0" * 32])
def test_a_number_nobody_gave_finds_nothing(tmp_path: Path, number: str) -> None:
    assert Inbox(tmp_path).find(number) is None


def test_a_desk_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "MOST_FILES", 2)
    desk = Inbox(tmp_path)
    for _ in range(2):
        desk.add("lin", "林一", "月报.xlsx", b"PK")
    with pytest.raises(InboxFull):
        desk.add("lin", "林一", "月报.xlsx", b"PK")
    desk.add("wang", "王二", "月报.xlsx", b"PK")
    monkeypatch.setattr(inbox, "MOST_BYTES", 5)
    with pytest.raises(InboxFull):
        desk.add("zhao", "赵三", "月报.xlsx", b"PK PK PK")
    assert len(list((tmp_path / "inbox").iterdir())) == 6


def test_of_two_who_publish_at_once_one_does(tmp_path: Path) -> None:
    desk = Inbox(tmp_path)
    upload = desk.add("lin", "林一", "月报.xlsx", b"PK")

    def claimed(batch: int) -> bool:
        try:
            desk.claim(upload, str(batch))
        except UploadGone:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(claimed, range(8))) == 1
    (now,) = desk.of("lin")
    assert now.status == "publishing" and desk.give_back(now).status == "open"


def test_after_a_crash_the_desk_says_whether_it_was_published(
    tmp_path: Path, catalog: Catalog
) -> None:
    store, desk = Store.open(tmp_path), Inbox(tmp_path)
    draft = import_file(store, catalog, workbooks.directory(tmp_path), publish=True)
    done, cut, sent = (desk.add("lin", "林一", f"{n}.xlsx", b"PK") for n in ("甲", "乙", "丙"))
    desk.claim(done, draft.batch)
    desk.claim(cut, "01999999-0000-7000-8000-000000000000")
    desk.claim(desk.change(sent, status="submitted"), "01999999-0000-7000-8000-000000000001")
    first, second, _ = desk.recovered(store)
    assert "甲.xlsx" in first and "已经完整入库" in first
    assert "乙.xlsx" in second and "没有入库" in second
    assert [upload.status for upload in desk.of("lin")] == ["published", "open", "submitted"]
    assert desk.recovered(store) == []
    store.close()


def test_what_was_written_half_is_taken_away(tmp_path: Path) -> None:
    desk, folder = Inbox(tmp_path), tmp_path / "inbox"
    kept = desk.add("lin", "林一", "月报.xlsx", b"PK")
    (folder / ("a" * 32 + ".upload")).write_bytes(b"no word about it")
    (folder / ("b" * 32 + ".json.7.half")).write_text("{")
    desk.recovered(Store.memory())
    assert {path.stem for path in folder.iterdir()} == {kept.id}


def test_what_a_newer_program_wrote_is_left_for_it(tmp_path: Path) -> None:
    desk, folder = Inbox(tmp_path), tmp_path / "inbox"
    upload = desk.add("lin", "林一", "月报.xlsx", b"PK")
    path = folder / f"{upload.id}.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"urgent": True}))
    desk.recovered(Store.memory())
    assert not desk.of("lin") and desk.path(upload).read_bytes() == b"PK" and path.exists()


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"id": 1}', '{"received_at": "x"}'])
def test_a_spoilt_note_is_no_upload_and_no_error(tmp_path: Path, text: str) -> None:
    desk = Inbox(tmp_path)
    desk.add("lin", "林一", "月报.xlsx", b"PK")
    (tmp_path / "inbox" / ("c" * 32 + ".json")).write_text(text)
    assert len(desk.of("lin")) == 1


def test_a_note_of_another_number_is_not_believed(tmp_path: Path) -> None:
    desk = Inbox(tmp_path)
    upload = desk.add("lin", "林一", "月报.xlsx", b"PK")
    said = json.loads((tmp_path / "inbox" / f"{upload.id}.json").read_text())
    (tmp_path / "inbox" / ("d" * 32 + ".json")).write_text(json.dumps(said))
    assert len(desk.of("lin")) == 1


def test_dealt_with_leaves_nothing(tmp_path: Path) -> None:
    desk = Inbox(tmp_path)
    upload = desk.add("lin", "林一", "月报.xlsx", b"PK")
    desk.drop(upload)
    desk.drop(upload)
    assert not list((tmp_path / "inbox").iterdir())
    with pytest.raises(UploadGone):
        desk.change(replace(upload, note="x"), note="y")
    with pytest.raises(UploadGone):
        desk.content(upload)
