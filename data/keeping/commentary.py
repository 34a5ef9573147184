"""点评: what a person says about a page in a period, signed; append only, so it has a history."""

import threading
from dataclasses import dataclass
from datetime import datetime, timedelta

from catalog.period import Period
from data.keeping.clock import utcnow, uuid7, written
from data.keeping.queries import query
from data.keeping.store import Store
from errors import DashboardError

MOST = 2000  # letters
PAGES = {"overview": "总览", "chain": "产业链", "park": "园区", "target": "目标", "ranking": "排行"}
# Held where a moment is taken that what is written later must not precede.
moments = threading.Lock()


@dataclass(frozen=True)
class Commentary:
    """The words about a page (overview, chain, park …) and, where it is of one, a unit. An empty
    text takes back what was said before."""

    page: str
    unit: str
    period: Period
    text: str
    name: str
    account: str
    written_at: datetime
    commentary: str = ""


class CommentaryRefused(DashboardError):
    """Words that are not taken: too many, or over somebody else's."""


def of(
    store: Store, page: str, unit: str, period: Period, asof: datetime | None = None
) -> Commentary | None:
    """What counts at a moment (None: now); None where nothing was said or it was taken back."""
    found = next(iter(history(store, page, unit, period, asof)), None)
    return found if found and found.text else None


def history(
    store: Store, page: str, unit: str, period: Period, asof: datetime | None = None
) -> list[Commentary]:
    """Everything said of a page in a period, newest first."""
    return [each for each in _said(store, page, unit, asof) if _same(each.period, period)]


def carried(
    store: Store, page: str, unit: str, period: Period, asof: datetime | None = None
) -> Commentary | None:
    """Last month's words as a draft, where nothing was ever said of this period: for those who
    write, never for a reader. The newest within a year counts: not every month has a meeting."""
    seen: set[tuple[int, int]] = set()
    now = (period.year, period.last_month)
    latest: list[Commentary] = []
    for each in _said(store, page, unit, asof):
        then = (each.period.year, each.period.last_month)
        if then == now:
            return None
        if (now[0] - 1, now[1]) <= then < now and then not in seen:
            seen.add(then)
            latest.append(each)
    return max(
        (each for each in latest if each.text),
        key=lambda each: (each.period.year, each.period.last_month),
        default=None,
    )


def write(
    store: Store,
    page: str,
    unit: str,
    period: Period,
    text: str,
    *,
    name: str,
    account: str = "",
    over: str | None = None,
) -> Commentary:
    """Say something of a page in a period; "" takes back what is said.

    `over` is the number of what the writer had before their eyes ("" for nothing): where somebody
    else said something since, it is refused. Raises CommentaryRefused.
    """
    text = plain(text)
    if len(text) > MOST:
        raise CommentaryRefused(
            "点评太长", f"点评有{len(text)}个字，最多{MOST}个字。", "请写得短一些。"
        )
    with moments, store.aside() as cursor:
        told = {"page": page, "unit": unit, "asof": None}
        rows = cursor.execute(query("commentary"), told).fetchall()
        known = [_commentary(row) for row in rows]
        before = next((each for each in known if _same(each.period, period)), None)
        if over is not None and before and before.commentary != over:
            raise CommentaryRefused(
                "点评已被更新",
                f"{before.name or '他人'}在 {written(before.written_at)} 写了新的点评。",
                "请先看过新的点评，再决定是否修改。",
            )
        moment = utcnow()
        last = cursor.execute(
            "select greatest((select max(as_of) from editions), max(written_at)) from commentary"
        ).fetchone()[0]
        moment = max(moment, last + timedelta(microseconds=1)) if last else moment
        found = Commentary(page, unit, period, text, name, account, moment, str(uuid7()))
        cursor.execute(
            "insert into commentary (commentary, page, unit, year, month, text, account, name, "
            "written_at, demo) select ?, ?, ?, ?, ?, ?, ?, ?, ?, "
            "exists (select 1 from visible_batches(null) where demo)",
            [
                *(found.commentary, page, unit, period.year, period.last_month),
                *(text, account, name, moment),
            ],
        )
    return found


def plain(text: str) -> str:
    """Words as they are kept: lines without margins, no signs that cannot be seen."""
    lines = (
        " ".join("".join(sign for sign in line if sign.isprintable() or sign == "\t").split())
        for line in text.splitlines()
    )
    return "\n".join(line for line in lines if line)


def _said(store: Store, page: str, unit: str, asof: datetime | None) -> list[Commentary]:
    told = {"page": page, "unit": unit, "asof": asof}
    return [_commentary(row) for row in store.rows(query("commentary"), told)]


def _commentary(row: tuple) -> Commentary:
    number, page, unit, year, month, text, name, account, moment = row
    return Commentary(page, unit, Period(year, 1, month), text, name, account, moment, number)


def _same(one: Period, other: Period) -> bool:
    return (one.year, one.last_month) == (other.year, other.last_month)
