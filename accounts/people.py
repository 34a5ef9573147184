"""Accounts: made, changed, put to sleep; and the check at the door."""

import json
import re
import threading
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from accounts import passwords, throttle
from accounts.acts import record
from accounts.person import Person, Role
from accounts.refusals import TooManyAttempts, UnfitAccount, WrongSignIn
from accounts.watch import notice
from data.keeping import people as kept
from data.keeping.clock import utcnow, uuid7
from data.keeping.people import Kept
from data.keeping.store import Store

Units = Iterable[tuple[str, str]]
_LOGIN = re.compile(r"[\w.@+-]{2,64}")
# Two at once may not take the same login: the schema has no unique keys.
_changing = threading.RLock()


@dataclass(frozen=True)
class Account:
    """An account as an administrator sees it."""

    account: str
    login: str
    name: str
    role: Role
    units: frozenset[tuple[str, str]]
    reports: frozenset[str]
    active: bool
    has_password: bool
    changed_at: datetime
    changed_by: str

    def person(self, came_from: str = "") -> Person:
        """Who stands at the door with this account."""
        return Person(self.account, self.name, self.role, self.units, self.reports, came_from)


def people(store: Store) -> list[Account]:
    """Every account, the dormant too, by login."""
    return [shown(each) for each in kept.accounts(store)]


def exists(store: Store) -> bool:
    """True once an account was made: from then on one signs in."""
    return kept.exists(store)


def create(
    store: Store,
    by: Person,
    login: str,
    name: str,
    role: Role,
    password: str | None = None,
    units: Units = (),
    reports: Iterable[str] = (),
) -> Account:
    """A new account; without a password only the organisation's sign-in opens it."""
    login, name = normal(login), name.strip()
    with _changing:
        _check(store, "", login, name)
        if role != Role.ADMIN and not exists(store):
            raise UnfitAccount("第一个账号必须是管理员。", "请先设管理员，再设其他账号。")
        if password is not None:
            passwords.check(password, login, name)
        one = Kept(
            account=str(uuid7()),
            login=login,
            name=name,
            role=str(Role(role)),
            units=frozenset(units),
            reports=frozenset(reports),
            password="" if password is None else passwords.hashed(password),
            credentials=uuid7(),
            active=True,
            changed_at=utcnow(),
            changed_by=by.account,
        )
        kept.keep(store, one)
    record(store, by, "新建账号", login, **_told(one))
    return shown(one)


def change(
    store: Store,
    by: Person,
    account: str,
    *,
    login: str | None = None,
    name: str | None = None,
    role: Role | None = None,
    units: Units | None = None,
    reports: Iterable[str] | None = None,
    active: bool | None = None,
) -> Account:
    """The account with what is given changed; another login or activity ends its sign-ins."""
    with _changing:
        before = _one(store, account)
        after = replace(
            before,
            login=before.login if login is None else normal(login),
            name=before.name if name is None else name.strip(),
            role=before.role if role is None else str(Role(role)),
            units=before.units if units is None else frozenset(units),
            reports=before.reports if reports is None else frozenset(reports),
            active=before.active if active is None else active,
            changed_at=utcnow(),
            changed_by=by.account,
        )
        _check(store, account, after.login, after.name)
        _keep_an_administrator(store, before, after)
        if (after.login, after.active) != (before.login, before.active):
            after = replace(after, credentials=uuid7())
        kept.keep(store, after)
    act = "停用账号" if before.active and not after.active else "修改账号"
    record(store, by, act, after.login, before=_told(before), after=_told(after))
    return shown(after)


def deactivate(store: Store, by: Person, account: str) -> Account:
    """Nobody comes in with it any more; what was done with it stays."""
    return change(store, by, account, active=False)


def set_password(store: Store, by: Person, account: str, password: str) -> None:
    """Another password; every sign-in with the old one ends."""
    with _changing:
        before = _one(store, account)
        passwords.check(password, before.login, before.name)
        secret = passwords.hashed(password)
        after = replace(
            before,
            password=secret,
            credentials=uuid7(),
            changed_at=utcnow(),
            changed_by=by.account,
        )
        kept.keep(store, after)
    act = "修改密码" if by.account == account else "重设密码"
    record(store, by, act, before.login)


def verify(store: Store, login: str, password: str, came_from: str) -> Person:
    """Who it is. Raises WrongSignIn or TooManyAttempts; every try is in the log."""
    login = normal(login)
    one = kept.with_login(store, login)
    # Of a name that is none of ours nothing is written down: it may be a password.
    subject = login if one else "不存在的用户名"
    stranger = Person("", "", Role.BROWSE, came_from=came_from)
    try:
        throttle.attempt(store, login, came_from)
    except TooManyAttempts:
        notice(store, stranger, "尝试过多", subject)
        raise
    right = passwords.matches(one.password if one and one.active else "", password)
    if one is None or not right:
        record(store, stranger, "登录失败", subject)
        raise WrongSignIn
    throttle.succeeded(store, login, came_from)
    return shown(one).person(came_from)


def by_login(store: Store, login: str, came_from: str) -> Person | None:
    """Who signs in by this name, told by somebody who vouches for it; None for nobody."""
    one = kept.with_login(store, normal(login))
    return shown(one).person(came_from) if one and one.active else None


def check_password(store: Store, account: str, password: str, came_from: str) -> None:
    """Whether it is this account's own. Raises WrongSignIn or TooManyAttempts."""
    verify(store, _one(store, account).login, password, came_from)


def normal(login: str) -> str:
    """A login as kept: full-width, upper and lower case are one."""
    return unicodedata.normalize("NFKC", login).strip().casefold()


def shown(one: Kept) -> Account:
    """The account without its secrets."""
    return Account(
        one.account,
        one.login,
        one.name,
        Role(one.role),
        one.units,
        one.reports,
        one.active,
        bool(one.password),
        one.changed_at,
        one.changed_by,
    )


def _one(store: Store, account: str) -> Kept:
    found = kept.account(store, account)
    if found is None:
        raise UnfitAccount("没有这个账号。", "请刷新页面后再选。")
    return found


def _check(store: Store, account: str, login: str, name: str) -> None:
    if not _LOGIN.fullmatch(login):
        raise UnfitAccount("用户名要 2 到 64 个字，只用汉字、字母、数字和 . _ @ + - 。")
    if not name or len(name) > 40 or not name.isprintable():
        raise UnfitAccount("姓名要写，不超过 40 个字，不能有换行和控制字符。")
    holder = kept.with_login(store, login)
    if holder is not None and holder.account != account:
        raise UnfitAccount(f"用户名“{login}”已经有人用了。", "请换一个用户名。")


def _keep_an_administrator(store: Store, before: Kept, after: Kept) -> None:
    def rules(one: Kept) -> bool:
        return one.active and one.role == Role.ADMIN

    others = (each for each in kept.accounts(store) if each.account != before.account)
    if rules(before) and not rules(after) and not any(map(rules, others)):
        raise UnfitAccount(
            "这是最后一个能用的管理员，停用或降级后就没有人能管理了。", "请先设另一个管理员。"
        )


def _told(one: Kept) -> dict[str, object]:
    said = {"name": one.name, "role": one.role, "units": sorted(one.units)}
    return json.loads(json.dumps(said | {"reports": sorted(one.reports), "active": one.active}))
