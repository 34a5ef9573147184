"""What has been sent and no page has taken yet lies in memory: how much of it, and whose.

Streamlit keeps a file sent to it until its tab is gone, whether or not a page ever asked for it.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from streamlit import runtime

# Of one account, and of all together; six files of the largest size, or very many usual ones.
MOST_BYTES, MOST_FILES, MOST_OF_ALL = 300 << 20, 200, 1 << 30

Held = Callable[[str, str], int | None]


def held_now(session: str, file: str) -> int | None:
    """The bytes Streamlit holds of a file sent to a tab; None where it holds it no more."""
    if not runtime.exists():
        return None
    found = runtime.get_instance().uploaded_file_mgr.get_files(session, [file])
    return len(found[0].data) if found else None


@dataclass
class _Sent:
    owner: str
    size: int
    under_way: bool = True


class Intake:
    """The files of every account that are coming in or wait in memory."""

    def __init__(self, held: Held = held_now) -> None:
        self._held = held
        self._lock = threading.Lock()
        self._sent: dict[tuple[str, str], _Sent] = {}

    def admits(self, owner: str, address: str, size: int) -> bool:
        """Whether this file may come in; its room is kept until `arrived`."""
        with self._lock:
            self._tidy()
            place = _place(address)
            others = [sent for where, sent in self._sent.items() if where != place]
            mine = [sent.size for sent in others if sent.owner == owner]
            full = sum(mine) + size > MOST_BYTES or len(mine) >= MOST_FILES
            if full or sum(sent.size for sent in others) + size > MOST_OF_ALL:
                return False
            if place in self._sent and self._sent[place].under_way:
                return False  # the same file twice at once: one of the two is not counted
            self._sent[place] = _Sent(owner, size)
            return True

    def arrived(self, address: str) -> None:
        """The file is in, or was refused."""
        with self._lock:
            if sent := self._sent.get(_place(address)):
                sent.under_way = False

    def _tidy(self) -> None:
        for place, sent in list(self._sent.items()):
            if sent.under_way:
                continue
            size = self._held(*place)
            if size is None:
                del self._sent[place]
            else:
                sent.size = size


def _place(address: str) -> tuple[str, str]:
    session, _, file = address.rpartition("/upload_file/")[2].partition("/")
    return session, file
