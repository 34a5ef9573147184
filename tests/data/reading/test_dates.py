"""Periods understood: in titles, headers, rows, and across them."""

import datetime

from catalog.period import Period
from tests.data.reading.books import codes, labels, only, reading, state, value

PARKS = [["高新区", 120.5, 8.7], ["经开区", 98.2, -1.2], ["东城园区", 45.0, 3.3]]
HEADER = ["园区", "产值（亿元）", "同比%"]


def test_29_periods_in_headers_take_the_year_of_the_title() -> None:
    table = only(
        reading(
            [
                ["2024年园区产值"],
                ["园区", "1-6月", "上半年", "一季度", "6月末", "6月当月"],
                ["高新区", 1, 2, 3, 4, 5],
                ["经开区", 1, 2, 3, 4, 5],
            ]
        )
    )
    assert [column.period for column in table.columns] == [
        Period(2024, 1, 6),
        Period(2024, 1, 6),
        Period(2024, 1, 3),
        Period(2024, 6, 6, "point"),
        Period(2024, 6, 6, "month"),
    ]


def test_29_a_year_missing_everywhere_is_never_this_year() -> None:
    found = reading(
        [["园区产值"], ["园区", "1-6月"], ["高新区", 1], ["经开区", 2]], name="园区.xlsx"
    )
    assert only(found).columns[0].period is None and only(found).period is None
    assert "no_period" in codes(found)
    named = reading(
        [["园区产值"], ["园区", "1-6月"], ["高新区", 1], ["经开区", 2]],
        name="园区_2024年1-6月.xlsx",
    )
    assert only(named).columns[0].period == Period(2024, 1, 6)
    assert any(finding.code == "period_from_name" for finding in named.findings.items)


def test_29_a_template_period_not_filled_in_is_asked() -> None:
    assert "period_placeholder" in codes(reading([["2024年X-X月园区产值"], HEADER, *PARKS]))


def test_30_a_bare_month_is_the_month_beside_sums_and_a_question_alone() -> None:
    beside = reading(
        [["2024年园区产值"], ["园区", "6月", "1-6月"], ["高新区", 1, 6], ["经开区", 2, 12]]
    )
    assert codes(beside) == []
    assert only(beside).columns[0].period == Period(2024, 6, 6, "month")
    alone = reading(
        [["2024年园区产值"], ["园区", "5月", "6月"], ["高新区", 1, 6], ["经开区", 2, 12]]
    )
    assert codes(alone) == ["month_or_sum"]


def test_31_a_date_in_a_header_is_offered_as_what_was_typed() -> None:
    found = reading(
        [["2025年园区产值"], ["园区", datetime.date(2025, 1, 6)], ["高新区", 1], ["经开区", 2]],
        formats={"B2": 'm"月"d"日"'},
    )
    finding = next(item for item in found.findings.items if item.code == "date_in_header")
    assert finding.cell == "B2" and "1-6月" in finding.message
    assert only(found).columns[0].period is None or only(found).columns[0].period.last_month != 1


def test_32_a_blank_january_is_no_zero_and_no_state() -> None:
    table = only(
        reading(
            [
                ["2024年园区产值累计"],
                ["园区", "1月", "1-2月", "1-3月"],
                ["高新区", None, 2, 3],
                ["经开区", None, 4, 6],
            ]
        )
    )
    assert value(table, "B3") is None and state(table, "B3") is None


def test_51_time_running_down_dates_the_rows() -> None:
    table = only(
        reading(
            [
                ["指标", "产值_累计", "税收_累计"],
                ["地区", "全市", "全市"],
                ["频度", "月", "月"],
                ["单位", "亿元", "万元"],
                ["2024-05", 5, 1],
                ["2024-06", 6, None],
            ]
        )
    )
    assert [row.period for row in table.rows] == [
        Period(2024, 5, 5, "month"),
        Period(2024, 6, 6, "month"),
    ]
    assert [column.unit for column in table.columns] == ["亿元", "万元"]
    assert labels(table, "B") == ("产值_累计", "全市", "月")


def test_51_years_across_and_years_down() -> None:
    across = only(reading([["地区", 2022, 2023, 2024], ["北京", 5, 6, 7], ["天津", 1, 2, 3]]))
    assert [column.period for column in across.columns] == [
        Period(year, 1, 12) for year in (2022, 2023, 2024)
    ]
    down = only(reading([["年份", "产值", "税收"], [2022, 5, 1], [2023, 6, 2], [2024, 7, 3]]))
    assert next((row.labels, row.period) for row in down.rows) == (("2022",), Period(2022, 1, 12))


def test_a_period_that_jumps_is_shown_with_its_note() -> None:
    found = reading(
        [
            ["地区", "2023年", "2024年", "2025年"],
            ["北京", 10, 150, 11],
            ["天津", 20, 310, 22],
            ["河北", 30, 440, 33],
            ["注：2024年为1%抽样数据"],
        ]
    )
    finding = next(item for item in found.findings.items if item.code == "period_jumps")
    assert finding.cell == "C2" and "1%抽样" in finding.message


def test_an_empty_newest_period_is_said_and_gives_no_zero() -> None:
    found = reading(
        [
            ["地区", "2025年", "2024年", "2023年"],
            ["北京", None, 10, 11],
            ["天津", None, 20, 22],
            ["河北", None, 30, 33],
        ]
    )
    assert [item.cell for item in found.findings.items if item.code == "empty_period"] == ["B2"]
    assert value(only(found), "B2") is None and state(only(found), "B2") is None


def test_a_series_that_may_be_renamed_is_offered_not_joined() -> None:
    rows = [["指标", "地区", 2005, 2006, 2007]]
    rows += [["财政支出（亿元）", name, 1, 2, None] for name in ("北京", "天津", "河北")]
    rows += [["一般公共预算支出（亿元）", name, None, None, 3] for name in ("北京", "天津", "河北")]
    found = reading(rows)
    assert "maybe_renamed" in codes(found) and len(only(found).rows) == 6
    assert only(found).rows[0].unit == "亿元"


def test_a_file_named_for_another_period_is_asked_about() -> None:
    assert codes(
        reading([["2024年1-5月园区产值"], HEADER, *PARKS], name="园区_2024年1-6月.xlsx")
    ) == ["period_conflict"]


def test_a_whole_year_of_months_is_not_completed_by_the_sheet_name() -> None:
    found = reading([["2025年1－12月园区指标"], HEADER, *PARKS], sheet="202512")
    assert only(found).period == Period(2025, 1, 12, "ytd")
    assert codes(found) == []
    year = reading([["2025年园区指标"], HEADER, *PARKS], sheet="1-6月")
    assert only(year).period == Period(2025, 1, 6, "ytd")


def test_the_edition_of_a_register_dates_no_figure() -> None:
    rows = [["全市园区名录"], ["园区", "面积（亩）"], ["高新区", 1], ["经开区", 2]]
    found = reading(rows, name="名录_2026年版.xlsx")
    assert only(found).period is None and codes(found) == []


def test_months_running_down_take_the_year_of_the_title() -> None:
    rows = [["白酒产业链2026年产值"], ["月份", "累计", "当月"], ["1-2月", 5, None], ["1-3月", 8, 3]]
    table = only(reading(rows))
    assert [row.period for row in table.rows] == [Period(2026, 1, 2), Period(2026, 1, 3)]
    assert [column.period for column in table.columns] == [None, None]
