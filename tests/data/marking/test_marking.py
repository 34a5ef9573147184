"""A marked workbook: the sender's file as it was, its findings in it, and readable again."""

import zipfile
from io import BytesIO

import openpyxl
import pytest
from lxml import etree
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from data.findings import Findings
from data.marking import mark
from data.marking.places import area_of
from data.marking.styles import COLOURS
from data.reading.ours import COMMENT_MARK, LIST_MARK, LIST_SHEET
from data.reading.report import as_dict
from data.reading.workbook import read
from tests.data.reading.books import book, saved

ROWS = [
    ["2026年1—6月重点产业链主要经济指标"],
    ["单位：亿元"],
    ["产业链", "产值", "同比增长（%）"],
    ["白酒产业链", 46.59, "约12"],
    ["文旅产业链", 21.4, "=1+1"],
    ["合计", 70.0, 8.1],
]


def sample() -> openpyxl.Workbook:
    """A table with a chart, a comment, a percent format, a merge and a tab of its own style."""
    made = book(ROWS, ("A1:C1",), {"B4": "0.00"}, sheet="月报")
    sheet = made.active
    sheet["B4"].font, sheet["B4"].fill = Font(bold=True), PatternFill("solid", fgColor="FFEEF3F8")
    sheet["B6"].comment = Comment("含迁出企业", "张三")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=3, max_row=5))
    sheet.add_chart(chart, "F3")
    made.create_sheet("备注'x页")["A1"] = "说明"
    return made


def findings() -> Findings:
    found = Findings()
    found.add("uncomputed", "月报", "C5", "", count=1, cells="C5")
    found.add("inexact", "月报", "C4", "约12")
    found.add("text_as_value", "月报", "B6", "=HYPERLINK(1)")
    found.add("hidden_sheet", "底稿", "", "底稿")
    return found


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def marked() -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(mark(saved(sample()), "月报.xlsx", findings())[0]))


def test_wrong_cells_are_coloured_and_keep_their_own_style(marked: openpyxl.Workbook) -> None:
    sheet = marked["月报"]
    assert sheet["C5"].fill.fgColor.rgb == COLOURS["block"]
    assert sheet["C4"].fill.fgColor.rgb == COLOURS["doubt"]
    assert sheet["B4"].fill.fgColor.rgb == "FFEEF3F8" and sheet["B4"].font.bold
    assert sheet["B4"].number_format == "0.00"


def test_each_marked_cell_has_a_comment_with_level_problem_and_advice(
    marked: openpyxl.Workbook,
) -> None:
    said = marked["月报"]["C5"].comment.text
    assert said.startswith(COMMENT_MARK + "必须改：有 1 个公式没有计算结果")
    assert "怎么改：请在 Excel 或 WPS 中打开，重新计算并保存后再上传。" in said


def test_a_comment_of_the_sender_stays_and_ours_follows(marked: openpyxl.Workbook) -> None:
    own, ours = marked["月报"]["B6"].comment.text.split(COMMENT_MARK)
    assert own.strip() == "含迁出企业" and ours.startswith("核实：")


def test_the_list_names_every_finding_and_links_to_its_cell(marked: openpyxl.Workbook) -> None:
    sheet = marked[LIST_SHEET]
    assert marked.sheetnames[-1] == LIST_SHEET and sheet["A1"].value == LIST_MARK
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
    assert [row[1] for row in rows] == ["必须改", "核实", "核实", "提示"]
    assert rows[0][2] == "月报!C5" and sheet["C5"].hyperlink.location == "'月报'!C5"
    assert rows[3][2] == "底稿" and sheet["C8"].hyperlink is None
    assert sheet["D7"].value == "=HYPERLINK(1)" and sheet["D7"].data_type == "s"


def test_answers_stand_in_the_list_and_in_the_comment() -> None:
    found = findings()
    key = found.items[1].key
    made, _ = mark(saved(sample()), "月报.xlsx", found, {key: "已与企业核对"})
    again = openpyxl.load_workbook(BytesIO(made))
    assert again[LIST_SHEET]["G6"].value == "已与企业核对"
    assert "说明：已与企业核对" in again["月报"]["C4"].comment.text


def test_every_other_part_is_byte_for_byte_the_senders() -> None:
    content = saved(sample())
    before, after = parts(content), parts(mark(content, "月报.xlsx", findings())[0])
    assert {name for name in before if before[name] != after[name]} == {
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
        "xl/comments/comment1.xml",
        "xl/drawings/commentsDrawing1.vml",
    }
    assert set(after) - set(before) == {"xl/worksheets/sheet3.xml"}


