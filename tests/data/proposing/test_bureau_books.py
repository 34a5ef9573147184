"""Workbooks as bureaus send them, read and understood: figures right, doubts few and clear."""

from collections.abc import Callable
from typing import Any

import pytest

from catalog.loader import load
from data.directory import Directory
from data.proposing.proposal import Proposal, propose
from tests.data.reading.books import reading

CATALOG = load()
Rows = list[list[Any]]
Understood = Callable[..., Proposal]


@pytest.fixture
def understood(directory: Directory) -> Understood:
    def of(rows: Rows, *merges: str, known: Directory | None = None) -> Proposal:
        units = directory if known is None else known
        return propose(reading(rows, *merges, name="报表.xlsx"), CATALOG, units)

    return of


def told(proposal: Proposal) -> list[str]:
    return [found.code for found in proposal.findings.items if found.severity != "note"]


def said(proposal: Proposal) -> set[tuple[Any, ...]]:
    """(unit, indicator or indicator/口径, measure, figure or state, last month and span)."""
    return {
        (
            row.unit,
            f"{row.indicator}/{row.scope}".rstrip("/"),
            row.measure,
            row.state if isinstance(row.state, str) else round(row.reported, 6),
            f"{row.last_month}{row.span}",
        )
        for row in proposal.facts.itertuples()
    }


def test_a_title_that_sets_targets_makes_targets(understood: Understood) -> None:
    found = understood(
        [
            ["2026年各产业链年度目标任务分解表"],
            ["产业链", "产值（亿元）", "产值增长（%）", "新增规上企业（家）", "牵头单位"],
            ["白酒产业链", 116.4, "15%以上", "3家", "市工信局"],
            ["新能源", "100左右", "翻一番", 2, "市发改委"],
        ]
    )
    assert told(found) == []
    assert said(found) == {
        ("白酒产业链", "output_value", "target_level", 116.4, "12ytd"),
        ("白酒产业链", "output_value", "target_growth", 15, "12ytd"),
        ("白酒产业链", "new_above_scale", "target_level", 3, "12ytd"),
        ("新能源产业链", "output_value", "target_level", 100, "12ytd"),
        ("新能源产业链", "output_value", "target_growth", 100, "12ytd"),
        ("新能源产业链", "new_above_scale", "target_level", 2, "12ytd"),
    }


@pytest.mark.parametrize(
    "title",
    [
        "2026年1-6月全市目标任务完成情况表",
        "2026年1-6月主要指标进度表（全市）",
    ],
)
def test_a_title_about_what_was_done_of_targets_makes_none(
    understood: Understood, title: str
) -> None:
    found = understood([[title], ["指标", "产值（亿元）"], ["规模以上工业", 46.5]])
    assert set(found.facts["measure"]) == {"level"}


def test_growth_beside_the_month_is_the_months(understood: Understood) -> None:
    found = understood(
        [
            ["2026年6月全市主要工业经济指标"],
            ["指标", "单位", "1-6月", "同比%", "6月", "同比%", "上年同期"],
            ["税收", "万元", 88000, 5.1, 15000, -2, 83730],
            ["产值", "亿元", 512.3, 6.7, 88, 5.5, 480],
        ]
    )
    assert {
        ("", "tax", "level", 88000, "6ytd"),
        ("", "tax", "yoy", 5.1, "6ytd"),
        ("", "tax", "level", 15000, "6month"),
        ("", "tax", "yoy", -2, "6month"),
        ("", "tax", "base", 83730, "6ytd"),
    } <= said(found)


def test_two_years_side_by_side_date_their_growth(understood: Understood) -> None:
    found = understood(
        [
            ["产业链主要指标对比"],
            ["产业链", "产值（亿元）", None, None],
            [None, "2026年1-6月", "2025年1-6月", "增长（%）"],
            ["白酒产业链", 46.59, 44.5, 4.8],
        ],
        "B2:D2",
        "A2:A3",
    )
    assert told(found) == []
    assert said(found) == {
        ("白酒产业链", "output_value", "level", 46.59, "6ytd"),
        ("白酒产业链", "output_value", "base", 44.5, "6ytd"),
        ("白酒产业链", "output_value", "yoy", 4.8, "6ytd"),
    }
    assert set(found.facts["year"]) == {2026}


