"""Charts as plain shapes: within their picture, with the data's own figures, nothing where none."""

import pytest

from briefing.document import Chart, Mark, Series
from briefing.drawing import Shape, drawing
from catalog.period import Period
from charts.style import width
from metrics.pointer import Pointer

MONTHS = ("1—2月", *map(str, range(3, 13)))
NOW = (27.09, 45.02, 61.45, 78.12, 96.38, None, None, None, None, None, None)
THEN = tuple(float(value) for value in range(20, 130, 10))
AT = tuple(Pointer("chain", "甲", "output_value", Period(2026, 1, month)) for month in range(2, 13))
SIZES = [(226.0, 158.0, 11.5), (596.0, 236.0, 17.0)]


def chart(kind: str, *series: Series, marks: tuple[Mark, ...] = ()) -> Chart:
    """A chart of a year."""
    months = MONTHS if kind != "places" else MONTHS[: len(series[0].values)]
    return Chart(kind, "图", "题", "副题", "脚", months, series, "亿元", 2, marks)


CHARTS = {
    "columns": chart("columns", Series("2026年", NOW, AT), Series("2025年", THEN)),
    "falling": chart("columns", Series("2026年", (-3.0, 5.0, -12.5, *[None] * 8))),
    "lines": chart(
        "lines", Series("累计", NOW), Series("序时进度", THEN), marks=(Mark("全年目标", 192.1),)
    ),
    "places": chart(
        "places",
        Series("总量位次", (1.0, None, 3.0, 40.0), AT[:4]),
        Series("增速位次", (3.0, 3.0, 3.0, 3.0)),
    ),
}


def corners(shape: Shape) -> list[tuple[float, float]]:
    """The outermost points of a shape; a text's are those of its letters."""
    at = {name: float(said) for name, said in shape.traits.items() if _number(said)}
    if shape.tag == "rect":
        return [(at["x"], at["y"]), (at["x"] + at["width"], at["y"] + at["height"])]
    if shape.tag == "circle":
        return [(at["cx"] - at["r"], at["cy"] - at["r"]), (at["cx"] + at["r"], at["cy"] + at["r"])]
    if shape.tag == "line":
        return [(at["x1"], at["y1"]), (at["x2"], at["y2"])]
    if shape.tag == "polyline":
        return [tuple(map(float, each.split(","))) for each in shape.traits["points"].split()]
    run = width(shape.text) * at["font-size"]
    shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[shape.traits["text-anchor"]]
    left = at["x"] - run * shift
    return [(left, at["y"] - at["font-size"] * 0.8), (left + run, at["y"])]


def _number(said: str) -> bool:
    return said.replace(".", "", 1).replace("-", "", 1).isdigit()


@pytest.mark.parametrize("size", SIZES, ids=["a4", "wide"])
@pytest.mark.parametrize("name", CHARTS)
def test_everything_stands_within_the_picture(name: str, size: tuple[float, float, float]) -> None:
    shapes = drawing(CHARTS[name], *size)
    assert shapes
    for shape in shapes:
        for x, y in corners(shape):
            assert -2 <= x <= size[0] + 2 and -2 <= y <= size[1] + 2, shape


def test_columns_are_as_high_as_their_values() -> None:
    shapes = drawing(CHARTS["columns"], 600, 300, 16)
    bars = [each for each in shapes if each.tag == "rect" and each.pointer]
    heights = [float(each.traits["height"]) for each in bars]
    assert len(bars) == 5
    for height, value in zip(heights, NOW, strict=False):
        assert value is not None and abs(height / heights[-1] - value / 96.38) < 0.01


def test_the_last_value_is_printed_and_leads_to_its_figure() -> None:
    labels = [each for each in drawing(CHARTS["columns"], 600, 300, 16) if each.text == "96.38"]
    assert [each.pointer for each in labels] == [AT[4]]


def test_a_place_that_is_not_known_is_left_out() -> None:
    shapes = drawing(CHARTS["places"], 600, 300, 16)
    numbers = [each.text for each in shapes if each.look.startswith("d-in")]
    assert numbers == ["1", "3", "40", "3", "3", "3", "3"]


def test_where_nothing_is_known_nothing_is_drawn() -> None:
    assert drawing(chart("columns", Series("2026年", (None,) * 11)), 600, 300) == []
    assert drawing(chart("bars", Series("2026年", (1.0,) * 11)), 600, 300) == []
