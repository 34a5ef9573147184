"""What uploaded workbooks look like: one small workbook for each kind of mess a reader meets."""

import datetime

import pytest

from catalog.period import Period
from tests.data.reading.books import codes, labels, only, reading, row_at, state, value

PARKS = [["高新区", 120.5, 8.7], ["经开区", 98.2, -1.2], ["东城园区", 45.0, 3.3]]
HEADER = ["园区", "产值（亿元）", "同比%"]


def test_01_a_merged_title_is_the_title_and_tells_the_period() -> None:
    table = only(reading([["2024年1—6月园区主要指标完成情况表"], HEADER, *PARKS], "A1:C1"))
    assert table.title == "2024年1—6月园区主要指标完成情况表"
    assert table.period == Period(2024, 1, 6, "ytd")
    assert [row.labels for row in table.rows] == [("高新区",), ("经开区",), ("东城园区",)]


@pytest.mark.parametrize(
    "line", ["单位：万元", "计量单位：万元、%", "（单位：万元，％）", "單位：萬元"]
)
def test_02_a_unit_line_is_the_unit_of_level_columns(line: str) -> None:
    table = only(
        reading([["2024年1-6月园区指标"], [None, None, line], ["园区", "产值", "同比"], *PARKS])
    )
    assert table.columns[0].unit in ("万元", "萬元")
    assert table.columns[1].unit in (None, "%")
    assert line not in table.title


def test_03_header_unit_beats_the_line_and_a_unit_column_is_the_rows() -> None:
    table = only(
        reading(
            [
                ["2024年1-6月指标"],
                ["单位：万元"],
                ["指标", "计量单位", "产值（亿元）"],
                ["产值", "亿元", 1.5],
                ["企业数", "家", 12],
            ]
        )
    )
    assert table.columns[0].unit == "亿元"
    assert [row.unit for row in table.rows] == ["亿元", "家"]


def test_04_a_unit_in_the_cell_is_kept_beside_the_number() -> None:
    table = only(reading([["2024年1-6月"], HEADER, ["高新区", "1.2亿元", 3], ["经开区", 98.2, 4]]))
    assert value(table, "B3") == 1.2
    assert table.values[0].units == {0: "亿元"}


def test_06_merged_levels_join_and_unmerged_blanks_are_never_filled_silently() -> None:
    rows = [
        ["2024年1-6月"],
        ["园区", "产值", None, "税收", None],
        [None, "累计", "同比%", "累计", "同比%"],
        ["高新区", 1, 2, 3, 4],
        ["经开区", 5, 6, 7, 8],
    ]
    table = only(reading(rows, "A2:A3", "B2:C2", "D2:E2"))
    assert [column.labels for column in table.columns] == [
        ("产值", "累计"),
        ("产值", "同比%"),
        ("税收", "累计"),
        ("税收", "同比%"),
    ]
    assert codes(reading(rows, "A2:A3", "B2:C2", "D2:E2")) == []
    unmerged = reading(rows)
    assert labels(only(unmerged), "C") == ("产值", "同比%")
    assert codes(unmerged) == ["header_spread", "header_spread"]


def test_06_a_column_outside_the_merge_has_no_parent() -> None:
    table = only(
        reading(
            [
                ["2024年1-6月"],
                ["园区", "产值", None, None],
                [None, "累计", "同比%", "企业数"],
                ["高新区", 1, 2, 3],
                ["经开区", 5, 6, 7],
            ],
            "B2:C2",
        )
    )
    assert labels(table, "D") == ("企业数",)


def test_07_a_year_above_months_dates_them() -> None:
    table = only(
        reading(
            [
                ["园区产值"],
                ["时间", "2026年", None, None],
                ["园区", "1-2月", "1-3月", "1-4月"],
                ["高新区", 1, 2, 3],
                ["经开区", 5, 6, 7],
            ]
        )
    )
    assert [column.period for column in table.columns] == [
        Period(2026, 1, 2),
        Period(2026, 1, 3),
        Period(2026, 1, 4),
    ]


