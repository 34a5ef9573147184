"""The store: refusals in words, whole transactions, what survives."""

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from data.keeping.clock import uuid7
from data.keeping.refusals import (
    DiskFull,
    OutOfMemory,
    StoreDamaged,
    StoreStopped,
    StoreTooNew,
    StoreUnwritable,
    refusal,
)
from data.keeping.store import Store, StoreBusy

ROOT = Path(__file__).parents[3]


def test_a_store_in_use_is_refused_with_the_way_out(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    script = (
        "import sys\nfrom pathlib import Path\nfrom data.keeping.store import Store, StoreBusy\n"
        "try:\n    Store.open(Path(sys.argv[1]))\n"
        "except StoreBusy as busy:\n    print(busy)\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        cwd=ROOT,
        text=True,
        capture_output=True,
        check=True,
    ).stdout
    store.close()
    assert "正在使用" in told and "先停看板" in told
    Store.open(tmp_path).close()


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "dashboard.duckdb").write_bytes(b"not a database" * 1000)
    with pytest.raises(StoreDamaged, match="restore"):
        Store.open(tmp_path)


def test_a_store_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    with store.transaction() as cursor:
        cursor.execute("insert into migrations values ('9999_later.sql', now()::timestamp)")
    store.close()
    with pytest.raises(StoreTooNew, match="9999_later"):
        Store.open(tmp_path)
    # The refusal lets go of the file.
    duckdb.connect(str(tmp_path / "dashboard.duckdb")).close()


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (duckdb.IOException("Could not set lock on file"), StoreBusy),
        (duckdb.IOException("Could not write: No space left on device"), DiskFull),
        (duckdb.OutOfMemoryException("failed to allocate"), OutOfMemory),
        (duckdb.FatalException("database has been invalidated because of"), StoreStopped),
        (duckdb.IOException("trying to read a database file with version number 99"), StoreTooNew),
        (duckdb.IOException("Cannot open file: Permission denied"), StoreUnwritable),
        (PermissionError(13, "Permission denied"), StoreUnwritable),
    ],
)
def test_known_situations_get_their_sentence(error: Exception, kind: type) -> None:
    known = refusal(error, Path("dashboard.duckdb"))
    assert isinstance(known, kind)
    assert known.title and known.message and known.advice
    assert not any(word in str(known) for word in ("lock", "duckdb.", "Exception"))


def test_a_fault_of_our_own_is_not_disguised() -> None:
    with pytest.raises(duckdb.BinderException):
        Store.memory().rows("select nothing from batches")


def test_an_error_takes_the_whole_transaction_back(store: Store) -> None:
    with pytest.raises(ValueError), store.transaction() as cursor:
        cursor.execute(
            "insert into events values ('chain', 'x', '2026-01-01', 'y', '', ?)", [uuid7()]
        )
        raise ValueError
    assert store.rows("select count(*) from events") == [(0,)]


def test_a_snapshot_keeps_nothing_and_sees_one_state(store: Store) -> None:
    with store.snapshot() as cursor:
        before = cursor.execute("select count(*) from events").fetchone()
        with store.transaction() as other:
            other.execute(
                "insert into events values ('chain', 'x', '2026-01-01', 'y', '', ?)", [uuid7()]
            )
        assert cursor.execute("select count(*) from events").fetchone() == before
        cursor.execute("create temp table scratch as select 1 as one")
    assert store.rows("select count(*) from events") == [(1,)]
    with pytest.raises(duckdb.CatalogException):
        store.rows("from scratch")


def test_numbers_of_batches_only_grow() -> None:
    made = [uuid7() for _ in range(5000)]
    assert made == sorted(set(made))
    assert all(each.version == 7 for each in made[:10])


def test_closing_leaves_one_file(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    with store.transaction() as cursor:
        cursor.execute(
            "insert into events values ('chain', 'x', '2026-01-01', 'y', '', ?)", [uuid7()]
        )
    store.close()
    assert [path.name for path in tmp_path.iterdir()] == ["dashboard.duckdb"]


@pytest.mark.skipif(os.name == "nt", reason="rights of this kind are of other systems")
def test_a_home_is_for_its_own_user_alone(tmp_path: Path) -> None:
    """Withheld figures and the hashes of passwords lie in it."""
    Store.open(tmp_path / "made" / "home").close()
    assert (tmp_path / "made" / "home").stat().st_mode & 0o077 == 0
