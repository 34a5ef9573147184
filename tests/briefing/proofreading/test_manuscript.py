"""A .docx comes back as it was, with a comment at every number that does not agree."""

import io

import docx
import pytest

from briefing.proofreading.checking import RIGHT, UNMATCHED, WRONG, proofread
from briefing.proofreading.manuscript import Manuscript, NotAManuscript
from catalog.catalog import Catalog
from catalog.period import Period
from data.keeping.store import Store

JUNE = Period.of("2026-06")


def written(*paragraphs: str, piece: int = 7) -> bytes:
    """A file whose paragraphs are cut into runs, every second bold, as years of editing do."""
    document = docx.Document()
    for text in paragraphs:
        paragraph = document.add_paragraph()
        for number, start in enumerate(range(0, len(text), piece)):
            paragraph.add_run(text[start : start + piece]).bold = number % 2 == 0
    table = document.add_table(1, 1)
    table.cell(0, 0).text = "备注：数据截至6月底"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_wrong_numbers_are_commented_where_they_stand(city: Store, catalog: Catalog) -> None:
    content = written("上半年智能装备产值98.36亿元，同比增长14.2%。", "新型储能研发投入3亿元。")
    manuscript = Manuscript(content)
    found = proofread(city, catalog, manuscript.paragraphs, JUNE)
    back = docx.Document(io.BytesIO(manuscript.commented(found)))
    assert [p.text for p in back.paragraphs] == [
        p.text for p in docx.Document(io.BytesIO(content)).paragraphs
    ]
    assert sorted(comment.text for comment in back.comments) == [
        "不符：库中智能装备产值，2026年1—6月为 96.38亿元。",
        "未核对：库里没有可比的数。",
    ]
    assert [each.verdict for each in found] == [WRONG, "相符", UNMATCHED]


def test_the_look_of_every_letter_stays(city: Store, catalog: Catalog) -> None:
    content = written("智能装备产值98.36亿元，增长13.1%，电子元器件下降5.5%。")
    manuscript = Manuscript(content)
    back = docx.Document(
        io.BytesIO(manuscript.commented(proofread(city, catalog, manuscript.paragraphs, JUNE)))
    )
    before = docx.Document(io.BytesIO(content))

    def looks(document: docx.document.Document) -> list[tuple[str, bool | None]]:
        return [
            (letter, run.bold)
            for paragraph in document.paragraphs
            for run in paragraph.runs
            for letter in run.text
        ]

    assert looks(back) == looks(before)
    assert len(list(back.comments)) == 3


def test_words_in_tables_are_read_too() -> None:
    assert "备注：数据截至6月底" in Manuscript(written("正文")).paragraphs


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no", b"\xd0\xcf\x11\xe0 old", b"text"])
def test_another_kind_of_file_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(NotAManuscript) as refused:
        Manuscript(content)
    assert "docx" in str(refused.value)


def tabled() -> bytes:
    """A 通报 with a table: merged heads, a unit line above, one wrong cell."""
    document = docx.Document()
    document.add_paragraph("附表　2026年1—6月重点产业链主要指标")
    document.add_paragraph("单位：亿元、%")
    lines = [
        ["产业链", "产值", "", "税收"],
        ["", "累计", "同比", "同比"],
        ["智能装备", "96.38", "14.2", "16.3"],
        ["电子元器件", "68.2", "6.4", "-7.0"],
    ]
    table = document.add_table(len(lines), 4)
    for row, line in enumerate(lines):
        for column, text in enumerate(line):
            table.cell(row, column).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_table_of_the_draft_is_read_as_a_workbook_is(city: Store, catalog: Catalog) -> None:
    manuscript = Manuscript(tabled())
    found = proofread(city, catalog, manuscript.paragraphs, JUNE, grids=manuscript.grids)
    assert [(each.text, each.verdict) for each in found] == [
        ("96.38", RIGHT),
        ("14.2", RIGHT),
        ("16.3", RIGHT),
        ("68.2", RIGHT),
        ("6.4", WRONG),
        ("-7.0", RIGHT),
    ]
    back = docx.Document(io.BytesIO(manuscript.commented(found)))
    assert [each.text for each in back.comments] == [
        "不符：库中电子元器件产值同比，2026年1—6月为 -6.4%。"
    ]


def test_lines_pasted_with_tabs_are_a_table(city: Store, catalog: Catalog) -> None:
    lines = [
        "产值完成情况（亿元）",
        "产业链\t产值累计\t同比（%）",
        "智能装备\t96.38\t12.4",
        "新型储能\t68.92\t31.5",
    ]
    found = proofread(city, catalog, lines, JUNE)
    assert [(lines[each.paragraph][each.start : each.end], each.verdict) for each in found] == [
        ("96.38", RIGHT),
        ("12.4", WRONG),
        ("68.92", RIGHT),
        ("31.5", RIGHT),
    ]
