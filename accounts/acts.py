"""What a person did, into the log."""

from accounts.person import Person
from data.keeping.acts import keep
from data.keeping.store import Store


def record(store: Store, person: Person, act: str, subject: str = "", **details: object) -> None:
    """Write down who did what to what, when and from where; `details` go along as JSON."""
    who = (person.account, person.name, str(person.role), person.came_from)
    keep(store, who, act, subject, details)
