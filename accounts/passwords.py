"""Passwords: what one may be, and its argon2 hash."""

import threading
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from accounts.refusals import UnfitPassword

LEAST, MOST = 10, 200
_hasher = PasswordHasher()
# Each hash takes 64 MB and a core for a moment: a crowd of guessers may not take more.
_turns = threading.BoundedSemaphore(2)


def check(password: str, login: str, name: str = "") -> None:
    """Raises UnfitPassword for one that is too easily guessed."""
    password = _plain(password)
    if len(password) < LEAST:
        raise UnfitPassword(f"密码至少要 {LEAST} 个字符。")
    if len(password) > MOST:
        raise UnfitPassword(f"密码最多 {MOST} 个字符。")
    if any(word and _plain(word).casefold() == password.casefold() for word in (login, name)):
        raise UnfitPassword("密码不能与用户名或姓名相同。")
    if len(set(password)) < 4 or password in "01234567890123456789" or _common(password):
        raise UnfitPassword("这个密码太容易猜到。")


def hashed(password: str) -> str:
    """What is kept of a password."""
    with _turns:
        return _hasher.hash(_plain(password))


def matches(kept: str, password: str) -> bool:
    """Whether it is the password; as slow where there is none to compare with."""
    with _turns:
        try:
            return _hasher.verify(kept or _nobody(), _plain(password)[: MOST + 1]) and bool(kept)
        except (VerificationError, InvalidHashError):
            return False


def _plain(password: str) -> str:
    return unicodedata.normalize("NFKC", password)


def _common(password: str) -> bool:
    plain = password.casefold()
    words = ("password", "qwertyuiop", "abcdefghij", "1qaz2wsx", "admin")
    return any(plain.strip("0123456789!@#.") == word for word in words)


@cache
def _nobody() -> str:
    return _hasher.hash("nobody has this password")
