"""Restore proves itself, loses no log and no moment; readers go on while it is done."""

import json
import shutil
import threading
import zipfile
from pathlib import Path

import duckdb
import pytest

from data.keeping import exchange as exchanging
from data.keeping.acts import acts, keep
from data.keeping.backups import NotABackup, backup, restore
from data.keeping.checking import check
from data.keeping.store import Store
from tests.data.keeping.given import current, published

WHO = ("local", "本机", "管理", "127.0.0.1")


def kept(home: Path) -> Path:
    """A home with one figure, a catalogue, settings, an unfinished upload and a key."""
    store = Store.open(home)
    published(store, {"value": 1.0})
    store.close()
    for name in ("catalog/lights.toml", "inbox/one.json", "settings.toml"):
        (home / name).parent.mkdir(exist_ok=True)
        (home / name).write_text("green_from = 1.0\n")
    (home / "cookie.key").write_bytes(b"secret")
    (home / "control.json").write_text("{}")
    return home


@pytest.fixture
def here(tmp_path: Path) -> Path:
    return kept(tmp_path / "here")


@pytest.fixture
def saved(here: Path, tmp_path: Path) -> Path:
    store = Store.open(here)
    path = backup(store, tmp_path / "one.zip")
    store.close()
    return path


def rewritten(path: Path, change) -> Path:
    """The backup with its members given to `change`, which alters the dict of bytes."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def in_manifest(members: dict[str, bytes], change) -> None:
    """Alter the manifest among the members."""
    said = json.loads(members["manifest.json"])
    change(said)
    members["manifest.json"] = json.dumps(said).encode()


def in_database(members: dict[str, bytes], folder: Path, *statements: str) -> None:
    """Run statements in the database among the members."""
    file = folder / "altered.duckdb"
    file.write_bytes(members["dashboard.duckdb"])
    with duckdb.connect(str(file)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.execute("checkpoint")
    members["dashboard.duckdb"] = file.read_bytes()


def test_everything_of_the_bureau_goes_along_and_no_secret(saved: Path) -> None:
    with zipfile.ZipFile(saved) as archive:
        names = set(archive.namelist())
    assert {"catalog/lights.toml", "inbox/one.json", "settings.toml"} <= names
    assert not {"cookie.key", "control.json"} & names
    assert saved.stat().st_mode & 0o077 == 0


def test_restore_says_what_it_proved(saved: Path, tmp_path: Path) -> None:
    said = " ".join(restore(tmp_path / "there", saved).said)
    assert "行数与清单一致" in said and "内容指纹与清单一致" in said and "1 份原件" in said
    assert (tmp_path / "there" / "settings.toml").is_file()


def test_an_old_backup_without_hashes_is_taken_and_said(saved: Path, tmp_path: Path) -> None:
    def older(members: dict[str, bytes]) -> None:
        def trim(said: dict) -> None:
            tables = ("batches", "facts", "units", "aliases", "memberships", "events")
            said["counts"] = {table: said["counts"][table] for table in tables}
            del said["hashes"], said["files"]

        in_manifest(members, trim)
        for name in ("inbox/one.json", "settings.toml"):
            del members[name]

    there = kept(tmp_path / "there")
    done = restore(there, rewritten(saved, older))
    assert "没有内容指纹" in " ".join(done.said)
    assert (there / "settings.toml").is_file() and (there / "inbox" / "one.json").is_file()


@pytest.mark.parametrize(
    ("harm", "why"),
    [
        ("update facts set value = 2.0", "内容与指纹不符：facts"),
        ("delete from facts", "行数与清单不符"),
        ("create view stranger as select 1 as one", "不认识的内容：stranger"),
        ("create macro stranger(x) as x", "不认识的内容：stranger"),
        (
            "create or replace macro visible_batches(moment, with_demo := true) as table "
            "select * from batches",
            "不认识的内容：visible_batches",
        ),
    ],
)
def test_an_altered_database_is_refused(saved: Path, tmp_path: Path, harm: str, why: str) -> None:
    path = rewritten(saved, lambda members: in_database(members, tmp_path, harm))
    with pytest.raises(NotABackup, match=why):
        restore(tmp_path / "there", path)
    assert not (tmp_path / "there" / "dashboard.duckdb").exists()


def test_an_unknown_table_is_refused_though_the_manifest_names_it(
    saved: Path, tmp_path: Path
) -> None:
    def harmed(members: dict[str, bytes]) -> None:
        in_database(members, tmp_path, "create table stranger (one integer)")

        def tell(said: dict) -> None:
            said["counts"]["stranger"], said["hashes"]["stranger"] = 0, "0"

        in_manifest(members, tell)

    with pytest.raises(NotABackup, match="不认识的内容：stranger"):
        restore(tmp_path / "there", rewritten(saved, harmed))


def test_an_altered_file_is_refused(saved: Path, tmp_path: Path) -> None:
    path = rewritten(saved, lambda members: members.update({"catalog/lights.toml": b"x = 1"}))
    with pytest.raises(NotABackup, match="文件与指纹不符：catalog"):
        restore(tmp_path / "there", path)


@pytest.mark.parametrize("name", ["../outside", "inbox/../x", "inbox/.hidden", "control.json"])
def test_a_path_that_does_not_belong_is_refused(saved: Path, tmp_path: Path, name: str) -> None:
    path = rewritten(saved, lambda members: members.update({name: b"x"}))
    with pytest.raises(NotABackup, match="不认识的文件"):
        restore(tmp_path / "there", path)


def test_the_log_since_the_backup_is_kept(here: Path, saved: Path) -> None:
    store = Store.open(here)
    keep(store, WHO, "发布", "后来.xlsx", {})
    store.close()
    restore(here, saved)
    store = Store.open(here)
    assert list(acts(store)["subject"]) == ["后来.xlsx"]
    store.close()


def test_a_restore_ends_every_sign_in(here: Path, tmp_path: Path) -> None:
    store = Store.open(here)
    with store.aside() as cursor:
        cursor.execute(
            "insert into sign_ins values ('t', 'a', uuid(), '', now()::timestamp, "
            "'2999-01-01'::timestamp)"
        )
    path = backup(store, tmp_path / "two.zip")
    restore(here, path, store)
    assert store.rows("select token from sign_outs") == [("t",)]
    store.close()


PERSON = """
    insert into people values ('a', uuid(), 'wang', '王', '管理', '[]', '[]', 'x', uuid(), true,
                               now()::timestamp, '')