def test_actual_months_stay_actual_beside_a_forecast(understood: Understood) -> None:
    found = understood(
        [
            ["全市2026年6月工业经济预计情况"],
            [
                "产业链",
                "1-5月产值（亿元）",
                "同比%",
                "预计1-6月产值（亿元）",
                "预计同比%",
                "全年预计",
            ],
            ["白酒", 38, 4, 46, 4.5, 100],
        ]
    )
    assert told(found) == []
    assert said(found) == {
        ("白酒产业链", "output_value", "level", 38, "5ytd"),
        ("白酒产业链", "output_value", "yoy", 4, "5ytd"),
        ("白酒产业链", "output_value", "forecast", 46, "6ytd"),
        ("白酒产业链", "output_value", "forecast", 100, "12ytd"),
    }
    notes = [f.code for f in found.findings.items]
    assert "derivable_column" in notes


def test_a_place_in_a_table_of_growth_is_the_place_of_the_growth(understood: Understood) -> None:
    found = understood(
        [
            ["2026年1-6月各县市区规模工业增加值增速排名"],
            ["位次", "县市区", "增速（%）"],
            [1, "甲县", 8.1],
            [2, "乙县", 7.5],
        ]
    )
    assert {
        ("甲县", "value_added", "growth_rank", 1, "6ytd"),
        ("乙县", "value_added", "yoy", 7.5, "6ytd"),
    } <= said(found)


def test_rows_in_percent_of_an_amount_are_growth(understood: Understood) -> None:
    found = understood(
        [
            ["2026年1-6月全市目标完成情况"],
            ["指标", "单位", "年度目标", "1-6月完成", "同比增长%", "全省位次"],
            ["规模以上工业增加值", "%", "增长8%以上", "—", 7.2, 6],
            ["产值", "%", "15%以上", 12.5, None, None],
        ]
    )
    assert told(found) == ["percent_as_growth"]
    assert said(found) == {
        ("", "value_added", "target_growth", 8, "12ytd"),
        ("", "value_added", "yoy", 7.2, "6ytd"),
        ("", "value_added", "growth_rank", 6, "6ytd"),
        ("", "output_value", "target_growth", 15, "12ytd"),
        ("", "output_value", "yoy", 12.5, "6ytd"),
    }


@pytest.mark.parametrize("label", ["全市园区合计", "园区合计", "各园区合计", "3个园区合计"])
def test_totals_by_any_name_are_the_total(understood: Understood, label: str) -> None:
    found = understood(
        [
            ["2026年1-6月园区税收（万元）"],
            ["园区", "税收"],
            ["西河高新区", 54000],
            ["酒都产业园", 19800],
            ["省级小计", 19800],
            [label, 73800],
            ["占全市比重（%）", 92],
            ["全市", 80000],
        ]
    )
    assert told(found) == []
    assert {
        (g, u, v)
        for g, u, v in zip(
            found.facts["grain"], found.facts["unit"], found.facts["reported"], strict=True
        )
    } == {
        ("park", "西河高新区", 54000),
        ("park", "酒都产业园", 19800),
        ("park", "*", 73800),
        ("region", "", 80000),
    }


def test_totals_across(understood: Understood) -> None:
    found = understood(
        [
            ["2026年1-6月园区主要指标"],
            ["指标", "单位", "西河高新区", None, "全市园区合计", None],
            [None, None, "完成", "同比%", "完成", "同比%"],
            ["税收", "万元", 54000, 3, 97790, 3.3],
        ],
        "C2:D2",
        "E2:F2",
        "A2:A3",
        "B2:B3",
    )
    assert ("*", "tax", "level", 97790, "6ytd") in said(found) and told(found) == []


def test_rows_without_their_chain_are_nobodys(understood: Understood) -> None:
    found = understood(
        [
            ["2026年1-6月全市重点产业链主要指标"],
            ["产业链", "指标", "单位", "完成"],
            ["白酒", "产值", "亿元", 46.59],
            [None, "税收", "万元", 11752],
            ["新能源", "产值", "亿元", 120.4],
            [None, "税收", "万元", 23456],
        ]
    )
    assert "nameless_rows" in told(found) and found.findings.blocking
    assert set(found.facts["grain"]) == {"chain"}


