"""A person at the door: a role, and what it lets them see, send and decide."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """The four roles, by the names people read."""

    BROWSE = "浏览"
    REPORT = "报送"
    REVIEW = "审核"
    ADMIN = "管理"


@dataclass(frozen=True)
class Person:
    """Who is asking. `account` is "" for a reader without one, `came_from` their address.

    `units` are (kind, unit) pairs and `reports` names of reports a 报送 person answers for; both
    empty for the other roles, which are not bounded by them.
    """

    account: str
    name: str
    role: Role
    units: frozenset[tuple[str, str]] = frozenset()
    reports: frozenset[str] = frozenset()
    came_from: str = ""

    @property
    def uploads(self) -> bool:
        """May hand in workbooks and see the desk."""
        return self.role is not Role.BROWSE

    @property
    def publishes(self) -> bool:
        """May publish, lock, reopen and withdraw."""
        return self.role in (Role.REVIEW, Role.ADMIN)

    @property
    def administers(self) -> bool:
        """May change accounts, directories, lights and backups."""
        return self.role is Role.ADMIN

    @property
    def entitled(self) -> bool:
        """May see figures of single enterprises and cells that rest on very few of them."""
        return self.role is not Role.BROWSE


# The one at the machine itself, before the first account is made: one command, no hurdle.
LOCAL = Person("local", "本机", Role.ADMIN, came_from="127.0.0.1")