def test_08_stacked_tables_with_or_without_a_blank_row() -> None:
    second = [
        ["2024年1-6月企业数"],
        ["园区", "企业数（家）", "新增（家）"],
        ["高新区", 10, 1],
        ["经开区", 20, 2],
    ]
    first = [["2024年1-6月产值"], HEADER, *PARKS]
    for gap in ([], [[]], [[], []]):
        found = reading([*first, *gap, *second])
        assert [table.title for table in found.tables] == ["2024年1-6月产值", "2024年1-6月企业数"]
        assert [len(table.rows) for table in found.tables] == [3, 2]


def test_08_tables_side_by_side() -> None:
    found = reading(
        [
            ["2024年1-6月产值"],
            ["园区", "产值", None, "县区", "税收"],
            ["高新区", 1, None, "东县", 5],
            ["经开区", 2, None, "西县", 6],
            [None, None, None, "南县", 7],
        ]
    )
    assert [(table.range, [row.labels[0] for row in table.rows]) for table in found.tables] == [
        ("A1:B4", ["高新区", "经开区"]),
        ("D1:E5", ["东县", "西县", "南县"]),
    ] or len(found.tables) == 2
    assert [table.period for table in found.tables] == [Period(2024, 1, 6)] * 2


def test_08_a_blank_row_inside_a_table_does_not_end_it() -> None:
    table = only(reading([["2024年1-6月"], HEADER, PARKS[0], [], *PARKS[1:]]))
    assert len(table.rows) == 3


def test_10_a_group_row_is_the_parent_of_the_rows_below() -> None:
    table = only(
        reading(
            [
                ["2024年1-6月"],
                HEADER,
                ["一、国家级园区"],
                *PARKS[:2],
                ["二、省级园区"],
                PARKS[2],
                ["合  计", 263.7, None],
            ]
        )
    )
    assert [(row.labels, row.role) for row in table.rows] == [
        (("一、国家级园区",), "group"),
        (("一、国家级园区", "高新区"), "data"),
        (("一、国家级园区", "经开区"), "data"),
        (("二、省级园区",), "group"),
        (("二、省级园区", "东城园区"), "data"),
        (("合计",), "total"),
    ]


def test_10_a_group_without_a_number_is_known_by_what_is_indented_below() -> None:
    table = only(
        reading(
            [
                ["2024年1-6月"],
                ["指标", "单位", "累计"],
                ["企业数", "家", 5],
                ["占全市比重"],
                ["　生产总值", "％", 20],
                ["　国土面积", "％", 0.3],
            ]
        )
    )
    assert [(row.labels, row.role) for row in table.rows] == [
        (("企业数",), "data"),
        (("占全市比重",), "group"),
        (("占全市比重", "生产总值"), "data"),
        (("占全市比重", "国土面积"), "data"),
    ]
    assert table.rows[2].unit == "%"


@pytest.mark.parametrize(
    "label", ["合  计", "小计", "总 计", "全市合计", "平均", "全市", "直轄市合計"]
)
def test_11_totals_are_totals(label: str) -> None:
    table = only(reading([["2024年1-6月"], HEADER, *PARKS, [label, 263.7, None]]))
    assert [row.role for row in table.rows] == ["data", "data", "data", "total"]


def test_11_a_total_merged_over_the_serial_column_keeps_its_name() -> None:
    table = only(
        reading(
            [
                ["2024年1-6月"],
                ["序号", *HEADER],
                [1, *PARKS[0]],
                [2, *PARKS[1]],
                ["合计", None, 218.7, None],
            ],
            "A5:B5",
        )
    )
    assert (table.rows[-1].labels, table.rows[-1].role) == (("合计",), "total")


def test_12_of_which_belongs_to_the_row_above() -> None:
    table = only(
        reading(
            [
                ["2024年1-6月"],
                ["指标", "累计"],
                ["利税", 46],
                ["　其中：利润", 27],
                ["用电量", 17.7],
            ]
        )
    )
    assert [(row.labels, row.role) for row in table.rows] == [
        (("利税",), "data"),
        (("利税", "利润"), "subset"),
        (("用电量",), "data"),
    ]


