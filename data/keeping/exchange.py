"""Everything a home keeps put in the place of what it kept: all of it or nothing, also when killed.

A note of what is to be moved stands in the home while it is done; whoever opens the store next
finishes what it says.
"""

import json
import os
import shutil
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from data.keeping.refusals import StoreBusy

DATABASE = "dashboard.duckdb"
FOLDERS = ("originals", "catalog", "inbox")
FILES = ("settings.toml",)
KEPT = (DATABASE, *FOLDERS, *FILES)
_NOTE = ".exchange.json"
_LOG = f"{DATABASE}.wal"
_MOMENT = 60.0  # seconds; an exchange takes a few thousandths


@dataclass(frozen=True)
class Exchange:
    """What lies in `fresh` (`names`) comes into `home`; what was there goes to `aside`, nothing is
    deleted. What is not of `leaving` and not in `fresh` stays."""

    home: Path
    fresh: Path
    aside: Path
    names: tuple[str, ...]
    leaving: tuple[str, ...] = KEPT

    def do(self) -> None:
        """Move everything; what fails half-way is to be undone."""
        self.aside.mkdir(parents=True, exist_ok=True)
        _write(self)
        _move(self)
        (self.home / _NOTE).unlink()

    def undo(self) -> None:
        """Everything back where it was, however far it had come."""
        for name in self.names:
            if (self.home / name).exists() and not (self.fresh / name).exists():
                _rename(self.home / name, self.fresh / name)
        for name in (*KEPT, _LOG):
            if (self.aside / name).exists() and not (self.home / name).exists():
                _rename(self.aside / name, self.home / name)
        (self.home / _NOTE).unlink(missing_ok=True)


def exchange(home: Path, fresh: Path, aside: Path, leaving: tuple[str, ...] = KEPT) -> Exchange:
    """The exchange of what `home` keeps for what lies in `fresh`."""
    return Exchange(home, fresh, aside, present(fresh), leaving)


def present(folder: Path) -> tuple[str, ...]:
    """Of what a home keeps, what is there."""
    return tuple(name for name in KEPT if (folder / name).exists())


def finish(home: Path) -> None:
    """Finish the exchange in whose middle the process before this one died; else nothing.

    Raises StoreBusy while a living process is at it.
    """
    note = home / _NOTE
    try:
        said = json.loads(note.read_text(encoding="utf-8"))
        fresh, aside = Path(said["fresh"]), Path(said["aside"])
        names, leaving = tuple(said["names"]), tuple(said["leaving"])
        pid, at = int(said["pid"]), float(said["at"])
    except FileNotFoundError:
        return
    except (OSError, ValueError, KeyError, TypeError):  # cut while it was written: nothing moved
        note.unlink(missing_ok=True)
        return
    if pid != os.getpid() and alive(pid) and time.time() - at < _MOMENT:
        raise StoreBusy(home / DATABASE)
    _move(Exchange(home, home / fresh, home / aside, names, leaving))
    note.unlink(missing_ok=True)
    shutil.rmtree(home / fresh.parts[0], ignore_errors=True)


def alive(pid: int) -> bool:
    """True while a process has this number."""
    if os.name == "nt":
        import ctypes

        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(0x1000, False, pid)
        code = ctypes.c_ulong()
        running = bool(handle and kernel.GetExitCodeProcess(handle, ctypes.byref(code)))
        kernel.CloseHandle(handle)
        return running and code.value == 259
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _write(one: Exchange) -> None:
    said = {
        "pid": os.getpid(),
        "at": time.time(),
        "fresh": str(one.fresh.relative_to(one.home)),
        "aside": str(one.aside.relative_to(one.home)),
        "names": one.names,
        "leaving": one.leaving,
    }
    with (one.home / _NOTE).open("w", encoding="utf-8") as note:
        json.dump(said, note)
        note.flush()
        os.fsync(note.fileno())


def _move(one: Exchange) -> None:
    """Every step may have been done before: what is no longer in `fresh` is in its place."""
    for name in (*KEPT, _LOG):
        there = one.home / name
        if name not in (*one.leaving, *one.names, _LOG):
            continue
        if name in one.names and not (one.fresh / name).exists():
            continue
        if there.exists():
            _rename(there, one.aside / name)
        if name in one.names:
            _rename(one.fresh / name, there)


def _rename(source: Path, target: Path) -> None:
    os.rename(source, target)


def set_apart(home: Path, aside: Path, names: Iterable[str]) -> None:
    """Move `names` out of the home, deleting nothing."""
    aside.mkdir(parents=True)
    for name in names:
        if (home / name).exists():
            _rename(home / name, aside / name)
