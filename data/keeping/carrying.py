"""What a restore takes along from the store it replaces: the log, and who may come in."""

import json
from pathlib import Path

from data.keeping.clock import utcnow
from data.keeping.store import Store

# Append only: what was written since the backup was made goes along.
_LOGS = ("acts", "sign_outs", "sign_in_attempts")
_SIGN_OUT = """
    insert into sign_outs select token, $moment from sign_ins
    where ends_at > $moment and token not in (select token from sign_outs)
"""


def carry(store: Store, fresh: Path) -> tuple[str, ...]:
    """Write it into the store that lies in `fresh`; what is worth telling, in words.

    Every sign-in ends: one that was ended since the backup must not come back with it. Where the
    backup has no account, those of now stay: a restore opens no door.
    """
    restored = Store.open(fresh)
    try:
        bare = not restored.rows("select 1 from people limit 1")
        kept = bare and bool(store.rows("select 1 from people limit 1"))
        for table in (*_LOGS, *(("people",) if kept else ())):
            _append(store, restored, table)
        with restored.aside() as cursor:
            cursor.execute(_SIGN_OUT, {"moment": utcnow()})
    finally:
        restored.close()
    return ("备份里没有账号，保留了现在的账号。",) if kept else ()


def _append(store: Store, restored: Store, table: str) -> None:
    """The rows of `table` that are not there yet."""
    known = {_row(row) for row in restored.rows(f"select * from {table}")}
    new = [list(row) for row in store.rows(f"select * from {table}") if _row(row) not in known]
    if new:
        with restored.aside() as cursor:
            signs = ", ".join("?" * len(new[0]))
            cursor.executemany(f"insert into {table} values ({signs})", new)


def _row(row: tuple) -> str:
    return json.dumps(row, default=str)
