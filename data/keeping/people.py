"""Accounts, sign-ins and attempts as kept: append only, the latest row of an account counts."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from data.keeping.clock import utcnow, uuid7
from data.keeping.store import Store

_COLUMNS = (
    "account, login, name, role, units::varchar, reports::varchar, password, "
    "credentials, active, changed_at, changed_by"
)
_LATEST = (
    f"select {_COLUMNS} from people "
    "qualify row_number() over (partition by account order by version desc) = 1"
)


@dataclass(frozen=True)
class Kept:
    """An account as it stands; `password` is its argon2 hash, "" for none."""

    account: str
    login: str
    name: str
    role: str
    units: frozenset[tuple[str, str]]
    reports: frozenset[str]
    password: str
    credentials: UUID
    active: bool
    changed_at: datetime
    changed_by: str


def accounts(store: Store) -> list[Kept]:
    """Every account, the dormant too, by login."""
    return [_kept(row) for row in store.rows(f"select * from ({_LATEST}) order by login")]


def account(store: Store, name: str) -> Kept | None:
    """The account of this number."""
    sql = f"select {_COLUMNS} from people where account = $name order by version desc limit 1"
    return next(map(_kept, store.rows(sql, {"name": name})), None)


def with_login(store: Store, login: str) -> Kept | None:
    """The account that signs in by this name now."""
    sql = f"select * from ({_LATEST}) where login = $login"
    return next(map(_kept, store.rows(sql, {"login": login})), None)


def exists(store: Store) -> bool:
    """True once an account was made, dormant or not."""
    return bool(store.rows("select 1 from people limit 1"))


def keep(store: Store, kept: Kept) -> None:
    """Write the account down as it stands from now on."""
    with store.aside() as cursor:
        cursor.execute(
            f"insert into people values ({', '.join('?' * 12)})",
            [
                kept.account,
                uuid7(),
                kept.login,
                kept.name,
                kept.role,
                json.dumps(sorted(kept.units), ensure_ascii=False),
                json.dumps(sorted(kept.reports), ensure_ascii=False),
                kept.password,
                kept.credentials,
                kept.active,
                kept.changed_at,
                kept.changed_by,
            ],
        )


def begin(store: Store, token: str, kept: Kept, came_from: str, ends_at: datetime) -> None:
    """Write down that somebody signed in; `token` is the hash of what the browser got."""
    with store.aside() as cursor:
        cursor.execute(
            "insert into sign_ins values (?, ?, ?, ?, ?, ?)",
            [token, kept.account, kept.credentials, came_from, utcnow(), ends_at],
        )


def signed_in(store: Store, token: str) -> Kept | None:
    """Whose sign-in this is, while it lasts: not ended, not expired, the account unchanged."""
    sql = f"""
        select {_COLUMNS} from people join (
            select account as whose, credentials as shown from sign_ins
            where token = $token and ends_at > $now
        ) on account = whose
        where not exists (select 1 from sign_outs where token = $token)
        qualify row_number() over (order by version desc) = 1 and active and credentials = shown"""
    return next(map(_kept, store.rows(sql, {"token": token, "now": utcnow()})), None)


def until(store: Store, token: str) -> datetime | None:
    """Until when this sign-in was to last, whatever became of it; None for one never given."""
    found = store.rows("select ends_at from sign_ins where token = $token", {"token": token})
    return found[0][0] if found else None


def ended(store: Store, token: str) -> bool:
    """True where this was brought to an end."""
    return bool(store.rows("select 1 from sign_outs where token = $token", {"token": token}))


def end(store: Store, token: str) -> None:
    """This sign-in is over."""
    with store.aside() as cursor:
        cursor.execute("insert into sign_outs values (?, ?)", [token, utcnow()])


def attempt(store: Store, login: str, came_from: str, succeeded: bool) -> None:
    """Somebody tries, or has succeeded; `login` is a hash."""
    with store.aside() as cursor:
        cursor.execute(
            "insert into sign_in_attempts values (?, ?, ?, ?)",
            [utcnow(), login, came_from, succeeded],
        )


def attempts(
    store: Store, login: str, came_from: str, since: datetime
) -> list[tuple[datetime, str, str, bool]]:
    """The attempts by this name or from this address, oldest first."""
    return store.rows(
        "select * from sign_in_attempts "
        "where tried_at > $since and (login = $login or came_from = $came_from) "
        "order by tried_at",
        {"since": since, "login": login, "came_from": came_from},
    )


def came_in(store: Store, login: str, came_from: str, since: datetime) -> bool:
    """Whether somebody has come in by this name from this address; `login` is a hash."""
    sql = (
        "select 1 from sign_in_attempts where succeeded and tried_at > $since "
        "and login = $login and came_from = $came_from limit 1"
    )
    return bool(store.rows(sql, {"login": login, "came_from": came_from, "since": since}))


def open_sign_ins(store: Store) -> list[tuple[str, str, datetime]]:
    """Account, address and beginning of every sign-in that lasts, newest first."""
    return store.rows(
        f"""
        select sign_ins.account, came_from, began_at from sign_ins
        join ({_LATEST}) as people using (account, credentials)
        where ends_at > $now and active and token not in (select token from sign_outs)
        order by began_at desc""",
        {"now": utcnow()},
    )


def _kept(row: Sequence[Any]) -> Kept:
    account, login, name, role, units, reports, *rest = row
    owned = frozenset((kind, unit) for kind, unit in json.loads(units))
    return Kept(account, login, name, role, owned, frozenset(json.loads(reports)), *rest)
