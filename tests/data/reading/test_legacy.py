"""Old binary workbooks: formats, errors, indents, hidden sheets, passwords."""

from data.reading.workbook import read
from tests.data.reading.biff import xls
from tests.data.reading.books import codes, only, state, value

ROWS = [
    ["2024年1-6月园区产值"],
    ["园区", "产值（亿元）", "同比%"],
    ["高新区", 120.5, 0.087],
    ["经开区", 98.2, -0.012],
]
PERCENT = {(2, 2): 1, (3, 2): 1}


def test_a_percent_format_makes_a_fraction_a_percent() -> None:
    table = only(read(xls({"表": ROWS}, ((0, 0, 0, 2),), PERCENT), name="月报.xls"))
    assert table.title == "2024年1-6月园区产值"
    assert (value(table, "B3"), value(table, "C3"), value(table, "C4")) == (120.5, 8.7, -1.2)


def test_the_name_does_not_matter() -> None:
    assert len(only(read(xls({"表": ROWS}, styles=PERCENT), name="月报.et")).rows) == 2
    assert len(only(read(xls({"表": ROWS}, styles=PERCENT), name="月报.xlsx")).rows) == 2


def test_an_error_cell_is_no_number() -> None:
    rows = [*ROWS, ["东城", ZeroDivisionError(), 0.05]]
    found = read(xls({"表": rows}, styles=PERCENT | {(4, 2): 1}), name="月报.xls")
    assert codes(found) == ["error_cell"]
    assert (value(only(found), "B5"), state(only(found), "B5")) == (None, "错误值")


def test_indents_by_alignment_make_levels() -> None:
    rows = [
        ["2024年1-6月"],
        ["指标", "累计"],
        ["工业", 100],
        ["国有", 40],
        ["民营", 60],
        ["税收", 5],
    ]
    table = only(read(xls({"表": rows}, styles={(3, 0): 2, (4, 0): 2}), name="月报.xls"))
    assert [row.labels for row in table.rows] == [
        ("工业",),
        ("工业", "国有"),
        ("工业", "民营"),
        ("税收",),
    ]


def test_a_hidden_sheet_is_not_read() -> None:
    found = read(
        xls({"本月": ROWS, "上月": ROWS}, styles=PERCENT, hidden=("上月",)), name="月报.xls"
    )
    assert {table.sheet for table in found.tables} == {"本月"}
    assert any(finding.code == "hidden_sheet" for finding in found.findings.items)


def test_a_password_is_a_sentence() -> None:
    assert codes(read(xls({"表": ROWS}, locked=True), name="月报.xls")) == ["encrypted"]


def test_a_cut_file_is_a_sentence() -> None:
    found = read(xls({"表": ROWS})[:2000], name="月报.xls")
    assert found.findings.blocking and found.tables == []
