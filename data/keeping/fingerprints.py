"""What a database file holds, told without changing it: tables with counts and hashes, objects."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from data.keeping.refusals import refusal

_MIGRATIONS = Path(__file__).parent / "migrations"
_OWN = (
    "create table if not exists migrations (name varchar not null, applied_at timestamp not null)"
)
# A value as text with its length before it, "-" for none: no two rows of a table read alike.
_TEXT = "coalesce(length({0}::varchar) || ':' || {0}::varchar, '-')"
_COLUMNS = """
    select table_name, column_name, data_type from duckdb_columns()
    where database_name = $database and schema_name = 'main' and table_oid in (
        select table_oid from duckdb_tables() where database_name = $database)
    order by table_name, column_name
"""
_OBJECTS = """
    select 'table' as kind, table_name || '.' || column_name as name, data_type as said
    from duckdb_columns() where database_name = $database and table_oid in (
        select table_oid from duckdb_tables() where database_name = $database)
    union all
    select 'view', view_name, sql from duckdb_views()
    where database_name = $database and not internal
    union all
    select 'macro', function_name, parameters::varchar || macro_definition from duckdb_functions()
    where database_name = $database and not internal
    union all
    select 'schema', schema_name, '' from duckdb_schemas()
    where database_name = $database and not internal and schema_name <> 'main'
    union all
    select 'sequence', sequence_name, '' from duckdb_sequences() where database_name = $database
    union all
    select 'index', index_name, sql from duckdb_indexes() where database_name = $database
    union all
    select 'type', type_name, '' from duckdb_types()
    where database_name = $database and not internal
"""


@dataclass(frozen=True)
class Contents:
    """The tables of a database file by name: how many rows, and a hash of them in any order."""

    counts: dict[str, int]
    hashes: dict[str, str]


def contents(file: Path) -> Contents:
    """Count and hash every table of the file, which is opened for reading only.

    The hash of a table is the sum of the rows' MD5, taken of their text, columns by name: neither
    the order of rows nor the version of the database matters. Raises a DashboardError.
    """
    with _reading(file) as connection:
        columns = connection.execute(_COLUMNS, {"database": file.stem}).fetchall()
        tables: dict[str, list[str]] = {}
        for table, column, _ in columns:
            tables.setdefault(table, []).append(_TEXT.format(_quoted(column)))
        counts, hashes = {}, {}
        for table, texts in tables.items():
            row = " || ".join(texts)
            many, total = connection.execute(
                f"select count(*), coalesce(sum(md5_number_lower({row})), 0)::varchar "
                f"from {_quoted(table)}"
            ).fetchone()
            counts[table], hashes[table] = many, total
        return Contents(counts, hashes)


def strangers(file: Path) -> list[str]:
    """What is in the file that the program's own schema of its time has not, or has otherwise."""
    with _reading(file) as connection:
        found = _objects(connection, file.stem)
        try:
            done = [
                name for (name,) in connection.execute("select name from migrations").fetchall()
            ]
        except duckdb.Error:
            return ["migrations"]
    with duckdb.connect(":memory:") as own:
        own.execute(_OWN)
        for script in known(done):
            own.execute(script.read_text(encoding="utf-8"))
        expected = _objects(own, "memory")
    return sorted({name for _, name, _ in found ^ expected})


def known(names: Iterable[str]) -> list[Path]:
    """The migrations of these names that this program has, in their order."""
    wanted = set(names)
    return [script for script in sorted(_MIGRATIONS.glob("*.sql")) if script.name in wanted]


def _objects(connection: duckdb.DuckDBPyConnection, database: str) -> set[tuple[Any, ...]]:
    return set(connection.execute(_OBJECTS, {"database": database}).fetchall())


def _reading(file: Path) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(str(file), read_only=True)
    except (duckdb.Error, OSError) as error:
        said = refusal(error, file)
        if said is None:
            raise
        raise said from error


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
