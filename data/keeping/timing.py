"""Which questions to the store took longest: by who asked, never by what was asked."""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from data.keeping.clock import utcnow

_MOST = 20
_WORTH = 0.05  # seconds; quicker ones are not looked at


@dataclass(frozen=True)
class Slow:
    """The slowest answer to one asker, and how often it was slow."""

    name: str
    seconds: float
    at: datetime
    times: int


class Slowest:
    """The worst askers of this process, a bounded number of them."""

    def __init__(self) -> None:
        self._kept: dict[str, Slow] = {}
        self._lock = threading.Lock()

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Around one question. The asker is whoever called the store: `metrics.total.total`."""
        asker = sys._getframe(5)
        began = time.perf_counter()
        try:
            yield
        finally:
            seconds = time.perf_counter() - began
            if seconds >= _WORTH:
                name = f"{asker.f_globals.get('__name__', '')}.{asker.f_code.co_name}"
                self._keep(name, seconds)

    def worst(self) -> list[Slow]:
        """The slowest first."""
        with self._lock:
            return sorted(self._kept.values(), key=lambda slow: -slow.seconds)

    def _keep(self, name: str, seconds: float) -> None:
        with self._lock:
            known = self._kept.get(name)
            if known and known.seconds >= seconds:
                self._kept[name] = Slow(name, known.seconds, known.at, known.times + 1)
                return
            self._kept[name] = Slow(name, seconds, utcnow(), known.times + 1 if known else 1)
            if len(self._kept) > _MOST:
                del self._kept[min(self._kept, key=lambda each: self._kept[each].seconds)]
