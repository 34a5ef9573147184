"""What is due: the shipped reports, a bureau's own, deadlines, and mistakes named in words."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.catalog import Catalog
from catalog.deadline import Calendar, Deadline
from catalog.faults import CatalogError
from catalog.loader import load
from catalog.period import Period

JUNE = Period.of("2026-06")


def overlaid(home: Path, text: str) -> Path:
    (home / "catalog").mkdir()
    (home / "catalog" / "reports.toml").write_text(text, encoding="utf-8")
    return home


def test_the_shipped_reports_load(catalog: Catalog) -> None:
    reports = catalog.reports
    parks = reports.named("园区月报")
    assert parks is not None and parks.kind == "park"
    assert parks.months == tuple(range(2, 13))  # no report of January alone
    assert parks.required[0].indicator == "output_value"
    assert reports.due(parks, JUNE) == date(2026, 7, 13)  # 12 July 2026 is a Sunday
    county = reports.entries["county_monthly"]
    assert county.columns[0].principal == "yoy"
    yearly = reports.entries["chain_targets"]
    assert yearly.of_targets and yearly.months == (12,) and yearly.named(JUNE) == "2026年"
    assert reports.due(yearly, yearly.period(2026, 12)) == date(2026, 3, 31)


def test_a_bureau_changes_single_keys(tmp_path: Path) -> None:
    home = overlaid(
        tmp_path,
        '[park_monthly]\ndeadline = "次月第8个工作日"\nunits = ["甲园"]\nmonths = "2-6,12"\n'
        'since = "2026-05"\n'
        "[park_monthly.columns.revenue]\nused = false\n"
        '[park_monthly.columns.smoke_free]\nindicator = "tax"\nscope = "不含烟"\nuom = "亿元"\n'
        '[calendar]\nholidays = ["2026-07-01"]\n[park_targets]\nused = false\n',
    )
    parks = load(home).reports.entries["park_monthly"]
    assert parks.units == ("甲园",) and parks.months == (2, 3, 4, 5, 6, 12)
    assert "revenue" not in [column.indicator for column in parks.columns]
    assert parks.columns[-1].scope == "不含烟" and parks.columns[-1].uom == "亿元"
    # 1 July is now a day off: the eighth working day is one later.
    assert load(home).reports.due(parks, JUNE) == date(2026, 7, 13)
    assert parks.since == (2026, 5) and "park_targets" not in load(home).reports.entries
    assert load().reports.entries["park_monthly"].units == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[park_monthly]\ndedline = "次月12日"\n', "是不是“deadline”"),
        ('[park_monthly]\ndeadline = "下个月"\n', "看不懂期限"),
        ('[park_monthly]\ndeadline = "当年2月30日"\n', "看不懂期限"),
        ('[park_monthly]\nkind = "parks"\n', "是不是“park”"),
        ('[park_monthly]\nfrequency = "日"\n', "只能是 月、季、年"),
        ('[park_monthly]\nmonths = "1-12"\n', "看不懂月份"),
        ('[park_monthly]\nunits = "甲园"\n', "文字列表"),
        ("[park_monthly]\npostponed = 1\n", "true 或 false"),
        ('[park_monthly]\nused = "否"\n', "true 或 false"),
        ('[park_monthly]\nsince = "六月"\n', "看不懂报告期"),
        ('[park_monthly.columns]\nrevenu = { uom = "亿元" }\n', "是不是“revenue”"),
        ('[park_monthly.columns.tax]\nuom = "家"\n', "不能换算"),
        ('[park_monthly.columns.tax]\nunit = "家"\n', "没有这个键"),
        ('[park_monthly.columns.tax]\nscope = "不含酒"\n', "不含烟"),
        ('[park_monthly.columns.tax]\nyoy = "是"\n', "true 或 false"),
        ("[park_monthly.columns.above_scale_count]\nlevel = false\n", "至少一个"),
        ('[mine]\nname = "园区月报"\n', "缺少这个键"),
        ('[calendar]\nholidays = ["2026-13-01"]\n', "看不懂日期"),
        ('[calendar]\nholidays = ["2026-05-02至2026-05-01"]\n', "先后"),
        ('[calendar]\nfree = ["2026-05-01"]\n', "没有这个键"),
        ("calendar = 3\n", "应是表"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(CatalogError, match=said) as caught:
        load(overlaid(tmp_path, text))
    assert "reports.toml" in str(caught.value)


def test_two_reports_may_not_share_a_name(tmp_path: Path) -> None:
    text = (
        '[mine]\nname = "园区月报"\ntitle = "表"\nkind = "park"\nfrequency = "季"\n'
        'deadline = "次月末"\n[mine.columns]\ntax = {}\n'
    )
    with pytest.raises(CatalogError, match="已属于"):
        load(overlaid(tmp_path, text))


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("次月15日", date(2026, 7, 15)),
        ("次月 12 日", date(2026, 7, 13)),
        ("次月末", date(2026, 7, 31)),
        ("当月末", date(2026, 6, 30)),
        ("次月第1个工作日", date(2026, 7, 1)),
        ("次月第8个工作日", date(2026, 7, 10)),
        ("再次月1日", date(2026, 8, 3)),
        ("次年1月20日", date(2027, 1, 20)),
    ],
)
def test_a_rule_names_a_day(rule: str, day: date) -> None:
    assert Deadline.of(rule).on(JUNE, Calendar()) == day


def test_december_is_due_in_january_and_the_31st_of_june_is_its_last_day() -> None:
    assert Deadline.of("次月12日").on(Period.of("2026-12"), Calendar()) == date(2027, 1, 12)
    assert Deadline.of("次月31日", False).on(Period.of("2026-05"), Calendar()) == date(2026, 6, 30)
    assert Deadline.of("次月12日", False).on(JUNE, Calendar()) == date(2026, 7, 12)


def test_a_worked_weekend_counts_and_a_holiday_does_not(catalog: Catalog) -> None:
    september, days = Period.of("2026-09"), catalog.reports.calendar
    assert Deadline.of("次月1日").on(september, days) == date(2026, 10, 8)
    assert Deadline.of("次月第3个工作日").on(september, days) == date(2026, 10, 10)  # a Saturday


@pytest.mark.parametrize(
    "rule", ["", "12日", "次月0日", "次月32日", "次月第24个工作日", "次年13月1日"]
)
def test_no_rule_is_refused(rule: str) -> None:
    with pytest.raises(ValueError):
        Deadline.of(rule)


@given(st.dates(date(2024, 1, 1), date(2030, 12, 31)), st.sets(st.integers(0, 20)))
def test_a_postponed_day_is_the_first_that_works(day: date, off: set[int]) -> None:
    days = Calendar(frozenset(day + timedelta(step) for step in off))
    moved = days.from_on(day)
    assert days.works(moved) and moved >= day
    assert not any(days.works(day + timedelta(step)) for step in range((moved - day).days))