def test_12_a_hash_marks_the_first_sibling_only() -> None:
    table = only(
        reading(
            [
                ["2024年1-6月"],
                ["指标", "单位", "累计"],
                ["进出口总额", "万美元", 9000],
                ["#进口", "万美元", 2200],
                ["出口", "万美元", 6800],
                ["投资", "亿元", 75.1],
            ]
        )
    )
    assert [row.role for row in table.rows] == ["data", "subset", "subset", "data"]
    assert row_at(table, 5).labels == ("进出口总额", "出口")


def test_12_a_hash_whose_siblings_cannot_be_told_asks() -> None:
    found = reading(
        [
            ["2024年1-6月"],
            ["指标", "累计"],
            ["工业", 9000],
            ["#采矿业", 2200],
            ["电力", 1000],
            ["税收", 75.1],
        ]
    )
    assert "subset_siblings" in codes(found)
    assert [row.role for row in only(found).rows] == ["data", "subset", "data", "data"]


def test_12_indented_rows_are_part_of_the_row_above() -> None:
    table = only(
        reading(
            [
                ["2024年1-6月"],
                ["指标", "累计"],
                ["工业增加值", 100],
                ["　　国有", 40],
                ["　　民营", 60],
                ["税收", 5],
            ]
        )
    )
    assert [(row.labels, row.role) for row in table.rows[1:3]] == [
        (("工业增加值", "国有"), "subset"),
        (("工业增加值", "民营"), "subset"),
    ]


def test_13_the_same_name_under_two_parents_is_two_rows_and_twice_in_one_is_asked() -> None:
    rows = [
        ["2024年1-6月"],
        ["指标", "累计"],
        ["一、全部"],
        ["总资产", 5],
        ["二、其他"],
        ["总资产", 3],
    ]
    assert "duplicate_row" not in codes(reading(rows))
    found = reading([["2024年1-6月"], HEADER, PARKS[0], PARKS[1], PARKS[0]])
    duplicate = next(finding for finding in found.findings.items if finding.code == "duplicate_row")
    assert "第 3 行和第 5 行" in duplicate.message


def test_14_a_serial_is_no_value_and_a_reported_rank_is() -> None:
    found = reading(
        [
            ["2024年1-6月"],
            ["序号", "园区", "产值", "位次"],
            [1, "高新区", 5, 2],
            [2, "经开区", 6, 1],
        ]
    )
    table = only(found)
    assert [column.labels for column in table.columns] == [("产值",), ("位次",)]
    assert [
        finding.cell for finding in found.findings.items if finding.code == "serial_skipped"
    ] == ["A3:A4"]


def test_15_an_outer_label_is_filled_down_only_inside_a_merge() -> None:
    rows = [
        ["2024年1-6月"],
        ["园区", "指标", "累计"],
        ["高新区", "产值", 1],
        [None, "税收", 2],
        ["经开区", "产值", 3],
        [None, "税收", 4],
    ]
    merged = reading(rows, "A3:A4", "A5:A6")
    assert [row.labels for row in only(merged).rows] == [
        ("高新区", "产值"),
        ("高新区", "税收"),
        ("经开区", "产值"),
        ("经开区", "税收"),
    ]
    assert codes(merged) == []
    assert "stub_gap" in codes(reading(rows))
    assert only(reading(rows)).rows[1].labels == ("税收",)


@pytest.mark.parametrize(
    "note",
    [
        "注：1.亩均税收按已供地面积计算",
        "填表人：张三",
        "*数据为初步核算数",
        "资料来源：统计局",
        "备注：口径有调整",
    ],
)
def test_16_notes_and_signatures_are_no_rows(note: str) -> None:
    table = only(
        reading(
            [["2024年1-6月"], HEADER, *PARKS, [note], ["审核人：", None, "报送日期：2024年7月10日"]]
        )
    )
    assert len(table.rows) == 3
    assert table.notes[0] == note and len(table.notes) == 2


