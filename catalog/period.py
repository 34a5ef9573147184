"""When: the span of months a figure belongs to, and how it is written."""

import re
from dataclasses import dataclass
from typing import Literal

Span = Literal["ytd", "month", "point"]

_ISO = re.compile(r"(\d{4})-(\d{1,2})")
_WRITTEN = re.compile(r"(\d{4})年(?:1[—\-－~至](\d{1,2})|(\d{1,2}))月(?:末)?")


@dataclass(frozen=True, order=True)
class Period:
    """Months `first_month`..`last_month` of `year`.

    `span` is "ytd" (累计 since January: 1月 and 2月 come together, January is never its own
    period), "month" (当月, or a quarter's own months) or "point" (时点, the end of last_month).
    """

    year: int
    first_month: int
    last_month: int
    span: Span = "ytd"

    @classmethod
    def of(cls, text: str) -> "Period":
        """The cumulative period named by "2026-06" or "2026年1—6月"; else ValueError."""
        iso = _ISO.fullmatch(text.strip())
        written = None if iso else _WRITTEN.fullmatch(text.strip())
        if iso:
            year, month = int(iso[1]), int(iso[2])
        elif written:
            year, month = int(written[1]), int(written[2] or written[3])
        else:
            raise ValueError(text)
        if not 1 <= month <= 12:
            raise ValueError(text)
        return cls(year, 1, month, "ytd")

    @property
    def iso(self) -> str:
        """ "2026-06", the form used on the command line and in links."""
        return f"{self.year}-{self.last_month:02d}"

    @property
    def time_progress(self) -> float:
        """序时进度 in percent: n/12: 1—2月 is 16.7, June is 50."""
        return self.last_month / 12 * 100

    @property
    def months(self) -> str:
        """ "1—6月", with the dash of formal text."""
        if self.span == "point":
            return f"{self.last_month}月末"
        if self.first_month == self.last_month:
            return f"{self.last_month}月"
        return f"{self.first_month}—{self.last_month}月"

    def __str__(self) -> str:
        return f"{self.year}年{self.months}"

    def a_year_before(self) -> "Period":
        """The same months of the year before: the base of 同比."""
        return Period(self.year - 1, self.first_month, self.last_month, self.span)
