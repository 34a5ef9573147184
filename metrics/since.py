"""What changed since a moment: revised figures, lights that turned, new laggards, reports."""

from dataclasses import dataclass
from datetime import datetime

from catalog.catalog import Catalog
from catalog.lights import GREEN, RED, YELLOW
from catalog.period import Period
from catalog.rounding import half_up, known
from data.keeping.batches import is_demo
from data.keeping.editions import Edition, editions
from data.keeping.store import Store
from metrics.frozen import frozen
from metrics.handed_in import LATE, ON_TIME
from metrics.pointer import Pointer
from metrics.reporting import report_board
from metrics.revisions import Revision, revisions
from metrics.target import targets
from metrics.units import TOTAL

_MAIN = "output_value"
_KINDS = ("region", "county", "chain", "park")
_WORST = {RED: 0, YELLOW: 1, GREEN: 2}


@dataclass(frozen=True, slots=True)
class Then:
    """What is compared with: a period as published by a moment, by a catalogue (None: today's)."""

    period: Period
    asof: datetime
    catalog: Catalog | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """A light that is another, the gaps behind it in 个百分点; `before` None: no light then."""

    pointer: Pointer
    name: str
    indicator: str
    before: str | None
    now: str
    gap_before: float | None
    gap_now: float | None

    @property
    def target(self) -> str:
        """ "产值", "产值增速": of which of a unit's targets the light is."""
        return self.indicator + ("增速" if self.pointer.promise == "growth" else "")

    @property
    def worse(self) -> bool:
        """True where it turned for the worse."""
        return _WORST[self.now] < _WORST.get(self.before or "", 3)


@dataclass(frozen=True, slots=True)
class Reports:
    """One report of the period: who handed in since, who of them late, who is overdue by now and
    was not then."""

    report: str
    came: tuple[str, ...]
    late: tuple[str, ...]
    overdue: tuple[str, ...]


@dataclass(frozen=True)
class Since:
    """All of it. `withheld` revised figures are not told to this reader; `laggards` are units
    whose main indicator has turned red, those without a light before among them."""

    then: Then
    period: Period
    revised: tuple[Revision, ...]
    withheld: int
    turned: tuple[Turn, ...]
    laggards: tuple[Turn, ...]
    reports: tuple[Reports, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.revised or self.withheld or self.turned or self.laggards or self.reports)


def since(
    store: Store,
    catalog: Catalog,
    then: Edition | Then | tuple[Period, datetime],
    period: Period | None = None,
    asof: datetime | None = None,
    *,
    day: datetime | None = None,
) -> Since:
    """What changed between `then` and `period` (None: the same one) as published by `asof` (None:
    now). Figures are compared up to the period of `then`; lights and laggards between the two
    periods. With `day`, the moment that counts as today, reports are told too."""
    then = before(store, catalog, then)
    period = period or then.period
    told, withheld = revisions(store, catalog, then.period, then.asof, asof)
    turned, laggards = _turned(store, catalog, then, period, asof)
    reports = _reports(store, catalog, then, period, asof, day) if day else ()
    return Since(then, period, told, withheld, turned, laggards, reports)


def before(store: Store, catalog: Catalog, then: Edition | Then | tuple[Period, datetime]) -> Then:
    """An edition as what is compared with, by the catalogue it was frozen with."""
    if isinstance(then, Then):
        return then
    if isinstance(then, tuple):
        return Then(*then)
    return Then(then.period, then.asof, frozen(store, then, catalog).catalog)


def previous(
    store: Store,
    period: Period,
    asof: datetime | None = None,
    *,
    code: str = "",
) -> Edition | None:
    """The newest edition but `code` frozen before the moment looked at, of this period or an
    earlier one. As of a moment those dropped since count too: what was told then is told again.
    One of sample data is compared with sample data alone."""
    demo = is_demo(store, asof)
    found = [
        each
        for each in editions(store, dropped=asof is not None)
        if (asof is None or each.asof <= asof)
        and each.period <= period
        and each.code != code
        and each.demo == demo
    ]
    return max(found, key=lambda each: each.asof, default=None)


Lit = dict[tuple[str, str, str, str], tuple[str, float | None, str, str]]


def _lit(store: Store, catalog: Catalog, by: str, period: Period, asof: datetime | None) -> Lit:
    """Light, gap and names by unit, indicator, 口径 and kind of target; no light where nothing is
    reported."""
    found: Lit = {}
    for row in targets(store, catalog, by, period, asof=asof).itertuples():
        if row.light in _WORST:
            gap = half_up(row.gap_pp, row.gap_decimals) if known(row.gap_pp) else None
            key = (row.unit, row.indicator, row.scope, row.target_type)
            name = {"": "全市", TOTAL: "合计"}.get(row.unit, row.short)
            found[key] = (row.light, gap, name, row.indicator_name)
    return found


def _turned(
    store: Store, catalog: Catalog, then: Then, period: Period, asof: datetime | None
) -> tuple[tuple[Turn, ...], tuple[Turn, ...]]:
    """The lights that are others, the worse first; and the laggards."""
    turned, laggards = [], []
    for by in _KINDS:
        was = _lit(store, then.catalog or catalog, by, then.period, then.asof)
        for key, (light, gap, name, indicator) in _lit(store, catalog, by, period, asof).items():
            old, old_gap, *_ = was.get(key, (None, None))
            if light == old:
                continue
            unit, code, scope, kind = key
            number = "completion" if kind in ("level", "range") else "gap_pp"
            default = catalog.indicators[code].default_scope
            scope = "" if scope == default else scope
            pointer = Pointer(by, unit, code, period, number, scope, promise=kind)
            turn = Turn(pointer, name, indicator, old, light, old_gap, gap)
            if old is not None:
                turned.append(turn)
            if light == RED and code == _MAIN and by in ("chain", "park") and unit != TOTAL:
                laggards.append(turn)
    turned.sort(key=lambda turn: (not turn.worse, _WORST[turn.now]))
    return tuple(turned), tuple(laggards)


def _reports(
    store: Store,
    catalog: Catalog,
    then: Then,
    period: Period,
    asof: datetime | None,
    day: datetime,
) -> tuple[Reports, ...]:
    """The reports of the period, where anything of them changed; those of single enterprises are
    too many to be told on a line, 报送进度 has them."""
    found = []
    for code, report in catalog.reports.entries.items():
        if report.kind == "enterprise":
            continue
        now = report_board(store, catalog, code, period.year, asof, day)
        was = (
            report_board(
                store, then.catalog or catalog, code, period.year, then.asof, min(day, then.asof)
            )
            if code in (then.catalog or catalog).reports.entries
            else None
        )
        at = next((p for p in now.periods if p.last_month == period.last_month), None)
        if at is None:
            continue
        cells = {member.unit: cell for member, cell in was.cells(at)} if was else {}
        came, late, overdue = [], [], []
        for member, cell in now.cells(at):
            old = cells.get(member.unit)
            if cell.status in (ON_TIME, LATE) and (old is None or old.status != cell.status):
                came.append(member.short)
                late += [member.short] if cell.status == LATE else []
            elif cell.at_fault and not (old is not None and old.at_fault):
                overdue.append(member.short)
        if came or overdue:
            found.append(Reports(report.name, tuple(came), tuple(late), tuple(overdue)))
    return tuple(found)
