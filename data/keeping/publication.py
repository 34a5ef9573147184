"""One workbook into the store: its original and all it says in one transaction."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import duckdb
import pandas as pd
import pyarrow as pa

from catalog.period import Period
from data.directory import Unit
from data.keeping import directories, locks, originals, remarks
from data.keeping.batches import next_moment, withdraw_demo
from data.keeping.factkey import COLUMNS, FactKey
from data.keeping.footprint import wrote
from data.keeping.incoming import Incoming
from data.keeping.remarks import Remark
from data.keeping.stages import checked
from data.keeping.store import Store
from data.keeping.topics import EVERYTHING, Topic
from errors import DashboardError


class DemoRefused(DashboardError):
    """Sample data would stand among real figures."""

    def __init__(self) -> None:
        super().__init__(
            "不能载入示例数据",
            "库中已有真实报表。",
            "要看示例，请另设一个空的数据目录（DASHBOARD_HOME）。",
        )


class NothingTaken(DashboardError):
    """Every line of a workbook was refused: there is nothing to publish."""

    def __init__(self, file: str) -> None:
        super().__init__(
            "没有可发布的内容", f"“{file}”的数据全部选了不采用。", "如不需要这一份，请直接移除。"
        )


@dataclass(frozen=True)
class Publication:
    """All that one workbook brings, and what was decided of it.

    A fact named by a 未采用 remark is not taken. With `lock` the newest period it states is locked
    in the same transaction.
    """

    batch: UUID
    file: str
    content: bytes
    received_at: datetime
    facts: Incoming
    units: Sequence[Unit] = ()
    spellings: Sequence[Unit] = ()
    memberships: pd.DataFrame | None = None
    events: Sequence[Any] = ()
    sender: str = ""
    account: str = ""
    demo: bool = False
    stage: str = ""
    remarks: Sequence[Remark] = ()
    lock: bool = False
    summary: dict[str, Any] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """figures, directory or both."""
        if not self.units:
            return "figures"
        return "both" if self.facts.rows else "directory"

    @property
    def touched(self) -> set[Topic]:
        """What it writes of: answers about anything else go on holding."""
        return wrote(
            self.facts.slices,
            {unit.kind for unit in self.units},
            self.memberships is not None,
            bool(self.events),
        )


def commit(store: Store, publication: Publication, version: int | None = None) -> bool:
    """Publish in one transaction, the original kept before it ends: all of it or none.

    The first real publication withdraws the sample data in the same breath. False, and nothing
    kept, where the store is no longer at `version`: somebody published in between. Raises
    DemoRefused, Locked and NothingTaken, which keep nothing either.
    """
    checked(publication.stage)
    touched = publication.touched
    with store.transaction(touched) as cursor:
        if version is not None and store.version() != version:
            return False
        moment = next_moment(cursor)
        if not publication.demo:
            if withdraw_demo(cursor, moment):
                touched.add(EVERYTHING)
        elif cursor.execute("select 1 from visible_batches(null, with_demo := false)").fetchone():
            raise DemoRefused()
        _register(cursor, publication)
        locks.guard(cursor, publication.demo)
        refused = remarks.keep(cursor, publication.batch, publication.remarks)
        if refused and refused.total() == publication.facts.rows and not publication.units:
            raise NothingTaken(publication.file)
        if store.home:
            originals.keep(store.home, publication.file, publication.content)
        _insert_batch(cursor, publication, moment, refused)
        _insert_facts(cursor, publication, bool(refused))
        directories.keep(
            cursor,
            publication.batch,
            publication.units,
            publication.memberships,
            publication.events,
            publication.spellings,
        )
        if publication.lock:
            _lock(cursor, publication)
    return True


def _insert_facts(
    cursor: duckdb.DuckDBPyConnection, publication: Publication, some_refused: bool
) -> None:
    if publication.facts.rows:
        cursor.execute(
            "insert into facts by name select * exclude (line, slice, who, half), "
            "$batch::uuid as batch from incoming"
            + (" anti join refused using (line)" if some_refused else ""),
            {"batch": publication.batch},
        )


def _register(cursor: duckdb.DuckDBPyConnection, publication: Publication) -> None:
    """The workbook's facts as `incoming`, the lines not taken as `refused`."""
    cursor.register("incoming", publication.facts.kept)
    named = (each.fact for each in publication.remarks if each.kind == remarks.REFUSED)
    keys = [key for key in map(FactKey.of, dict.fromkeys(named)) if key]
    lines = pa.table({"line": pa.array([], pa.int32())})
    if keys:
        cursor.register("keys", pd.DataFrame(keys, columns=list(FactKey._fields)))
        lines = cursor.execute(
            f"select line from incoming semi join keys using ({COLUMNS})"
        ).to_arrow_table()
        cursor.unregister("keys")
    cursor.register("refused", lines)


def _lock(cursor: duckdb.DuckDBPyConnection, publication: Publication) -> None:
    """Lock the newest period the workbook reports figures of."""
    slices = publication.facts.slices
    reported = slices[slices["year"].gt(0) & ~slices["measure"].str.startswith("target")]
    if len(reported):
        year, month = max(zip(reported["year"], reported["last_month"], strict=True))
        locks.write(
            cursor, Period(int(year), 1, int(month)), publication.sender, publication.stage,
            publication.account,
        )  # fmt: skip


def _insert_batch(
    cursor: duckdb.DuckDBPyConnection,
    publication: Publication,
    moment: datetime,
    refused: Counter[str],
) -> None:
    ordinal = cursor.execute("select coalesce(max(ordinal), 0) + 1 from batches").fetchone()[0]
    cursor.execute(
        "insert into batches (batch, ordinal, file, sha256, kind, sender, account, stage, demo, "
        "received_at, published_at, facts, summary) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            publication.batch,
            ordinal,
            publication.file,
            originals.digest(publication.content),
            publication.kind,
            publication.sender,
            publication.account,
            publication.stage,
            publication.demo,
            publication.received_at,
            moment,
            publication.facts.rows - refused.total(),
            json.dumps(_summary(publication, refused), ensure_ascii=False),
        ],
    )


def _summary(publication: Publication, refused: Counter[str]) -> dict[str, Any]:
    """What was shown, less what was not taken."""
    counts = publication.summary.get("difference")
    if not refused or counts is None:
        return publication.summary
    taken = {name: many - refused[name] for name, many in counts.items()}
    return {**publication.summary, "difference": taken, "refused": refused.total()}


def published_alike(store: Store, content: bytes) -> tuple[str, str, datetime] | None:
    """The standing batch made of the same bytes: number, file, moment; None where there is none."""
    rows = store.rows(
        "select batch::varchar, file, published_at from batches "
        "where sha256 = $digest and withdrawn_at is null "
        "order by ordinal desc limit 1",
        {"digest": originals.digest(content)},
    )
    return rows[0] if rows else None
