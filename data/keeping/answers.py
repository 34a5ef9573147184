"""The latest answers of a store, the oldest forgotten first."""

from collections import OrderedDict
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from threading import Lock, RLock
from typing import Any

_MOST = 512


class Answers:
    """Answers by the key of their question; several threads read and keep."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._sought: dict[Hashable, tuple[Any, int]] = {}
        self._lock = Lock()

    def get(self, key: Hashable) -> Any | None:
        """What is kept under `key`; None where nothing is."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def keep(self, key: Hashable, kept: Any) -> None:
        """Keep an answer in place of the one before."""
        with self._lock:
            self._kept[key] = kept
            self._kept.move_to_end(key)
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)

    @contextmanager
    def alone(self, key: Hashable) -> Iterator[None]:
        """One thread at a time looks for the answer under `key`; the others wait and then have it.

        After a publication fifty readers ask the same at once.
        """
        with self._lock:
            turn, waiting = self._sought.get(key) or (RLock(), 0)
            self._sought[key] = (turn, waiting + 1)
        try:
            with turn:
                yield
        finally:
            with self._lock:
                turn, waiting = self._sought[key]
                self._sought[key] = (turn, waiting - 1)
                if waiting == 1:
                    del self._sought[key]

    def clear(self) -> None:
        """Forget everything: the store has been exchanged."""
        with self._lock:
            self._kept.clear()
