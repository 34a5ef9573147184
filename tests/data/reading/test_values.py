"""Cells understood: marks, words, percents, errors, targets, comments."""

from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from data.reading.workbook import read
from tests.data.reading.books import book, codes, only, reading, saved, state, value

PARKS = [["高新区", 120.5, 8.7], ["经开区", 98.2, -1.2], ["东城园区", 45.0, 3.3]]
HEADER = ["园区", "产值（亿元）", "同比%"]


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
    made = book([["2024年1-6月"], HEADER, *PARKS])
    made.active["B3"].comment = Comment("含迁出企业", "统计员")
    found = read(saved(made), name="x.xlsx")
    assert "含迁出企业" in only(found).values[0].notes[0]
    assert [finding.cell for finding in found.findings.items if finding.code == "comment"] == ["B3"]


def test_a_share_with_a_target_is_a_target_and_a_completion_is_not() -> None:
    rows = [["2024年1-6月"], ["园区", "主导产业占比年度目标", "完成年度目标%"]]
    rows += [["高新区", "60%以上", 35.8], ["经开区", "60%以上", "约40%"]]
    assert codes(reading(rows)) == ["inexact"]
