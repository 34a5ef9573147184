"""报送进度: who has reported what, on time or late, from what is kept alone. Nothing is ticked.

A report of a unit has come when every required column has its first figure, and it came when the
file that brought the last of them was received: handed in on time and published later is on time.
Withdrawn batches brought nothing.

A report is assessed from the day its first figures were received, or from the period its entry in
the catalogue names (`since`). What was due before that day was loaded as history: 补录 where it is
there; 未报 or 部分 where others have a figure of the period that this unit, which had it earlier in
the year, has not; else it does not count.
"""

from collections import defaultdict
from datetime import UTC, date, datetime

from catalog.catalog import Catalog
from catalog.period import Period
from catalog.report import Report
from data.keeping.clock import utcnow
from data.keeping.remembered import remembered
from data.keeping.store import Store
from metrics.asof import CHINA
from metrics.handed_in import (
    EARLIER,
    LATE,
    MISSING,
    NOT_DUE,
    ON_TIME,
    PARTIAL,
    UPCOMING,
    Board,
    Cell,
    Line,
)
from metrics.query import query
from metrics.reminding import reminder
from metrics.units import Member, members

__all__ = ["board", "reminder", "report_board"]


_NEVER = (0, None)


def board(
    store: Store,
    catalog: Catalog,
    year: int,
    asof: datetime | None = None,
    now: datetime | None = None,
) -> dict[str, Board]:
    """Every report of the catalogue over a year, by its code, as of a moment (UTC)."""
    return {
        code: report_board(store, catalog, code, year, asof, now)
        for code in catalog.reports.entries
    }


def report_board(
    store: Store,
    catalog: Catalog,
    code: str,
    year: int,
    asof: datetime | None = None,
    now: datetime | None = None,
) -> Board:
    """One report over a year. What is due is told by the day in 北京 at `now`, or at `asof`."""
    moment = min(each for each in (asof, now or utcnow()) if each)
    return _board(store, catalog, code, year, _day(moment), asof)


@remembered
def _board(
    store: Store, catalog: Catalog, code: str, year: int, today: date, asof: datetime | None
) -> Board:
    report = catalog.reports.entries[code]
    periods = tuple(report.period(year, month) for month in report.months)
    deadlines = tuple(catalog.reports.due(report, period) for period in periods)
    owing, unknown = _owing(report, members(store, report.kind, asof))
    came = _arrivals(store, report, year, asof)
    begun = _begun(store, report, asof)
    assessed = _assessed(report, periods, deadlines, begun)
    anyone: dict[int, int] = defaultdict(int)
    for (_, month), (got, _) in came.items():
        anyone[month] |= got
    lines = []
    for member in owing:
        cells, before = [], 0
        for period, deadline, strict in zip(periods, deadlines, assessed, strict=True):
            got, at = came.get((member.unit, period.last_month), _NEVER)
            owed = max(0, (today - deadline).days)
            if not member.valid_in(period):
                cells.append(Cell(NOT_DUE))
            elif strict:
                cells.append(_strictly(report, catalog, got, at, deadline, owed))
            else:
                lacks = anyone[period.last_month] & before & ~got
                cells.append(_leniently(report, catalog, got, lacks, owed))
            before |= got
        lines.append(Line(member, tuple(cells)))
    return Board(report, periods, deadlines, tuple(lines), begun, today, unknown)


def _strictly(
    report: Report, catalog: Catalog, got: int, at: datetime | None, deadline: date, owed: int
) -> Cell:
    """A report that is assessed."""
    lacks = (1 << len(report.required)) - 1 & ~got
    if not lacks and at is not None:
        late = (_day(at) - deadline).days
        return Cell(LATE, late) if late > 0 else Cell(ON_TIME)
    if got:
        return Cell(PARTIAL, owed, _names(report, catalog, lacks))
    return Cell(MISSING, owed, _names(report, catalog, lacks)) if owed else Cell(UPCOMING)


def _leniently(report: Report, catalog: Catalog, got: int, lacks: int, owed: int) -> Cell:
    """A report that was due before reporting began here; `lacks` is what others have of it and
    the unit itself had earlier in the year."""
    if lacks and owed:
        return Cell(PARTIAL if got else MISSING, owed, _names(report, catalog, lacks))
    return Cell(EARLIER) if got else Cell(NOT_DUE)


def _names(report: Report, catalog: Catalog, lacks: int) -> tuple[str, ...]:
    """The required indicators whose bits are set."""
    return tuple(
        catalog.indicators[column.indicator].name
        for place, column in enumerate(report.required)
        if lacks >> place & 1
    )


def _assessed(
    report: Report,
    periods: tuple[Period, ...],
    deadlines: tuple[date, ...],
    begun: date | None,
) -> list[bool]:
    if report.since:
        return [(each.year, each.last_month) >= report.since for each in periods]
    return [begun is None or deadline >= begun for deadline in deadlines]


def _owing(report: Report, known: list[Member]) -> tuple[list[Member], tuple[str, ...]]:
    """Who owes the report, and which of the catalogue's names no directory has."""
    if not report.units:
        return known, ()
    wanted = dict.fromkeys(report.units)
    named = [each for each in known if {each.unit, each.name, each.short} & wanted.keys()]
    found = {name for each in named for name in (each.unit, each.name, each.short)}
    return named, tuple(name for name in wanted if name not in found)


def _arrivals(
    store: Store, report: Report, year: int, asof: datetime | None
) -> dict[tuple[str, int], tuple[int, datetime]]:
    """By unit and last month: which required columns have come, as bits, and when the last did."""
    columns = report.required
    several = [column.indicator for column in columns]
    rows = store.rows(
        query("arrivals"),
        {
            "places": list(range(len(columns))),
            "indicators": several,
            # Beside another scope of the same indicator, the one without a name is the default.
            "scopes": [
                column.scope
                if column.scope is not None or several.count(column.indicator) == 1
                else ""
                for column in columns
            ],
            "figures": [column.principal for column in columns],
            "grain": report.kind,
            "year": year,
            "months": sorted({report.period(year, month).last_month for month in report.months}),
            "asof": asof,
        },
    )
    return {(unit, month): (got, at) for unit, month, got, at in rows}


@remembered
def _begun(store: Store, report: Report, asof: datetime | None) -> date | None:
    """The day the first figures of the report were received; of anything, where none were."""
    rows = store.rows(
        query("begun"),
        {
            "grain": report.kind,
            "indicators": sorted({column.indicator for column in report.required}),
            "figures": sorted(f"{each.indicator} {each.principal}" for each in report.required),
            "asof": asof,
        },
    )
    first = dict(rows).get(True) or min((at for _, at in rows), default=None)
    return _day(first) if first else None


def _day(moment: datetime) -> date:
    """The day in 北京 of a kept moment."""
    return moment.replace(tzinfo=UTC).astimezone(CHINA).date()
