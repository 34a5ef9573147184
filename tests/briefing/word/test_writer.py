"""The 通报: text, tables and charts in the styles of a template, the same bytes every time."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from briefing.course import Cancelled, Course
from briefing.document import Cell, Column, Document, Section, Table
from briefing.word.body import counted, grouped
from briefing.word.make_template import PATH, template
from briefing.word.styles import ROLES
from briefing.word.template import BODY, NOTES, WORDS, UnusableTemplate, lacking, remarks
from briefing.word.widths import fitted
from briefing.word.writer import write
from tests.briefing.sample import BEFORE, CUTOFF, MADE_AT, chart, document, table

# One white point.
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)


def opened(made: Document, **options: Any) -> Any:
    """The document as python-docx reads it."""
    return docx.Document(io.BytesIO(write(made, Course(), **options)))


def texts(found: Any) -> list[str]:
    """The paragraphs outside of tables."""
    return [each.text for each in found.paragraphs]


def styled(found: Any) -> dict[str, str]:
    """The style of each paragraph by its text."""
    return {each.text: each.style.name for each in found.paragraphs}


def test_the_shipped_template_is_the_one_its_script_makes() -> None:
    assert PATH.read_bytes() == template()


def test_a_notice_has_its_title_headings_and_body_by_style() -> None:
    look = styled(opened(document()))
    assert look["关于2026年1—6月\n全市产业链运行情况的通报"] == "Title"
    assert look["6月调度会"] == "Subtitle"
    assert look["一、总体情况"] == look["二、产业链一览表"] == "Heading 1"
    assert look["1—6月，实现产值1,138.01亿元。"] == "简报正文"
    assert look["两条产业链亮灯。"] == "简报要点"
    assert look["加快补链。"] == "简报点评" and look["市工信局 李四"] == "简报落款"
    assert f"（{CUTOFF}）" in look and "数据来源：产业链链长制看板。" in look


def test_words_are_never_markup() -> None:
    assert "“链长”批示<要>&办。" in texts(opened(document()))
    assert "“{{ 标题 }}{% if %}" in texts(opened(document(meeting="“{{ 标题 }}{% if %}")))


def test_the_page_is_that_of_official_papers() -> None:
    found = opened(document())
    page = found.sections[0]
    sides = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    assert [round(side.mm) for side in sides] == [37, 35, 28, 26]
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert found.settings.odd_and_even_pages_header_footer
    assert "— 1 —" in "".join(each.text for each in page.footer.paragraphs)
    body = found.styles["简报正文"].element
    assert body.find(".//" + qn("w:spacing")).get(qn("w:line")) == "576"
    assert body.find(".//" + qn("w:ind")).get(qn("w:firstLineChars")) == "200"
    assert body.find(".//" + qn("w:rFonts")).get(qn("w:eastAsia")) == "仿宋"


def test_a_table_reads_as_in_the_briefing() -> None:
    shown = table()
    found = next(each for each in opened(document()).tables if len(each.columns) == 8)
    lines = [[cell.text for cell in row.cells] for row in found.rows]
    assert lines[0] == [
        "产业链",
        "责任单位",
        "总量",
        "总量",
        "总量",
        "同比\n（%）",
        "序时差\n（百分点）",
        "亮灯",
    ]
    assert lines[1][2:5] == ["累计", "位次", "位次变化"]
    for line, row in zip(lines[2:], shown.rows, strict=True):
        assert [text.removeprefix("●") for text in line] == [cell.text for cell in row]
    assert lines[2][7] == "●绿灯"


def test_heads_repeat_rows_stay_whole_and_totals_are_bold() -> None:
    found = next(each for each in opened(document()).tables if len(each.columns) == 8)
    rows = found._tbl.tr_lst
    assert [row.find(".//" + qn("w:tblHeader")) is not None for row in rows[:3]] == [1, 1, 0]
    assert all(row.find(".//" + qn("w:cantSplit")) is not None for row in rows)
    bold = [any(run.bold for run in row.cells[0].paragraphs[0].runs) for row in found.rows]
    assert bold == [False] * 5 + [True]
    assert found.style.name == "简报表格"


def test_captions_are_numbered_and_say_units_and_source() -> None:
    found = texts(opened(document()))
    assert [text for text in found if text.startswith("表")] == [
        "表1　主要指标", "表2　两条产业链亮灯", "表3　白酒产业链主要指标",
        "表4　白酒产业链两条产业链亮灯",
    ]  # fmt: skip
    assert "产值，单位：亿元；2026年1—6月；位次变化较1—5月" in found
    assert "来源：产业链报表；口径：规模以上工业" in found
    assert "图1　完成率：白酒居前" in found


@pytest.mark.parametrize("rows", [1, 60])
def test_columns_fill_the_page(rows: int) -> None:
    fit = fitted(table(rows), 8844)
    assert fit.fits and sum(fit.widths) == 8844 and min(fit.widths) > 400


def test_a_table_too_wide_for_the_page_lies_across() -> None:
    columns = tuple(Column(f"第{number}个指标", "amount") for number in range(18))
    wide = Table("宽表", "", columns, (tuple(Cell("1,234,567.89") for _ in columns),))
    section = Section("table", "宽表", (wide,))
    found = opened(replace(document(), sections=(section,)))
    turns = [each.orientation for each in found.sections]
    assert turns == [0, 1, 0] and found.sections[1].page_width.mm > 290
    assert "— 1 —" in found.sections[1].footer.paragraphs[0].text


def test_charts_can_be_edited_in_word() -> None:
    package = zipfile.ZipFile(io.BytesIO(write(document(), Course())))
    names = package.namelist()
    assert [name for name in names if name.startswith("word/charts/briefing")] == [
        "word/charts/briefing1.xml", "word/charts/briefing2.xml",
    ]  # fmt: skip
    kinds = package.read("[Content_Types].xml").decode()
    assert "drawingml.chart+xml" in kinds
    book = openpyxl.load_workbook(io.BytesIO(package.read("word/embeddings/briefing1.xlsx")))
    rows = [[cell.value for cell in row] for row in book.active.iter_rows()]
    assert rows == [[None, "完成率"], ["白酒", 96.38], ["=1+1", 41.634], ["功能纺织", None]]
    xml = package.read("word/charts/briefing1.xml").decode()
    assert xml.index("externalData") < xml.index("userShapes") and "41.634" in xml


def test_a_picture_stands_where_one_is_given() -> None:
    name = chart("完成率").name
    found = zipfile.ZipFile(io.BytesIO(write(document(), Course(), pictures={name: PICTURE})))
    charts = [each for each in found.namelist() if each.startswith("word/charts/briefing")]
    assert len(charts) == 1 and found.read("word/media/image1.png") == PICTURE


def test_what_changed_is_marked_and_how_it_read_is_told() -> None:
    found = opened(document(), marked=True)
    assert [comment.text for comment in found.comments] == [f"上期：{BEFORE}", "上期没有这一段。"]
    assert all(comment.timestamp.replace(tzinfo=None) == MADE_AT for comment in found.comments)
    runs = next(each for each in found.paragraphs if each.text.startswith("1—6月")).runs
    bright = [run.text for run in runs if run.font.highlight_color]
    assert "".join(run.text for run in runs) == "1—6月，实现产值1,138.01亿元。"
    assert bright == ["1,138.01亿"]
    assert not list(opened(document()).comments)


def test_the_same_choice_gives_the_same_bytes() -> None:
    code = {"link": "http://10.0.0.1:8501/e/ABC123", "code": "ABC123", "edition": "6月调度会"}
    first, again = (write(document(**code), Course(), marked=True) for _ in range(2))
    assert first == again
    core = docx.Document(io.BytesIO(first)).core_properties
    assert core.created == core.modified and core.created.replace(tzinfo=None) == MADE_AT
    told = texts(docx.Document(io.BytesIO(first)))
    assert "会议版：6月调度会，短码ABC123。" in told
    assert "扫码核对每个数的来历：http://10.0.0.1:8501/e/ABC123" in told


def test_units_of_a_kind_stand_under_one_heading() -> None:
    chains = [Section(f"chain:{name}", name, ()) for name in ("甲", "乙")]
    whole = grouped([Section("table", "表", ()), *chains, Section("park:丙", "丙", ())])
    assert [(head.title, len(under)) for head, under in whole] == [
        ("表", 0), ("各产业链", 2), ("丙", 0),
    ]  # fmt: skip
    assert [counted(number) for number in (1, 10, 12, 20, 34)] == [
        "一",
        "十",
        "十二",
        "二十",
        "三十四",
    ]


def test_a_notice_of_many_units_is_no_album() -> None:
    made = document()
    cards = [replace(made.sections[3], key=f"chain:{number}") for number in range(21)]
    many = replace(made, sections=(*made.sections, *cards))
    package = zipfile.ZipFile(io.BytesIO(write(many, Course())))
    assert sum(name.startswith("word/charts/briefing") for name in package.namelist()) == 1
    assert "各产业链、园区的走势图见看板的一页通。" in texts(opened(many))


def test_a_card_reads_as_a_passage() -> None:
    told = texts(opened(document()))
    assert "链长：张三；牵头单位：市工信局。" in told
    assert "主要亮点：一是产值增长14.2%，居第1位；二是税收增长9%。" in told
    assert "主要差距：投资欠序时进度3.1个百分点。" in told


def test_it_can_be_called_off() -> None:
    course = Course()
    course.called_off.set()
    with pytest.raises(Cancelled):
        write(document(), course)


def own(path: Path, *lines: str, styles: tuple[str, ...] = ()) -> Path:
    """A bureau's template with these paragraphs."""
    made = docx.Document()
    for style in styles:
        made.styles.add_style(style, docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    for line in lines:
        made.add_paragraph(line)
    made.save(str(path))
    return path


def test_the_bureaus_own_template_decides_the_look(tmp_path: Path) -> None:
    lines = ("江州市文件", "{{ 标题 }}（{{ 报告期 }}）", "{{p 正文 }}", "抄送：各县市区")
    path = own(tmp_path / "通报.docx", *lines, styles=("公文一级标题", "公文正文"))
    found = opened(document(), template=path)
    look = styled(found)
    assert texts(found)[0] == "江州市文件" and texts(found)[-1] == "抄送：各县市区"
    assert "产业链运行情况（2026年1—6月）" in look
    assert look["一、总体情况"] == "公文一级标题"
    assert look["1—6月，实现产值1,138.01亿元。"] == "公文正文"
    assert look["表1　主要指标"] == "Caption"
    assert found.tables[0].style.name == "简报表格"  # lent, with its lines
    assert lacking(path) == []


def test_a_section_can_stand_by_its_title(tmp_path: Path) -> None:
    path = own(tmp_path / "通报.docx", "前言", "{{ 产业链一览表 }}", "后记")
    told = texts(opened(document(), template=path))
    assert told[0] == "前言" and told[-1] == "后记"
    assert "表1　主要指标" not in "".join(told)
    assert "两条产业链亮灯" in "".join(told) and "一、总体情况" not in told


def test_a_template_without_a_place_is_refused(tmp_path: Path) -> None:
    path = own(tmp_path / "通报.docx", "{{ 标题 }}", "{{p 正 }}")
    with pytest.raises(UnusableTemplate, match="没有占位符"):
        write(document(), Course(), template=path)
    said = lacking(path)
    assert said[0].startswith("没有占位符“{{p 正文 }}”")
    assert "不认识占位符“正”，是不是“正文”。" in said


def test_a_style_a_template_lacks_is_told_and_lent(tmp_path: Path) -> None:
    made = docx.Document()
    made.styles["Heading 1"].delete()
    made.add_paragraph("{{p 正文 }}")
    path = tmp_path / "通报.docx"
    made.save(str(path))
    (said,) = lacking(path)
    assert said.startswith("没有样式“标题 1”") and said.endswith("改用自带的样式。")
    assert styled(opened(document(), template=path))["一、总体情况"] == "Heading 1"


def test_what_a_template_lacks_is_said_before_it_is_used(tmp_path: Path) -> None:
    assert remarks(None, ()) == remarks(tmp_path, ()) == []
    own(tmp_path / "通报.docx", "{{p 正 }}")
    assert remarks(tmp_path, ())[0].startswith("模板“通报.docx”没有占位符")
    own(tmp_path / "通报.docx", "{{p 总体情况 }}")
    assert remarks(tmp_path, ("总体情况",)) == []
    (tmp_path / "通报.docx").write_bytes(b"PK")
    assert remarks(tmp_path, ())[0].startswith("模板不能用：通报.docx：不是 Word 文档")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no package"])
def test_what_is_no_template_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "通报.docx"
    path.write_bytes(content)
    with pytest.raises(UnusableTemplate, match=r"不是 Word 文档|文件打不开"):
        write(document(), Course(), template=path)


def test_a_placeholder_written_wrongly_is_told(tmp_path: Path) -> None:
    path = own(tmp_path / "通报.docx", "{{ 标题 | 大写 }}", "{{p 正文 }}")
    with pytest.raises(UnusableTemplate, match="占位符写得不对"):
        write(document(), Course(), template=path)


@pytest.mark.parametrize(
    "words", ["{{ 标题 + 1 }}", "{{ 1 / 0 }}", "{% include '/etc/passwd' %}", "{{ 'a' * 'b' }}"]
)
def test_a_placeholder_that_cannot_be_worked_out_is_told(tmp_path: Path, words: str) -> None:
    path = own(tmp_path / "通报.docx", words, "{{p 正文 }}")
    with pytest.raises(UnusableTemplate, match="占位符写得不对"):
        write(document(), Course(), template=path)


def test_a_template_runs_nothing(tmp_path: Path) -> None:
    path = own(tmp_path / "通报.docx", "{{ 标题.__class__.__mro__ }}", "{{p 正文 }}")
    with pytest.raises(UnusableTemplate):
        write(document(), Course(), template=path)


def test_the_manual_tells_every_placeholder_and_style() -> None:
    manual = (PATH.parents[2] / "docs" / "简报手册.md").read_text(encoding="utf-8")
    assert not [word for word in (*WORDS, BODY, NOTES) if f" {word} }}}}`" not in manual]
    ours = [name for names in ROLES.values() for name in names if name.startswith("简报")]
    alike = ("简报二级标题", "简报三级标题", "简报标题", "简报副题")
    assert not [name for name in ours if f"`{name}`" not in manual and name not in alike]
