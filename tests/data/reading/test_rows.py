"""Rows understood: groups, totals, 其中, levels, notes, words."""

import pytest

from tests.data.reading.books import codes, only, reading, row_at

PARKS = [["高新区", 120.5, 8.7], ["经开区", 98.2, -1.2], ["东城园区", 45.0, 3.3]]
HEADER = ["园区", "产值（亿元）", "同比%"]


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


def test_an_unlabelled_row_is_the_total_only_where_it_adds_up() -> None:
    rows = [["2024年1-6月"], ["园区", "产值"], ["高新区", 5], ["经开区", 6], [None, 11]]
    assert [row.role for row in only(reading(rows)).rows] == ["data", "data", "total"]
    rows[-1][1] = 12
    found = reading(rows)
    assert len(only(found).rows) == 2 and codes(found) == ["stray_numbers"]


def test_numbered_levels_make_the_path() -> None:
    rows = [["2024年预算"], ["项目", "预算数"], ["一、经常门"], ["（一）岁入", 928]]
    rows += [["1.直接税", 231], ["（二）岁出", 820], ["二、资本门"], ["（一）岁入", 12]]
    table = only(reading(rows))
    assert [row.labels for row in table.rows] == [
        ("一、经常门",),
        ("一、经常门", "（一）岁入"),
        ("一、经常门", "（一）岁入", "1.直接税"),
        ("一、经常门", "（二）岁出"),
        ("二、资本门",),
        ("二、资本门", "（一）岁入"),
    ]
    assert [row.role for row in table.rows] == ["group", "data", "subset", "data", "group", "data"]


@pytest.mark.parametrize("header", ["企业名称", "县市区"])
def test_a_numbered_list_of_names_is_a_table(header: str) -> None:
    found = reading([["名录"], ["序号", header], [1, "甲"], [2, "乙"], [3, "丙"]])
    assert codes(found) == [] and [row.labels for row in only(found).rows] == [
        ("甲",),
        ("乙",),
        ("丙",),
    ]
    assert codes(reading([["名录"], [1, "甲"], [2, "乙"]])) != []


def test_the_columns_of_names_are_told() -> None:
    heads = ["序号", "园区", "产值（亿元）"]
    plain = only(reading([heads, [1, "高新区", 2.5], [2, "经开区", 3.1]]))
    assert plain.label_columns == (1,)
    nested = [
        ["县市区", "园区", "产值（亿元）"],
        ["甲县", "A园", 1.5],
        ["甲县", "B园", 3.1],
        ["乙县", "A园", 2.5],
    ]
    assert only(reading(nested)).label_columns == (0, 1)
