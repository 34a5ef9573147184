"""Moments of the store as people here tell the time."""

from datetime import UTC, datetime

from metrics.asof import CHINA


def local(moment: datetime, seconds: bool = False) -> str:
    """A moment kept in UTC as read in 北京: 2026-07-10 16:05."""
    told = f"{moment.replace(tzinfo=UTC).astimezone(CHINA):%Y-%m-%d %H:%M:%S}"
    return told if seconds else told[:-3]


def ago(moment: datetime, now: datetime) -> str:
    """How long since, in the largest unit that fits: 3 小时前."""
    seconds = max(0.0, (now - moment).total_seconds())
    return "刚才" if seconds < 60 else f"{lasted(seconds)}前"


def lasted(seconds: float) -> str:
    """A span of time in its largest unit: 3 小时."""
    for size, word in ((86400, "天"), (3600, "小时"), (60, "分钟")):
        if seconds >= size:
            return f"{seconds / size:.0f} {word}"
    return f"{seconds:.0f} 秒"


def size(many: float) -> str:
    """Bytes as people say them: 12.3 MB."""
    for word in ("B", "KB", "MB"):
        if many < 1000:
            return f"{many:.0f} {word}" if word == "B" else f"{many:.1f} {word}"
        many /= 1000
    return f"{many:.1f} GB"
