"""Slides from a document: every figure native and right, nothing beyond its place."""

import hashlib
import io
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from pptx import Presentation

from briefing.course import Cancelled, Course
from briefing.document import Chart, Document, Section, Table
from briefing.slides.cover import SECRECY
from briefing.slides.layouts import NEEDED, SHIPPED, MasterUnusable
from briefing.slides.master import made
from briefing.slides.writer import write
from tests.briefing import sample
from tests.briefing.slides import kinds
from tests.briefing.slides.deck import beyond, drawn, figures, slides


@pytest.fixture(scope="module")
def document() -> Document:
    return kinds.document()


@pytest.fixture(scope="module")
def data(document: Document) -> bytes:
    return write(document, Course())


def own(path: Path, change) -> Path:
    """A bureau's own master: the shipped one, changed."""
    deck = Presentation(str(SHIPPED))
    change(deck)
    deck.save(str(path))
    return path


def words(data: bytes) -> str:
    """All text of all slides."""
    found = []
    for slide in slides(data):
        for shape in slide.shapes:
            if shape.has_text_frame:
                found.append(shape.text_frame.text)
            elif shape.has_table:
                found += [cell.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(found)


def test_the_shipped_master_is_the_one_its_script_makes() -> None:
    assert hashlib.sha256(SHIPPED.read_bytes()).digest() == hashlib.sha256(made()).digest()


def test_the_same_document_gives_the_same_bytes(document: Document, data: bytes) -> None:
    assert write(document, Course()) == data


def test_another_moment_changes_nothing_but_the_words_about_the_file(
    document: Document, data: bytes
) -> None:
    later = write(replace(document, made_at=datetime(2026, 8, 1)), Course())
    with zipfile.ZipFile(io.BytesIO(data)) as one, zipfile.ZipFile(io.BytesIO(later)) as other:
        assert one.namelist() == other.namelist()
        changed = {name for name in one.namelist() if one.read(name) != other.read(name)}
    assert changed == {"docProps/core.xml"}


def test_charts_are_native_and_their_values_are_the_documents(
    document: Document, data: bytes
) -> None:
    told: dict[tuple[str, str], float | None] = {}
    for chart in drawn(data):
        for name, values in chart.values.items():
            told |= {(name, each): v for each, v in zip(chart.names, values, strict=True)}
    for chart in figures(document, Chart):
        for series in chart.series:
            for name in chart.categories:
                assert (series.name, name) in told, (chart.title, name)
    for chart in drawn(data):
        for name, values in chart.values.items():
            for kept, value in zip(chart.workbook[name], values, strict=True):
                assert kept == (None if value is None else pytest.approx(value, rel=1e-12))


@pytest.mark.parametrize("place", range(len(kinds.charts())))
def test_each_kind_shows_its_values_and_no_figure_is_a_gap(place: int) -> None:
    chart = kinds.charts()[place]
    alone = sample.document(sections=(replace(sample.document().sections[0], blocks=(chart,)),))
    parts = drawn(write(alone, Course()))
    assert [name for part in parts for name in part.names] == list(chart.categories)
    for series in chart.series:
        values = [value for part in parts for value in part.values[series.name]]
        assert values == [None if v is None else float(v) for v in series.values]
    for mark in chart.marks:
        native = [part.values.get(mark.name) for part in parts]
        assert any(native) or all(mark.name in part.words for part in parts)


def test_tables_say_every_cell_and_long_ones_go_on(document: Document, data: bytes) -> None:
    said = words(data)
    for table in figures(document, Table)[:3]:
        assert all(cell.text in said for row in table.rows for cell in row)
    titles = [slide.shapes.title.text for slide in slides(data) if slide.shapes.title is not None]
    assert titles.count("两条产业链亮灯（续）") == 4
    long = [
        shape.table
        for slide in slides(data)
        for shape in slide.shapes
        if shape.has_table and slide.shapes.title.text.startswith("两条产业链亮灯")
    ]
    assert sum(len(table.rows) - 2 for table in long) == 73
    last = long[-1].rows[len(long[-1].rows) - 1]
    assert last.cells[0].text == "合计"
    assert last.cells[2].text_frame.paragraphs[0].runs[0].font.bold


def test_nothing_stands_beyond_its_place(data: bytes) -> None:
    assert beyond(data) == []


def test_sentences_are_for_whoever_speaks(document: Document, data: bytes) -> None:
    notes = "\n".join(
        s.notes_slide.notes_text_frame.text for s in slides(data) if s.has_notes_slide
    )
    for section in document.sections:
        for block in section.blocks:
            if hasattr(block, "said"):
                assert block.said.text in notes
    assert "短板：" in notes


def test_the_cover_says_whose_when_and_how_far(data: bytes) -> None:
    cover = slides(data)[0]
    said = "\n".join(shape.text_frame.text for shape in cover.shapes if shape.has_text_frame)
    for each in ("全市产业链运行情况", "6月调度会", "2026年1—6月", "数据截止2026年6月", SECRECY,
                 "短码 SH7K2Q", "示例数据"):  # fmt: skip
        assert each in said
    assert any(shape.shape_type == 13 for shape in cover.shapes)


def test_a_document_without_an_edition_has_no_code() -> None:
    cover = slides(write(sample.document(), Course()))[0]
    assert not any(shape.shape_type == 13 for shape in cover.shapes)


def test_words_that_look_like_markup_stay_words() -> None:
    assert "“链长”批示<要>&办。" in words(write(sample.document(), Course()))


def test_every_page_of_the_contents_is_where_it_says(data: bytes) -> None:
    told = {"排行": "排行", "各产业链一页通": "白酒产业链"}
    listing = [shape.text_frame.text for shape in slides(data)[1].shapes if shape.has_text_frame]
    for entry, title in told.items():
        place = next(n for n, text in enumerate(listing) if text.endswith(entry))
        assert slides(data)[int(listing[place + 1]) - 1].shapes.title.text.startswith(title)


@pytest.mark.parametrize("missing", NEEDED)
def test_a_master_without_a_layout_is_told_which(tmp_path: Path, missing: str) -> None:
    def rename(deck) -> None:
        next(each for each in deck.slide_layouts if each.name == missing).name = "别的"

    path = own(tmp_path / "简报.pptx", rename)
    with pytest.raises(MasterUnusable, match=f"简报.pptx：没有名为“{missing}”的版式"):
        write(sample.document(), Course(), master=path)


def test_a_layout_without_a_title_is_told(tmp_path: Path) -> None:
    def bare(deck) -> None:
        layout = next(each for each in deck.slide_layouts if each.name == "一页通")
        title = layout.placeholders[0]._element
        title.getparent().remove(title)

    with pytest.raises(MasterUnusable, match="版式“一页通”没有标题占位符"):
        write(sample.document(), Course(), master=own(tmp_path / "简报.pptx", bare))


def test_a_file_that_is_no_presentation_is_told(tmp_path: Path) -> None:
    path = tmp_path / "简报.pptx"
    path.write_bytes(b"nothing")
    with pytest.raises(MasterUnusable):
        write(sample.document(), Course(), master=path)


def test_a_bureaus_own_master_serves_without_its_slides(tmp_path: Path) -> None:
    """Another shape of page, no 说明 nor 来源, no 目录, slides of its own."""

    def change(deck) -> None:
        for layout in deck.slide_layouts:
            for holder in list(layout.placeholders):
                if holder.name in ("说明", "来源", "内容"):
                    holder._element.getparent().remove(holder._element)
        deck.slide_layouts.remove(next(each for each in deck.slide_layouts if each.name == "目录"))
        deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "旧片"

    path = own(tmp_path / "简报.pptx", change)
    data = write(kinds.document(), Course(), master=path)
    assert "旧片" not in words(data)
    assert "目　录" not in words(data)
    assert "来源：产业链报表" in words(data)
    assert beyond(data) == []


def test_a_narrow_master_holds_everything(tmp_path: Path) -> None:
    """4:3, as many an old master still is."""

    def narrow(deck) -> None:
        share = 0.75
        deck.slide_width = int(deck.slide_width * share)
        for layout in (*deck.slide_layouts, deck.slide_master):
            for holder in layout.placeholders:
                holder.left, holder.width = (round(v * share) for v in (holder.left, holder.width))

    data = write(kinds.document(), Course(), master=own(tmp_path / "简报.pptx", narrow))
    assert beyond(data) == []


def test_letters_of_another_size_fit_too(tmp_path: Path) -> None:
    """Titles of 44 points, as masters often have them, are set smaller where they are long."""

    def large(deck) -> None:
        for size in deck.slide_master._element.xpath("//a:lvl1pPr/a:defRPr"):
            size.set("sz", "4400")
        for layout in deck.slide_layouts:
            for size in layout.placeholders[0]._element.xpath(".//a:lvl1pPr"):
                size.getparent().remove(size)

    long = replace(
        kinds.charts()[0], title="各产业链产值完成年度目标情况：四条快于序时，两条亮红灯，一条未报"
    )
    document = sample.document(sections=(Section("ranking", "排行", (long,)),))
    path = own(tmp_path / "简报.pptx", large)
    slide = slides(write(document, Course(), master=path))[1]
    size = slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size
    assert size is not None and size.pt * len(long.title) < 2.2 * 868


def test_it_can_be_called_off() -> None:
    course = Course()
    course.called_off.set()
    with pytest.raises(Cancelled):
        write(sample.document(), course)
