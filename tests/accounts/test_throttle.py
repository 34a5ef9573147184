"""Guessing is slowed by name and by address, also across a restart."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from accounts import people, throttle
from accounts.people import Account
from accounts.person import LOCAL, Role
from accounts.refusals import TooManyAttempts, WrongSignIn
from data.keeping.store import Store
from tests.accounts.conftest import SECRET


def fail(store: Store, times: int, login: str = "admin", address: str = "10.0.0.1") -> None:
    """So many wrong guesses, each of them looked at."""
    for _ in range(times):
        with pytest.raises(WrongSignIn):
            people.verify(store, login, "wrong", address)


def test_after_five_wrong_ones_even_the_right_one_waits(store: Store, admin: Account) -> None:
    fail(store, throttle.TOGETHER)
    with pytest.raises(TooManyAttempts) as refused:
        people.verify(store, "admin", SECRET, "10.0.0.1")
    assert "15 分钟后" in refused.value.message
    assert people.verify(store, "admin", SECRET, "10.0.0.2"), "elsewhere the owner still comes in"


def test_a_right_one_forgets_the_wrong_ones_before(store: Store, admin: Account) -> None:
    for _ in range(3):
        fail(store, throttle.TOGETHER - 1)
        people.verify(store, "admin", SECRET, "10.0.0.1")


def test_one_name_from_everywhere_is_slowed(store: Store, admin: Account) -> None:
    for number in range(throttle.BY_NAME):
        fail(store, 1, address=f"10.0.1.{number}")
    with pytest.raises(TooManyAttempts):
        people.verify(store, "admin", SECRET, "10.0.2.1")


def test_many_names_from_one_address_are_slowed(store: Store, admin: Account) -> None:
    for number in range(throttle.BY_ADDRESS):
        fail(store, 1, login=f"guess{number}")
    with pytest.raises(TooManyAttempts):
        people.verify(store, "admin", SECRET, "10.0.0.1")
    assert people.verify(store, "admin", SECRET, "10.0.0.7")


def test_strangers_do_not_lock_out_who_came_in_from_there(store: Store, admin: Account) -> None:
    people.verify(store, "admin", SECRET, "10.0.0.1")
    for number in range(throttle.BY_NAME):
        fail(store, 1, address=f"10.0.1.{number}")
    with pytest.raises(TooManyAttempts):
        people.verify(store, "admin", SECRET, "10.0.2.1")
    assert people.verify(store, "admin", SECRET, "10.0.0.1")


def test_another_in_the_office_does_not_lock_it_out(store: Store, admin: Account) -> None:
    people.verify(store, "admin", SECRET, "10.0.0.1")
    for number in range(throttle.BY_ADDRESS):
        fail(store, 1, login=f"guess{number}")
    with pytest.raises(TooManyAttempts):
        people.verify(store, "guess0", SECRET, "10.0.0.1")
    assert people.verify(store, "admin", SECRET, "10.0.0.1")


def test_guessing_where_somebody_came_in_is_still_slowed(store: Store, admin: Account) -> None:
    people.verify(store, "admin", SECRET, "10.0.0.1")
    fail(store, throttle.TOGETHER)
    with pytest.raises(TooManyAttempts):
        people.verify(store, "admin", SECRET, "10.0.0.1")


def test_the_proxy_of_the_manual_says_for_whom_it_asks() -> None:
    """Else everybody behind it is one address."""
    manual = Path(__file__).parents[2] / "docs" / "部署手册.md"
    said = manual.read_text(encoding="utf-8")
    assert "proxy_set_header X-Forwarded-For $remote_addr;" in said


def test_the_wait_ends(store: Store, admin: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    fail(store, throttle.TOGETHER)
    later = throttle.utcnow() + throttle.WINDOW + timedelta(seconds=1)
    monkeypatch.setattr(throttle, "utcnow", lambda: later)
    assert people.verify(store, "admin", SECRET, "10.0.0.1")


def test_a_restart_forgets_nothing(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    people.create(store, LOCAL, "admin", "王管理", Role.ADMIN, SECRET)
    fail(store, throttle.TOGETHER)
    store.close()
    store = Store.open(tmp_path)
    with pytest.raises(TooManyAttempts):
        people.verify(store, "admin", SECRET, "10.0.0.1")
    store.close()


def test_many_guesses_at_once_gain_nothing(store: Store, admin: Account) -> None:
    def guess(number: int) -> type:
        try:
            people.verify(store, "admin", f"wrong {number}", "10.0.0.1")
        except (WrongSignIn, TooManyAttempts) as error:
            return type(error)
        return type(None)

    with ThreadPoolExecutor(8) as at_once:
        came = list(at_once.map(guess, range(24)))
    assert came.count(WrongSignIn) == throttle.TOGETHER
    assert came.count(TooManyAttempts) == 24 - throttle.TOGETHER
