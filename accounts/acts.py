"""The log of every act that changed or tried to change something: append-only."""

import json

import pandas as pd

from accounts.person import Person
from data.keeping.clock import utcnow
from data.keeping.store import Store


def record(store: Store, person: Person, act: str, subject: str = "", **details: object) -> None:
    """Write down who did what to what, when and from where; `details` go along as JSON."""
    with store.aside() as cursor:
        cursor.execute(
            "insert into acts values (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                utcnow(),
                person.account,
                person.name,
                str(person.role),
                person.came_from,
                act,
                subject,
                json.dumps(details, ensure_ascii=False, default=str),
            ],
        )


def acts(store: Store, most: int = 200) -> pd.DataFrame:
    """The latest acts, newest first: acted_at, account, name, role, came_from, act, subject, details."""
    return store.frame("select * from acts order by acted_at desc limit $most", {"most": most})
