"""Sign-ins: begun, found again by the cookie, ended. The server keeps them, the browser a token."""

import os
import secrets
import threading
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

from itsdangerous import BadSignature, Signer

from accounts.people import shown
from accounts.person import Person
from data.keeping import people as kept
from data.keeping.clock import utcnow
from data.keeping.store import Store

COOKIE = "dashboard_sign_in"
# A week's work without signing in again; sign-out, another password or a restore end it sooner.
LASTS = timedelta(days=7)
_LENGTH = 32
_making = threading.Lock()


def begin(store: Store, home: Path, account: str, came_from: str) -> str:
    """Somebody signed in: what their browser's cookie is to say."""
    one = kept.account(store, account)
    assert one is not None
    token = secrets.token_urlsafe(32)
    kept.begin(store, _hash(token), one, came_from, utcnow() + LASTS)
    return _signer(home).sign(token).decode()


def find(store: Store, home: Path, cookie: str, came_from: str) -> Person | None:
    """Whose cookie this is; None when it is forged, expired, or its sign-in has ended."""
    token = _token(home, cookie)
    one = kept.signed_in(store, _hash(token)) if token else None
    return shown(one).person(came_from) if one else None


def end(store: Store, home: Path, cookie: str) -> None:
    """The sign-in of this cookie is over, wherever a copy of it may be."""
    token = _token(home, cookie)
    if token and kept.until(store, _hash(token)):
        kept.end(store, _hash(token))


def once(store: Store, word: str) -> bool:
    """True the first time somebody brings this word of another's; a copy of it opens nothing."""
    with _making:
        if kept.ended(store, _hash(word)):
            return False
        kept.end(store, _hash(word))
        return True


def fault(store: Store, home: Path, cookie: str) -> str:
    """What is wrong with a cookie that opens nothing: forged, or of a sign-in that was ended.

    "" where it is merely too old: nobody did anything wrong.
    """
    token = _token(home, cookie)
    until = kept.until(store, _hash(token)) if token else None
    if until is None:
        return "伪造或损坏的登录凭据"
    return "已失效的登录凭据" if until > utcnow() else ""


def _token(home: Path, cookie: str) -> str:
    try:
        return _signer(home).unsign(cookie[:500]).decode()
    except (BadSignature, UnicodeError):
        return ""


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _signer(home: Path) -> Signer:
    return Signer(key(home), salt="sign-in", digest_method=sha256)


def key(home: Path) -> bytes:
    """The secret cookies are signed with, made once; whoever runs the server alone can read it."""
    path = home / "secrets" / "sign-in.key"
    with _making:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if path.is_file() and len(found := path.read_bytes()) == _LENGTH:
            return found
        secret, aside = secrets.token_bytes(_LENGTH), path.with_suffix(".new")
        aside.unlink(missing_ok=True)
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secret)
        aside.replace(path)
        return secret
