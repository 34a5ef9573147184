"""报送进度 from random histories of publication, against a recount in plain Python."""

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.catalog import Catalog
from catalog.loader import load
from catalog.period import Period
from data.keeping.store import Store
from metrics.handed_in import Board, Cell
from metrics.reporting import board, reminder, report_board

CODE = "test_report"
REPORT = """
[test_report]
name = "测试月报"
title = "测试表"
kind = "park"
frequency = "月"
months = "2-5"
deadline = "次月12日"
postponed = false
{more}
[test_report.columns]
tax = {{ uom = "万元", yoy = true }}
value_added = {{ uom = "万元", level = false, yoy = true }}
profit = {{ uom = "万元", required = false }}
"""
UNITS = ("甲园", "乙园", "丙园")
MONTHS = (2, 3, 4, 5)
DEADLINE = {month: date(2026, month + 1, 12) for month in MONTHS}
WANTED = {("tax", "level"): "税收", ("value_added", "yoy"): "工业增加值"}
FIRST = datetime(2026, 2, 1)


@dataclass
class Batch:
    """A workbook: when it came, was published, was withdrawn; and what it says."""

    received: datetime
    published: datetime
    withdrawn: datetime | None = None
    facts: list[tuple[str, int, str, str, float | None]] = field(default_factory=list)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The catalogue with one small report in it."""
    return with_report(tmp_path_factory.mktemp("home"))


def with_report(home: Path, more: str = "") -> Catalog:
    (home / "catalog").mkdir()
    (home / "catalog" / "reports.toml").write_text(REPORT.format(more=more), encoding="utf-8")
    return load(home)


def kept(batches: list[Batch], valid_from: date | None = None) -> Store:
    """A store with the units and these batches; 丙园 exists from `valid_from` on."""
    store = Store.memory()
    with store.transaction() as cursor:
        ordered = sorted(batches, key=lambda batch: batch.published)
        for ordinal, batch in enumerate([Batch(FIRST, datetime(2020, 1, 1)), *ordered], 1):
            number = str(uuid.uuid4())
            cursor.execute(
                "insert into batches (batch, ordinal, file, sha256, kind, received_at, "
                "published_at, withdrawn_at, facts) values (?, ?, '表', '', 'figures', ?, ?, ?, ?)",
                [number, ordinal, batch.received, batch.published, batch.withdrawn,
                 len(batch.facts)],
            )  # fmt: skip
            if ordinal == 1:
                for place, unit in enumerate(UNITS, 1):
                    begun = valid_from if unit == "丙园" else None
                    cursor.execute(
                        "insert into units values ('park', ?, ?, ?, null, ?, null, ?)",
                        [unit, unit, place, begun, number],
                    )
            for row, (unit, month, indicator, measure, value) in enumerate(batch.facts):
                cursor.execute(
                    "insert into facts (grain, unit, indicator, year, first_month, last_month, "
                    "span, measure, value, state, sheet, row, col, batch) "
                    "values ('park', ?, ?, 2026, 1, ?, 'ytd', ?, ?, ?, '表', ?, 1, ?)",
                    [unit, indicator, month, measure, value,
                     None if value is not None else "未报", row, number],
                )  # fmt: skip
    return store


def china(moment: datetime) -> date:
    return (moment + timedelta(hours=8)).date()


def recount(
    batches: list[Batch], asof: datetime | None, now: datetime, valid_from: date | None
) -> dict[tuple[str, int], Cell]:
    """The board by the rule's own words."""
    moment = min(asof, now) if asof else now
    seen = [
        batch
        for batch in sorted(batches, key=lambda batch: batch.published)
        if (asof is None or batch.published <= asof)
        and (batch.withdrawn is None or (asof is not None and batch.withdrawn > asof))
    ]
    of_report = [
        batch for batch in seen if any(fact[2:4] in WANTED for fact in batch.facts)
    ]  # what says 未报 has come, too: the report has begun
    begun = min(china(batch.received) for batch in of_report or [*seen, Batch(FIRST, FIRST)])
    came: dict[tuple[str, int], dict[tuple[str, str], datetime]] = {}
    for unit in UNITS:
        for month in MONTHS:
            got = {}
            for key in WANTED:
                said = [
                    (batch, fact[4])
                    for batch in seen
                    for fact in batch.facts
                    if fact[:2] == (unit, month) and fact[2:4] == key
                ]
                if said and said[-1][1] is not None:
                    got[key] = min(batch.received for batch, value in said if value is not None)
            came[unit, month] = got
    cells: dict[tuple[str, int], Cell] = {}
    for unit in UNITS:
        before: set[tuple[str, str]] = set()
        for month in MONTHS:
            end = DEADLINE[month].replace(day=1) - timedelta(days=1)
            if unit == "丙园" and valid_from and valid_from > end:
                cells[unit, month] = Cell("不计")
                before |= came[unit, month].keys()
                continue
            got, due = came[unit, month], DEADLINE[month]
            missing = tuple(name for key, name in WANTED.items() if key not in got)
            owed = max(0, (china(moment) - due).days)
            if due < begun:
                others = {key for other in UNITS for key in came[other, month]}
                lacks = tuple(
                    name for key, name in WANTED.items() if key in others & before - got.keys()
                )
                if lacks and owed:
                    cell = Cell("部分" if got else "未报", owed, lacks)
                else:
                    cell = Cell("补录" if got else "不计")
            elif not missing:
                late = max(0, (china(max(got.values())) - due).days)
                cell = Cell("迟报", late) if late else Cell("已报")
            elif got:
                cell = Cell("部分", owed, missing)
            else:
                cell = Cell("未报", owed, missing) if owed else Cell("未到期")
            cells[unit, month] = cell
            before |= got.keys()
    return cells


