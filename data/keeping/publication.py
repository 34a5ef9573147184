"""One workbook into the store: its original first, then all it says in one transaction."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import duckdb
import pandas as pd

from data.directory import Unit
from data.keeping import directories, originals
from data.keeping.batches import next_moment, withdraw_demo
from data.keeping.incoming import Incoming
from data.keeping.store import Store
from errors import DashboardError


class DemoRefused(DashboardError):
    """Sample data would stand among real figures."""

    def __init__(self) -> None:
        super().__init__(
            "不能载入示例数据",
            "库中已有真实报表。",
            "要看示例，请另设一个空的数据目录（DASHBOARD_HOME）。",
        )


@dataclass(frozen=True)
class Publication:
    """All that one workbook brings."""

    batch: UUID
    file: str
    content: bytes
    received_at: datetime
    facts: Incoming
    units: Sequence[Unit] = ()
    memberships: pd.DataFrame | None = None
    events: Sequence[Any] = ()
    sender: str = ""
    demo: bool = False
    summary: dict[str, Any] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """figures, directory or both."""
        if not self.units:
            return "figures"
        return "both" if self.facts.rows else "directory"


def commit(store: Store, publication: Publication, version: int | None = None) -> bool:
    """Keep the original, then publish in one transaction: all of it or none.

    The first real publication withdraws the sample data in the same breath. False, and nothing
    kept, where the store is no longer at `version`: somebody published in between.
    """
    if store.home:
        originals.keep(store.home, publication.file, publication.content)
    with store.transaction() as cursor:
        if version is not None and store.version() != version:
            return False
        moment = next_moment(cursor)
        if not publication.demo:
            withdraw_demo(cursor, moment)
        elif cursor.execute("select 1 from visible_batches(null, with_demo := false)").fetchone():
            raise DemoRefused()
        _insert_batch(cursor, publication, moment)
        directories.keep(
            cursor,
            publication.batch,
            publication.units,
            publication.memberships,
            publication.events,
        )
        if publication.facts.rows:
            cursor.register("incoming", publication.facts.kept)
            cursor.execute(
                "insert into facts by name select * exclude (slice, who, half), "
                "$batch::uuid as batch from incoming",
                {"batch": publication.batch},
            )
    return True


def _insert_batch(
    cursor: duckdb.DuckDBPyConnection, publication: Publication, moment: datetime
) -> None:
    ordinal = cursor.execute("select coalesce(max(ordinal), 0) + 1 from batches").fetchone()[0]
    cursor.execute(
        "insert into batches (batch, ordinal, file, sha256, kind, sender, demo, received_at, "
        "published_at, facts, summary) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            publication.batch,
            ordinal,
            publication.file,
            originals.digest(publication.content),
            publication.kind,
            publication.sender,
            publication.demo,
            publication.received_at,
            moment,
            publication.facts.rows,
            json.dumps(publication.summary, ensure_ascii=False),
        ],
    )


def published_alike(store: Store, content: bytes) -> tuple[str, str, datetime] | None:
    """The standing batch made of the same bytes: number, file, moment; None where there is none."""
    rows = store.rows(
        "select batch::varchar, file, published_at from batches "
        "where sha256 = $digest and withdrawn_at is null "
        "order by ordinal desc limit 1",
        {"digest": originals.digest(content)},
    )
    return rows[0] if rows else None
