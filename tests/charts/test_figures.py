"""Every figure in numbers: what it shows, in which order, with which words."""

import json

import pandas as pd
import plotly.graph_objects as go
import pytest

from charts.bars import Bar, bars, row_height
from charts.board import Line, board
from charts.bullet import bullet
from charts.contribution import contribution
from charts.growth import growth
from charts.path import path
from charts.quadrant import Point, quadrant
from charts.rank import Course, bump, history
from charts.style import BLUE, LIGHTS, ORANGE
from charts.trend import trend
from tests.charts.rows import rows

WORDS = {
    "title": "说明发现的标题",
    "subtitle": "产值，亿元，2026年1—6月",
    "foot": "来源：产业链报表",
}


def series() -> pd.DataFrame:
    """Two years of one unit, this year to June."""
    lines = [(2025, m, 8.0 * m) for m in range(2, 13)] + [(2026, m, 9.0 * m) for m in range(2, 7)]
    return pd.DataFrame(lines, columns=["year", "month", "value"])


def drawn() -> dict[str, go.Figure]:
    """One of each."""
    this_year = series().query("year == 2026")
    points = [Point("甲园", 0.5, 3.0), Point("乙园", 1.5, -3.0), Point("丙园", 2.5, 9.0, True)]
    courses = [Course("甲", [1, 2]), Course("乙", [2, 1], True), Course("丙", [None, 3])]
    heads = Line("产业链", "链长", "牵头单位", "累计", "同比", "位次", "完成率", "进度", None, None)
    lines = [
        Line("甲", "市长", "市工信局", "46.59", "+4.8%", "8", "40.0%", "黄灯 欠10.0", "黄", 40.0),
        Line("乙", "", "", "未报", "—", "—", "—", "未报", "灰", None),
    ]
    return {
        "board": board(lines, heads, due=50.0, **WORDS),
        "bars": bars([Bar("甲", 3.0, "3.00"), Bar("乙", None, "未报")], **WORDS),
        "growth": growth(rows(), target=15.0, **WORDS),
        "contribution": contribution(rows(), **WORDS),
        "bullet": bullet(rows(), due=50.0, **WORDS),
        "trend": trend(series(), 2026, decimals=2, events={3: "并入铝产业"}, **WORDS),
        "path": path(this_year, 120.0, decimals=2, notes=["后6个月月均需完成11.00亿元"], **WORDS),
        "bump": bump(courses, ["1—2月", "1—3月"], **WORDS),
        "history": history([3, 2], [5, 5], ["1—2月", "1—3月"], **WORDS),
        "quadrant": quadrant(points, x_name="亩均税收", y_name="同比", **WORDS),
    }


FIGURES = drawn()


@pytest.mark.parametrize("name", FIGURES)
def test_plotly_accepts_every_key(name: str) -> None:
    go.Figure(FIGURES[name].to_plotly_json())  # checks what charts.style leaves unchecked


@pytest.mark.parametrize("name", FIGURES)
def test_explains_itself(name: str) -> None:
    texts = " ".join(note.text for note in FIGURES[name].layout.annotations)
    assert all(words in texts for words in WORDS.values())


@pytest.mark.parametrize("name", FIGURES)
def test_nothing_that_is_no_number(name: str) -> None:
    spec = FIGURES[name].to_json()
    assert "NaN" not in spec and "Infinity" not in spec and "nan%" not in spec
    assert json.loads(spec)


@pytest.mark.parametrize("name", FIGURES)
def test_is_light(name: str) -> None:
    assert len(FIGURES[name].to_json()) < 12_000


def labels(figure: go.Figure) -> list[str]:
    """The words after the bars."""
    return [text.strip() for text in figure.data[1].text]


def test_growth_is_sorted_and_the_unreported_stand_last() -> None:
    figure = FIGURES["growth"]
    assert labels(figure) == [
        "+40.2%", "+33.3%", "+26.1%", "+4.8%", "+4.8%", "-9.4%", "-12.3%", "未报",
    ]  # fmt: skip
    assert figure.layout.yaxis.ticktext[:2] == ("生物科技", "装备制造")
    assert figure.layout.yaxis.ticktext[-1] == "现代物流"


def test_decline_is_orange_and_growth_blue() -> None:
    assert list(FIGURES["growth"].data[0].marker.color) == [BLUE] * 5 + [ORANGE] * 2 + [BLUE]


def test_reference_is_named_where_it_stands() -> None:
    note = next(n for n in FIGURES["growth"].layout.annotations if n.text == "目标 15.0%")
    assert note.x == 15.0 and FIGURES["growth"].layout.shapes[0].x0 == 15.0


def test_labels_have_room_on_a_phone() -> None:
    figure = FIGURES["growth"]
    low, high = figure.layout.xaxis.range
    pixel = (high - low) / (358 - figure.layout.margin.l - figure.layout.margin.r)
    assert 40.2 + 50 * pixel <= high


def test_contribution_shows_pull_and_share_of_growth() -> None:
    assert labels(FIGURES["contribution"])[0] == "+4.0（40.2%）"
    assert len(labels(FIGURES["contribution"])) == 7


def test_of_many_units_the_two_ends_are_shown() -> None:
    many = rows()[:7] * 6
    figure = contribution(many, **WORDS)
    assert len(figure.data[0].x) == 15
    assert any("只列最高10个、最低5个" in note.text for note in figure.layout.annotations)