def found(board: Board) -> dict[tuple[str, int], Cell]:
    return {
        (line.member.unit, period.last_month): cell
        for line in board.lines
        for period, cell in zip(board.periods, line.cells, strict=True)
    }


hours = st.integers(0, 24 * 150).map(lambda many: FIRST + timedelta(hours=many))
facts = st.tuples(
    st.sampled_from(UNITS),
    st.sampled_from(MONTHS),
    st.sampled_from(["tax", "value_added", "profit"]),
    st.sampled_from(["level", "yoy"]),
    st.one_of(st.none(), st.just(1.0)),
)


@st.composite
def histories(draw: st.DrawFn) -> list[Batch]:
    batches, taken = [], set()
    for _ in range(draw(st.integers(0, 7))):
        received = draw(hours)
        published = received + timedelta(hours=draw(st.integers(0, 200)))
        while published in taken:
            published += timedelta(seconds=1)
        taken.add(published)
        withdrawn = published + timedelta(days=draw(st.integers(1, 30)))
        said = {fact[:4]: fact for fact in draw(st.lists(facts, max_size=12))}
        batches.append(
            Batch(received, published, draw(st.sampled_from([None, None, withdrawn])),
                  list(said.values()))
        )  # fmt: skip
    return batches


@settings(max_examples=40, deadline=None)
@given(
    batches=histories(),
    now=hours,
    asof=st.one_of(st.none(), hours),
    valid_from=st.sampled_from([None, date(2026, 4, 1)]),
)
def test_the_board_is_what_a_recount_gives(
    reports: Catalog,
    batches: list[Batch],
    now: datetime,
    asof: datetime | None,
    valid_from: date | None,
) -> None:
    if asof is None:
        # What has not happened by now is not there; what was withdrawn later still stands.
        batches = [batch for batch in batches if batch.published <= now]
    store = kept(batches, valid_from)
    made = report_board(store, reports, CODE, 2026, asof, now)
    assert found(made) == recount(batches, asof, now, valid_from)
    for period in made.periods:
        tally = made.tally(period)
        assert tally.due == tally.reported + tally.partial + tally.missing + tally.upcoming
    store.close()


def reported(unit: str, month: int, *days: int, received: date) -> Batch:
    at = datetime(received.year, received.month, received.day, 4)
    return Batch(
        at,
        at + timedelta(days=days[0] if days else 0),
        facts=[(unit, month, "tax", "level", 1.0), (unit, month, "value_added", "yoy", 2.0)],
    )


def test_a_report_begins_with_a_figure_it_asks_for(reports: Catalog) -> None:
    other = Batch(FIRST, FIRST, facts=[("甲园", 2, "profit", "level", 1.0)])
    later = datetime(2026, 5, 25, 4)  # of 增加值 its growth is asked for, not its level
    level = Batch(later, later, facts=[("甲园", 2, "value_added", "level", 1.0)])
    store = kept([other, level])
    board = report_board(store, reports, CODE, 2026, now=datetime(2026, 6, 1))
    assert board.begun == china(FIRST)
    assert found(board)["甲园", 2].status == "未报"
    store.close()


def test_handed_in_on_time_and_published_later_is_on_time(reports: Catalog) -> None:
    store = kept([reported("甲园", 2, 9, received=date(2026, 3, 12))])
    cell = found(report_board(store, reports, CODE, 2026, now=datetime(2026, 4, 1)))["甲园", 2]
    assert cell == Cell("已报")
    store.close()


