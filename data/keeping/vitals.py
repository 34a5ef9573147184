"""How the store is: its file, who holds it, how much room there is."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data.keeping.store import Store


@dataclass(frozen=True)
class Vitals:
    """Versions, sizes in bytes, and the process that holds the file (None: cannot be told)."""

    duckdb: str
    storage: str
    size: int
    log: int
    free: int
    holder: int | None


def vitals(store: Store) -> Vitals:
    """As of now."""
    name, storage = store.rows(
        "select database_name, tags['storage_version']::varchar from duckdb_databases() "
        "where database_name = current_database()"
    )[0]
    log = store.path.with_name(f"{name}.duckdb.wal")
    return Vitals(
        duckdb=duckdb.__version__,
        storage=storage or "",
        size=_size(store.path),
        log=_size(log),
        free=shutil.disk_usage(store.home or Path()).free,
        holder=_holder(store.path),
    )


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _holder(path: Path) -> int | None:
    """The process with a lock on the file, as Linux tells."""
    try:
        inode = path.stat().st_ino
        for line in Path("/proc/locks").read_text().splitlines():
            words = line.split()
            if words[5].split(":")[2] == str(inode):
                return int(words[4])
    except (OSError, IndexError, ValueError):
        return None
    return None
