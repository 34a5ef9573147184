"""The layouts senders have confirmed: append-only, the latest of each counts until forgotten."""

import json
from dataclasses import dataclass
from datetime import datetime

from data.keeping.clock import utcnow, uuid7
from data.keeping.store import Store
from data.proposing.corrections import Corrections, Remembered, as_dict, table_of


@dataclass(frozen=True)
class Layout(Remembered):
    """A remembered layout with who confirmed it; `forgotten_at` is None while it counts."""

    sender: str = ""
    forgotten_at: datetime | None = None


def remember(store: Store, sender: str, name: str, corrections: Corrections) -> list[str]:
    """Keep what was said of every table for its sender's next file; the numbers of what is new.

    `name` is shown where a table has none of its own (a file). What is known already, word for
    word, is not kept twice; periods are of one file and are not kept at all.
    """
    known = {layout.fingerprint: layout for layout in layouts(store, sender)}
    rows = []
    for fingerprint, said in corrections.tables.items():
        lasting = said.lasting
        if fingerprint in known and known[fingerprint].said == lasting:
            continue
        told = json.dumps(as_dict(lasting), ensure_ascii=False)
        shown = lasting.name or name
        rows.append((uuid7(), sender, fingerprint, shown, lasting.family, told, utcnow()))
    if sender and rows:
        with store.aside() as cursor:
            cursor.executemany("insert into layouts values (?, ?, ?, ?, ?, ?, ?, null)", rows)
    return [str(row[0]) for row in rows] if sender else []


def layouts(store: Store, sender: str | None = None, forgotten: bool = False) -> list[Layout]:
    """The layouts that count, newest first: one sender's, or everybody's (None).

    With `forgotten` also those that no longer count: the whole history.
    """
    rows = store.rows(
        "select layout::varchar, fingerprint, name, corrections, remembered_at, sender, "
        "forgotten_at from layouts where $sender is null or sender = $sender "
        "order by remembered_at desc, layout desc",
        {"sender": sender},
    )
    found, seen = [], set()
    for layout, fingerprint, name, told, moment, who, gone in rows:
        latest = (who, fingerprint) not in seen and gone is None
        seen.add((who, fingerprint))
        if latest or forgotten:
            said = table_of(json.loads(told))
            found.append(Layout(layout, fingerprint, name, said, moment, who, gone))
    return found


def hand_over(store: Store, sender: str, to: str) -> None:
    """The layouts one sender confirmed count for another as well."""
    for layout in reversed(layouts(store, sender)):
        remember(store, to, layout.name, Corrections({layout.fingerprint: layout.said}))


def forget(store: Store, layout: str, sender: str | None = None) -> bool:
    """Let a layout count no longer, with its earlier forms; False where there is none such.

    With `sender` only one of that sender's.
    """
    with store.aside() as cursor:
        found = cursor.execute(
            "select sender, fingerprint from layouts where layout::varchar = $layout "
            "and forgotten_at is null and ($sender is null or sender = $sender)",
            {"layout": layout, "sender": sender},
        ).fetchone()
        if found:
            cursor.execute(
                "update layouts set forgotten_at = ? where sender = ? and fingerprint = ? "
                "and forgotten_at is null",
                [utcnow(), *found],
            )
    return found is not None