def test_the_day_ends_at_midnight_in_beijing(reports: Catalog) -> None:
    for hour, status in ((15, "已报"), (16, "迟报")):  # 23:00 and 24:00 in Beijing
        batch = reported("甲园", 3, received=date(2026, 4, 12))
        batch.received = datetime(2026, 4, 12, hour)
        store = kept([reported("甲园", 2, received=date(2026, 3, 1)), batch])
        cells = found(report_board(store, reports, CODE, 2026, now=datetime(2026, 5, 1)))
        assert cells["甲园", 3].status == status
        store.close()


def test_since_tells_what_is_assessed(tmp_path: Path) -> None:
    catalog = with_report(tmp_path, 'since = "2026-03"')
    history = [reported(unit, month, received=date(2026, 5, 20)) for unit in UNITS[:2]
               for month in (2, 3, 4)]  # fmt: skip
    store = kept(history)
    cells = found(report_board(store, catalog, CODE, 2026, now=datetime(2026, 5, 25)))
    assert cells["甲园", 2].status == "补录" and cells["丙园", 2].status == "不计"
    assert cells["甲园", 3] == Cell("迟报", 38)
    assert cells["丙园", 3].status == "未报" and cells["甲园", 5].status == "未到期"
    store.close()


def test_named_units_owe_it_and_an_unknown_name_is_told(tmp_path: Path) -> None:
    catalog = with_report(tmp_path, 'units = ["乙园", "丁园"]')
    store = kept([])
    made = report_board(store, catalog, CODE, 2026, now=datetime(2026, 5, 25))
    assert [line.member.unit for line in made.lines] == ["乙园"] and made.unknown == ("丁园",)
    store.close()


def test_discipline_ranks_owed_before_late_before_days(reports: Catalog) -> None:
    store = kept(
        [
            *(reported("甲园", month, received=DEADLINE[month]) for month in (2, 3, 4)),
            reported("乙园", 2, received=date(2026, 3, 10)),
            reported("乙园", 3, received=date(2026, 4, 15)),
            reported("乙园", 4, received=date(2026, 5, 12)),
            reported("丙园", 2, received=date(2026, 3, 10)),
        ]
    )
    made = report_board(store, reports, CODE, 2026, now=datetime(2026, 5, 25))
    ranked = made.ranked()
    assert [(place, line.member.unit) for place, line in ranked] == [
        (1, "甲园"), (2, "乙园"), (3, "丙园"),
    ]  # fmt: skip
    second, third = ranked[1][1], ranked[2][1]
    assert (second.count("迟报"), second.late_days, second.owed) == (1, 3, 0)
    assert second.punctual == pytest.approx(200 / 3) and third.owed == 2
    store.close()


def test_the_reminder_names_who_and_until_when(reports: Catalog) -> None:
    part = reported("乙园", 3, received=date(2026, 4, 10))
    part.facts.pop()
    store = kept([reported("甲园", 2, received=date(2026, 3, 1)),
                  reported("甲园", 3, received=date(2026, 4, 10)), part])  # fmt: skip
    march, days = Period.of("2026-03"), reports.reports.calendar
    before = report_board(store, reports, CODE, 2026, now=datetime(2026, 4, 11))
    assert reminder(before, march, days) == (
        "各园区：截至4月11日，2026年3月测试月报应报3家，已报1家，报送不全1家：乙园（缺工业增加值）；"
        "未报1家：丙园。请于4月12日前报送。"
    )
    after = report_board(store, reports, CODE, 2026, now=datetime(2026, 4, 14))
    assert reminder(after, march, days, {"丙园": "市商务局"}).endswith(
        "未报1家：丙园（市商务局）。以上已超过报送期限（4月12日），请于4月16日前补报，并说明原因。"
    )
    store.close()


def test_a_full_house_is_thanked(reports: Catalog) -> None:
    store = kept([reported(unit, 3, received=date(2026, 4, 10)) for unit in UNITS])
    made = report_board(store, reports, CODE, 2026, now=datetime(2026, 4, 14))
    said = reminder(made, Period.of("2026-03"), reports.reports.calendar)
    assert said == "各园区：截至4月14日，2026年3月测试月报应报3家，已报3家，已全部报齐。"
    store.close()


def test_every_shipped_report_has_a_board(catalog: Catalog) -> None:
    store = kept([])
    boards = board(store, catalog, 2026, now=datetime(2026, 7, 1))
    assert boards.keys() == catalog.reports.entries.keys()
    parks = boards["park_monthly"]
    assert parks.begun == FIRST.date() and len(parks.lines) == 3
    assert found(parks)["甲园", 2].status == "未报"  # asked for, and nobody ever sent any
    store.close()
