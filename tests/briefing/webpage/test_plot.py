"""Charts drawn without a script: labels stay apart and within, whatever the figures."""

import random
import xml.etree.ElementTree as ET
from itertools import combinations, product

import pytest

from briefing.document import Chart, Mark, Series
from briefing.webpage.figure import ALONE, KINDS, LOW, THIRD, WIDE, plot
from charts.canvas import NARROWEST
from charts.style import width

NAMES = ("白酒", "新能源汽车零部件", "江州高新技术产业开发区", "PCB", "生物医药", "文旅")
MONTHS = ("1—2月", *map(str, range(3, 13)))
ROOMS = [(NARROWEST, None), (WIDE, None), (ALONE, None), (960, 430)]
CARDS = [(THIRD, LOW), (400, 185)]  # of a card: courses only


def chart(kind: str, categories: tuple[str, ...], values: list, **more: object) -> Chart:
    """A chart with one list of values a series."""
    series = tuple(Series(f"{2026 - at}年", tuple(each)) for at, each in enumerate(values))
    given = {"uom": "亿元", "decimals": 2} | more
    return Chart(kind, "名", "题", "单位", "来源", categories, series, **given)


def some(kind: str, seed: int) -> Chart:
    """A chart of figures nobody chose: large, small, negative, none."""
    dice = random.Random(f"{kind} {seed}")
    size = 10 ** dice.randint(-1, 6)
    if kind in ("bars", "progress"):
        categories = tuple(f"{dice.choice(NAMES)}{at or ''}" for at in range(dice.randint(1, 40)))
    else:
        categories = MONTHS[: dice.randint(1, 11)]
    many = {"places": (1, 2, 9), "progress": (1,)}.get(kind, (1, 1, 2, 3))
    low = 0 if kind in ("progress", "places") else dice.choice((0, 0, -size))

    def value() -> float | None:
        if dice.random() < 0.15:
            return None
        return dice.randint(1, 12) if kind == "places" else dice.uniform(low, size)

    values = [[value() for _ in categories] for _ in range(dice.choice(many))]
    marks = () if kind == "places" else (Mark("序时", size / 2), Mark("目标", size * 1.2))
    uom = dice.choice(("亿元", "%"))
    decimals = 0 if kind == "places" else 2
    return chart(kind, categories, values, marks=marks[: dice.randint(0, 2)], uom=uom,
                 decimals=decimals)  # fmt: skip


def boxes(picture: ET.Element) -> list[tuple[float, float, float, float, str]]:
    """Every word of a picture as left, top, right, bottom, itself."""
    found = []
    for each in picture.iter("{http://www.w3.org/2000/svg}text"):
        words, size = each.text or "", float(each.get("font-size", 0))
        long, x, y = width(words) * size, float(each.get("x", 0)), float(each.get("y", 0))
        left = x - {"end": long, "middle": long / 2}.get(each.get("text-anchor", ""), 0)
        found.append((left, y - size * 0.8, left + long, y + size * 0.1, words))
    return found


def drawn(given: Chart, room: tuple[int, int | None]) -> ET.Element:
    """The picture, which is well-formed."""
    return ET.fromstring(plot(given, *room))


@pytest.mark.parametrize(
    ("kind", "room"),
    [*product(KINDS, ROOMS), *product(("columns", "lines", "places"), CARDS)],
)
def test_labels_stay_apart_and_within(kind: str, room: tuple[int, int | None]) -> None:
    for seed in range(25):
        picture = drawn(some(kind, seed), room)
        words = boxes(picture)
        high = float(picture.get("viewBox", "").split()[3])
        for left, top, right, bottom, text in words:
            assert left > -2 and right < room[0] + 2 and top > -2 and bottom < high + 2, text
        for one, other in combinations(words, 2):
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            assert across <= 1.5 or down <= 1.5, (seed, one, other)


@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_without_figures_is_drawn_all_the_same(kind: str) -> None:
    categories = ("白酒",) if kind in ("bars", "progress") else MONTHS
    for values in ([[None] * len(categories)], [[0.0] * len(categories)], [[]][:0]):
        assert drawn(chart(kind, categories, values or [[None] * len(categories)]), ROOMS[0])


def test_bars_are_as_long_as_their_figures() -> None:
    picture = drawn(chart("bars", ("甲", "乙", "丙"), [[100.0, 50.0, None]]), ROOMS[1])
    bars = list(picture.iter("{http://www.w3.org/2000/svg}rect"))
    assert len(bars) == 2
    assert float(bars[0].get("width", 0)) == pytest.approx(
        2 * float(bars[1].get("width", 0)), abs=0.2
    )
    assert [text for *_, text in boxes(picture)] == ["甲", "100.00", "乙", "50.00", "丙", "—"]


def test_a_fall_is_orange_and_signed() -> None:
    made = plot(chart("bars", ("甲", "乙"), [[4.8, -2.1]], uom="%", decimals=1), NARROWEST)
    assert "+4.8%" in made and "-2.1%" in made and made.count("#d9822b") == 1


def test_what_is_pointed_at_says_its_figure() -> None:
    made = plot(chart("columns", MONTHS[:2], [[1.0, 2.0], [1.5, 1.8]]), NARROWEST)
    assert "<title>3 2025年：1.80亿元</title>" in made


def test_the_first_place_is_on_top() -> None:
    series = [[1, 1], [2, 3], [3, 2], [4, 4]]
    picture = drawn(chart("places", MONTHS[:2], series, decimals=0, uom="位"), ROOMS[0])
    ends = {text: top for _, top, _, _, text in boxes(picture) if "　" in text}
    assert [text[0] for text in sorted(ends, key=ends.__getitem__)] == ["1", "2", "3", "4"]