def test_every_cell_names_its_unit(understood: Understood) -> None:
    rows = [
        ["2026年1-6月园区情况"],
        ["园区", "产值", "税收"],
        ["西河高新区", "1.2亿元", "3500万"],
        ["酒都产业园", "2.5亿", "800万元"],
    ]
    found = understood(rows)
    assert told(found) == []
    assert sorted(found.facts["value"]) == [800, 3500, 12000, 25000]
    rows[3][1] = 2.5
    assert told(understood(rows)) == ["unit_missing"]


def test_units_in_a_header_row_of_their_own_quotes_and_parts(understood: Understood) -> None:
    found = understood(
        [
            ["截至2026年6月底各县市区企业培育情况"],
            ["县市区", "规上工业企业数", None, "专精特新“小巨人”企业（家）", "贷款余额", None],
            [None, "总数（家）", "净增（家）", None, "亿元", "较年初±"],
            ["甲县", 120, 8, 5, 232.91, 44.6],
            ["乙县", 80, -2, 2, 120, 10],
        ],
        "B2:C2",
        "E2:F2",
        "A2:A3",
        "D2:D3",
    )
    assert {
        ("甲县", "above_scale_count", "level", 120, "6point"),
        ("甲县", "new_above_scale/净增", "level", 8, "6ytd"),
        ("甲县", "specialised_count/小巨人", "level", 5, "6point"),
        ("甲县", "loan_balance", "level", 232.91, "6point"),
    } <= said(found)


def test_a_part_of_the_budget_is_not_the_whole_of_the_tax(understood: Understood) -> None:
    found = understood(
        [
            ["全市2026年1-6月财政收入情况"],
            ["项目", "累计", "增减额", "增减%"],
            ["一般公共预算收入", 130000, 10000, 8.3],
            ["其中：税收收入", 88000, 5000, 6],
            ["单位：万元"],
        ]
    )
    assert told(found) == []
    assert said(found) == {
        ("", "fiscal_revenue/一般公共预算", "level", 130000, "6ytd"),
        ("", "fiscal_revenue/一般公共预算", "yoy", 8.3, "6ytd"),
        ("", "tax/一般公共预算税收", "level", 88000, "6ytd"),
        ("", "tax/一般公共预算税收", "yoy", 6, "6ytd"),
    }


def test_targets_in_words_split_no_table_and_tasks_are_named(understood: Understood) -> None:
    found = understood(
        [
            ["2026年全市目标任务表"],
            ["指标", "单位", "目标", "责任单位"],
            ["产值", "亿元", "1000亿元以上", "市工信局"],
            ["新增规上企业", "家", 46, "市统计局"],
            ["亏损面", "%", "控制在10%以内", "市工信局"],
            ["西河高新区调区扩区", None, "9月底完成", "市自然资源局"],
            ["综合能耗", "万吨标准煤", "不超过120", "市发改委"],
            ["固定资产投资", "%", 10, "市发改委"],
        ]
    )
    assert told(found) == ["task_row"]
    task = next(f for f in found.findings.items if f.code == "task_row")
    assert "9月底完成" in task.message and task.cell == "A6"
    assert {(i, m, v) for _, i, m, v, _ in said(found)} == {
        ("output_value", "target_level", 1000),
        ("new_above_scale", "target_level", 46),
        ("loss_ratio", "target_cap", 10),
        ("energy", "target_cap", 120),
        ("investment", "target_growth", 10),
    }


def test_blocks_below_each_other_take_unit_and_year(understood: Understood) -> None:
    found = understood(
        [
            ["全市2026年1-6月工业运行简表"],
            [],
            ["一、分县市区产值", None, "单位：亿元"],
            ["县市区", "产值", "同比%"],
            ["甲县", 200, 5],
            ["乙县", 180, 6],
            [],
            ["二、分产业链税收", None, "单位：万元"],
            ["产业链", "税收", "同比%"],
            ["白酒产业链", 11752, -3.2],
        ]
    )
    assert told(found) == ["period_above"]
    assert ("甲县", "output_value", "level", 200, "6ytd") in said(found)
    assert ("白酒产业链", "tax", "level", 11752, "6ytd") in said(found)


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("2026年江州市目标任务表", "region_by_place"),
        ("江州市2026年1-6月主要指标", "region_by_place"),
        ("永宁县2026年1-6月主要指标", "unknown_place"),
        ("2026年1-6月主要指标", "unknown_owner"),
    ],
)
def test_a_place_in_no_directory(understood: Understood, title: str, code: str) -> None:
    rows = [[title], ["指标", "单位", "目标"], ["产值", "亿元", 1000], ["税收", "万元", 8000]]
    found = understood(rows)
    assert told(found) == [code]
    assert (code == "region_by_place") == bool(len(found.facts))
    if code != "unknown_owner":
        alone = understood(rows, known=Directory())
        assert told(alone) == ["region_by_place"] and set(alone.facts["grain"]) == {"region"}


