"""Batches: what was published and withdrawn, when, from which workbook."""

from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import duckdb
import pandas as pd

from catalog.period import Period
from data.keeping import originals
from data.keeping.clock import utcnow, written
from data.keeping.locks import guard_batch
from data.keeping.queries import query
from data.keeping.remembered import remembered
from data.keeping.store import Store
from errors import DashboardError


class UnknownBatch(DashboardError):
    """No batch has this number."""

    def __init__(self, batch: object) -> None:
        super().__init__("没有这个批次", f"发布记录里没有批次 {batch}。", "请刷新页面后再选。")


class AlreadyWithdrawn(DashboardError):
    """Somebody withdrew it before."""

    def __init__(self, file: str, moment: datetime) -> None:
        super().__init__(
            "已经撤回",
            f"“{file}”已于 {written(moment)} 撤回。",
            "不需要再撤。如要恢复，请重新上传并发布。",
        )


class OriginalMissing(DashboardError):
    """The workbook of a batch is not where it was kept."""

    def __init__(self, file: str, path: Path | None) -> None:
        where = f"应在 {path}。" if path else "临时数据不保存原件。"
        super().__init__(
            "找不到原件",
            f"“{file}”的原始文件不在保存处，{where}",
            "请从备份中恢复 originals 目录。",
        )


def history(store: Store) -> pd.DataFrame:
    """Every batch, newest first: batch, file, kind, sender, account, stage, demo, the moments,
    facts, summary, and of a withdrawn one by whom and why."""
    return store.frame(query("history"))


def withdraw(
    store: Store, batch: str | UUID, by: str = "", *, account: str = "", reason: str = ""
) -> None:
    """Take a batch back: what it superseded is current again; nothing is deleted.

    Raises Locked where it holds figures of a locked period.
    """
    with store.transaction() as cursor:
        found = cursor.execute(
            "select file, withdrawn_at from batches where batch::varchar = ?", [str(batch)]
        ).fetchone()
        if found is None:
            raise UnknownBatch(batch)
        if found[1] is not None:
            raise AlreadyWithdrawn(*found)
        guard_batch(cursor, batch)
        cursor.execute(
            "update batches set withdrawn_at = ?, withdrawn_by = ?, withdrawn_account = ?, "
            "withdrawn_reason = ? where batch::varchar = ?",
            [next_moment(cursor), by, account, reason.strip(), str(batch)],
        )


def stands(store: Store, batch: str | UUID) -> bool:
    """True where the batch was committed, withdrawn since or not: what a publication that was cut
    off came to. The number is the draft's, known before."""
    return bool(
        store.rows("select 1 from batches where batch::varchar = $batch", {"batch": str(batch)})
    )


def stage_of(store: Store, batch: str | UUID) -> str:
    """The stage a batch was published at; "" where it was left unsaid."""
    rows = store.rows(
        "select stage from batches where batch::varchar = $batch", {"batch": str(batch)}
    )
    return rows[0][0] or "" if rows else ""


def original(store: Store, batch: str | UUID) -> Path:
    """Where the workbook of a batch lies, byte for byte as it came."""
    rows = store.rows(
        "select file, sha256 from batches where batch::varchar = $batch", {"batch": str(batch)}
    )
    if not rows:
        raise UnknownBatch(batch)
    file, digest = rows[0]
    path = originals.place(store.home, digest, file) if store.home else None
    if path is None or not path.is_file():
        raise OriginalMissing(file, path)
    return path


def empty(store: Store) -> bool:
    """True where nothing is published, or all of it was withdrawn."""
    return not store.rows("select 1 from visible_batches(null) limit 1")


@remembered
def is_demo(store: Store, asof: datetime | None = None) -> bool:
    """True while the sample data stand, or where they stood at a moment."""
    told = {"asof": asof}
    return bool(store.rows("select 1 from visible_batches($asof) where demo limit 1", told))


def drop_demo(store: Store) -> None:
    """清空并开始: the sample data are withdrawn, figures and directories alike."""
    with store.transaction() as cursor:
        withdraw_demo(cursor, next_moment(cursor))


def withdraw_demo(cursor: duckdb.DuckDBPyConnection, moment: datetime) -> bool:
    """Withdraw the sample data inside an open transaction; False where none stood."""
    stood = cursor.execute("select 1 from batches where demo and withdrawn_at is null").fetchone()
    cursor.execute(
        "update batches set withdrawn_at = ? where demo and withdrawn_at is null", [moment]
    )
    return stood is not None


def next_moment(cursor: duckdb.DuckDBPyConnection) -> datetime:
    """Now, or just after the last thing that happened where the clock was set back: moments of
    the store only go on, or a question as of a moment (an edition's) would have two answers."""
    last = cursor.execute(
        "select greatest(max(published_at), max(withdrawn_at), (select max(as_of) from editions)) "
        "from batches"
    ).fetchone()
    now = utcnow()
    return max(now, last[0] + timedelta(microseconds=1)) if last and last[0] else now


@remembered
def data_date(store: Store, asof: datetime | None = None) -> datetime | None:
    """When the figures last changed (before a moment), in UTC; None where there were none."""
    every = "select published_at as day from batches union all select withdrawn_at from batches"
    return store.rows(
        f"select max(day) from ({every}) where day <= coalesce($asof::timestamp, 'infinity')",
        {"asof": asof},
    )[0][0]


def first_date(store: Store) -> datetime | None:
    """When the first figures were published, in UTC; None where there are none."""
    return store.rows("select min(published_at) from batches where withdrawn_at is null")[0][0]


def latest_period(store: Store) -> Period | None:
    """The newest period with reported figures; None where there are none."""
    rows = store.rows(query("latest_period"))
    return Period(rows[0][0], 1, rows[0][1], "ytd") if rows else None
