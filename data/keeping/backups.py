"""One file to keep: the database, the originals and the bureau's catalogue in a zip, and back."""

import json
import shutil
import zipfile
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from data.keeping.checking import Problem, check
from data.keeping.clock import utcnow
from data.keeping.store import FORMAT, Store
from errors import DashboardError

_DATABASE, _MANIFEST = "dashboard.duckdb", "manifest.json"
_FOLDERS = ("originals", "catalog")
# What zipfile raises for a file that is cut, altered, locked or packed in a way it does not know.
_BROKEN = (
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    zlib.error,
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
)
_TABLES = ("batches", "facts", "units", "aliases", "memberships", "events")


class NotABackup(DashboardError):
    """The file is no backup of this program, or not a whole one."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            "不能恢复", f"{path.name} 不是完好的备份：{why}。", "请换一份备份；现有数据没有改动。"
        )


def backup(store: Store, path: Path) -> Path:
    """Write everything kept into the zip at `path`, while others go on reading and publishing.

    The copy of the database is made inside this process: DuckDB lets no other open its file, and
    opening it here a second time would give the lock away.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.part")
    with TemporaryDirectory(prefix="backup-", dir=path.parent) as folder:
        copy = Path(folder) / _DATABASE
        _copy(store, copy)
        try:
            with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
                archive.write(copy, _DATABASE)
                for folder_name in _FOLDERS if store.home else ():
                    for file in sorted((store.home / folder_name).glob("*")):
                        if file.is_file() and not file.name.startswith("."):
                            archive.write(file, f"{folder_name}/{file.name}")
                archive.writestr(
                    _MANIFEST,
                    json.dumps({"made_at": utcnow().isoformat(), "counts": _counts(copy)}),
                )
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    return path


def restore(home: Path, path: Path) -> Path | None:
    """Put the backup in the place of what `home` holds; where that went (None: there was none).

    Unpacked and checked beside it first: a broken backup changes nothing.
    """
    home.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".restore-", dir=home) as folder:
        fresh = Path(folder) / "fresh"
        fresh.mkdir()
        manifest = _unpacked(path, fresh)
        problems = _checked(fresh, manifest)
        if problems:
            raise NotABackup(path, "；".join(map(str, problems[:3])))
        aside = set_aside(home, "restore")
        for name in (_DATABASE, *_FOLDERS):
            if (fresh / name).exists():
                shutil.move(str(fresh / name), str(home / name))
    return aside


def set_aside(home: Path, why: str) -> Path | None:
    """Move what `home` keeps into its backups folder, deleting nothing; None where it was empty."""
    if not (home / _DATABASE).exists():
        return None
    Store.open(home).close()  # nobody else holds it, and its log is written into the one file
    aside = home / "backups" / f"{why}-{utcnow():%Y%m%d-%H%M%S-%f}"
    aside.mkdir(parents=True)
    for name in (_DATABASE, *_FOLDERS):
        if (home / name).exists():
            shutil.move(str(home / name), str(aside / name))
    return aside


def reset(home: Path) -> Path | None:
    """Begin again with an empty store; where the old one went. The bureau's catalogue stays."""
    aside = set_aside(home, "reset")
    if aside and (aside / "catalog").exists():
        shutil.copytree(aside / "catalog", home / "catalog")
    return aside


def _copy(store: Store, target: Path) -> None:
    with store.snapshot() as cursor:
        source = cursor.execute("select current_database()").fetchone()[0]
        cursor.rollback()
        escaped = str(target).replace("'", "''")
        version = FORMAT["storage_compatibility_version"]
        cursor.execute(f"attach '{escaped}' as backup_copy (storage_version '{version}')")
        try:
            cursor.execute(f'copy from database "{source}" to backup_copy')
        finally:
            cursor.execute("detach backup_copy")
        cursor.begin()


def _counts(database: Path) -> dict[str, int]:
    with TemporaryDirectory(prefix="counted-", dir=database.parent) as folder:
        shutil.copyfile(database, Path(folder) / _DATABASE)
        store = Store.open(Path(folder))
        try:
            return {table: store.rows(f"select count(*) from {table}")[0][0] for table in _TABLES}
        finally:
            store.close()


def _unpacked(path: Path, folder: Path) -> dict[str, Any]:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            allowed = {_DATABASE, _MANIFEST}
            for name in names:
                parts = name.split("/")
                plain = len(parts) == 2 and parts[0] in _FOLDERS and parts[1] not in ("", "..")
                if name not in allowed and not plain:
                    raise NotABackup(path, f"含有不认识的文件 {name}")
            if not allowed <= set(names):
                raise NotABackup(path, "缺少数据库或清单")
            if sum(each.file_size for each in archive.infolist()) > shutil.disk_usage(folder).free:
                raise NotABackup(path, "解开后比磁盘的空余还大")
            archive.extractall(folder)
            manifest = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
            if not isinstance(manifest, dict):
                raise NotABackup(path, "清单看不懂")
            return manifest
    except FileNotFoundError as error:
        raise NotABackup(path, "没有这个文件") from error
    except _BROKEN as error:
        raise NotABackup(path, "文件不完整或已损坏") from error


def _checked(fresh: Path, manifest: dict[str, Any]) -> list[Problem]:
    store = Store.open(fresh)
    try:
        counts = {table: store.rows(f"select count(*) from {table}")[0][0] for table in _TABLES}
        if counts != manifest.get("counts"):
            return [Problem("counts", "行数与清单不符")]
        return check(store)
    finally:
        store.close()
