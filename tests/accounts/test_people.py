"""Accounts: made, changed, put to sleep, and the check at the door."""

from collections.abc import Callable

import pytest

from accounts import passwords, people
from accounts.people import Account
from accounts.person import LOCAL, Role
from accounts.refusals import UnfitAccount, UnfitPassword, WrongSignIn
from data.keeping.acts import acts
from data.keeping.store import Store
from tests.accounts.conftest import SECRET


def said(store: Store) -> list[str]:
    """The acts, oldest first."""
    return list(acts(store)["act"])[::-1]


def test_nobody_then_somebody(store: Store) -> None:
    assert not people.exists(store) and people.people(store) == []
    made = people.create(store, LOCAL, " Ａdmin ", "王管理", Role.ADMIN, SECRET)
    assert people.exists(store) and made.login == "admin" and made.has_password and made.active
    assert people.verify(store, "ADMIN", SECRET, "10.0.0.1").account == made.account
    assert said(store) == ["新建账号"]


def test_the_first_account_is_an_administrator(store: Store) -> None:
    with pytest.raises(UnfitAccount):
        people.create(store, LOCAL, "clerk", "李四", Role.REPORT, SECRET)
    assert not people.exists(store)


def test_a_wrong_password_and_a_wrong_name_say_the_same(store: Store, admin: Account) -> None:
    sentences = []
    for login, password in [("admin", "wrong"), ("nobody", SECRET), ("", ""), ("admin", "")]:
        with pytest.raises(WrongSignIn) as refused:
            people.verify(store, login, password, "10.0.0.1")
        sentences.append(str(refused.value))
    assert len(set(sentences)) == 1
    assert said(store)[1:] == ["登录失败"] * 4
    log = acts(store).to_csv()
    assert SECRET not in log and "nobody" not in log, "a password typed as a name is not kept"


def test_a_changed_account_is_another_row_and_the_last_counts(
    store: Store, made: Callable[..., Account]
) -> None:
    units = [("park", "东郊产业园")]
    clerk = made("clerk", units=units, reports=["园区月报"])
    by = people.people(store)[0].person()
    after = people.change(store, by, clerk.account, name="李四", role=Role.REVIEW, login="Li.Si")
    assert (after.login, after.name, after.role) == ("li.si", "李四", Role.REVIEW)
    assert after.units == frozenset(units) and after.reports == {"园区月报"}
    assert store.rows("select count(*) from people where account = ?", [clerk.account]) == [(2,)]
    with pytest.raises(WrongSignIn):
        people.verify(store, "clerk", SECRET, "10.0.0.1")
    assert people.verify(store, "li.si", SECRET, "10.0.0.1").publishes


def test_a_dormant_account_opens_nothing(store: Store, made: Callable[..., Account]) -> None:
    clerk = made("clerk")
    people.deactivate(store, LOCAL, clerk.account)
    with pytest.raises(WrongSignIn):
        people.verify(store, "clerk", SECRET, "10.0.0.1")
    assert people.by_login(store, "clerk", "10.0.0.1") is None
    assert "停用账号" in said(store)
    people.change(store, LOCAL, clerk.account, active=True)
    assert people.verify(store, "clerk", SECRET, "10.0.0.1").account == clerk.account


def test_an_account_without_a_password_has_none_to_guess(store: Store, admin: Account) -> None:
    people.create(store, LOCAL, "a@b.gov.cn", "赵六", Role.BROWSE)
    for guess in ("", "nobody has this password", SECRET):
        with pytest.raises(WrongSignIn):
            people.verify(store, "a@b.gov.cn", guess, "10.0.0.1")
    assert people.by_login(store, "A@B.gov.cn", "10.0.0.1").name == "赵六"


@pytest.mark.parametrize(
    "login", ["", "a", "有 空格", "x" * 65, "a<b>", "a'; drop table people;--"]
)
def test_an_unfit_login_is_refused(store: Store, admin: Account, login: str) -> None:
    with pytest.raises(UnfitAccount):
        people.create(store, LOCAL, login, "某人", Role.BROWSE, SECRET)


def test_a_login_is_one_persons(store: Store, made: Callable[..., Account]) -> None:
    clerk = made("clerk")
    for login in ("clerk", "ＣＬＥＲＫ"):
        with pytest.raises(UnfitAccount):
            made(login)
    other = made("other")
    with pytest.raises(UnfitAccount):
        people.change(store, LOCAL, other.account, login="clerk")
    people.change(store, LOCAL, clerk.account, login="clerk", name="同名可以改")


def test_the_last_administrator_stays(store: Store, admin: Account) -> None:
    for unfit in ({"active": False}, {"role": Role.REVIEW}):
        with pytest.raises(UnfitAccount):
            people.change(store, LOCAL, admin.account, **unfit)
    people.create(store, LOCAL, "second", "二号", Role.ADMIN, SECRET)
    people.deactivate(store, LOCAL, admin.account)


@pytest.mark.parametrize(
    "password",
    [
        "",
        "short",
        "aaaaaaaaaaaa",
        "1234567890",
        "clerk-clerk",
        "CLERK-CLERK",
        "password123",
        "x" * 201,
    ],
)
def test_an_unfit_password_is_refused(password: str) -> None:
    with pytest.raises(UnfitPassword):
        passwords.check(password, "clerk-clerk", "李四")


@pytest.mark.parametrize(
    "password", ["晴天小河边的柳树七棵", "correct horse battery", "R7#kd92!xZ"]
)
def test_a_fit_password_is_taken(password: str) -> None:
    passwords.check(password, "clerk", "李四")
    kept = passwords.hashed(password)
    assert kept.startswith("$argon2id$") and password not in kept
    assert passwords.matches(kept, password) and not passwords.matches(kept, password + "x")


def test_a_name_may_hold_anything_that_sql_or_a_page_could_take_amiss(
    store: Store, admin: Account
) -> None:
    name = "'; drop table people;-- <img src=x onerror=alert(1)>"[:40]
    people.create(store, LOCAL, "odd", name, Role.BROWSE, SECRET)
    assert [each.name for each in people.people(store)] == ["王管理", name]