def test_an_indicator_and_its_scope_in_the_title(understood: Understood) -> None:
    found = understood(
        [
            ["2026年1-6月各县市区工业税收（万元）"],
            ["县市区", "1-5月", "1-6月"],
            ["甲县", 3, 4],
            ["乙县", 5, 6],
        ]
    )
    assert {(i, v) for _, i, _, v, _ in said(found)} == {
        ("tax/工业税收", 3),
        ("tax/工业税收", 4),
        ("tax/工业税收", 5),
        ("tax/工业税收", 6),
    }


def test_what_a_chain_has_in_the_counties_is_not_the_counties_own(understood: Understood) -> None:
    rows = [
        ["2026年1-6月白酒产业链分县区情况"],
        ["县区", "产值（亿元）"],
        ["甲县", 30],
        ["乙县", 16.59],
        ["合计", 46.59],
        ["全市", 46.59],
    ]
    found = understood(rows)
    assert told(found) == ["part_of_unit"] and len(found.facts) == 0
    rows[1:] = [["产业链", "产值（亿元）"], ["白酒", 30], ["新能源", 16.59]]
    rows[0] = ["2026年1-6月甲县各产业链产值"]
    assert told(understood(rows)) == ["part_of_unit"]


def test_targets_of_some_months_are_asked_about(understood: Understood) -> None:
    title = ["2026年上半年全市目标任务分解表"]
    found = understood([title, ["产业链", "产值（亿元）"], ["白酒", 60]])
    assert told(found) == ["partial_target"] and len(found.facts) == 0


def test_last_years_sum_is_this_years_base(understood: Understood) -> None:
    found = understood(
        [
            ["2025年12月全市产业链产值"],
            ["产业链", "12月产值（亿元）", "1-12月产值（亿元）", "同比%", "2024年同期（亿元）"],
            ["白酒", 9, 99, 5, 94.3],
        ]
    )
    facts = found.facts.itertuples()
    assert {(row.measure, row.reported, row.year, row.span) for row in facts} == {
        ("level", 9, 2025, "month"),
        ("level", 99, 2025, "ytd"),
        ("yoy", 5, 2025, "ytd"),
        ("base", 94.3, 2025, "ytd"),
    }


def test_rates_of_forecast_months_are_not_taken_for_actual(understood: Understood) -> None:
    found = understood(
        [
            ["2026年全市工业经济"],
            ["指标", "单位", "1-5月", "同比%", "预计1-6月", "同比%", "预计全年"],
            ["产值", "亿元", 420, 6, 510, 6.5, 1050],
            ["规模以上工业增加值", "%", None, 7, None, 7.2, 8],
        ]
    )
    assert said(found) == {
        ("", "output_value", "level", 420, "5ytd"),
        ("", "output_value", "yoy", 6, "5ytd"),
        ("", "output_value", "forecast", 510, "6ytd"),
        ("", "output_value", "forecast", 1050, "12ytd"),
        ("", "value_added", "yoy", 7, "5ytd"),
    }
    kept = {f.cell: f.message for f in found.findings.items if f.code == "derivable_column"}
    assert "2 个数" in kept["F3"] and "1 个数" in kept["G3"]


def test_columns_that_follow_from_others_do_not_hide_what_comes_after(
    understood: Understood,
) -> None:
    found = understood(
        [
            ["市工信局关于2026年1-6月产业链的通报附表"],
            [
                "产业链",
                "产值（亿元）",
                "同比增长（%）",
                "比全市平均高低（百分点）",
                "完成年度目标（%）",
                "超欠序时进度（百分点）",
                "备注",
            ],
            ["白酒", 46.59, 4.8, -1.9, 40, -10, "含迁出企业"],
            ["新能源", 120.4, 5.2, -1.5, 46.3, -3.7, "未报"],
        ]
    )
    assert told(found) == []
    assert ("白酒产业链", "output_value", "completion", 40, "6ytd") in said(found)


