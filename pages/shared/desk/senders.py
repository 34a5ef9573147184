"""Whose an upload is: the units its sender answers for, whoever looks at it."""

from accounts.people import people
from accounts.person import Role
from accounts.rights import own_units
from data.inbox import Upload
from data.keeping.directories import memberships
from pages.shared.session import store


def answered_for(upload: Upload) -> set[tuple[str, str]] | None:
    """The (kind, unit) of its sender; None for those who answer for all."""
    sender = next((each for each in people(store()) if each.account == upload.owner), None)
    if sender is None or sender.role is not Role.REPORT:
        return None
    return own_units(sender.person(), memberships(store()))
