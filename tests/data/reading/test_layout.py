"""Tables found in sheets: titles, units, headers, stacked and side by side."""

import pytest

from catalog.period import Period
from tests.data.reading.books import codes, labels, only, reading, value

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
    assert [[row.labels[0] for row in table.rows] for table in found.tables] == [
        ["高新区", "经开区"],
        ["东县", "西县", "南县"],
    ]
    assert [table.period for table in found.tables] == [Period(2024, 1, 6)] * 2


def test_08_a_blank_row_inside_a_table_does_not_end_it() -> None:
    table = only(reading([["2024年1-6月"], HEADER, PARKS[0], [], *PARKS[1:]]))
    assert len(table.rows) == 3


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
