"""People to try the door with; their passwords are hashed lightly, so that a test is quick."""

from collections.abc import Callable

import pytest
from argon2 import PasswordHasher

from accounts import passwords, people
from accounts.people import Account
from accounts.person import LOCAL, Role
from data.keeping.store import Store

SECRET = "晴天 correct horse"


@pytest.fixture(autouse=True)
def light_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same algorithm with little memory."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=64))


@pytest.fixture
def admin(store: Store) -> Account:
    """The first account."""
    return people.create(store, LOCAL, "admin", "王管理", Role.ADMIN, SECRET)


@pytest.fixture
def made(store: Store, admin: Account) -> Callable[..., Account]:
    """Makes further accounts, by their login."""

    def make(login: str, role: Role = Role.REPORT, **more: object) -> Account:
        by = admin.person("10.0.0.1")
        return people.create(store, by, login, more.pop("name", login), role, SECRET, **more)

    return make
