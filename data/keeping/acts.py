"""The log of every act that changed or tried to change something: append-only."""

import json
from collections.abc import Mapping

import pandas as pd

from data.keeping.clock import utcnow
from data.keeping.store import Store


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