def test_rows_without_a_mark_keep_their_bytes() -> None:
    content = saved(sample())
    xml = parts(content)["xl/worksheets/sheet1.xml"]
    row = xml[xml.index(b'<row r="3"') : xml.index(b'<row r="4"')]
    assert row in parts(mark(content, "月报.xlsx", findings())[0])["xl/worksheets/sheet1.xml"]


def test_every_part_is_well_formed_and_declared() -> None:
    after = parts(mark(saved(sample()), "月报.xlsx", findings())[0])
    types = etree.fromstring(after["[Content_Types].xml"])
    declared = {each.get("PartName", "").lstrip("/") for each in types} | {
        each.get("Extension") for each in types
    }
    for name, content in after.items():
        etree.fromstring(content)
        assert name in declared or name.rsplit(".", 1)[-1] in declared, name


def test_a_marked_workbook_reads_as_the_original_did() -> None:
    content = saved(sample())
    before = read(content, "月报.xlsx")
    again = read(mark(content, "月报.xlsx", before.findings)[0], "月报.xlsx")
    assert as_dict(again)["findings"] == as_dict(before)["findings"]
    assert as_dict(again)["sheets"][:2] == as_dict(before)["sheets"]
    assert [sheet.read for sheet in again.sheets] == [True, True, False]


def test_a_workbook_marked_again_loses_the_marks_of_what_was_mended() -> None:
    first = mark(saved(sample()), "月报.xlsx", findings())[0]
    still = [each for each in findings().items if each.cell == "C4"]
    again = openpyxl.load_workbook(BytesIO(mark(first, "月报_问题标注.xlsx", still)[0]))
    sheet = again["月报"]
    assert again.sheetnames.count(LIST_SHEET) == 1 and again[LIST_SHEET].max_row == 5
    assert sheet["C4"].fill.fgColor.rgb == COLOURS["doubt"]
    assert sheet["C4"].comment.text.count(COMMENT_MARK) == 1
    assert sheet["C5"].comment is None and sheet["C5"].fill.fill_type is None
    assert sheet["B6"].comment.text == "含迁出企业"


def test_the_colour_a_cell_had_is_there_again_once_it_is_mended() -> None:
    found = Findings()
    found.add("inexact", "月报", "B4", "46.59")
    first = mark(saved(sample()), "月报.xlsx", found)[0]
    again = openpyxl.load_workbook(BytesIO(mark(first, "月报.xlsx", [])[0]))
    assert again["月报"]["B4"].fill.fgColor.rgb == "FFEEF3F8" and again["月报"]["B4"].font.bold


def test_a_sheet_of_the_senders_named_like_the_list_is_read() -> None:
    made = sample()
    made["备注'x页"].title = LIST_SHEET
    content, _ = mark(saved(made), "月报.xlsx", findings())
    again = read(content, "月报.xlsx")
    assert [(s.name, s.read) for s in again.sheets][1:] == [
        (LIST_SHEET, True),
        (f"{LIST_SHEET} (2)", False),
    ]


@pytest.mark.parametrize("name", ["月报.csv", "月报.xls"])
def test_another_kind_of_file_comes_back_as_a_new_workbook_with_its_cells(name: str) -> None:
    lines = ["2026年1—6月重点产业链主要经济指标（单位：亿元）,,", "产业链,产值,同比增长（%）"]
    lines += ["白酒产业链,46.59,约12", "文旅产业链,21.4,3.2"]
    text = "\n".join(lines).encode("gb18030")
    before = read(text, name)
    made, called = mark(text, name, before.findings)
    assert called == "月报_问题标注.xlsx"
    assert as_dict(read(made, name))["findings"] == as_dict(before)["findings"]
    assert "新建" in openpyxl.load_workbook(BytesIO(made))[LIST_SHEET]["A2"].value


def test_what_cannot_be_read_comes_back_as_its_list_alone() -> None:
    found = Findings()
    found.add("broken_file", value="月报.xlsx")
    for content in (b"PK\x03\x04broken", b"%PDF-1.4", b""):
        made, _ = mark(content, "../../月报.xlsx", found)
        assert openpyxl.load_workbook(BytesIO(made)).sheetnames == [LIST_SHEET]


def test_the_name_says_what_it_is_and_does_not_grow() -> None:
    content = saved(sample())
    assert mark(content, "月报.xlsx", [])[1] == "月报_问题标注.xlsx"
    assert mark(content, "月报_问题标注.xlsx", [])[1] == "月报_问题标注.xlsx"
    assert mark(content, "月报.xlsm", [])[1] == "月报_问题标注.xlsm"


def test_addresses_of_findings_are_understood() -> None:
    assert area_of("D5") == (4, 3, 4, 3)
    assert area_of("A1:J16") == (0, 0, 15, 9)
    assert area_of("12:12") == (11, 0, 11, 0)
    assert area_of("") is None and area_of("第3行") is None
