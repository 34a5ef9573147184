"""The cards of a chain or a park."""

from metrics.row import Row
from pages.shared import unit
from tests.pages.test_monitor import text


def card(**said: object) -> str:
    """What the card of 产值 says."""
    row = Row("甲", "甲", "甲", "", value=46.59, uom="亿元", decimals=2, **said)
    return " ".join(map(text, unit.figure_card("产值", row).notes))


def test_a_reported_growth_has_the_computed_one_beside_it_where_they_differ() -> None:
    assert "+4.8%" in card(yoy=4.8) and "计算" not in card(yoy=4.8)
    said = card(yoy=4.8, yoy_basis="reported", yoy_computed=6.13)
    assert "+4.8%" in said and "计算 +6.1%" in said
