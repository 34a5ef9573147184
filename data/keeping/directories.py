"""Chains, parks, counties and enterprises as kept: append only, the latest published counts."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import duckdb
import pandas as pd
import pyarrow as pa

from data.directory import Directory, Unit
from data.keeping.queries import query
from data.keeping.remembered import remembered
from data.keeping.store import Store


@dataclass(frozen=True)
class Happening:
    """A change of scope: an enterprise moved out, a chain was widened."""

    kind: str
    unit: str
    happened_on: date
    what: str
    effect: str


def directory(store: Store, asof: datetime | None = None, with_demo: bool = True) -> Directory:
    """The units known at a moment (None: now)."""
    told = {"asof": asof, "with_demo": with_demo}
    aliases: dict[tuple[str, str], list[str]] = defaultdict(list)
    for kind, unit, alias in store.rows(query("aliases"), told):
        aliases[kind, unit].append(alias)
    kinds, units, names, ordinals, attributes, begun, ended = store.columns(query("units"), told)
    # By columns, and one parse of all: there may be 100,000 enterprises.
    said = json.loads("[" + ",".join(each or "{}" for each in attributes) + "]")
    ids = zip(kinds, units, strict=True)
    spelt = [tuple(aliases[each]) if each in aliases else () for each in ids]
    return Directory(map(Unit, kinds, units, names, spelt, ordinals, said, begun, ended))


def memberships(store: Store, asof: datetime | None = None) -> pd.DataFrame:
    """Which enterprise belongs to which chain, park and county: enterprise, kind, unit."""
    return store.frame(query("memberships"), {"asof": asof})


@remembered
def events(store: Store, asof: datetime | None = None) -> list[Happening]:
    """The changes of scope known at a moment, oldest first."""
    return [Happening(*row) for row in store.rows(query("events"), {"asof": asof})]


def keep(
    cursor: duckdb.DuckDBPyConnection,
    batch: UUID,
    units: Sequence[Unit],
    memberships: pd.DataFrame | None = None,
    events: Iterable[Any] = (),
    spellings: Sequence[Unit] = (),
) -> None:
    """Write what a workbook says of units into the open transaction.

    What an earlier 名录 said and this one has no column for (the level of a park) stays: each row
    written says all that is known of its unit, so the latest row can be read alone.
    Of `spellings` only the aliases are written: a workbook of figures registers no unit.
    """
    if units:
        cursor.register("registered", _registered(units))
        cursor.execute(query("keep_units"), {"batch": batch})
    spelt = [(u.kind, alias, u.unit) for u in (*units, *spellings) for alias in u.aliases]
    _append(cursor, "aliases", ("kind", "alias", "unit"), spelt, batch)
    if memberships is not None and len(memberships):
        rows = list(memberships[["enterprise", "kind", "unit"]].itertuples(index=False, name=None))
        _append(cursor, "memberships", ("enterprise", "kind", "unit"), rows, batch)
    _append(
        cursor,
        "events",
        ("kind", "unit", "happened_on", "what", "effect"),
        [_event(event) for event in events],
        batch,
    )


def _registered(units: Sequence[Unit]) -> pa.Table:
    return pa.table(
        {
            "kind": pa.array([u.kind for u in units], pa.string()),
            "unit": pa.array([u.unit for u in units], pa.string()),
            "name": pa.array([u.name for u in units], pa.string()),
            "ordinal": pa.array([u.ordinal for u in units], pa.int32()),
            "attributes": pa.array(
                [json.dumps(u.attributes, ensure_ascii=False, default=str) for u in units],
                pa.string(),
            ),
            "valid_from": pa.array([u.valid_from for u in units], pa.date32()),
            "valid_to": pa.array([u.valid_to for u in units], pa.date32()),
        }
    )


def _event(event: Any) -> tuple[Any, ...]:
    names = ("kind", "unit", "happened_on", "what", "effect")
    if isinstance(event, dict):
        return tuple(event.get(name, "") for name in names)
    return tuple(getattr(event, name, "") for name in names)


def _append(
    cursor: duckdb.DuckDBPyConnection,
    table: str,
    names: tuple[str, ...],
    rows: list[tuple[Any, ...]],
    batch: UUID,
) -> None:
    if rows:
        columns = zip(*rows, strict=True)
        cursor.register("appended", pa.table(dict(zip(names, map(pa.array, columns), strict=True))))
        cursor.execute(
            f"insert into {table} by name select distinct *, $batch::uuid as batch from appended",
            {"batch": batch},
        )
        cursor.unregister("appended")
