"""Periods as sheets write them."""

import pytest

from data.reading.periods import exact, placeholder, stated


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1-6月", (None, 1, 6, "ytd")),
        ("1—6月", (None, 1, 6, "ytd")),
        ("1－6月", (None, 1, 6, "ytd")),
        ("1~6月", (None, 1, 6, "ytd")),
        ("1～6月", (None, 1, 6, "ytd")),
        ("1至6月", (None, 1, 6, "ytd")),
        ("一至六月", (None, 1, 6, "ytd")),
        ("1-6月份", (None, 1, 6, "ytd")),
        ("１－６月", (None, 1, 6, "ytd")),
        ("1月-6月", (None, 1, 6, "ytd")),
        ("上半年", (None, 1, 6, "ytd")),
        ("前三季度", (None, 1, 9, "ytd")),
        ("一季度", (None, 1, 3, "ytd")),
        ("第二季度", (None, 4, 6, "month")),
        ("截至6月底", (None, 6, 6, "point")),
        ("6月末", (None, 6, 6, "point")),
        ("6月", (None, 6, 6, "month")),
        ("6月份", (None, 6, 6, "month")),
        ("6月当月", (None, 6, 6, "month")),
        ("6月累计", (None, 1, 6, "ytd")),
        ("2024.06", (2024, 6, 6, "month")),
        ("202406", (2024, 6, 6, "month")),
        ("2024-06", (2024, 6, 6, "month")),
        ("2024年6月", (2024, 6, 6, "month")),
        ("2024Q2", (2024, 4, 6, "month")),
        ("24年6月", (2024, 6, 6, "month")),
        ("2024年1-6月", (2024, 1, 6, "ytd")),
        ("二〇二四年一至六月", (2024, 1, 6, "ytd")),
        ("2024年", (2024, 1, 12, "ytd")),
        ("2024", (2024, 1, 12, "ytd")),
        ("2024年度", (2024, 1, 12, "ytd")),
        ("全年", (None, 1, 12, "ytd")),
        ("1-2月", (None, 1, 2, "ytd")),
        ("中華民國100年度", (2011, 1, 12, "ytd")),
        ("2024年6月30日", (2024, 6, 6, "point")),
        ("预计1-6月", (None, 1, 6, "ytd")),
        ("十二月", (None, 12, 12, "month")),
        ("1-11月累计", (None, 1, 11, "ytd")),
    ],
)
def test_a_period_however_written(text: str, expected: tuple[int | None, int, int, str]) -> None:
    found = exact(text)
    assert found and (found.year, found.first, found.last, found.span) == expected


@pytest.mark.parametrize(
    "text", ["X-X月", "月", "季", "本月", "地区", "12.3", "13", "6个月", "25", "1-6", "2024.5亿"]
)
def test_other_words_are_no_period(text: str) -> None:
    assert exact(text) is None


def test_a_bare_month_is_ambiguous_and_its_own_month_is_not() -> None:
    assert exact("6月").ambiguous
    assert not exact("6月当月").ambiguous
    assert exact("预计1-6月").forecast


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("2026年1－6月全市重点产业链主要经济指标完成情况表", (2026, 1, 6)),
        ("2024年上半年工业经济指标", (2024, 1, 6)),
        ("全市工业园区2024年1－11月主要指标", (2024, 1, 11)),
        ("中 華 民 國 100 年 度", (2011, 1, 12)),
        ("截至2024年6月底", (2024, 6, 6)),
        ("产业链月报_2026年1-6月.xlsx", (2026, 1, 6)),
        ("2006能源", (2006, 1, 12)),
    ],
)
def test_a_title_states_its_period(title: str, expected: tuple[int, int, int]) -> None:
    found = stated(title)
    assert (found.year, found.first, found.last) == expected


@pytest.mark.parametrize("title", ["时间：最近20年", "1-1 各地区户数", "2005-2024年分省数据"])
def test_a_title_without_a_period_states_none(title: str) -> None:
    assert stated(title) is None


def test_a_template_not_filled_in_is_seen() -> None:
    assert placeholder("2026年X-X月") or placeholder("X-X月")
    assert not placeholder("2026年1-6月")
