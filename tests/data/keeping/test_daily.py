"""The backup of the day: when it is due, what is taken away, what never is."""

import os
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from data.keeping import daily
from data.keeping.daily import Plan, UnfitPlan
from data.keeping.store import Store

NOW = datetime(2026, 7, 10, 9, 30, tzinfo=timezone(timedelta(hours=8)))


def aged(home: Path, name: str, at: datetime) -> Path:
    """A backup of that name made at that moment."""
    path = home / "backups" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"zip")
    os.utime(path, (at.timestamp(), at.timestamp()))
    return path


def test_it_is_due_once_a_day_after_the_hour(tmp_path: Path) -> None:
    assert daily.due(tmp_path, NOW)
    aged(tmp_path, "auto-20260709-020000.zip", NOW - timedelta(hours=31))
    assert daily.due(tmp_path, NOW)
    assert not daily.due(tmp_path, NOW.replace(hour=1))  # the hour of the day is still to come
    aged(tmp_path, "auto-20260710-020000.zip", NOW - timedelta(hours=7))
    assert not daily.due(tmp_path, NOW) and daily.due(tmp_path, NOW + timedelta(days=1))


def test_one_by_hand_is_no_backup_of_the_day(tmp_path: Path) -> None:
    aged(tmp_path, "backup-20260710-080000.zip", NOW - timedelta(hours=1))
    assert daily.due(tmp_path, NOW)
    daily.save(tmp_path, Plan(daily=False))
    assert not daily.due(tmp_path, NOW)


def test_only_automatic_ones_beyond_the_newest_go(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    daily.save(tmp_path, Plan(keep=3))
    for day in range(1, 8):
        aged(tmp_path, f"auto-2026070{day}-020000.zip", datetime(2026, 7, day, 2))
        aged(tmp_path, f"backup-2026070{day}-090000.zip", datetime(2026, 7, day, 9))
    foreign = [aged(tmp_path, name, datetime(2020, 1, 1)) for name in ("auto.zip", "我的.zip")]
    newest = daily.of_the_day(store)
    names = [one.path.name for one in daily.made(tmp_path)]
    automatic = [name for name in names if name.startswith("auto")]
    assert automatic == [newest.name, "auto-20260707-020000.zip", "auto-20260706-020000.zip"]
    assert len(names) - len(automatic) == 7 and all(path.exists() for path in foreign)
    store.close()


def test_two_in_one_second_are_two(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    assert len({daily.by_hand(store) for _ in range(3)}) == 3
    assert len(daily.made(tmp_path)) == 3
    store.close()


@pytest.mark.parametrize("unfit", [Plan(keep=2), Plan(keep=1000), Plan(hour=24), Plan(hour=-1)])
def test_a_plan_that_keeps_too_little_is_refused(tmp_path: Path, unfit: Plan) -> None:
    daily.save(tmp_path, Plan(hour=5, keep=7))
    with pytest.raises(UnfitPlan):
        daily.save(tmp_path, unfit)
    assert daily.plan(tmp_path) == Plan(hour=5, keep=7)


@pytest.mark.parametrize("text", ["keep = 0", "nonsense", "keep = 'x'", "other = 1"])
def test_a_plan_nobody_can_read_is_the_usual_one(tmp_path: Path, text: str) -> None:
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "plan.toml").write_text(text)
    assert daily.plan(tmp_path) == Plan()
