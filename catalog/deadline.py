"""Until when: a rule in words ("次月12日", "次月第8个工作日") as the day it falls on."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from catalog.period import Period

_MONTHS = {"当月": 0, "次月": 1, "再次月": 2}
_YEARS = {"当年": 0, "次年": 1}
_IN_MONTH = re.compile(r"(当月|次月|再次月)(?:(末)|(\d{1,2})日|第(\d{1,2})个工作日)")
_IN_YEAR = re.compile(r"(当年|次年)(\d{1,2})月(\d{1,2})日")
_SATURDAY = 5
RULES = "次月12日、次月第8个工作日、次月末、当月28日、次年1月20日、当年3月31日"


@dataclass(frozen=True)
class Calendar:
    """Days off beside weekends, and weekends that are worked."""

    holidays: frozenset[date] = frozenset()
    workdays: frozenset[date] = frozenset()

    def works(self, day: date) -> bool:
        """True for a day on which offices are open."""
        return day in self.workdays or (day.weekday() < _SATURDAY and day not in self.holidays)

    def from_on(self, day: date) -> date:
        """`day`, or the next working day where it is none."""
        while not self.works(day):
            day += timedelta(days=1)
        return day

    def later(self, day: date, many: int) -> date:
        """The `many`-th working day after `day`."""
        for _ in range(many):
            day = self.from_on(day + timedelta(days=1))
        return day


@dataclass(frozen=True)
class Deadline:
    """The rule as written, and what it says; the day it names is the last one in time.

    `month` is of the year `ahead` years on, where there is one; else months count from the period.
    """

    text: str
    ahead: int
    month: int | None = None
    day: int | None = None
    workday: int | None = None
    postponed: bool = True

    @classmethod
    def of(cls, text: str, postponed: bool = True) -> "Deadline":
        """The rule `text` states; ValueError where it states none."""
        text = "".join(text.split())
        year, month = _IN_YEAR.fullmatch(text), _IN_MONTH.fullmatch(text)
        if year:
            date(2001, int(year[2]), int(year[3]))  # no 30th of February: ValueError
            return cls(text, _YEARS[year[1]], int(year[2]), int(year[3]), postponed=postponed)
        if month is None:
            raise ValueError(text)
        day = 31 if month[2] else int(month[3]) if month[3] else None
        workday = int(month[4]) if month[4] else None
        if not 1 <= (day or workday or 0) <= (31 if day else 23):
            raise ValueError(text)
        return cls(text, _MONTHS[month[1]], None, day, workday, postponed)

    def on(self, period: Period, days: Calendar) -> date:
        """The last day in time for a report of `period`."""
        if self.month:
            return self._moved(date(period.year + self.ahead, self.month, self.day or 1), days)
        months = period.year * 12 + period.last_month - 1 + self.ahead
        year, month = divmod(months, 12)
        if self.workday:
            return days.later(date(year, month + 1, 1) - timedelta(days=1), self.workday)
        last = calendar.monthrange(year, month + 1)[1]
        return self._moved(date(year, month + 1, min(self.day or 1, last)), days)

    def __str__(self) -> str:
        moved = "（遇节假日顺延）" if self.postponed and not self.workday else ""
        return f"{self.text}前{moved}"

    def _moved(self, day: date, days: Calendar) -> date:
        return days.from_on(day) if self.postponed else day
