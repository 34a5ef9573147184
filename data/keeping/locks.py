"""Locked periods: nothing of them changes until a person entitled reopens them, with a reason.

A figure is of the period its year and last month name, whatever its span: the targets of a year are
of its December, a standing figure (year 0: a land area) is of none and never locked. A workbook may
state locked figures again as they are; it may not change or add any.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import duckdb
import pandas as pd

from catalog.period import Period
from data.keeping.clock import utcnow, written
from data.keeping.queries import query
from data.keeping.store import Store
from errors import DashboardError


@dataclass(frozen=True)
class Lock:
    """A period that is locked, since when, by whom and why."""

    period: Period
    since: datetime
    name: str
    account: str = ""
    reason: str = ""


class Locked(DashboardError):
    """A publication or a withdrawal would change a locked period."""

    def __init__(self, locks: list[Lock]) -> None:
        self.locks = locks
        named = "、".join(
            f"{lock.period}（{lock.name or '未署名'}于 {written(lock.since)} 锁定）"
            for lock in locks[:6]
        ) + ("等" if len(locks) > 6 else "")
        super().__init__(
            "这一期已锁定",
            f"{named}已经核定锁定，其中的数据不能新增、修改或撤回。",
            "请由审核或管理人员说明理由、重新开启这一期后再操作。",
        )


class LockRefused(DashboardError):
    """Locking what is locked, reopening what is open, or without a reason."""


def lock(store: Store, period: Period, who: str, reason: str = "", *, account: str = "") -> Lock:
    """Lock a period."""
    with store.transaction() as cursor:
        if any(_same(each.period, period) for each in _locked(cursor)):
            raise LockRefused("已经锁定", f"{_named(period)}已经锁定。", "不需要再锁。")
        write(cursor, period, who, reason, account)
        return next(each for each in _locked(cursor) if _same(each.period, period))


def reopen(store: Store, period: Period, who: str, reason: str, *, account: str = "") -> None:
    """Open a locked period again; the reason is kept."""
    if not reason.strip():
        raise LockRefused("请说明理由", "重新开启已锁定的一期必须写明理由。", "填写理由后再开启。")
    with store.transaction() as cursor:
        if not any(_same(each.period, period) for each in _locked(cursor)):
            raise LockRefused("没有锁定", f"{_named(period)}没有锁定。", "不需要开启。")
        write(cursor, period, who, reason, account, locked=False)


def locked(store: Store, asof: datetime | None = None) -> list[Lock]:
    """The periods locked at a moment (None: now), newest first."""
    return [_lock(row) for row in store.rows(query("locked"), {"asof": asof})]


def history(store: Store) -> list[dict[str, Any]]:
    """Every locking and reopening, newest first: acted_at, period, locked, account, name,
    reason."""
    rows = store.rows(
        "select acted_at, year, month, locked, account, name, reason from locks "
        "order by acted_at desc"
    )
    names = ("acted_at", "period", "locked", "account", "name", "reason")
    return [
        dict(zip(names, (row[0], Period(row[1], 1, row[2]), *row[3:]), strict=True)) for row in rows
    ]


def write(
    cursor: duckdb.DuckDBPyConnection,
    period: Period,
    who: str,
    reason: str,
    account: str,
    locked: bool = True,
) -> None:
    """One line of the ledger, inside an open transaction; moments only go on."""
    last = cursor.execute("select max(acted_at) from locks").fetchone()[0]
    now = utcnow()
    moment = max(now, last + timedelta(microseconds=1)) if last else now
    cursor.execute(
        "insert into locks select ?, ?, ?, ?, ?, ?, ?, "
        "exists (select 1 from visible_batches(null) where demo)",
        [moment, period.year, period.last_month, locked, account, who, reason.strip()],
    )


def guard(cursor: duckdb.DuckDBPyConnection, with_demo: bool) -> None:
    """Raise Locked where the workbook in `incoming`, without the lines in `refused`, adds or
    changes a figure of a locked period."""
    found = _locked(cursor)
    if not found:
        return
    months = [(each.period.year, each.period.last_month) for each in found]
    cursor.register("locked", pd.DataFrame(months, columns=["year", "month"]))
    rows = cursor.execute(query("touched"), {"with_demo": with_demo}).fetchall()
    cursor.unregister("locked")
    touched = {(year, month) for year, month, _ in rows}
    if touched:
        raise Locked([each for each, when in zip(found, months, strict=True) if when in touched])


def guard_batch(cursor: duckdb.DuckDBPyConnection, batch: str | UUID) -> None:
    """Raise Locked where a batch holds figures of a locked period."""
    if found := _locked(cursor):
        months = set(
            cursor.execute(
                "select distinct year, last_month from facts where batch = ?::uuid and year > 0",
                [str(batch)],
            ).fetchall()
        )
        if held := [each for each in found if (each.period.year, each.period.last_month) in months]:
            raise Locked(held)


def _locked(cursor: duckdb.DuckDBPyConnection) -> list[Lock]:
    return [_lock(row) for row in cursor.execute(query("locked"), {"asof": None}).fetchall()]


def _lock(row: tuple[Any, ...]) -> Lock:
    year, month, *said = row
    return Lock(Period(year, 1, month), *said)


def _same(one: Period, other: Period) -> bool:
    return (one.year, one.last_month) == (other.year, other.last_month)


def _named(period: Period) -> str:
    return str(Period(period.year, 1, period.last_month))
