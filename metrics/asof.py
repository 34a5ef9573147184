"""As of when: a moment a person writes, as the UTC moment the store is asked for."""

from datetime import UTC, datetime, time

from data.keeping.clock import CHINA
from errors import DashboardError

__all__ = ["CHINA", "UnknownMoment", "moment"]


class UnknownMoment(DashboardError):
    """The text names no moment."""

    def __init__(self, text: str) -> None:
        advice = "请写成 2026-07-15 或 2026-07-15T09:00。"
        super().__init__("看不懂时刻", f"“{text}”不是时刻。", advice)


def moment(text: str | None) -> datetime | None:
    """The UTC moment, as the store keeps moments, of "2026-07-15" (the end of that day in 北京) or
    "2026-07-15T09:00"; None for none. Raises UnknownMoment."""
    if not text:
        return None
    try:
        written = datetime.fromisoformat(text.strip())
        if len(text.strip()) <= len("2026-07-15"):
            written = datetime.combine(written.date(), time.max)
        written = written if written.tzinfo else written.replace(tzinfo=CHINA)
        return written.astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError) as error:
        raise UnknownMoment(text) from error
