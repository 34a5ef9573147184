"""Slides as LibreOffice shows them: every page, every word, no letter missing, nothing covered."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from briefing.compose import compose
from briefing.course import Course
from briefing.document import Chart, Document, Table
from briefing.request import Request
from briefing.slides.ends import mark_text, shown
from briefing.slides.plot import ACROSS, signed
from briefing.slides.writer import write
from catalog.catalog import Catalog
from catalog.period import Period
from data.keeping.store import Store
from tests.briefing.office import Pages, opened
from tests.briefing.slides import kinds
from tests.briefing.slides.deck import beyond, figures, slides

# Latin letters may come from either; DejaVu draws nothing but the room between two words.
FONTS = {"NotoSansCJK", "Liberation", "DejaVuSans"}


@dataclass(frozen=True)
class Shown:
    """A document, its slides, and how they are printed."""

    document: Document
    data: bytes
    pages: Pages


def _shown(document: Document, folder: Path) -> Shown:
    data = write(document, Course())
    return Shown(document, data, opened(data, "pptx", folder))


@pytest.fixture(scope="module")
def all_kinds(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    return _shown(kinds.document(), tmp_path_factory.mktemp("kinds"))


@pytest.fixture(scope="module")
def whole_city(
    city: Store, catalog: Catalog, tmp_path_factory: pytest.TempPathFactory
) -> Shown:  # fmt: skip
    asked = Request(Period.of("2026-06"), "2026年上半年产业链链长制工作调度会", internal=True)
    document = compose(city, catalog, asked, now=datetime(2026, 7, 20, 1, 2, 3))
    return _shown(document, tmp_path_factory.mktemp("city"))


@pytest.fixture(params=["all_kinds", "whole_city"])
def seen(request: pytest.FixtureRequest) -> Shown:
    return request.getfixturevalue(request.param)


def test_every_slide_is_a_page(seen: Shown) -> None:
    assert seen.pages.count == len(slides(seen.data))


def test_no_letter_is_missing(seen: Shown) -> None:
    fonts = seen.pages.fonts
    assert any(font.startswith("NotoSansCJK") for font in fonts)
    assert {f for f in fonts if not f.startswith(tuple(FONTS))} == set()


def test_titles_and_tables_are_read_on_their_pages(seen: Shown) -> None:
    for number, slide in enumerate(slides(seen.data), 1):
        said = seen.pages.text(number)
        assert all(word in said for word in slide.shapes.title.text.split())
        for shape in slide.shapes:
            if shape.has_table:
                cells = [cell.text for row in shape.table.rows for cell in row.cells]
                short = {line for cell in cells for line in cell.splitlines() if len(line) < 12}
                missing = [line for line in short if "".join(line.split()) not in said]
                assert not missing, (number, missing)


def test_charts_say_their_figures(seen: Shown) -> None:
    said = "".join(seen.pages.text(number) for number in range(1, seen.pages.count + 1))
    for chart in figures(seen.document, Chart):
        for mark in chart.marks:
            assert "".join(mark_text(chart, mark.name, mark.value).split()) in said
        if chart.kind in ACROSS:
            for series in chart.series:
                for value in series.values:
                    assert shown(chart, value, signed(chart)) in said, chart.title


def test_nothing_is_printed_beyond_a_page_or_on_its_foot(seen: Shown) -> None:
    """Everything of a slide with a table ends above the source line; all words are on the page."""
    for number, words in enumerate(seen.pages.words, 1):
        assert words
        for word in words:
            assert word.left >= 0 and word.right <= 960, (number, word)
            assert word.top >= 0 and word.bottom <= 541, (number, word)
        foot = [w for w in words if w.text.startswith("来源") and w.top > 490]
        inside = [w for w in words if w.top < 490 and w.bottom > 509]
        assert not (foot and inside), (number, inside)


def test_slides_are_filled_within_their_place(seen: Shown) -> None:
    assert beyond(seen.data) == []


def test_pages_are_drawn(whole_city: Shown) -> None:
    """No page is blank, and the subject's blue is on every page with a chart."""
    charted = [any(s.has_chart for s in slide.shapes) for slide in slides(whole_city.data)]
    assert sum(charted) > 20
    for path, chart in zip(whole_city.pages.pictures(), charted, strict=True):
        dots = np.asarray(Image.open(path).convert("RGB")).reshape(-1, 3).astype(np.int32)
        assert len(np.unique(dots @ (1 << 16, 1 << 8, 1))) > 20, path.name
        blue = np.abs(dots - (0x1F, 0x4E, 0x8C)).sum(axis=1) < 40
        assert not chart or blue.sum() > 150, path.name


def test_the_city_has_all_its_figures(whole_city: Shown) -> None:
    deck = slides(whole_city.data)
    charts = sum(shape.has_chart for slide in deck for shape in slide.shapes)
    assert charts == len(figures(whole_city.document, Chart))
    tables = sum(shape.has_table for slide in deck for shape in slide.shapes)
    assert tables >= len(figures(whole_city.document, Table))
