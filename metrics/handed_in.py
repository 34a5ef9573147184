"""A report over a year as it was handed in: unit × period, counted by period and by unit."""

from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from catalog.period import Period
from catalog.report import Report
from metrics.units import Member

ON_TIME, LATE, PARTIAL, MISSING = "已报", "迟报", "部分", "未报"
UPCOMING, EARLIER, NOT_DUE = "未到期", "补录", "不计"


@dataclass(frozen=True, slots=True)
class Cell:
    """One report of one unit. `days`: how late it came (迟报) or has been owed (部分, 未报);
    `missing` are the required indicators without a figure."""

    status: str
    days: int = 0
    missing: tuple[str, ...] = ()

    @property
    def at_fault(self) -> bool:
        """True where something is owed and the deadline has passed."""
        return self.status in (MISSING, PARTIAL) and self.days > 0


@dataclass(frozen=True, slots=True)
class Line:
    """A unit and its reports of a year, one a period."""

    member: Member
    cells: tuple[Cell, ...]

    def count(self, *statuses: str) -> int:
        """How many of its reports are in one of `statuses`."""
        return sum(cell.status in statuses for cell in self.cells)

    @property
    def owed(self) -> int:
        """Reports missing or incomplete after their deadline."""
        return sum(cell.at_fault for cell in self.cells)

    @property
    def assessed(self) -> int:
        """Reports whose deadline has passed and which were not loaded as history."""
        return self.count(ON_TIME, LATE) + self.owed

    @property
    def due(self) -> int:
        """Reports due by now, those loaded as history among them."""
        return self.assessed + self.count(EARLIER)

    @property
    def late_days(self) -> int:
        """Days late over all late reports."""
        return sum(cell.days for cell in self.cells if cell.status == LATE)

    @property
    def punctual(self) -> float | None:
        """按时率 in percent of the reports assessed."""
        return self.count(ON_TIME) / self.assessed * 100 if self.assessed else None

    @property
    def discipline(self) -> tuple[int, int, int]:
        """What the 报送纪律 ranking goes by, less is better: owed, late, days late."""
        return self.owed, self.count(LATE), self.late_days


@dataclass(frozen=True)
class Tally:
    """A period counted: `due` is reported + partial + missing + upcoming; `late` and `earlier` are
    among the reported."""

    due: int
    reported: int
    late: int
    earlier: int
    partial: int
    missing: int
    upcoming: int


@dataclass(frozen=True)
class Board:
    """A report over a year: unit × period. `begun` is the day it is assessed from, None where
    nothing was ever published; `unknown` are names the catalogue lists and no directory has."""

    report: Report
    periods: tuple[Period, ...]
    deadlines: tuple[date, ...]
    lines: tuple[Line, ...]
    begun: date | None
    today: date
    unknown: tuple[str, ...] = ()

    def cells(self, period: Period) -> list[tuple[Member, Cell]]:
        """The reports of one period that are due, by unit."""
        at = self.periods.index(period)
        found = [(line.member, line.cells[at]) for line in self.lines]
        return [(member, cell) for member, cell in found if cell.status != NOT_DUE]

    def deadline(self, period: Period) -> date:
        """The last day in time."""
        return self.deadlines[self.periods.index(period)]

    def tally(self, period: Period) -> Tally:
        """应报, 已报, 迟报, 部分, 未报 of a period."""
        found = [cell.status for _, cell in self.cells(period)]
        came = sum(status in (ON_TIME, LATE, EARLIER) for status in found)
        counted = (found.count(status) for status in (LATE, EARLIER, PARTIAL, MISSING, UPCOMING))
        return Tally(len(found), came, *counted)

    def ranked(self) -> list[tuple[int, Line]]:
        """报送纪律: the lines that were due with their place, best first; equals share a place."""
        lines = [line for line in self.lines if line.due]
        ordered = sorted(((line.discipline, line) for line in lines), key=itemgetter(0))
        places: dict[tuple[int, int, int], int] = {}
        return [
            (places.setdefault(discipline, place), line)
            for place, (discipline, line) in enumerate(ordered, 1)
        ]
