"""Guessing is slowed: so many failures by one name or from one address, then a pause.

Whoever has come in by a name from an address before is slowed there by their own failures alone:
strangers who guess from elsewhere, or others in the same office, do not lock them out.
"""

import threading
from datetime import timedelta
from hashlib import sha256

from accounts.refusals import TooManyAttempts
from data.keeping import people as kept
from data.keeping.clock import utcnow
from data.keeping.store import Store

WINDOW = timedelta(minutes=15)
# One name from one address; one name from anywhere; one address, behind which an office may sit.
TOGETHER, BY_NAME, BY_ADDRESS = 5, 20, 30
FAMILIAR = timedelta(days=60)
_counting = threading.Lock()


def attempt(store: Store, login: str, came_from: str) -> None:
    """Count an attempt before it is made. Raises TooManyAttempts."""
    name = _hash(login)
    with _counting:
        now = utcnow()
        tried = kept.attempts(store, name, came_from, now - WINDOW)
        failed = _failures(tried)
        bounds = (
            ([t for t, n, a in failed if (n, a) == (name, came_from)], TOGETHER),
            ([t for t, n, _ in failed if n == name], BY_NAME),
            ([t for t, _, a in failed if a == came_from], BY_ADDRESS),
        )
        if kept.came_in(store, name, came_from, now - FAMILIAR):
            bounds = bounds[:1]
        waits = [times[-most] + WINDOW - now for times, most in bounds if len(times) >= most]
        if waits:
            raise TooManyAttempts(max(1, -(-max(waits) // timedelta(minutes=1))))
        kept.attempt(store, name, came_from, False)


def succeeded(store: Store, login: str, came_from: str) -> None:
    """The attempt was the right one: what this name failed from this address is forgotten."""
    kept.attempt(store, _hash(login), came_from, True)


def _failures(tried: list) -> list:
    """The attempts that no later success of the same name from the same address made good."""
    failed: list = []
    for moment, name, address, good in tried:
        if good:
            failed = [each for each in failed if each[1:] != (name, address)]
        else:
            failed.append((moment, name, address))
    return failed


def _hash(login: str) -> str:
    return sha256(login.encode()).hexdigest()
