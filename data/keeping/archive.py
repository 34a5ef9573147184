"""The zip of a backup: what goes in, and out again only what belongs there."""

import json
import os
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from data.keeping.exchange import DATABASE, FILES, FOLDERS
from data.keeping.refusals import refusal
from errors import DashboardError

_MANIFEST = "manifest.json"
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


class NotABackup(DashboardError):
    """The file is no backup of this program, or not a whole one."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            "不能恢复", f"{path.name} 不是完好的备份：{why}。", "请换一份备份；现有数据没有改动。"
        )


class NotBackedUp(DashboardError):
    """The file could not be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            "没有备份", f"{path} 写不进去。", "请检查文件夹是否存在、有没有权限，或换一个位置。"
        )


def pack(path: Path, database: Path, home: Path | None, manifest: dict[str, Any]) -> None:
    """Write the zip at `path`, whole or not at all, readable by its owner alone."""
    temporary = path.with_name(f".{path.name}.part")
    try:
        with _writable(path):
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with (
                os.fdopen(descriptor, "wb") as target,
                zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
            ):
                archive.write(database, DATABASE)
                hashes = {}
                for name, content in _files(home) if home else ():
                    archive.writestr(name, content)
                    hashes[name] = sha256(content).hexdigest()
                archive.writestr(_MANIFEST, json.dumps({**manifest, "files": hashes}))
            temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def unpack(path: Path, folder: Path) -> dict[str, Any]:
    """Put the backup into the empty `folder`; its manifest. Raises NotABackup."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            for name in names:
                if not _belongs(name):
                    raise NotABackup(path, f"含有不认识的文件 {name}")
            if not {DATABASE, _MANIFEST} <= set(names):
                raise NotABackup(path, "缺少数据库或清单")
            if len(set(names)) != len(names):
                raise NotABackup(path, "同一个文件出现了不止一次")
            if sum(each.file_size for each in archive.infolist()) > shutil.disk_usage(folder).free:
                raise NotABackup(path, "解开后比磁盘的空余还大")
            archive.extractall(folder)
        manifest = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        (folder / _MANIFEST).unlink()
    except FileNotFoundError as error:
        raise NotABackup(path, "没有这个文件") from error
    except PermissionError as error:
        raise NotABackup(path, "没有读它的权限") from error
    except _BROKEN as error:
        raise NotABackup(path, "文件不完整或已损坏") from error
    if not isinstance(manifest, dict):
        raise NotABackup(path, "清单看不懂")
    return manifest


def hashes(folder: Path) -> dict[str, str]:
    """The hash of every file beside the database, by its name in the zip."""
    return {name: sha256(content).hexdigest() for name, content in _files(folder)}


def _files(home: Path) -> Iterator[tuple[str, bytes]]:
    """What goes along by name; unfinished files and links stay, a file gone meanwhile too."""
    places = [home / name for name in FILES]
    for folder in FOLDERS:
        places += sorted((home / folder).glob("*"))
    for place in places:
        if place.name.startswith(".") or place.is_symlink() or not place.is_file():
            continue
        try:
            yield place.relative_to(home).as_posix(), place.read_bytes()
        except FileNotFoundError:
            continue


def _belongs(name: str) -> bool:
    if name in (DATABASE, _MANIFEST, *FILES):
        return True
    folder, _, file = name.partition("/")
    strange = not file or file.startswith(".") or "/" in file or "\\" in file or ":" in file
    return folder in FOLDERS and not strange


@contextmanager
def _writable(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise refusal(error, path) or NotBackedUp(path) from error