def test_parks_beside_their_counties_are_summed_as_parks(understood: Understood) -> None:
    found = understood(
        [
            ["2026年1-6月各园区税收（万元）"],
            ["县市区", "园区", "税收"],
            ["甲县", "西河高新区", 54000],
            ["乙县", "酒都产业园", 19800],
            ["合计", None, 73800],
        ],
        "A5:B5",
    )
    assert set(found.facts["grain"]) == {"park"} and told(found) == []


def test_units_in_brackets_below_the_header(understood: Understood) -> None:
    found = understood(
        [
            ["2026年1-6月产业链情况"],
            ["产业链", "产值", "税收", "同比"],
            [None, "（亿元）", "（万元）", "（%）"],
            ["白酒", 46.59, 11752, 4.8],
            ["新能源", 120.4, 23456, 5.2],
        ]
    )
    assert told(found) == []
    assert sorted(found.facts["value"]) == [4.8, 5.2, 11752, 23456, 465900, 1204000]


@pytest.mark.parametrize("place", ["高新区", "东风工业园区", "滨江新区"])
def test_a_park_in_no_directory_is_not_the_region(understood: Understood, place: str) -> None:
    rows = [[f"{place}2026年1-6月快报"], ["指标", "数值"], ["产值", "110亿元"], ["企业", "120家"]]
    found = understood(rows, known=Directory())
    assert told(found) == ["unknown_place", "unknown_row"]
    assert next(f for f in found.findings.items if f.code == "unknown_row").value == "企业"


def test_the_sum_of_a_countys_parks_is_no_total_of_parks(understood: Understood) -> None:
    rows = [
        ["甲县2026年1-6月各园区税收（万元）"],
        ["园区", "税收"],
        ["西河高新区", 54000],
        ["酒都产业园", 19800],
        ["合计", 73800],
    ]
    found = understood(rows)
    assert set(found.facts["unit"]) == {"西河高新区", "酒都产业园"}
    assert "skipped_rows" in [f.code for f in found.findings.items] and told(found) == []
    rows[0] = ["2026年1-6月白酒产业链分园区税收（万元）"]
    assert ("chain_park", "白酒产业链", "*") in {
        tuple(fact) for fact in understood(rows).facts[["grain", "unit", "other"]].values
    }


def test_a_cell_in_another_unit_than_its_header_is_doubted(understood: Understood) -> None:
    found = understood(
        [
            ["2026年1-6月园区税收"],
            ["园区", "税收（万元）", "同比%"],
            ["西河高新区", "5.4亿元", "3%"],
            ["酒都产业园", 19800, 4],
        ]
    )
    assert told(found) == ["other_unit"] and sorted(found.facts["value"]) == [3, 4, 19800, 54000]


def test_growth_beside_a_target_is_the_targets(understood: Understood) -> None:
    found = understood(
        [
            ["2026年全市工业经济目标"],
            ["指标", "2025年实绩", "2026年目标", "增长%"],
            ["产值（亿元）", 950, 1000, 5.3],
            ["税收（万元）", 170000, 180000, 5.9],
        ]
    )
    assert {(i, m, v) for _, i, m, v, _ in said(found)} == {
        ("output_value", "level", 950),
        ("output_value", "target_level", 1000),
        ("output_value", "target_growth", 5.3),
        ("tax", "level", 170000),
        ("tax", "target_level", 180000),
        ("tax", "target_growth", 5.9),
    }


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("2026年白酒产业链主要指标", ["whole_year"]),
        ("2025年度白酒产业链主要指标", []),
        ("2026年1-6月白酒产业链主要指标", []),
    ],
)
def test_a_year_alone_is_told(understood: Understood, title: str, codes: list[str]) -> None:
    assert told(understood([[title], ["指标", "单位", "数值"], ["产值", "亿元", 46.59]])) == codes


def test_a_date_for_a_header_is_asked_about(understood: Understood) -> None:
    found = understood(
        [
            ["2026年白酒产业链主要指标"],
            ["指标", "单位", "2026-06", "同比%"],
            ["产值", "亿元", 46.59, 4.8],
        ]
    )
    assert told(found) == ["sum_or_month"] and len(found.facts) == 0
