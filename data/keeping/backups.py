"""One file to keep: the database, the originals, the bureau's catalogue and settings, and back."""

import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from data.keeping.archive import NotABackup, NotBackedUp, hashes, pack, unpack
from data.keeping.carrying import carry
from data.keeping.checking import check
from data.keeping.clock import utcnow
from data.keeping.exchange import DATABASE, KEPT, exchange, set_apart
from data.keeping.fingerprints import contents, strangers
from data.keeping.refusals import StoreDamaged, StoreTooNew
from data.keeping.store import FORMAT, Store

__all__ = ["NotABackup", "NotBackedUp", "Restored", "backup", "reset", "restore", "set_aside"]

# What backups held before they held hashes: the rest of a home stays as it is.
_OLD = (DATABASE, "originals", "catalog")
_LEFTOVER = 3600  # seconds after which what a killed restore left is cleared away


@dataclass(frozen=True)
class Restored:
    """Where what was there before lies (None: there was nothing), and what was proven, in words."""

    aside: Path | None
    said: tuple[str, ...]


def backup(store: Store, path: Path) -> Path:
    """Write everything kept into the zip at `path`, while others go on reading and publishing.

    The copy of the database is made inside this process: DuckDB lets no other open its file, and
    opening it here a second time would give the lock away. The key of the cookies and the address
    of the running server stay out: neither belongs to another machine.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".backup-", dir=path.parent) as folder:
            copy = Path(folder) / DATABASE
            _copy(store, copy)
            held = contents(copy)
            manifest = {
                "made_at": utcnow().isoformat(),
                "counts": held.counts,
                "hashes": held.hashes,
            }
            pack(path, copy, store.home, manifest)
    except OSError as error:
        raise NotBackedUp(path) from error
    return path


def restore(home: Path, path: Path, store: Store | None = None) -> Restored:
    """Put the backup in the place of what `home` holds.

    Unpacked and proven beside it first: a broken backup changes nothing. Where `store` has `home`
    open, its readers go on reading until the moment of the exchange, and then read the new state.
    """
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    _clear_leftovers(home)
    with TemporaryDirectory(prefix=".restore-", dir=home, ignore_cleanup_errors=True) as folder:
        fresh = Path(folder) / "fresh"
        fresh.mkdir()
        manifest = unpack(path, fresh)
        said = _proven(path, fresh, manifest)
        aside = home / "backups" / f"restore-{utcnow():%Y%m%d-%H%M%S-%f}"
        leaving = KEPT if "hashes" in manifest else _OLD
        one = exchange(home, fresh, aside, leaving)
        if store is not None:
            told: list[str] = []
            store.exchange(lambda: told.extend(carry(store, fresh)), one.do, one.undo)
            return Restored(aside, (*said, *told))
        there = (home / DATABASE).exists()
        if there:
            said += _settled(home, fresh)
        try:
            one.do()
        except Exception:
            one.undo()
            raise
        return Restored(aside if there else None, said)


def set_aside(home: Path, why: str) -> Path | None:
    """Move what `home` keeps into its backups folder, deleting nothing; None where it was empty."""
    if not (home / DATABASE).exists():
        return None
    Store.open(home).close()  # nobody else holds it, and its log is written into the one file
    aside = home / "backups" / f"{why}-{utcnow():%Y%m%d-%H%M%S-%f}"
    set_apart(home, aside, KEPT)
    return aside


def reset(home: Path) -> Path | None:
    """Begin again with an empty store; where the old one went. Catalogue and settings stay."""
    aside = set_aside(home, "reset")
    if aside and (aside / "catalog").exists():
        shutil.copytree(aside / "catalog", home / "catalog")
    if aside and (aside / "settings.toml").exists():
        shutil.copyfile(aside / "settings.toml", home / "settings.toml")
    return aside


def _copy(store: Store, target: Path) -> None:
    with store.snapshot() as cursor:
        source = cursor.execute("select current_database()").fetchone()[0]
        cursor.rollback()
        escaped = str(target).replace("'", "''")
        name = f"copy_{time.time_ns()}"  # two may be made at a time
        version = FORMAT["storage_compatibility_version"]
        cursor.execute(f"attach '{escaped}' as {name} (storage_version '{version}')")
        try:
            cursor.execute(f'copy from database "{source}" to {name}')
        finally:
            cursor.execute(f"detach {name}")
        cursor.begin()


def _proven(path: Path, fresh: Path, manifest: dict[str, Any]) -> tuple[str, ...]:
    """Compare what was unpacked with the manifest; what was proven, in words."""
    try:
        held = contents(fresh / DATABASE)
        strange = strangers(fresh / DATABASE)
    except StoreDamaged as error:
        raise NotABackup(path, "数据库文件已损坏") from error
    said = manifest.get("counts")
    if not isinstance(said, dict) or not said:
        raise NotABackup(path, "清单看不懂")
    if "hashes" in manifest:
        counts, found = manifest["counts"], held.counts
    else:
        counts, found = said, {table: held.counts.get(table) for table in said}
    if counts != found:
        raise NotABackup(path, "行数与清单不符")
    proof = _contents_proven(path, fresh, manifest, held.hashes)
    if strange:
        raise NotABackup(path, f"数据库里有不认识的内容：{'、'.join(strange[:3])}")
    store = Store.open(fresh)  # brings an older one to the schema of today
    try:
        problems = check(store)
    finally:
        store.close()
    if problems:
        raise NotABackup(path, "；".join(map(str, problems[:3])))
    rows = f"{len(counts)} 张表的行数与清单一致（共 {sum(counts.values()):,} 行）。"
    return (rows, *proof, "自检通过。")


def _contents_proven(
    path: Path, fresh: Path, manifest: dict[str, Any], found: dict[str, str]
) -> tuple[str, ...]:
    if "hashes" not in manifest:
        return ("这份备份是旧版做的，没有内容指纹：只核对了行数和原件。",)
    wrong = sorted(name for name, said in manifest["hashes"].items() if found.get(name) != said)
    if wrong or found.keys() != manifest["hashes"].keys():
        raise NotABackup(path, f"内容与指纹不符：{'、'.join(wrong[:3]) or '表不全'}")
    files, said = hashes(fresh), manifest.get("files", {})
    if files != said:
        wrong = sorted(
            name for name in files.keys() | said.keys() if files.get(name) != said.get(name)
        )
        raise NotABackup(path, f"文件与指纹不符：{'、'.join(wrong[:3])}")
    originals = sum(name.startswith("originals/") for name in files)
    return (
        f"{len(found)} 张表的内容指纹与清单一致。",
        f"{originals} 份原件和 {len(files) - originals} 个其他文件逐个核对，与清单一致。",
    )


def _settled(home: Path, fresh: Path) -> tuple[str, ...]:
    """Nobody else holds the store of `home`, and what is to go along goes; where it can no longer
    be opened at all, that is said."""
    try:
        store = Store.open(home)
    except (StoreDamaged, StoreTooNew):
        return ("原来的数据库打不开，它的操作记录和账号没有带过来。",)
    try:
        return carry(store, fresh)
    finally:
        store.close()


def _clear_leftovers(home: Path) -> None:
    for folder in home.glob(".restore-*"):
        if time.time() - folder.stat().st_mtime > _LEFTOVER:
            shutil.rmtree(folder, ignore_errors=True)
