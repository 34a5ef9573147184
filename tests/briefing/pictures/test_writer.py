"""The pictures of a briefing: every chart and card, in every size, under Chinese names."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pytest
from PIL import Image

from briefing.compose import compose
from briefing.course import Cancelled, Course
from briefing.document import Chart, Document, Section, UnitCard
from briefing.pictures.writer import _plans, write
from briefing.request import Request
from catalog.catalog import Catalog
from catalog.period import Period
from charts.canvas import A4_COLUMN, A4_WIDE, SCREEN, SIZES
from data.keeping.store import Store
from tests.briefing import sample

NOW = datetime(2026, 7, 20)
ASKED = Request(
    Period.of("2026-06"), "调度会", ("chain", "电子元器件产业链"),
    ("summary", "targets", "ranking", "chains"),
)  # fmt: skip


@pytest.fixture(scope="module")
def document(city: Store, catalog: Catalog) -> Document:
    """The briefing of one chain of the sample city: charts with figures, one card."""
    return compose(city, catalog, ASKED, now=NOW)


@pytest.fixture(scope="module")
def made(document: Document) -> dict[str, bytes]:
    """Its pictures."""
    return write(document, Course())


def subjects(document: Document) -> Iterator[Chart | UnitCard]:
    """Every chart and card of it."""
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, UnitCard):
                yield from (block, *block.charts)
            elif isinstance(block, Chart):
                yield block


def size(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG."""
    return Image.open(BytesIO(data)).size


def test_there_is_one_picture_of_each_in_each_size(document: Document, made: dict) -> None:
    found = list(subjects(document))
    charts = {each.name for each in found if isinstance(each, Chart)}
    cards = [each for each in found if isinstance(each, UnitCard)]
    assert len(charts) >= 4 and len(cards) == 1
    named = {f"{name}_{each.name}.png" for name in charts for each in SIZES}
    named |= {f"2026年1—6月_{cards[0].name}_一页通_{each}.png" for each in ("A4", "16比9")}
    assert set(made) == named


def test_the_sizes_are_those_of_paper_and_of_a_slide(made: dict) -> None:
    for name, data in made.items():
        wide, high = size(data)
        if name.endswith("_16比9.png"):
            assert (wide, high) == ((2560, 1440) if "一页通" in name else (1920, 1080))
        elif name.endswith("_A4.png"):
            assert (wide, high) == (1588, 2246)
        else:
            assert wide == 2 * (A4_COLUMN if "栏宽" in name else A4_WIDE).width
            assert high <= 2 * A4_COLUMN.most


def test_the_same_document_gives_the_same_pictures(made: dict, document: Document) -> None:
    cards = tuple(each for each in document.sections if each.key.startswith("chain:"))
    again = write(replace(document, sections=cards), Course(), (A4_WIDE,))
    assert len(again) == 4 and again.items() <= made.items()


def test_a_chart_without_a_figure_is_drawn_from_its_data() -> None:
    charts = (sample.chart("产值"), sample.chart("完成率", "progress"))
    made = write(sample.document(sections=(Section("ranking", "排行", charts),)), Course())
    assert len(made) == 6
    assert {size(data) for name, data in made.items() if "16比9" in name} == {(1920, 1080)}


def test_what_is_shown_twice_is_photographed_once_and_names_are_kept_apart() -> None:
    one, same, other = sample.chart("产值"), sample.chart("产值"), sample.chart("产值", "columns")
    sections = (Section("a", "甲", (one, same)), Section("b", "乙", (other,)))
    made = write(sample.document(sections=sections), Course(), (SCREEN,))
    assert list(made) == ["2026年1—6月_产值_16比9.png", "2026年1—6月_产值（2）_16比9.png"]


@pytest.mark.parametrize(("units", "sizes"), [(3, 3), (4, 1)])
def test_units_of_a_whole_city_have_their_charts_for_the_page_only(units: int, sizes: int) -> None:
    names = [f"甲{at}" for at in range(units)]
    cards = [replace(sample.card(), name=name, charts=(sample.chart(name),)) for name in names]
    found = list(_plans(sample.document(sections=(Section("chains", "链", (*cards,)),)), None))
    assert len(found) == 2 * units
    assert {len(wanted) for _, each, wanted in found if isinstance(each, Chart)} == {sizes}
    assert {len(wanted) for _, each, wanted in found if isinstance(each, UnitCard)} == {3}


def test_a_name_windows_refuses_is_written_otherwise() -> None:
    chart = sample.chart("亩均/税收:甲?")
    made = write(sample.document(sections=(Section("a", "甲", (chart,)),)), Course(), (A4_WIDE,))
    assert list(made) == ["2026年1—6月_亩均-税收-甲-_A4宽.png"]


def test_it_tells_how_far_it_has_come_and_can_be_called_off() -> None:
    course, seen = Course(), []

    def tell(share: float, words: str) -> None:
        seen.append(share)
        if len(seen) == 3:
            course.called_off.set()

    course.tell = tell
    with pytest.raises(Cancelled):
        write(sample.document(), course, (A4_WIDE,))
    assert len(seen) == 3 and seen == sorted(seen)


def test_a_document_without_charts_needs_no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.pictures.camera.browser_path", lambda: None)
    assert write(sample.document(sections=()), Course()) == {}
