"""The cards of a chain or a park."""

import pandas as pd

from catalog.period import Period
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


def test_the_comparable_base_is_told_where_the_published_figure_is_another() -> None:
    past = pd.DataFrame(
        [
            (2025, 5, 60.0, None),
            (2025, 6, 65.37, None),
            (2026, 5, 63.0, 5.0),
            (2026, 6, 88.12, 9.6),
        ],
        columns=["year", "month", "value", "yoy"],
    ).assign(yoy_basis="reported")
    june = Period.of("2026-06")
    bases = unit.comparable_bases(past, Row("甲", "甲", "甲", ""), june)
    assert list(bases) == [6] and round(bases[6], 2) == 80.40
    reported = unit.comparable_bases(past, Row("甲", "甲", "甲", "", base=80.5), june)
    assert reported == {6: 80.5}
