"""A fingerprint knows the layout again and nothing else: not its figures, not its period."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.proposing.fingerprints import fingerprint, form, forms, undated
from data.reading.table import Table
from data.reading.workbook import read
from tests.data.proposing.conftest import make_table
from tests.data.test_importing import workbook

HEADS = ["产值（亿元）", "同比±%", "税收（万元）", "位次", "年度目标", "工业增加值增速（%）"]


def heads_of(month: int, year: int = 2026) -> list[object]:
    return [f"{year}年1-{month}月产值", f"{year - 1}年1-{month}月产值", "同比", f"{month}月当月"]


def a_table(heads: list[object], month: int = 6, year: int = 2026, **more: object) -> Table:
    rows = [("白酒产业链", *range(len(heads)))]
    made = {"title": f"{year}年1-{month}月全市重点产业链主要指标", "sheet": f"{month}月"}
    return make_table(heads, rows, headers=("产业链",), **made | more)


@settings(deadline=None, max_examples=50)
@given(st.integers(2, 12), st.integers(2, 12), st.integers(2015, 2035))
def test_another_month_is_the_same_layout(first: int, second: int, year: int) -> None:
    one = a_table(heads_of(first), first)
    other = a_table(heads_of(second, year), second, year)
    assert fingerprint(one) == fingerprint(other)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=2, max_size=9))
def test_other_figures_and_rows_are_the_same_layout(figures: list[float]) -> None:
    rows = [(f"产业链{at}", figure, figure) for at, figure in enumerate(figures)]
    one = make_table(HEADS[:2], rows, headers=("产业链",), title="月报")
    other = make_table(HEADS[:2], rows[:1], headers=("产业链",), title="月报")
    assert fingerprint(one) == fingerprint(other)


@settings(deadline=None, max_examples=50)
@given(
    st.permutations(HEADS), st.integers(0, 5), st.sampled_from(["more", "less", "name", "moved"])
)
def test_a_changed_head_is_another_layout(heads: list[str], at: int, how: str) -> None:
    changed = list(heads)
    if how == "more":
        changed.insert(at, "利润总额（亿元）")
    elif how == "less":
        changed.pop(at)
    elif how == "name":
        changed[at] = "利润总额（亿元）"
    else:
        changed.insert(at, changed.pop(at - 1))
    same = fingerprint(a_table(heads)) == fingerprint(a_table(changed))
    assert same == (heads == changed)


@pytest.mark.parametrize(
    "more", [{"title": "全市园区主要指标"}, {"sheet": "园区"}], ids=["title", "sheet"]
)
def test_other_words_around_it_are_another_layout(more: dict[str, str]) -> None:
    assert fingerprint(a_table(list(HEADS))) != fingerprint(a_table(list(HEADS), **more))


def test_row_labels_in_another_column_are_another_layout() -> None:
    table = a_table(list(HEADS))
    moved = dataclasses.replace(table, label_columns=(0, 1))
    assert fingerprint(table) != fingerprint(moved)


def test_this_month_and_the_sum_to_it_are_two_columns() -> None:
    keys = form(a_table(["6月产值", "1-6月产值", "6月末产值", "产值"])).keys
    assert len(set(keys)) == 4


def test_a_calendar_of_months_keeps_its_months() -> None:
    keys = form(a_table(["1月", "2月", "3月", "4月"])).keys
    assert keys == form(a_table(["1月", "2月", "3月", "4月"], 7)).keys
    assert len(set(keys)) == 4 and "#" not in "".join(keys)


def test_columns_of_one_name_are_numbered() -> None:
    assert form(a_table(["产值", "同比", "税收", "同比"])).keys == (
        "产值",
        "同比",
        "税收",
        "同比 #2",
    )


def test_two_tables_alike_in_one_file_are_told_apart() -> None:
    table = a_table(list(HEADS))
    first, second = forms([table, table])
    assert second.fingerprint == f"{first.fingerprint}-2" and first.family != second.family


@pytest.mark.parametrize(
    "text",
    [
        "2026年1-6月全市指标",
        "二〇二六年一至六月全市指标",
        "2026年上半年全市指标",
        "全市指标（截至6月底）",
        "全市指标202606",
        "全市指标2026.06",
        "全市指标(1)",
        "全市指标 7月15日",
        "2026年前三季度全市指标",
    ],
)
def test_dates_are_no_part_of_a_title(text: str) -> None:
    assert undated(text) == "全市指标"


@pytest.mark.parametrize("text", ["Sheet1", "Sheet2", "附表3", "5G产业", "一高五新"])
def test_numbers_that_are_no_dates_stay(text: str) -> None:
    assert undated(text) == text


def test_a_workbook_of_the_next_month_has_the_same_layout() -> None:
    def content(month: int, value: float) -> bytes:
        return workbook(
            [
                [f"2026年1—{month}月全市产业链月报"],
                ["产业链", f"{month}月产值（亿元）", f"1-{month}月产值（亿元）", "同比%"],
                ["白酒产业链", value, 2 * value, 3.5],
                ["新能源产业链", value, 3 * value, -1],
            ],
            f"{month}月",
        )

    june, july = read(content(6, 1.5), "6.xlsx"), read(content(7, 8), "7.xlsx")
    assert fingerprint(june.tables[0]) == fingerprint(july.tables[0])