"""


def test_a_backup_without_accounts_opens_no_door(here: Path, saved: Path) -> None:
    store = Store.open(here)
    with store.aside() as cursor:
        cursor.execute(PERSON)
    done = restore(here, saved, store)
    assert "保留了现在的账号" in " ".join(done.said)
    assert store.rows("select login from people") == [("wang",)]
    store.close()


def test_the_accounts_of_the_backup_count(here: Path, tmp_path: Path) -> None:
    store = Store.open(here)
    with store.aside() as cursor:
        cursor.execute(PERSON)
    path = backup(store, tmp_path / "two.zip")
    with store.aside() as cursor:
        cursor.execute(PERSON.replace("'a'", "'b'").replace("wang", "li"))
    restore(here, path, store)
    assert store.rows("select login from people") == [("wang",)]
    store.close()


def test_a_damaged_store_can_be_replaced(here: Path, saved: Path) -> None:
    (here / "dashboard.duckdb").write_bytes(b"not a database" * 1000)
    done = restore(here, saved)
    assert "打不开" in " ".join(done.said)
    assert (done.aside / "dashboard.duckdb").read_bytes().startswith(b"not a")
    store = Store.open(here)
    assert check(store) == [] and current(store)
    store.close()


def test_readers_go_on_through_a_restore(here: Path, saved: Path) -> None:
    store = Store.open(here)
    published(store, {"value": 2.0})
    draft_version, revision = store.version(), store.revision
    seen, failed, stop = set(), [], threading.Event()

    def read() -> None:
        while not stop.is_set():
            try:
                seen.add(current(store)["白酒产业链", 6][0])
            except Exception as error:
                failed.append(error)
                return

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for _ in range(3):
        restore(here, saved, store)
    stop.set()
    for reader in readers:
        reader.join()
    assert not failed and seen <= {1.0, 2.0}
    assert current(store)["白酒产业链", 6][0] == 1.0
    assert store.version() != draft_version and store.revision > revision
    published(store, {"value": 3.0})
    assert current(store)["白酒产业链", 6][0] == 3.0 and check(store) == []
    store.close()


def test_no_act_is_lost_while_a_restore_goes_on(here: Path, saved: Path) -> None:
    store, written, stop = Store.open(here), [], threading.Event()

    def write() -> None:
        while not stop.is_set():
            keep(store, WHO, "试", str(len(written)), {})
            written.append(str(len(written)))

    writer = threading.Thread(target=write)
    writer.start()
    restore(here, saved, store)
    stop.set()
    writer.join()
    assert set(acts(store, 100_000)["subject"]) == set(written)
    store.close()


def test_a_restore_waits_for_the_publication_in_course(here: Path, saved: Path) -> None:
    store, order = Store.open(here), []
    begun = threading.Event()

    def publish() -> None:
        with store.transaction() as cursor:
            begun.set()
            cursor.execute("select count(*) from facts").fetchall()
            threading.Event().wait(0.3)
            order.append("published")

    publisher = threading.Thread(target=publish)
    publisher.start()
    begun.wait()
    restore(here, saved, store)
    order.append("restored")
    publisher.join()
    assert order == ["published", "restored"]
    store.close()


def test_what_cannot_be_moved_leaves_everything(
    here: Path, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store.open(here)
    published(store, {"value": 2.0})
    real, moves = exchanging._rename, []

    def fails(source: Path, target: Path) -> None:
        moves.append(source)
        if len(moves) == 4:
            raise PermissionError(13, "Permission denied", str(source))
        real(source, target)

    monkeypatch.setattr(exchanging, "_rename", fails)
    with pytest.raises(Exception, match="权限"):
        restore(here, saved, store)
    assert current(store)["白酒产业链", 6][0] == 2.0 and check(store) == []
    store.close()
    assert not (here / ".exchange.json").exists()


@pytest.mark.parametrize("moves", [1, 2, 3, 6, 9])
def test_killed_in_the_middle_the_next_one_finishes(
    here: Path, saved: Path, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    store = Store.open(here)
    published(store, {"value": 2.0})
    store.close()
    real, left = exchanging._rename, [moves]

    class Killed(BaseException):
        pass

    def dies(source: Path, target: Path) -> None:
        if not left[0]:
            raise Killed
        left[0] -= 1
        real(source, target)

    monkeypatch.setattr(exchanging, "_rename", dies)
    monkeypatch.setattr(exchanging.Exchange, "undo", lambda self: None)
    monkeypatch.setattr("data.keeping.backups.TemporaryDirectory", _Left)
    with pytest.raises(Killed):
        restore(here, saved)
    monkeypatch.undo()
    store = Store.open(here)
    assert current(store)["白酒产业链", 6][0] == 1.0 and check(store) == []
    store.close()
    assert (here / "settings.toml").is_file() and (here / "catalog" / "lights.toml").is_file()
    assert not list(here.glob(".restore-*"))


class _Left:
    """A temporary folder that a killed process leaves behind."""

    def __init__(self, dir: Path, prefix: str, **_: object) -> None:
        self.place = Path(dir) / f"{prefix}left"

    def __enter__(self) -> str:
        shutil.rmtree(self.place, ignore_errors=True)
        self.place.mkdir()
        return str(self.place)

    def __exit__(self, *_: object) -> None:
        pass
