"""What smells of an attack leaves a line in the log of acts, however often it is tried."""

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass

from accounts.acts import record
from accounts.person import Person, Role
from data.keeping.store import Store

# So many lines of one kind from one account or guest at one address, and so many in all, per
# window; the rest is counted.
WINDOW, OF_ONE, OF_ALL = 600.0, 5, 200
_MOST_KEPT = 2_000


@dataclass
class _Count:
    began: float
    lines: int = 0
    left_out: int = 0


class Watch:
    """Counts lines; one for the process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._seen: OrderedDict[tuple[str, str, str], _Count] = OrderedDict()
        self._all = _Count(0.0)

    def allows(
        self, came_from: str, act: str, now: float | None = None, account: str = ""
    ) -> int | None:
        """None where the line is left out; else how many like it were left out before.

        What a guest does from an address leaves out nothing that an account does from there.
        """
        now = time.monotonic() if now is None else now
        with self._lock:
            key = (came_from, account, act)
            one = self._seen.get(key)
            if one is None or now - one.began > WINDOW:
                one = self._seen[key] = _Count(now, 0, one.left_out if one else 0)
            if now - self._all.began > WINDOW:
                self._all = _Count(now)
            self._seen.move_to_end(key)
            while len(self._seen) > _MOST_KEPT:
                self._seen.popitem(last=False)
            if one.lines >= OF_ONE or self._all.lines >= OF_ALL:
                one.left_out += 1
                return None
            one.lines += 1
            self._all.lines += 1
            left_out, one.left_out = one.left_out, 0
            return left_out


_watch = Watch()


def notice(store: Store, person: Person | str, act: str, subject: str, **details: object) -> None:
    """Write it down, unless the same has just been written often enough.

    `person` is who did it, or the address of somebody unknown.
    """
    if isinstance(person, str):
        person = Person("", "", Role.BROWSE, came_from=person)
    left_out = _watch.allows(person.came_from, act, account=person.account)
    if left_out is None:
        return
    if left_out:
        details["left_out_before"] = left_out
    record(store, person, act, subject[:200], **details)
