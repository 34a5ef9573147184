"""The store: the only way to DuckDB. A cursor per call, one writer at a time."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from copy import copy
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from data.keeping.answers import Answers
from data.keeping.clock import utcnow
from data.keeping.exchange import finish
from data.keeping.footprint import footprint
from data.keeping.held import Held
from data.keeping.refusals import StoreBusy, StoreNotUpgraded, StoreTooNew, refusal
from data.keeping.timing import Slowest
from data.keeping.topics import EVERYTHING, Topic, read

__all__ = ["Params", "Store", "StoreBusy"]

_MIGRATIONS = Path(__file__).parent / "migrations"
# Older DuckDB cannot read this format; its string compression halves the time of a large import.
FORMAT = {"storage_compatibility_version": "v1.4.0"}
# A command that has just ended may hold the file for a moment.
_LOOKS, _PAUSE = 5, 0.2
# What was compared with the store before a restore is not taken for compared with the one after.
_EXCHANGED = 1_000_000_000

Params = dict[str, Any] | list[Any] | None


class Store:
    """Facts, batches and directories. Threads share one Store; every call takes its own cursor,
    because a shared DuckDB connection hands one reader another's rows.

    `revision` grows with every commit: this process is the only writer, so what was answered at
    one revision holds until a commit touches what it rests on (data/keeping/remembered.py).
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, home: Path | None = None) -> None:
        self._held = Held(connection)
        self.home = home
        self.answers = Answers()
        self.slowest = Slowest()
        self.withholds = False
        try:
            self._migrate()
        except BaseException:
            connection.close()
            raise

    def for_readers(self) -> "Store":
        """The same store for those who may not know of single enterprises: what the metrics
        answer of it withholds, and is remembered apart."""
        if self.withholds:
            return self
        readers = copy(self)
        readers.answers, readers.withholds = Answers(), True
        return self.__dict__.setdefault("_readers", readers)

    @classmethod
    def open(cls, home: Path) -> "Store":
        """The store under `home` (DASHBOARD_HOME), made when absent. Raises a DashboardError."""
        path = home / "dashboard.duckdb"
        for look in range(_LOOKS):
            try:
                home.mkdir(parents=True, exist_ok=True, mode=0o700)  # figures and hashes lie in it
                finish(home)
                return cls(duckdb.connect(str(path), config=FORMAT), home)
            except (duckdb.Error, OSError) as error:
                known = refusal(error, path)
                if isinstance(known, StoreBusy) and look < _LOOKS - 1:
                    time.sleep(_PAUSE)
                elif known:
                    raise known from error
                else:
                    raise
        raise StoreBusy(path)

    @classmethod
    def memory(cls) -> "Store":
        """An empty store that lives as long as the object, for tests and previews."""
        return cls(duckdb.connect(":memory:"))

    @property
    def path(self) -> Path:
        """The file."""
        return (self.home or Path()) / "dashboard.duckdb"

    def close(self) -> None:
        """Write everything into the one file and let go of it."""
        if self.home:
            with self._refused(), self._held.writing, self._held.cursor() as cursor:
                cursor.execute("checkpoint")
        self._held.connection.close()

    @property
    def revision(self) -> int:
        """Grows with every commit that changes a figure, and when the whole is exchanged."""
        return self._held.topics.revision

    def written(self, topics: Iterable[Topic]) -> int:
        """The revision at which any of some topics was last touched."""
        return self._held.topics.written(topics)

    def exchange(
        self, last: Callable[[], None], swap: Callable[[], None], undo: Callable[[], None]
    ) -> None:
        """Let go of the files, `swap` them and go on with what lies there: one moment for readers.

        `last` may read what nobody can change any more; `undo` puts the files back where the new
        ones cannot be opened. Threads go on with this object.
        """

        def connect() -> duckdb.DuckDBPyConnection:
            return duckdb.connect(str(self.path), config=FORMAT)

        with self._refused():
            self._held.exchange(last, swap, undo, connect)
        self.answers.clear()
        self.for_readers().answers.clear()

    def frame(self, sql: str, params: Params = None) -> pd.DataFrame:
        """The rows of one SELECT as a frame."""
        with self._asked(sql, params) as cursor:
            return cursor.execute(sql, params or {}).df()

    def rows(self, sql: str, params: Params = None) -> list[tuple[Any, ...]]:
        """The rows of one SELECT as tuples."""
        with self._asked(sql, params) as cursor:
            return cursor.execute(sql, params or {}).fetchall()

    def columns(self, sql: str, params: Params = None) -> list[list[Any]]:
        """The rows of one SELECT by column: for very many rows, twice as fast as tuples."""
        with self._asked(sql, params) as cursor:
            return [
                each.to_pylist()
                for each in cursor.execute(sql, params or {}).to_arrow_table().columns
            ]

    @contextmanager
    def transaction(
        self, touched: Iterable[Topic] = (EVERYTHING,)
    ) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor inside one transaction: all of it is kept or, on an error, none.

        `touched` is looked at when it ends: whoever cannot say what a commit writes says nothing.
        """
        read((EVERYTHING,))
        with self._refused(), self._held.writing, self._held.cursor() as cursor:
            cursor.begin()
            try:
                yield cursor
                cursor.commit()
                self._held.topics.write(touched)
            except BaseException:
                _roll_back(cursor)
                raise

    @contextmanager
    def aside(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor inside a transaction that changes no figure: accounts, the log, layouts.

        It waits for no publication, and what is remembered of figures holds.
        """
        read((EVERYTHING,))
        with self._refused(), self._held.cursor() as cursor:
            cursor.begin()
            try:
                yield cursor
                cursor.commit()
            except BaseException:
                _roll_back(cursor)
                raise

    @contextmanager
    def snapshot(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor that sees one state, whatever is published meanwhile; nothing of it is kept.

        For work of several statements with relations and temporary tables of its own.
        """
        read((EVERYTHING,))
        with self._refused(), self._held.cursor() as cursor:
            cursor.begin()
            try:
                yield cursor
            finally:
                _roll_back(cursor)

    def version(self) -> int:
        """Grows with every publication and withdrawal: what a draft was compared with."""
        changes = self.rows("select count(published_at) + count(withdrawn_at) from batches")[0][0]
        return self._held.exchanges * _EXCHANGED + changes

    @contextmanager
    def _asked(self, sql: str, params: Params) -> Iterator[duckdb.DuckDBPyConnection]:
        read(footprint(sql, params))
        with self._refused(), self._held.cursor() as cursor, self.slowest.timed():
            yield cursor

    @contextmanager
    def _refused(self) -> Iterator[None]:
        """DuckDB's own words never reach a user: the known situations become a refusal."""
        try:
            yield
        except (duckdb.Error, OSError, MemoryError) as error:
            known = refusal(error, self.path)
            if known is None:
                raise
            raise known from error

    def _migrate(self) -> None:
        scripts = {script.name: script for script in sorted(_MIGRATIONS.glob("*.sql"))}
        with self.transaction() as cursor:
            cursor.execute(
                "create table if not exists migrations "
                "(name varchar not null, applied_at timestamp not null)"
            )
            done = {name for (name,) in cursor.execute("select name from migrations").fetchall()}
            if done - scripts.keys():
                raise StoreTooNew(self.path, "、".join(sorted(done - scripts.keys())))
            for name in sorted(scripts.keys() - done):
                try:
                    cursor.execute(scripts[name].read_text(encoding="utf-8"))
                except duckdb.Error as error:
                    raise refusal(error, self.path) or StoreNotUpgraded(self.path, name) from error
                cursor.execute("insert into migrations values (?, ?)", [name, utcnow()])


def _roll_back(cursor: duckdb.DuckDBPyConnection) -> None:
    try:
        cursor.rollback()
    except duckdb.Error:
        # A failed commit or a stopped database has rolled back already; the first error counts.
        return