def test_17_no_data_marks_are_states() -> None:
    table = only(
        reading(
            [["2024年1-6月"], HEADER, ["高新区", "—", "/"], ["经开区", "暂无", 1.2], ["东城", 5, 2]]
        )
    )
    assert [state(table, cell) for cell in ("B3", "C3", "B4")] == ["无数据"] * 3
    assert value(table, "B3") is None


def test_18_19_tiny_and_redacted_cells() -> None:
    found = reading(
        [["2024年1-6月"], HEADER, ["高新区", "…", 1.1], ["经开区", "***", 1.2], ["东城", 5, 2]]
    )
    assert (state(only(found), "B3"), state(only(found), "B4")) == ("不足最小单位", "不予显示")
    assert codes(found) == ["redacted"]


def test_20_21_words_of_change_and_of_state() -> None:
    table = only(
        reading(
            [
                ["2024年1-6月"],
                ["园区", "利润", "同比"],
                ["高新区", 1, "持平"],
                ["经开区", 2, "增长12.3%"],
                ["东城", 3, "下降5.1%"],
                ["西城", 4, "翻一番"],
                ["南城", 5, "扭亏为盈"],
            ]
        )
    )
    assert [value(table, f"C{row}") for row in range(3, 8)] == [0, 12.3, -5.1, 100, None]
    assert state(table, "C7") == "扭亏为盈"


def test_22_a_triangle_is_asked_about() -> None:
    found = reading(
        [["2024年1-6月"], HEADER, ["高新区", 5, "▲5.2"], ["经开区", 6, 1.2], ["东城", 5, 2]]
    )
    assert codes(found) == ["triangle"] and state(only(found), "C3") == "存疑"


def test_23_a_coloured_cell_is_said_to_be_ignored() -> None:
    from openpyxl.styles import PatternFill

    from data.reading.workbook import read
    from tests.data.reading.books import book, saved

    made = book([["2024年1-6月"], HEADER, *PARKS])
    made.active["B3"].fill = PatternFill("solid", fgColor="FFFF0000")
    found = read(saved(made), name="x.xlsx")
    assert [
        finding.cell for finding in found.findings.items if finding.code == "colour_ignored"
    ] == ["B3"]


def test_24_25_44_numbers_stored_as_text_are_read_and_counted() -> None:
    found = reading(
        [["2024年1-6月"], HEADER, ["高新区", "1,234.5", "１２．３％"], ["经开区", "1 234", "12.3①"]]
    )
    table = only(found)
    assert [value(table, cell) for cell in ("B3", "C3", "B4", "C4")] == [1234.5, 12.3, 1234, 12.3]
    assert table.values[1].notes == {1: "①"}
    assert any(finding.code == "text_numbers" for finding in found.findings.items)


def test_26_a_fraction_shown_as_percent_is_in_percent_and_one_that_is_not_is_asked() -> None:
    rows = [["2024年1-6月"], HEADER, ["高新区", 5, 0.123], ["经开区", 6, 0.08], ["东城", 5, 0.011]]
    shown = reading(rows, formats={"C3": "0.0%", "C4": "0.0%", "C5": "0%"})
    assert [value(only(shown), f"C{row}") for row in (3, 4, 5)] == [12.3, 8, 1.1]
    assert codes(shown) == []
    plain = reading(rows)
    assert value(only(plain), "C3") == 0.123 and codes(plain) == ["maybe_fraction"]
    quoted = reading(rows, formats={"C3": '0.0"%"'})
    assert value(only(quoted), "C3") == 0.123


def test_27_an_index_under_a_growth_header_is_asked_about() -> None:
    rows = [
        ["2024年1-6月"],
        ["园区", "产值", "同比增长"],
        ["高新区", 5, 112.3],
        ["经开区", 6, 98.1],
        ["东城", 5, 104.0],
    ]
    assert codes(reading(rows)) == ["maybe_index"]


