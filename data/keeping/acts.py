"""The log of every act that changed or tried to change something: append-only."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

import pandas as pd

from data.keeping.clock import utcnow
from data.keeping.queries import query
from data.keeping.store import Store

_ALL = 1_000_000_000


def keep(
    store: Store,
    who: tuple[str, str, str, str],
    act: str,
    subject: str,
    details: Mapping[str, object],
) -> None:
    """Write down an act now; `who` is account, name, role and the address they came from."""
    with store.aside() as cursor:
        cursor.execute(
            "insert into acts values (?, ?, ?, ?, ?, ?, ?, ?)",
            [utcnow(), *who, act, subject, json.dumps(details, ensure_ascii=False, default=str)],
        )


def acts(store: Store, most: int = 200) -> pd.DataFrame:
    """The latest acts, newest first: acted_at, account, name, role, came_from, act, subject and
    details (JSON)."""
    return store.frame("select * from acts order by acted_at desc limit $most", {"most": most})


@dataclass(frozen=True)
class Sought:
    """Which acts: the deed, who did it, a word of the subject, since when (UTC). Empty: all."""

    act: str = ""
    name: str = ""
    word: str = ""
    since: datetime | None = None


def found(store: Store, sought: Sought, most: int, start: int = 0) -> pd.DataFrame:
    """The acts that fit, newest first, `most` of them after the first `start`."""
    return store.frame(query("acts"), {**asdict(sought), "most": most, "start": start})


def many(store: Store, sought: Sought) -> int:
    """How many fit."""
    told = {**asdict(sought), "most": _ALL, "start": 0}
    return store.rows(f"select count(*) from ({query('acts')})", told)[0][0]


def kinds(store: Store) -> tuple[list[str], list[str]]:
    """The deeds that were done, and the names of those who did them."""
    done = store.rows("select distinct act from acts order by act")
    names = store.rows("select distinct name from acts where name <> '' order by name")
    return [act for (act,) in done], [name for (name,) in names]
