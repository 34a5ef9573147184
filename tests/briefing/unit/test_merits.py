"""Three strengths and three gaps: chosen by rule, with figures."""

import pytest

from briefing.card import card
from briefing.document import UnitCard
from briefing.said import said
from briefing.unit.merits import ASPECTS, MOST, Merit, chosen
from catalog.catalog import Catalog
from catalog.period import Period
from data.keeping.store import Store
from tests.metrics.given import fill

JUNE = Period.of("2026-06")
NAMES = "甲乙丙丁戊己"
UNITS = "kind,unit\n" + "\n".join(f"chain,{name}产业链" for name in NAMES)
# 产值 of six chains in June and May; 甲 leads and grows, 己 is last, falls and moved back.
LEVELS = {
    "甲": (60, 12),
    "乙": (50, 8),
    "丙": (40, 6),
    "丁": (30, 4),
    "戊": (20, 2),
    "己": (10, -5),
}


def facts() -> list[dict[str, str]]:
    """Output with growth and targets, tax of the same units."""
    found = []

    def add(name: str, indicator: str, period: str, measure: str, value: float) -> None:
        found.append({
            "grain": "chain", "unit": f"{name}产业链", "indicator": indicator, "period": period,
            "measure": measure, "value": str(value), "uom": "亿元" if "level" in measure else "%",
        })  # fmt: skip

    for name, (value, yoy) in LEVELS.items():
        add(name, "output_value", "2026-06", "level", value)
        add(name, "output_value", "2026-06", "yoy", yoy)
        add(name, "output_value", "2026-05", "level", 11 if name == "己" else value * 0.8)
        add(name, "output_value", "2026", "target_level", 100)
        add(name, "tax", "2026-06", "level", value / 10)
        add(name, "tax", "2026-06", "yoy", -yoy)
    return found


@pytest.fixture
def cards(store: Store, catalog: Catalog) -> dict[str, UnitCard]:
    """The cards of the six by the letter of their name."""
    fill(store, catalog, facts(), UNITS)
    return {name: card(store, catalog, "chain", f"{name}产业链", JUNE) for name in NAMES}


def merit(aspect: str, code: str, weight: float, good: bool = True) -> Merit:
    """One that only has to be chosen."""
    return Merit(aspect, code, weight, good, lambda: said(f"{aspect}{code}"))


def test_each_aspect_gives_its_most_telling_line_in_the_same_order() -> None:
    found = [
        merit("位次", "d", 0.9), merit("增速", "b", 3), merit("增速", "c", 9),
        merit("目标进度", "a", 1), merit("位次", "e", 0.4), merit("增速", "f", 99, good=False),
    ]  # fmt: skip
    assert [(each.aspect, each.code) for each in chosen(found, good=True)] == [
        ("目标进度", "a"), ("增速", "c"), ("位次", "d"),
    ]  # fmt: skip
    assert [each.code for each in chosen(found, good=False)] == ["f"]


def test_an_aspect_with_nothing_to_say_gives_its_line_to_the_others() -> None:
    found = [
        merit("增速", "a", 5),
        merit("增速", "b", 4),
        merit("增速", "c", 3),
        merit("增速", "d", 2),
    ]
    assert [each.code for each in chosen(found, good=True)] == ["a", "b", "c"]


def test_an_indicator_is_named_once() -> None:
    found = [
        merit("目标进度", "a", 5),
        merit("增速", "a", 50),
        merit("增速", "b", 1),
        merit("位次", "a", 1),
    ]
    assert [each.code for each in chosen(found, good=True)] == ["a", "b"]


def test_the_first_and_fastest_has_strengths(cards: dict[str, UnitCard]) -> None:
    good, weak = cards["甲"].strengths, cards["甲"].gaps
    assert good[0].text == "产值完成年度目标的60.0%，超序时进度10.0个百分点"
    assert good[-1].text.startswith("税收总量居第1位，全部产业链共6条")
    assert len(good) <= MOST and len(weak) == 1
    assert weak[0].text.startswith("税收同比下降12%，低于全部产业链")


def test_the_last_is_weak_where_it_is_behind_and_moved_back(cards: dict[str, UnitCard]) -> None:
    weak = [each.text for each in cards["己"].gaps]
    assert weak[0] == "产值完成年度目标的10.0%，欠序时进度40.0个百分点"
    assert len(weak) <= MOST
    assert [each.text for each in cards["己"].strengths] == [
        "税收同比增长5%，高于全部产业链12.2个百分点，居第1位"
    ]


def test_every_number_of_a_line_says_which_figure_it_is(cards: dict[str, UnitCard]) -> None:
    for each in cards.values():
        for line in (*each.strengths, *each.gaps):
            assert line.numbers and all(number.pointer for number in line.numbers), line.text
            assert {number.pointer.unit for number in line.numbers} <= {each.unit}


def test_a_target_without_its_figure_is_a_gap(store: Store, catalog: Catalog) -> None:
    kept = [
        each
        for each in facts()
        if each["unit"][0] != "丙"
        or each["measure"] == "target_level"
        or each["indicator"] == "tax"
    ]
    fill(store, catalog, kept, UNITS)
    found = card(store, catalog, "chain", "丙产业链", JUNE)
    assert found.light == "灰" and found.gaps[0].text == "产值本期未报"


def test_among_five_nobody_is_first_or_last(store: Store, catalog: Catalog) -> None:
    kept = [each for each in facts() if each["unit"][0] != "己"]
    fill(store, catalog, kept, UNITS)
    for name in NAMES[:5]:
        found = card(store, catalog, "chain", f"{name}产业链", JUNE)
        assert not [each for each in (*found.strengths, *found.gaps) if "总量居" in each.text]


def test_a_unit_without_figures_has_a_card_that_says_so(store: Store, catalog: Catalog) -> None:
    kept = [each for each in facts() if each["unit"][0] != "戊"]
    fill(store, catalog, kept, UNITS)
    found = card(store, catalog, "chain", "戊产业链", JUNE)
    assert [each.text for each in found.gaps] == ["2026年1—6月没有报送任何数据。"]
    assert found.strengths == () and found.charts == () and found.within is None
    assert found.kpis[0].value == "未报"
    assert len(found.kpis) == len(card(store, catalog, "chain", "甲产业链", JUNE).kpis)


def test_aspects_have_an_order() -> None:
    assert ASPECTS == ("目标进度", "增速", "位次")
