"""Moments and time-ordered identifiers, made by the program: the schema has no sequences."""

import os
import threading
import time
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

# Moments are written and read in 北京时间, whatever clock the server keeps.
CHINA = timezone(timedelta(hours=8))
_lock = threading.Lock()
_latest = 0


def utcnow() -> datetime:
    """This moment in UTC, without a zone, as the store keeps it."""
    return datetime.now(UTC).replace(tzinfo=None)


def written(moment: datetime) -> str:
    """A kept moment as the people here tell the time: 2026-07-10 16:05."""
    return f"{moment.replace(tzinfo=UTC).astimezone(CHINA):%Y-%m-%d %H:%M}"


def uuid7() -> UUID:
    """A UUID of version 7 (RFC 9562): the later made, the larger, within this process strictly.

    The 12 bits after the milliseconds are the fraction of the millisecond (method 3 of the RFC).
    """
    global _latest
    with _lock:
        ticks = max(time.time_ns() * 4096 // 1_000_000, _latest + 1)
        _latest = ticks
    milliseconds, fraction = divmod(ticks, 4096)
    noise = int.from_bytes(os.urandom(8)) & ((1 << 62) - 1)
    return UUID(int=milliseconds << 80 | 7 << 76 | fraction << 64 | 2 << 62 | noise)
