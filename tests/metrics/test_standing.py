"""Targets one by one: type, operator and what is known decide the light."""

import pytest

from catalog.lights import Lights
from catalog.period import Period
from metrics.facts import Fact
from metrics.standing import Actual, standing, targets

JUNE, DECEMBER = Period.of("2026-06"), Period.of("2026-12")


def light(catalog, kind: str, target: Fact, actual: Actual, code="tax", period=JUNE) -> str | None:
    return standing(kind, target, actual, catalog.indicators[code], period, Lights()).light


@pytest.mark.parametrize(
    ("completion", "expected"),
    [
        (50, "绿"),
        (49.96, "绿"),
        (49.9, "黄"),
        (40, "黄"),
        (39.96, "黄"),
        (39.94, "红"),
        (None, "灰"),
    ],
)
def test_a_light_belongs_to_the_printed_gap(catalog, completion, expected):
    assert light(catalog, "level", Fact(100), Actual(completion, None)) == expected


def test_less_energy_than_the_year_before_is_a_growth_target_met_from_below(catalog):
    target = Fact(-3.0, operator="<=")
    assert light(catalog, "growth", target, Actual(None, -4.0), "energy") == "绿"
    assert light(catalog, "growth", target, Actual(None, 1.0), "energy") == "红"


def test_a_level_not_to_be_exceeded_is_a_cap(catalog):
    kept = {"target_level": Fact(9.0, operator="<="), "target_growth": Fact(3.0)}
    assert [kind for kind, _ in targets(kept, catalog.indicators["tax"])] == ["cap", "growth"]
    kept = {"target_level": Fact(9.0)}
    assert [kind for kind, _ in targets(kept, catalog.indicators["loss_count"])] == ["cap"]


@pytest.mark.parametrize(
    ("actual", "period", "expected"),
    [
        (Actual(None, None), JUNE, "灰"),
        (Actual(None, None, state="已完成"), JUNE, "绿"),
        (Actual(1, None), JUNE, "绿"),
        (Actual(0, None), JUNE, "黄"),
        (Actual(0, None), DECEMBER, "红"),
    ],
)
def test_a_milestone_is_done_or_not(catalog, actual, period, expected):
    assert light(catalog, "milestone", Fact(1.0), actual, period=period) == expected


def test_a_veto_is_red_with_the_first_case(catalog):
    assert light(catalog, "veto", Fact(0.0), Actual(1, None)) == "红"
    assert light(catalog, "veto", Fact(0.0), Actual(0, None)) == "绿"
    assert light(catalog, "veto", Fact(0.0), Actual(None, None)) == "灰"


def test_nothing_promised_shows_no_light_but_nothing_reported_is_grey(catalog):
    assert light(catalog, None, None, Actual(5, None)) is None
    assert light(catalog, None, None, Actual(None, None, state="未报")) == "灰"


def test_a_target_of_zero_gives_no_percentage(catalog):
    found = standing("level", Fact(0.0), Actual(5, None), catalog.indicators["tax"], JUNE, Lights())
    assert found.completion is None and found.light == "灰"


def test_a_promised_place_is_kept_by_growth_where_only_that_is_published(catalog):
    def found(actual: Actual):
        return standing("rank", Fact(5.0), actual, catalog.indicators["tax"], JUNE, Lights())

    by_growth = found(Actual(None, 7.0, growth_rank=3))
    assert (by_growth.light, by_growth.place, by_growth.place_by) == ("绿", 3, "增速")
    assert found(Actual(None, 7.0, rank=6, growth_rank=3)).light == "红"
    assert found(Actual(None, 7.0)).light == "灰"
