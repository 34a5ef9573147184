"""The 通报 as LibreOffice prints it: nothing runs out of the page, letters are letters."""

import re
from datetime import datetime

import pytest

from briefing.compose import compose
from briefing.course import Course
from briefing.request import Request
from briefing.word.writer import write
from catalog.catalog import Catalog
from catalog.period import Period
from data.keeping.store import Store
from tests.briefing.office import Pages, Word, opened

_JUNE = Period.of("2026-06")
_A4 = 595, 842
_MARGIN = 74  # points: 26 mm, the narrowest
_FOOT = 743  # where the text ends
_SHORT = (
    "summary",
    "table",
    "chain_table",
    "park_table",
    "targets",
    "ranking",
    "laggards",
    "notes",
)


@pytest.fixture(scope="module")
def pages(city: Store, catalog: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """The 通报 of the sample city without its units, printed."""
    asked = Request(_JUNE, meeting="6月调度会", sections=_SHORT)
    made = compose(city, catalog, asked, now=datetime(2026, 7, 12))
    return opened(write(made, Course()), "docx", tmp_path_factory.mktemp("word"))


def test_nothing_runs_out_of_the_page(pages: Pages) -> None:
    for number, words in enumerate(pages.words, 1):
        assert words, f"第{number}页是空的"
        out = [word.text for word in words if _outside(word)]
        assert not out, f"第{number}页：{out}"


def _outside(word: Word) -> bool:
    """True beyond the margins; a mark at the end of a line may hang over, as it should."""
    hanging = 17 if word.text[-1:] in "，。；、：）" else 2
    right = _A4[0] - _MARGIN + hanging
    return word.left < _MARGIN or word.right > right or word.bottom > 800


def test_every_page_has_its_number_outside(pages: Pages) -> None:
    assert pages.count > 5
    for number, words in enumerate(pages.words, 1):
        foot = sorted((word.left, word.text) for word in words if word.top > _FOOT)
        assert "".join(text for _, text in foot) == f"—{number}—"
        assert (foot[0][0] > _A4[0] / 2) == (number % 2 == 1)


def test_letters_are_letters(pages: Pages) -> None:
    told = "".join(pages.text(number) for number in range(1, pages.count + 1))
    assert "关于2026年1—6月全市产业链运行情况的通报" in told and "六、排行" in told
    assert not re.search("[\ufffd□\ue000-\uf8ff]", told)
    # figures on the bars of a chart
    assert "图1" in told and re.search(r"\d\.\d%", told)


def test_heads_of_a_table_stand_on_each_of_its_pages(pages: Pages) -> None:
    first = []
    for words in pages.words[1:]:
        top = min(word.top for word in words)
        line = sorted((word.left, word.text) for word in words if word.top < top + 12)
        first.append("".join(text for _, text in line))
    assert [
        line for line in first if "完成率" in line and line.startswith(("指标", "产业链", "园区"))
    ]