def test_28_changes_keep_their_header_words() -> None:
    table = only(
        reading(
            [
                ["2024年1-6月"],
                ["园区", "产值", "增减额", "±%", "增减百分点（百分点）"],
                ["高新区", 5, 1, 2, 3],
                ["经开区", 6, 1, 2, 3],
            ]
        )
    )
    assert [column.unit for column in table.columns] == [None, None, "%", "百分点"]


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


def test_41_42_names_are_cleaned_of_blanks_and_kept_as_written() -> None:
    table = only(
        reading(
            [
                ["2024年1-6月"],
                HEADER,
                ["吉首\n经开区", 1, 2],
                ["北  京　", 1, 2],
                ["白酒產業鏈", 2, 3],
            ]
        )
    )
    assert [row.labels[0] for row in table.rows] == ["吉首经开区", "北京", "白酒產業鏈"]


def test_43_uncomputed_formulas_stop_and_error_cells_are_told() -> None:
    found = reading(
        [
            ["2024年1-6月"],
            HEADER,
            ["高新区", 5, 1.1],
            ["经开区", 6, 1.2],
            ["合计", "=SUM(B3:B4)", None],
        ]
    )
    assert codes(found) == ["uncomputed"] and found.findings.blocking
    assert "B5" in found.findings.items[-1].message or any(
        "B5" in item.message for item in found.findings.items
    )
    from data.reading.workbook import read
    from tests.data.reading.books import book, saved

    made = book([["2024年1-6月"], HEADER, ["高新区", "#DIV/0!", 1.1], ["经开区", 6, 1.2]])
    made.active["B3"].data_type = "e"
    errors = read(saved(made), name="x.xlsx")
    assert codes(errors) == ["error_cell"] and state(only(errors), "B3") == "错误值"


def test_45_float_noise_is_taken_off_and_raw_is_kept() -> None:
    table = only(
        reading(
            [
                ["2024年1-6月"],
                HEADER,
                ["高新区", 12.299999999999999, 1.1],
                ["经开区", 97.55000000000001, 1],
            ]
        )
    )
    assert (value(table, "B3"), value(table, "B4")) == (12.3, 97.55)
    assert table.values[0].raw[1] == 97.55000000000001


def test_50_long_ids_stay_text_and_a_broken_one_stops() -> None:
    rows = [
        ["2024年1-6月"],
        ["企业名称", "统一社会信用代码", "产值"],
        ["甲公司", "91430100MA4L16JQ9B", 5],
        ["乙公司", "914301000000000001", 6],
    ]
    found = reading(rows)
    assert [row.texts["统一社会信用代码"] for row in only(found).rows] == [
        "91430100MA4L16JQ9B",
        "914301000000000001",
    ]
    rows[3][1] = "9.1E+17"
    assert codes(reading(rows)) == ["broken_id"]


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


def test_55_text_targets_are_kept_for_who_understands_them() -> None:
    found = reading(
        [
            ["2024年1-6月"],
            ["园区", "产值", "年度目标"],
            ["高新区", 5, "增长18%"],
            ["经开区", 6, "≥60%"],
            ["东城", 7, "24-40家"],
            ["西城", 8, 169.8],
        ]
    )
    assert codes(found) == []
    assert list(only(found).values[1].raw) == ["增长18%", "≥60%", "24-40家", 169.8]
    assert [value(only(found), f"C{row}") for row in (3, 4, 5, 6)] == [None, None, None, 169.8]


def test_58_forecasts_are_flagged() -> None:
    found = reading(
        [["2024年园区产值"], ["园区", "1-5月", "预计1-6月"], ["高新区", 5, 6], ["经开区", 6, 7]]
    )
    assert any(finding.code == "forecast_column" for finding in found.findings.items)


