"""The open database of a store: a cursor per call, and a gate at which it is exchanged."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import duckdb

from data.keeping.refusals import StoreInUse
from data.keeping.topics import Topics

# How long a publication in course, then the questions in course, are waited for.
_PATIENCE_WRITING, _PATIENCE_READING = 120.0, 20.0


class Held:
    """A connection that may be exchanged for another while threads go on asking.

    Whoever is inside finishes; whoever comes meanwhile waits for the new one. A thread that is
    inside may ask again. `topics` tell what every change of a figure and every exchange touched.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        self.writing = threading.RLock()
        self.topics = Topics()
        self.exchanges = 0
        self._gate = threading.Condition()
        self._shut = False
        self._inside = 0
        self._mine = threading.local()

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of its own: a shared connection hands one reader another's rows."""
        self._enter()
        try:
            with self.connection.cursor() as cursor:
                yield cursor
        finally:
            self._leave()

    def exchange(
        self,
        last: Callable[[], None],
        swap: Callable[[], None],
        undo: Callable[[], None],
        connect: Callable[[], duckdb.DuckDBPyConnection],
    ) -> None:
        """Let go of the files, `swap` them, open what lies there now; `undo` where that fails.

        `last` is asked when nobody else is inside any more. Raises StoreInUse, with everything as
        it was, where the readers inside do not end.
        """
        if not self.writing.acquire(timeout=_PATIENCE_WRITING):
            raise StoreInUse()
        try:
            self._close_gate()
            try:
                self._mine.depth = 1
                try:
                    last()
                finally:
                    self._mine.depth = 0
                self._swapped(swap, undo, connect)
                self.exchanges += 1
                self.topics.write()
            finally:
                self._open_gate()
        finally:
            self.writing.release()

    def _swapped(
        self,
        swap: Callable[[], None],
        undo: Callable[[], None],
        connect: Callable[[], duckdb.DuckDBPyConnection],
    ) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute("checkpoint")
        self.connection.close()
        try:
            swap()
            self.connection = connect()
        except BaseException:
            undo()
            self.connection = connect()
            raise

    def _enter(self) -> None:
        depth = getattr(self._mine, "depth", 0)
        with self._gate:
            while self._shut and not depth:
                self._gate.wait()
            self._inside += 1
        self._mine.depth = depth + 1

    def _leave(self) -> None:
        self._mine.depth -= 1
        with self._gate:
            self._inside -= 1
            self._gate.notify_all()

    def _close_gate(self) -> None:
        until = time.monotonic() + _PATIENCE_READING
        with self._gate:
            self._shut = True
            while self._inside:
                if not self._gate.wait(until - time.monotonic()) and time.monotonic() >= until:
                    self._shut = False
                    self._gate.notify_all()
                    raise StoreInUse()

    def _open_gate(self) -> None:
        with self._gate:
            self._shut = False
            self._gate.notify_all()
