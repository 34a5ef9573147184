"""The store: the only importer of duckdb. A cursor per call, one writer at a time."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from errors import DashboardError

_MIGRATIONS = Path(__file__).parent / "migrations"

Params = dict[str, Any] | list[Any] | None


class StoreBusy(DashboardError):
    """Another process holds the file: DuckDB lets one process write it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            "数据库正被占用",
            f"另一个程序正在使用 {path.name}。",
            "请先关闭正在运行的看板或命令行，再试一次。",
        )


class Store:
    """Facts, batches and directories. Threads share one Store; every call takes its own cursor,
    because a shared DuckDB connection hands one reader another's rows."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, home: Path | None = None) -> None:
        self._connection = connection
        self._writing = threading.RLock()
        self.home = home
        self._migrate()

    @classmethod
    def open(cls, home: Path) -> "Store":
        """The store under `home` (DASHBOARD_HOME), made when absent. Raises StoreBusy."""
        home.mkdir(parents=True, exist_ok=True)
        path = home / "dashboard.duckdb"
        try:
            connection = duckdb.connect(str(path))
        except duckdb.IOException as error:
            raise StoreBusy(path) from error
        return cls(connection, home)

    @classmethod
    def memory(cls) -> "Store":
        """An empty store that lives as long as the object, for tests and previews."""
        return cls(duckdb.connect(":memory:"))

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def frame(self, sql: str, params: Params = None) -> pd.DataFrame:
        """The rows of one SELECT as a frame."""
        with self._connection.cursor() as cursor:
            return cursor.execute(sql, params or {}).df()

    def rows(self, sql: str, params: Params = None) -> list[tuple[Any, ...]]:
        """The rows of one SELECT as tuples."""
        with self._connection.cursor() as cursor:
            return cursor.execute(sql, params or {}).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor inside one transaction: all of it is kept or, on an error, none."""
        with self._writing, self._connection.cursor() as cursor:
            cursor.begin()
            try:
                yield cursor
            except BaseException:
                cursor.rollback()
                raise
            cursor.commit()

    def version(self) -> int:
        """Grows with every publication and withdrawal; what caches are keyed by."""
        return self.rows(
            "select count(published_at) + count(withdrawn_at) from batches"
        )[0][0]

    def _migrate(self) -> None:
        with self.transaction() as cursor:
            cursor.execute("create table if not exists migrations (name varchar not null, applied_at timestamp not null)")
            done = {name for (name,) in cursor.execute("select name from migrations").fetchall()}
            for script in sorted(_MIGRATIONS.glob("*.sql")):
                if script.name not in done:
                    cursor.execute(script.read_text(encoding="utf-8"))
                    cursor.execute("insert into migrations values (?, now()::timestamp)", [script.name])
