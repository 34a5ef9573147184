"""Sign-ins: the cookie, what forges it, what ends it."""

from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from itsdangerous import Signer

from accounts import people, sessions
from accounts.people import Account
from accounts.person import LOCAL, Role
from data.keeping import people as kept
from data.keeping.store import Store
from tests.accounts.conftest import SECRET


def test_a_cookie_finds_its_person(store: Store, admin: Account, tmp_path: Path) -> None:
    cookie = sessions.begin(store, tmp_path, admin.account, "10.0.0.1")
    found = sessions.find(store, tmp_path, cookie, "10.0.0.2")
    assert (found.account, found.role, found.came_from) == (admin.account, Role.ADMIN, "10.0.0.2")
    token = cookie.split(".")[0]
    assert token not in str(store.rows("select * from sign_ins")), "only its hash is kept"


def test_it_survives_a_restart(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    account = people.create(store, LOCAL, "admin", "王管理", Role.ADMIN, SECRET).account
    cookie = sessions.begin(store, tmp_path, account, "10.0.0.1")
    store.close()
    store = Store.open(tmp_path)
    assert sessions.find(store, tmp_path, cookie, "10.0.0.1").account == account
    assert (tmp_path / "secrets" / "sign-in.key").stat().st_mode & 0o077 == 0
    store.close()


def test_a_forged_cookie_opens_nothing(store: Store, admin: Account, tmp_path: Path) -> None:
    cookie = sessions.begin(store, tmp_path, admin.account, "10.0.0.1")
    token, signature = cookie.split(".")
    another = Signer(b"another key" * 3, salt="sign-in", digest_method=sha256)
    own_key = Signer(sessions.key(tmp_path), salt="other use", digest_method=sha256)
    forged = [
        token,
        f"{token}.",
        f"{token}.{signature[:-2]}xx",
        f"{token[:-1]}x.{signature}",
        another.sign(token).decode(),
        own_key.sign(token).decode(),
        sessions._signer(tmp_path).sign("never given out").decode(),
        "",
        "." * 400,
        "é\x00",
        "x" * 10_000,
    ]
    for each in forged:
        assert sessions.find(store, tmp_path, each, "10.0.0.9") is None, each
        assert sessions.fault(store, tmp_path, each) == "伪造或损坏的登录凭据"


def test_a_cookie_replayed_after_sign_out_is_refused(
    store: Store, admin: Account, tmp_path: Path
) -> None:
    cookie = sessions.begin(store, tmp_path, admin.account, "10.0.0.1")
    other = sessions.begin(store, tmp_path, admin.account, "10.0.0.1")
    sessions.end(store, tmp_path, cookie)
    assert sessions.find(store, tmp_path, cookie, "10.0.0.1") is None
    assert sessions.fault(store, tmp_path, cookie) == "已失效的登录凭据"
    assert sessions.find(store, tmp_path, other, "10.0.0.1"), "the other browser goes on"


def test_an_expired_one_is_refused(
    store: Store, admin: Account, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "LASTS", timedelta(seconds=-1))
    cookie = sessions.begin(store, tmp_path, admin.account, "10.0.0.1")
    assert sessions.find(store, tmp_path, cookie, "10.0.0.1") is None
    assert kept.open_sign_ins(store) == []
    assert sessions.fault(store, tmp_path, cookie) == "", "too old is nobody's fault"


def test_with_another_key_every_cookie_is_nothing(
    store: Store, admin: Account, tmp_path: Path
) -> None:
    cookie = sessions.begin(store, tmp_path, admin.account, "10.0.0.1")
    assert sessions.find(store, tmp_path, cookie, "")
    (tmp_path / "secrets" / "sign-in.key").unlink()
    assert sessions.find(store, tmp_path, cookie, "") is None


@pytest.mark.parametrize("what", ["password", "login", "asleep"])
def test_another_password_login_or_sleep_ends_every_sign_in(
    store: Store, made: Callable[..., Account], tmp_path: Path, what: str
) -> None:
    clerk, other = made("clerk"), made("other")
    cookies = [sessions.begin(store, tmp_path, clerk.account, "10.0.0.1") for _ in range(2)]
    bystander = sessions.begin(store, tmp_path, other.account, "10.0.0.1")
    if what == "password":
        people.set_password(store, LOCAL, clerk.account, "another good secret")
    elif what == "login":
        people.change(store, LOCAL, clerk.account, login="clerk2")
    else:
        people.deactivate(store, LOCAL, clerk.account)
        people.change(store, LOCAL, clerk.account, active=True)
    assert [sessions.find(store, tmp_path, each, "") for each in cookies] == [None, None]
    assert sessions.find(store, tmp_path, bystander, "")


def test_another_role_counts_at_once(
    store: Store, made: Callable[..., Account], tmp_path: Path
) -> None:
    clerk = made("clerk", Role.REVIEW)
    cookie = sessions.begin(store, tmp_path, clerk.account, "10.0.0.1")
    people.change(store, LOCAL, clerk.account, role=Role.BROWSE)
    assert not sessions.find(store, tmp_path, cookie, "").uploads


def test_a_key_cut_short_is_made_again(tmp_path: Path) -> None:
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "sign-in.key").write_bytes(b"")
    assert len(sessions.key(tmp_path)) == 32
    assert (tmp_path / "secrets" / "sign-in.key").read_bytes() == sessions.key(tmp_path)
