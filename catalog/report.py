"""What is due: one frozen Report per entry of reports.toml."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from catalog.deadline import Calendar, Deadline
from catalog.period import Period

KINDS = ("region", "chain", "park", "county", "enterprise")
# What a column shows, in the order its cells stand in.
FIGURES = ("level", "yoy", "target")


@dataclass(frozen=True)
class Column:
    """An indicator of a report in the unit it is reported in, and which of its figures.

    `scope` is the 口径 asked for; None where any one will do. A column that is not `required` has
    its place in the form and is not missed.
    """

    indicator: str
    uom: str
    scope: str | None = None
    level: bool = True
    yoy: bool = False
    target: bool = False
    required: bool = True

    @property
    def figures(self) -> tuple[str, ...]:
        """level, yoy, target: those the column shows."""
        return tuple(figure for figure in FIGURES if getattr(self, figure))

    @property
    def principal(self) -> str:
        """The figure without which the indicator is not reported."""
        return self.figures[0]


@dataclass(frozen=True)
class Report:
    """A report: whose figures, which, how often, until when and from whom.

    `hands_in` is who sends it for all, "" where each unit sends its own; `units` are names of those
    who owe it, none where every unit of the kind valid in the period does. `since` is the first
    year and month assessed, None where that is told by when its first figures came.
    """

    code: str
    name: str
    title: str
    kind: str
    frequency: str
    months: tuple[int, ...]
    deadline: Deadline
    columns: tuple[Column, ...]
    hands_in: str = ""
    units: tuple[str, ...] = ()
    since: tuple[int, int] | None = None

    @property
    def required(self) -> tuple[Column, ...]:
        """The columns that make the report complete."""
        return tuple(column for column in self.columns if column.required)

    @property
    def of_targets(self) -> bool:
        """True for a report of nothing but the year's targets."""
        return all(column.figures == ("target",) for column in self.columns)

    def period(self, year: int, month: int) -> Period:
        """The cumulative period due in a month; a report of targets is of the whole year."""
        return Period(year, 1, 12 if self.of_targets else month)

    def named(self, period: Period) -> str:
        """The period as people say it: 2026年 for a yearly report, else 2026年1—6月."""
        return f"{period.year}年" if self.frequency == "年" else str(period)


@dataclass(frozen=True)
class Reports:
    """All reports by code, in the order of the file, and the days on which offices are open."""

    entries: Mapping[str, Report] = field(default_factory=lambda: MappingProxyType({}))
    calendar: Calendar = field(default_factory=Calendar)

    def named(self, name: str) -> Report | None:
        """The report people call `name`."""
        return next((each for each in self.entries.values() if each.name == name), None)

    def due(self, report: Report, period: Period) -> date:
        """The last day in time."""
        return report.deadline.on(period, self.calendar)