def test_bullet_marks_each_target_at_the_calendar() -> None:
    figure = FIGURES["bullet"]
    assert figure.data[0].x[0] == 116.4 and figure.data[1].x[0] == 46.59
    assert figure.data[2].x[0] == 58.2
    texts = [note.text for note in figure.layout.annotations]
    assert any(LIGHTS["黄"] in text and "黄灯 40.0%" in text for text in texts)
    assert any(LIGHTS["灰"] in text and "未报" in text for text in texts)


def test_trend_begins_with_january_and_february_together() -> None:
    figure = FIGURES["trend"]
    assert list(figure.data[1].x) == [2, 3, 4, 5, 6]
    assert figure.layout.xaxis.ticktext[0] == "1—2月"
    assert figure.data[1].text[-1] == "<b>54.00</b>"
    assert any(note.text == "并入铝产业" for note in figure.layout.annotations)


def test_trend_without_last_year_does_not_name_it() -> None:
    figure = trend(series().query("year == 2026"), 2026, decimals=2, **WORDS)
    assert not any("2025年" in note.text for note in figure.layout.annotations)


def test_a_touched_bar_tells_year_period_and_unit_once() -> None:
    figure = trend(series(), 2026, decimals=2, uom="亿元", **WORDS)
    assert figure.data[0].customdata[4] == "2025年1—6月　48.00亿元"
    assert figure.data[1].customdata[-1] == "2026年1—6月　54.00亿元"
    assert figure.data[0].hovertemplate == "%{customdata}<extra></extra>"


def test_the_comparable_base_is_drawn_where_it_is_another() -> None:
    figure = trend(series(), 2026, decimals=2, uom="亿元", bases={6: 51.0}, **WORDS)
    assert figure.data[2].customdata == ("2025年1—6月可比口径　51.00亿元",)
    assert any("2025年可比口径" in note.text for note in figure.layout.annotations)
    assert len(FIGURES["trend"].data) == 2


def test_at_the_end_of_the_year_no_label_of_the_path_meets_another() -> None:
    year = series().query("year == 2025")
    figure = path(year, 100.0, decimals=2, notes=[], **WORDS)
    words = [note for note in figure.layout.annotations if note.yref == "paper" and note.x == 0]
    labels = {n.text: n.yshift for n in words if "目标" in n.text or "累计" in n.text}
    assert len(set(labels.values())) == len(labels) == 2
    assert not any("序时" in note.text for note in figure.layout.annotations)


def test_path_shows_actual_calendar_and_target() -> None:
    texts = [note.text for note in FIGURES["path"].layout.annotations]
    assert any("全年目标 <b>120.00</b>" in text for text in texts)
    assert any("序时 60.00" in text for text in texts)
    assert any("累计 54.00" in text for text in texts)


def test_first_place_is_on_top() -> None:
    assert FIGURES["bump"].layout.yaxis.range[0] > FIGURES["bump"].layout.yaxis.range[1]
    for axis in (FIGURES["history"].layout.yaxis, FIGURES["history"].layout.yaxis2):
        assert axis.range[0] > axis.range[1]


def test_both_places_stand_in_lanes_of_their_own() -> None:
    figure = FIGURES["history"]
    assert list(figure.data[0].text) == ["3", "2"] and list(figure.data[1].text) == ["5", "5"]
    assert figure.layout.yaxis.domain[0] >= figure.layout.yaxis2.domain[1]


def test_the_subject_is_the_blue_one() -> None:
    assert list(FIGURES["quadrant"].data[0].marker.color)[2] == BLUE
    assert FIGURES["bump"].data[-1].line.color == BLUE


def test_table_as_a_picture_has_every_word_and_the_calendar() -> None:
    figure = FIGURES["board"]
    words = [text for column in figure.data for text in column.text]
    assert {"<b>甲</b>", "市工信局", "<b>46.59</b>", "<b>未报</b>"} <= set(words)
    assert any(LIGHTS["黄"] in text and "黄灯 欠10.0" in text for text in words)
    assert any(note.text == "序时 50.0%" for note in figure.layout.annotations)
    assert sum(shape.fillcolor == BLUE for shape in figure.layout.shapes) == 1


def test_forty_units_fit() -> None:
    figure = growth(rows()[:7] * 6, **WORDS)
    assert figure.layout.height > 40 * 25


def test_labels_of_near_points_do_not_cover_each_other() -> None:
    spots = [(1.0, 5.0), (1.05, 5.3), (1.1, 4.8), (1.02, 5.9), (3.0, 9.0)]
    points = [Point(f"园区{n}", x, y, n == 0) for n, (x, y) in enumerate(spots)]
    sides = quadrant(points, x_name="亩均税收", y_name="同比", **WORDS).data[0].textposition
    assert len(set(sides[:4])) == 4


def test_a_title_a_little_too_long_is_set_smaller_not_broken() -> None:
    said = "江州经济技术开发区产值最大，占百分之五十五"
    figure = bars([Bar("甲", 1.0, "1")], title=said, subtitle="", foot="")
    title = figure.layout.annotations[0]
    assert title.text == f"<b>{said}</b>" and title.font.size < 17
    longer = bars([Bar("甲", 1.0, "1")], title=said * 2, subtitle="", foot="")
    assert "<br>" in longer.layout.annotations[0].text


def test_names_of_two_lines_have_room() -> None:
    short, long = [Bar("甲", 1.0, "1")], [Bar("云岫高新技术产业开发区", 1.0, "1")]
    assert row_height(short, close=True) < row_height(short, close=False)
    assert row_height(long, close=True) >= 34
