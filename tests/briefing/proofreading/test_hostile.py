"""Drafts made to keep the server busy: long sentences, swollen files, tables without measure."""

import io
import time
import zipfile
from datetime import datetime

import pytest
from docx import Document

from briefing.proofreading.checking import proofread
from briefing.proofreading.manuscript import Manuscript, NotAManuscript
from catalog.period import Period
from tests.metrics.given import fill
from tests.metrics.test_withholding import UNITS, belonging, reported

JUNE, LONG, SECONDS = Period.of("2026-06"), 20_000, 5
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
REPEATED = ("1", "一", "各", "重点", "十条", "1,", "第一", "的", " ", "近", "值超过7", "链1亿元、")


def packed(body: str) -> bytes:
    """A .docx whose text is this."""
    sound, out = io.BytesIO(), io.BytesIO()
    Document().save(sound)
    with zipfile.ZipFile(sound) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            made.writestr(name, body if name == "word/document.xml" else given.read(name))
    return out.getvalue()


def document(text: str) -> str:
    return f'<?xml version="1.0"?><w:document {W}><w:body>{text}</w:body></w:document>'


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str, span: object = 1, down: str = "") -> str:
    merged = f'<w:tcPr><w:gridSpan w:val="{span}"/>{down}</w:tcPr>'
    return f"<w:tc>{merged}{paragraph(text)}</w:tc>"


def checked(store, catalog, content: bytes) -> tuple[float, bytes]:
    """The processor time of the whole way of a file, and the file that comes back."""
    began = time.process_time()
    manuscript = Manuscript(content)
    found = proofread(
        store, catalog, manuscript.paragraphs, JUNE, earlier=[datetime(2026, 7, 1)],
        grids=manuscript.grids,
    )  # fmt: skip
    back = manuscript.commented(found)
    return time.process_time() - began, back


@pytest.mark.parametrize("letters", REPEATED, ids=[f"{n}" for n in range(len(REPEATED))])
def test_a_long_text_of_one_kind_is_read_in_seconds(city, catalog, letters: str) -> None:
    text = (letters * LONG)[:LONG] + "1亿元"
    began = time.process_time()
    proofread(city, catalog, [text], JUNE)
    assert time.process_time() - began < SECONDS


def test_a_long_sentence_is_heard_to_its_end(city, catalog) -> None:
    whole = "智能装备产业链" + "，干部群众团结奋斗" * 200 + "，产值99999亿元"
    found = proofread(city, catalog, [whole], JUNE)
    assert [(each.text, each.verdict) for each in found] == [("99999亿元", "不符")]
    assert whole[found[0].start : found[0].end] == "99999亿元"


def test_lines_of_thousands_of_tabs_are_no_table(city, catalog) -> None:
    assert proofread(city, catalog, ["\t".join(["1"] * 28_000)] * 2, JUNE) == []


def test_a_table_merged_without_measure_is_not_laid_out(city, catalog) -> None:
    first = "".join([cell("产值", 200, '<w:vMerge w:val="restart"/>')] * 80)
    more = "".join([cell("", 200, "<w:vMerge/>")] * 80)
    rows = f"<w:tr>{first}</w:tr>" + f"<w:tr>{more}</w:tr>" * 40
    took, _ = checked(city, catalog, packed(document(f"<w:tbl>{rows}</w:tbl>")))
    assert took < SECONDS


def test_a_span_that_is_no_number_is_one(city, catalog) -> None:
    row = cell("单位", "x") + cell("产值1亿元", "9" * 40)
    _, back = checked(city, catalog, packed(document(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>")))
    assert Document(io.BytesIO(back)).tables


def test_thousands_of_numbers_get_the_first_comments_only(city, catalog) -> None:
    lines = "".join(paragraph(f"全市产值{n}亿元。") for n in range(90_000, 91_000))
    took, back = checked(city, catalog, packed(document(lines)))
    assert took < 3 * SECONDS and len(list(Document(io.BytesIO(back)).comments)) == 500


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (document("<w:p/>" * (25 * 1024**2 // 6)), "24 MB"),
        (document(paragraph("产值" * 100_001)), "20万字"),
        (f'<?xml version="1.0"?><w:document {W}/>', "没有正文"),
        ("<a/>", "没有正文"),
        (document("<w:p>" * 5000 + "</w:p>" * 5000), "损坏"),
    ],
    ids=["swollen", "long", "empty", "foreign", "deep"],
)
def test_what_is_no_draft_is_refused(text: str, why: str) -> None:
    with pytest.raises(NotAManuscript) as refused:
        Manuscript(packed(text))
    assert why in refused.value.message


def test_an_entity_tells_no_file_of_the_server(tmp_path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("机密")
    entity = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    text = document(paragraph("产值&x;1亿元")).replace("?>", f"?>{entity}", 1)
    assert "机密" not in "".join(Manuscript(packed(text)).paragraphs)


def test_a_guess_at_a_withheld_figure_is_neither_right_nor_wrong(store, catalog) -> None:
    fill(store, catalog, reported(yoy=7), UNITS, memberships=belonging(乙链=2))
    guesses = [
        f"{period}，{unit}产值{value}{uom}，同比增长{yoy}%，占比2.5%，居第4位，完成率33.3%。"
        for period in ("2026年1—6月", "2025年1—6月")
        for unit in ("乙链", "丁链")
        for value, uom, yoy in ((40, "万元", 7), (90, "万元", 100), (1, "万元", 1))
    ]
    table = ["单位\t产值（万元）\t同比（%）", "乙链\t40\t7", "丁链\t90\t100"]
    lines = [*guesses, "其中3条产业链正增长。", "有2条产业链未报。", "", *table]
    told = proofread(store.for_readers(), catalog, lines, JUNE)
    assert told and {(each.verdict, each.right) for each in told} == {("未核对", "")}
    known = proofread(store, catalog, lines, JUNE)
    assert {"相符", "不符"} <= {each.verdict for each in known}
