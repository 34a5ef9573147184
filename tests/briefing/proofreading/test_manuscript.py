"""A .docx comes back as it was, with a comment at every number that does not agree."""

import io

import docx
import pytest

from briefing.proofreading.checking import UNMATCHED, WRONG, proofread
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
