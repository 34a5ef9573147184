"""What goes on beside the pages while the server runs: the command line's way in, daily backups,
the sample data."""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime

from accounts.acts import record
from accounts.person import Person, Role
from data.keeping import daily
from data.keeping.batches import empty as never_filled
from data.keeping.batches import is_demo
from data.keeping.store import Store
from errors import DashboardError
from pages.shared import sample
from pages.shared.deeds import alone
from pages.shared.front.control import announced

_log = logging.getLogger("dashboard")
_LOOK, _AGAIN = 60.0, 3600.0  # seconds between looks, and after one that failed
CLOCK = Person("", "定时任务", Role.ADMIN, came_from="本机")
STARTED = time.time()


@contextmanager
def kept_up(store: Store) -> Iterator[None]:
    """Around the life of the server."""
    stop = threading.Event()
    keeper = threading.Thread(target=_keep, args=(store, stop), name="daily-backup", daemon=True)
    keeper.start()
    try:
        with announced(store.home):
            yield
    finally:
        stop.set()
        sample.end()
        keeper.join(_LOOK)


def _keep(store: Store, stop: threading.Event) -> None:
    pause = _LOOK
    while not stop.wait(pause):
        pause = _LOOK if look(store) else _AGAIN


def look(store: Store) -> bool:
    """Make the backup of the day where it is due; False where it could not be made."""
    try:
        if daily.due(store.home, datetime.now(UTC)) and _worth(store):
            with alone():
                path = daily.of_the_day(store)
            record(store, CLOCK, "自动备份", path.name, bytes=path.stat().st_size)
    except Exception as error:
        _log.warning("the daily backup was not made", exc_info=error)
        why = error.message if isinstance(error, DashboardError) else type(error).__name__
        with suppress(Exception):
            record(store, CLOCK, "自动备份失败", why)
        return False
    return True


def _worth(store: Store) -> bool:
    """Sample data come with the program: they need no backup."""
    return not never_filled(store) and not is_demo(store)
