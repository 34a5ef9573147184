"""Figures printed in published documents, recomputed."""

import pytest

from catalog.period import Period
from metrics.arithmetic import quotient
from metrics.growth import average_growth, growth, two_year_average
from metrics.indicator import indicator
from metrics.report import report
from tests.metrics.given import fill

JUNE = Period.of("2024-06")


def city(store, catalog, code: str, facts: str) -> dict:
    """The city's row of an indicator at June, from lines of measure,value,uom."""
    lines = [f"region,,{code},{line}" for line in facts.split()]
    fill(store, catalog, "\n".join(["grain,unit,indicator,period,measure,value,uom", *lines]))
    return indicator(store, catalog, code, "region", JUNE).iloc[0].to_dict()


def test_35_8_percent_in_june_is_14_2_points_behind(store, catalog):
    row = city(store, catalog, "export", "2024-06,completion,35.8,%")
    assert row["gap_pp"] == pytest.approx(-14.2)


def test_55_47_percent_in_june_is_5_47_points_ahead(store, catalog):
    row = city(store, catalog, "tax", "2024-06,completion,55.47,%")
    assert row["gap_pp"] == pytest.approx(5.47)


def test_13_of_23_44_needs_1_74_a_month_after_2_17(store, catalog):
    row = city(store, catalog, "tax", "2024-06,level,13,亿元 2024,target_level,23.44,亿元")
    assert round(13 / 0.5547, 2) == row["target"] == 23.44
    assert row["required_monthly"] == pytest.approx(1.74)
    assert round(row["pace_monthly"], 2) == 2.17
    printed = report(store, catalog, "tax", by="region", period="2024-06").rows[0]
    assert printed["required_monthly"] == 1.74


def test_6925_of_35000_is_19_8_percent(store, catalog):
    row = city(store, catalog, "tax", "2024-06,level,6925,万元 2024,target_level,3.5,亿元")
    assert round(row["completion"], 1) == 19.8


def test_a_completion_printed_otherwise_is_kept_beside_the_computed_one(store, catalog):
    row = city(
        store,
        catalog,
        "tax",
        "2024-06,level,1.42,亿元 2024,target_level,14,亿元 2024-06,completion,10.2,%",
    )
    assert round(row["completion"], 1) == 10.1
    assert row["completion_reported"] == 10.2


@pytest.mark.parametrize(("growth_of_two", "a_year"), [(45.5, 20.6), (42.5, 19.4)])
def test_growth_over_two_years_averages_geometrically(growth_of_two, a_year):
    assert round(average_growth(growth_of_two), 1) == a_year


def test_the_two_year_average_of_8_and_1_percent():
    assert round(two_year_average(8.0, 1.0), 2) == 4.44
    assert two_year_average(8.0, None) is None
    assert two_year_average(-100.0, 5.0) is None


def test_9_2_points_of_10_2_percent_contribute_90_2_percent(store, catalog):
    fill(
        store,
        catalog,
        """grain,unit,indicator,period,measure,value
chain,甲,tax,2024-06,level,592
chain,甲,tax,2024-06,base,500
chain,乙,tax,2024-06,level,510
chain,乙,tax,2024-06,base,500""",
        "kind,unit\nchain,甲\nchain,乙",
    )
    row = indicator(store, catalog, "tax", "chain", JUNE).iloc[0]
    assert row["pull"] == pytest.approx(9.2)
    assert row["contribution"] == pytest.approx(9.2 / 10.2 * 100)
    assert round(row["contribution"], 1) == 90.2


def test_loss_making_from_26_4_to_12_percent_is_14_4_points_less(store, catalog):
    fill(
        store,
        catalog,
        """grain,unit,indicator,period,measure,value
region,,loss_ratio,2024-06,level,12
region,,loss_ratio,2023-06,level,26.4""",
    )
    row = indicator(store, catalog, "loss_ratio", "region", JUNE).iloc[0]
    assert (row["yoy"], row["yoy_uom"]) == (pytest.approx(-14.4), "个百分点")


def test_18_5_percent_down_6_1_points_was_24_6_last_year(store, catalog):
    row = city(store, catalog, "value_added", "2024-06,yoy,18.5,% 2024-06,yoy_change,-6.1,个百分点")
    assert row["yoy_last_year"] == pytest.approx(24.6)


def test_46_new_of_333_were_287_before(store, catalog):
    assert growth(333, 333 - 46)[0] == pytest.approx(46 / 287 * 100)


def test_450_1_yi_on_36_square_kilometres_is_83_35_wan_a_mu(store, catalog):
    fill(
        store,
        catalog,
        """grain,unit,indicator,period,measure,value,uom
region,,tech_income,2024-11,level,450.1,亿元
region,,developed_area,2024-11,level,36,平方公里""",
    )
    row = report(store, catalog, "tech_income_per_mu", by="region", period="2024-11").rows[0]
    assert (row["value"], row["uom"]) == (83.35, "万元/亩")
    assert catalog.uoms.factor("平方公里", "亩") * 36 == 54_000


def test_8_8_is_45_1_percent_of_19_51():
    assert round(quotient(8.8, 0.451), 2) == 19.51


def test_66_of_87_started_and_75_1_of_169_8_invested(store, catalog):
    row = city(store, catalog, "investment", "2024-06,level,75.1,亿元 2024,target_level,169.8,亿元")
    assert round(row["completion"], 1) == 44.2
    assert round(quotient(66, 87) * 100, 1) == 75.9


def test_the_first_period_of_a_year_is_a_sixth_of_it():
    assert round(Period.of("2026-02").time_progress, 1) == 16.7
    assert Period.of("2026-06").time_progress == 50