def test_60_a_comment_is_kept_with_its_cell() -> None:
    from openpyxl.comments import Comment

    from data.reading.workbook import read
    from tests.data.reading.books import book, saved

    made = book([["2024年1-6月"], HEADER, *PARKS])
    made.active["B3"].comment = Comment("含迁出企业", "统计员")
    found = read(saved(made), name="x.xlsx")
    assert "含迁出企业" in only(found).values[0].notes[0]
    assert [finding.cell for finding in found.findings.items if finding.code == "comment"] == ["B3"]


def test_text_columns_are_words_about_the_row() -> None:
    table = only(
        reading(
            [
                ["产业链名录"],
                ["序号", "产业链", "链长", "牵头单位", "备注"],
                [1, "白酒产业链", "市长", "工信局", None],
                [2, "新能源产业链", "副市长", "能源局", "新增"],
            ]
        )
    )
    assert table.rows[1].labels == ("新能源产业链",)
    assert table.rows[1].texts == {"链长": "副市长", "牵头单位": "能源局", "备注": "新增"}
    assert table.columns == []


def test_numbers_outside_every_table_are_named() -> None:
    found = reading(
        [
            ["2024年1-6月"],
            HEADER,
            *PARKS,
            [],
            [],
            [None, None, None, None, None, 99],
            [None, None, None, None, None, 98],
        ]
    )
    finding = next(item for item in found.findings.items if item.code == "stray_numbers")
    assert finding.cell == "F8:F9" and "2 个数字" in finding.message


def test_an_unlabelled_row_is_the_total_only_where_it_adds_up() -> None:
    rows = [["2024年1-6月"], ["园区", "产值"], ["高新区", 5], ["经开区", 6], [None, 11]]
    assert [row.role for row in only(reading(rows)).rows] == ["data", "data", "total"]
    rows[-1][1] = 12
    found = reading(rows)
    assert len(only(found).rows) == 2 and codes(found) == ["stray_numbers"]


def test_numbered_levels_make_the_path() -> None:
    table = only(
        reading(
            [
                ["2024年预算"],
                ["项目", "预算数"],
                ["一、经常门"],
                ["（一）岁入", 928],
                ["1.直接税", 231],
                ["（二）岁出", 820],
                ["二、资本门"],
                ["（一）岁入", 12],
            ]
        )
    )
    assert [row.labels for row in table.rows] == [
        ("一、经常门",),
        ("一、经常门", "(一)岁入"),
        ("一、经常门", "(一)岁入", "1.直接税"),
        ("一、经常门", "(二)岁出"),
        ("二、资本门",),
        ("二、资本门", "(一)岁入"),
    ] or table.rows[2].labels[-1] == "1.直接税"
    assert table.rows[5].labels[0] == "二、资本门"
    assert table.rows[2].role == "subset"


def test_a_heading_inside_the_header_heads_the_rows() -> None:
    table = only(
        reading(
            [
                ["2024年预算"],
                ["项目", "本年", None],
                ["一、经常门", "金额", "百分比"],
                ["（一）岁入", 928, 100],
                ["1.直接税", 231, 25],
            ],
            "B2:C2",
        )
    )
    assert table.rows[0].role == "group" and table.rows[1].labels[0] == "一、经常门"
    assert labels(table, "B") == ("本年", "金额")


def test_column_codes_are_no_values() -> None:
    table = only(
        reading(
            [
                ["2024年1-6月"],
                ["指标", "代码", "本年", "上年"],
                ["甲", "乙", 1, 2],
                ["产值", "01", 5, 6],
                ["税收", "02", 7, 8],
            ]
        )
    )
    assert [row.labels for row in table.rows] == [("产值",), ("税收",)]


def test_a_name_like_a_formula_or_html_is_only_text() -> None:
    rows = [
        ["2024年1-6月"],
        HEADER,
        ["<script>alert(1)</script>", 1, 2],
        ["'=cmd|' /C calc'!A0", 3, 4],
        ["高新区", 5, 6],
    ]
    table = only(reading(rows))
    assert table.rows[0].labels == ("<script>alert(1)</script>",)


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
