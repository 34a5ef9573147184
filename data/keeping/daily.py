"""The backups kept beside the data: made by hand or once a day, the oldest automatic ones go."""

import re
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from data.keeping.backups import backup
from data.keeping.clock import CHINA
from data.keeping.store import Store
from errors import DashboardError

_FOLDER, _PLAN = "backups", "plan.toml"
_AUTOMATIC, _BY_HAND = "auto", "backup"
_NAME = re.compile(r"(auto|backup)-\d{8}-\d{6}(-\d+)?\.zip")
FEWEST, MOST = 3, 365


class UnfitPlan(DashboardError):
    """A plan that would keep too little, or at an hour no day has."""

    def __init__(self) -> None:
        super().__init__(
            "备份设置没有保存",
            f"保留份数要在 {FEWEST} 到 {MOST} 之间，时刻要在 0 到 23 点之间。",
            "请改好后再保存。",
        )


@dataclass(frozen=True)
class Plan:
    """Whether there is a backup every day, after which hour, and how many of them are kept."""

    daily: bool = True
    hour: int = 2
    keep: int = 14


@dataclass(frozen=True)
class Made:
    """A backup in the folder."""

    path: Path
    at: datetime
    size: int

    @property
    def automatic(self) -> bool:
        """Whether the plan made it, and may take it away again."""
        return self.path.name.startswith(_AUTOMATIC)


def plan(home: Path) -> Plan:
    """What the bureau set; the plan of every day where it set nothing that can be read."""
    try:
        said = tomllib.loads((home / _FOLDER / _PLAN).read_text(encoding="utf-8"))
        return _fit(Plan(**said))
    except (OSError, ValueError, TypeError, UnfitPlan):
        return Plan()


def save(home: Path, said: Plan) -> None:
    """Keep the plan, whole or not at all. Raises UnfitPlan."""
    _fit(said)
    folder = _folder(home)
    aside = folder / f".{_PLAN}"
    daily = "true" if said.daily else "false"
    aside.write_text(f"daily = {daily}\nhour = {said.hour}\nkeep = {said.keep}\n", "utf-8")
    aside.replace(folder / _PLAN)


def made(home: Path) -> list[Made]:
    """The backups in the folder, newest first."""
    found = []
    for path in (home / _FOLDER).glob("*.zip"):
        if _NAME.fullmatch(path.name) and path.is_file():
            seen = path.stat()
            at = datetime.fromtimestamp(seen.st_mtime, UTC).replace(tzinfo=None)
            found.append(Made(path, at, seen.st_size))
    return sorted(found, key=lambda one: (one.at, one.path.name), reverse=True)


def by_hand(store: Store) -> Path:
    """A backup into the folder now; it is never taken away by the plan."""
    return _write(store, _BY_HAND)


def due(home: Path, now: datetime) -> bool:
    """Whether the backup of the day is still to be made; `now` with its zone."""
    said = plan(home)
    now = now.astimezone(CHINA)
    hour = now.replace(hour=said.hour, minute=0, second=0, microsecond=0)
    since = hour if now >= hour else hour - timedelta(days=1)
    latest = max((one.at for one in made(home) if one.automatic), default=datetime.min)
    return said.daily and latest < since.astimezone(UTC).replace(tzinfo=None)


def of_the_day(store: Store) -> Path:
    """The backup of the day; then the automatic ones beyond the newest are taken away."""
    path = _write(store, _AUTOMATIC)
    automatic = [one for one in made(store.home) if one.automatic]
    for old in automatic[plan(store.home).keep :]:
        old.path.unlink(missing_ok=True)
    return path


def _write(store: Store, why: str) -> Path:
    folder = _folder(store.home)
    stem = f"{why}-{datetime.now(CHINA):%Y%m%d-%H%M%S}"
    path = folder / f"{stem}.zip"
    number = 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}.zip"
    return backup(store, path)


def _folder(home: Path) -> Path:
    folder = home / _FOLDER
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _fit(said: Plan) -> Plan:
    whole = type(said.hour) is int and type(said.keep) is int and type(said.daily) is bool
    if not (whole and 0 <= said.hour <= 23 and FEWEST <= said.keep <= MOST):
        raise UnfitPlan()
    return said
