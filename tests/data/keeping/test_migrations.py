"""An upgrade from every earlier schema, with data in it; a failing one leaves the store alone."""

import shutil
from pathlib import Path

import duckdb
import pytest

from data.keeping import store as keeping
from data.keeping.backups import restore
from data.keeping.checking import check
from data.keeping.fingerprints import strangers
from data.keeping.refusals import StoreNotUpgraded
from data.keeping.store import FORMAT, Store
from tests.data.keeping.given import current

SCRIPTS = sorted((Path(keeping.__file__).parent / "migrations").glob("*.sql"))
DATA = """
    insert into batches (batch, ordinal, file, sha256, kind, received_at, published_at, facts)
    values ('018f0000-0000-7000-8000-000000000001', 1, '一月.xlsx', '{digest}', 'figures',
            '2026-03-01', '2026-03-01', 2);
    insert into batches (batch, ordinal, file, sha256, kind, received_at, published_at, facts)
    values ('018f0000-0000-7000-8000-000000000002', 2, '二月.xlsx', '{digest}', 'figures',
            '2026-04-01', '2026-04-01', 1);
    insert into facts (grain, unit, indicator, year, first_month, last_month, span, measure, value,
                       sheet, row, col, batch)
    values ('chain', '白酒产业链', 'output_value', 2026, 1, 6, 'ytd', 'level', 1.5, 'S', 1, 1,
            '018f0000-0000-7000-8000-000000000001'),
           ('chain', '食品产业链', 'output_value', 2026, 1, 6, 'ytd', 'level', 2.5, 'S', 2, 1,
            '018f0000-0000-7000-8000-000000000001'),
           ('chain', '白酒产业链', 'output_value', 2026, 1, 6, 'ytd', 'level', 3.5, 'S', 1, 1,
            '018f0000-0000-7000-8000-000000000002');
"""


def earlier(home: Path, many: int) -> Path:
    """A home as the program with the first `many` scripts left it, with two publications."""
    from data.keeping.originals import digest, keep

    home.mkdir()
    keep(home, "一月.xlsx", b"workbook")
    with duckdb.connect(str(home / "dashboard.duckdb"), config=FORMAT) as connection:
        connection.execute(
            "create table migrations (name varchar not null, applied_at timestamp not null)"
        )
        for script in SCRIPTS[:many]:
            connection.execute(script.read_text(encoding="utf-8"))
            connection.execute("insert into migrations values (?, now()::timestamp)", [script.name])
        connection.execute(DATA.format(digest=digest(b"workbook")))
    return home


@pytest.mark.parametrize("many", range(1, len(SCRIPTS) + 1))
def test_every_earlier_schema_is_upgraded(tmp_path: Path, many: int) -> None:
    store = Store.open(earlier(tmp_path / "home", many))
    assert check(store) == []
    assert current(store) == {("白酒产业链", 6): (3.5, None), ("食品产业链", 6): (2.5, None)}
    assert store.version() == 2
    done = [name for (name,) in store.rows("select name from migrations order by name")]
    store.close()
    assert done == [script.name for script in SCRIPTS]
    assert strangers(tmp_path / "home" / "dashboard.duckdb") == []


@pytest.mark.parametrize("many", range(1, len(SCRIPTS) + 1))
def test_a_backup_of_every_earlier_schema_is_restored(tmp_path: Path, many: int) -> None:
    import json
    import zipfile

    home = earlier(tmp_path / "home", many)
    path = tmp_path / "old.zip"
    counts = dict.fromkeys(("units", "aliases", "memberships", "events"), 0)
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(home / "dashboard.duckdb", "dashboard.duckdb")
        for original in (home / "originals").iterdir():
            archive.write(original, f"originals/{original.name}")
        counts |= {"batches": 2, "facts": 3}
        archive.writestr("manifest.json", json.dumps({"made_at": "2026-01-01", "counts": counts}))
    restore(tmp_path / "there", path)
    store = Store.open(tmp_path / "there")
    assert check(store) == [] and len(current(store)) == 2
    store.close()


@pytest.mark.parametrize("many", [1, len(SCRIPTS)])
def test_a_failing_upgrade_leaves_the_store_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    home = earlier(tmp_path / "home", many)
    scripts = tmp_path / "migrations"
    shutil.copytree(SCRIPTS[0].parent, scripts)
    (scripts / "9998_half.sql").write_text(
        "create table half (one integer); alter table facts add column half integer; "
        "select error('no');"
    )
    with monkeypatch.context() as patched:
        patched.setattr(keeping, "_MIGRATIONS", scripts)
        with pytest.raises(StoreNotUpgraded, match=r"9998_half.*数据库保持原样"):
            Store.open(home)
    assert strangers(home / "dashboard.duckdb") == []
    with duckdb.connect(str(home / "dashboard.duckdb")) as connection:
        done = connection.execute("select count(*) from migrations").fetchone()[0]
        assert done == many
        assert connection.execute("select sum(value)::double from facts").fetchone()[0] == 7.5
    store = Store.open(home)
    assert check(store) == []
    store.close()
