"""A figure is laid out anew for every size of picture, however many units it shows."""

import pytest

from charts.bars import Bar, bars
from charts.canvas import A4_COLUMN, A4_WIDE, SCREEN, SIZES, Canvas, Size, canvas, drawn_for
from charts.standalone import drawing, stage

FOOT = "来源：产业链报表；口径：规模以上工业；同比为上报数，可比口径；数据截止2026年6月"
TITLE = "智能装备产值96.38亿元居首位，同比增长14.2%，快于序时进度"


def figure(many: int, title: str = TITLE):
    """Bars of that many units, made when asked."""
    rows = [Bar(f"链{at}", 100.0 - at, f"{100 - at}.00亿元") for at in range(many)]
    return lambda: bars(rows, title=title, subtitle="产值，亿元", foot=FOOT)


def lines(drawn, at: int) -> int:
    """On how many lines the title (0), subtitle (1) or foot (2) stands."""
    return drawn.layout.annotations[at].text.count("<br>") + 1


def test_without_a_canvas_a_figure_is_that_of_a_phone() -> None:
    assert canvas() == Canvas()
    assert lines(figure(3)(), 0) == 2 and lines(figure(3)(), 2) == 2


def test_words_run_as_wide_as_the_picture() -> None:
    with drawn_for(Canvas(640)):
        wide = figure(3)()
    assert lines(wide, 0) == 1 and lines(wide, 2) == 1
    assert canvas() == Canvas(), "only within"


def test_labels_take_their_pixels_not_their_share() -> None:
    with drawn_for(Canvas(640)):
        wide = figure(3)()
    assert wide.layout.xaxis.range[1] < figure(3)().layout.xaxis.range[1]


@pytest.mark.parametrize("many", [1, 3, 12, 40])
def test_a_slide_is_a_slide(many: int) -> None:
    made = drawing(figure(many), SCREEN)
    assert (made.width, made.height) == (960, 540)
    assert made.larger == 1 or many == 40


@pytest.mark.parametrize("many", [3, 40, 80])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
def test_rows_never_run_into_each_other(many: int, size: Size) -> None:
    import json

    made = drawing(figure(many), size)
    layout = json.loads(made.spec)["layout"]
    plot = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    assert plot / many >= 18.5
    assert layout["height"] == pytest.approx(made.height * made.larger, abs=1)


def test_a_tall_figure_fits_its_page() -> None:
    assert drawing(figure(80), A4_WIDE).height == A4_WIDE.most
    assert drawing(figure(80), A4_COLUMN).height == A4_COLUMN.most
    assert drawing(figure(3), A4_WIDE).height < 250


def test_the_stage_fetches_nothing() -> None:
    assert "default-src 'none'" in stage() and "plotly.js v" in stage()
    assert "<script src" not in stage() and "<link" not in stage()
