"""The one-time link that makes an administrator: for whoever holds the server, and nobody else.

It lies as a hash beside the key of the cookies, not in the database: the command line can make one
while the server has the database open.
"""

import json
import os
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from hmac import compare_digest
from pathlib import Path

from accounts.refusals import StaleLink

LASTS = 24 * 3600
_one_at_a_time = threading.Lock()


def link(home: Path, address: str) -> str:
    """A new link; one made earlier opens nothing from now on."""
    token = secrets.token_urlsafe(24)
    path = _place(home)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    aside = path.with_suffix(".new")
    aside.unlink(missing_ok=True)
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump({"token": _hash(token), "until": time.time() + LASTS}, file)
    aside.replace(path)
    return f"{address.rstrip('/')}/first?token={token}"


def valid(home: Path, token: str) -> bool:
    """Whether this token is the one of the link."""
    try:
        said = json.loads(_place(home).read_text())
        return compare_digest(said["token"], _hash(token)) and said["until"] > time.time()
    except (OSError, ValueError, KeyError, TypeError):
        return False


@contextmanager
def using(home: Path, token: str) -> Iterator[None]:
    """Use the link up by what is done inside. Raises StaleLink for who comes second."""
    with _one_at_a_time:
        if not valid(home, token):
            raise StaleLink
        yield
        _place(home).unlink(missing_ok=True)


def _place(home: Path) -> Path:
    return home / "secrets" / "first-link.json"


def _hash(token: str) -> str:
    return sha256(token.encode("utf-8", "replace")).hexdigest()
