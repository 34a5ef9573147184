"""What a restore on the open store means for the desk."""

from pathlib import Path

from data.inbox import Inbox
from data.keeping.store import Store
from pages.shared.deeds import do


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
