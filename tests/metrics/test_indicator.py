"""One indicator of a kind of unit: the rules of 口径说明 on stores checked by hand."""

from datetime import datetime

import pandas as pd
import pytest

from catalog.period import Period
from metrics.indicator import indicator, indicators
from metrics.question import UnknownIndicator
from metrics.scope import ScopeUnclear, UnknownScope
from tests.metrics.given import Batch, fill

JUNE = Period.of("2026-06")
CHAINS = """kind,unit
chain,白酒产业链
chain,中医药产业链
chain,新能源产业链"""


def line(frame: pd.DataFrame, unit: str) -> dict:
    """A unit's row, unknown numbers as None."""
    row = frame[frame.unit == unit].iloc[0]
    return {key: None if pd.isna(value) else value for key, value in row.items()}


def test_reported_figures_come_back_to_the_digit(store, catalog):
    fill(
        store,
        catalog,
        """grain,unit,indicator,period,measure,value,uom
chain,白酒产业链,output_value,2026-06,level,46.59,亿元
chain,白酒产业链,output_value,2026-06,yoy,4.8,%
chain,白酒产业链,output_value,2026,target_level,116.4,亿元""",
        CHAINS,
    )
    row = line(indicator(store, catalog, "output_value", "chain", JUNE), "白酒产业链")
    assert (row["value"], row["uom"], row["decimals"], row["short"]) == (46.59, "亿元", 2, "白酒")
    assert (row["yoy"], row["yoy_basis"], row["yoy_computed"]) == (4.8, "reported", None)
    assert row["target"] == 116.4
    assert row["completion"] == pytest.approx(46.59 / 116.4 * 100)
    assert row["gap_pp"] == pytest.approx(46.59 / 116.4 * 100 - 50)
    assert row["required_monthly"] == pytest.approx((116.4 - 46.59) / 6)
    assert row["light"] == "黄"


def test_a_unit_without_a_figure_is_grey_and_unranked(store, catalog):
    fill(
        store,
        catalog,
        """grain,unit,indicator,period,measure,value,uom,state
chain,白酒产业链,output_value,2026-06,level,46.59,亿元,
chain,中医药产业链,output_value,2026-06,level,,亿元,未报
chain,中医药产业链,output_value,2026,target_level,100,亿元,""",
        CHAINS,
    )
    frame = indicator(store, catalog, "output_value", "chain", JUNE)
    assert list(frame.unit) == ["白酒产业链", "中医药产业链", "新能源产业链"]
    row = line(frame, "中医药产业链")
    assert (row["value"], row["light"], row["rank"], row["state"]) == (None, "灰", None, "未报")
    row = line(frame, "新能源产业链")
    assert (row["value"], row["light"], row["rank"], row["state"]) == (None, "灰", None, "未报")


LEVELS = """grain,unit,indicator,period,measure,value,uom,scope,batch
chain,白酒产业链,tax,2026-06,level,100,万元,,1"""


def test_the_latest_batch_counts_and_a_withdrawn_one_gives_way(store, catalog):
    fill(
        store,
        catalog,
        LEVELS
        + """
chain,白酒产业链,tax,2026-06,level,200,万元,,2
chain,白酒产业链,tax,2026-06,level,300,万元,,3""",
        CHAINS,
        {
            "2": Batch("2026-07-10"),
            "3": Batch("2026-07-11", withdrawn="2026-07-12"),
        },
    )
    assert line(indicator(store, catalog, "tax", "chain", JUNE), "白酒产业链")["value"] == 200


@pytest.mark.parametrize(
    ("asof", "value"),
    [
        (datetime(2026, 7, 9), 100),
        (datetime(2026, 7, 10), 200),
        (datetime(2026, 7, 11, 12), 300),
        (datetime(2026, 7, 12), 200),
        (None, 200),
        (datetime(2025, 1, 1), None),
    ],
)
def test_figures_can_be_asked_as_of_a_moment(store, catalog, asof, value):
    fill(
        store,
        catalog,
        LEVELS
        + """
chain,白酒产业链,tax,2026-06,level,200,万元,,2
chain,白酒产业链,tax,2026-06,level,300,万元,,3""",
        CHAINS,
        {
            "2": Batch("2026-07-10"),
            "3": Batch("2026-07-11", withdrawn="2026-07-12"),
        },
    )
    frame = indicator(store, catalog, "tax", "chain", JUNE, asof=asof)
    if value is None:
        assert frame.empty  # the directory was not known either
    else:
        assert line(frame, "白酒产业链")["value"] == value


def test_a_correction_to_no_figure_is_no_figure(store, catalog):
    fill(
        store,
        catalog,
        """grain,unit,indicator,period,measure,value,state,batch
chain,白酒产业链,tax,2026-06,level,100,,1
chain,白酒产业链,tax,2026-06,level,,未报,2""",
        CHAINS,
        {"2": Batch()},
    )
    row = line(indicator(store, catalog, "tax", "chain", JUNE), "白酒产业链")
    assert (row["value"], row["state"]) == (None, "未报")


def test_a_scope_not_asked_for_is_the_default_one_if_kept(store, catalog):
    fill(store, catalog, LEVELS + "\nchain,白酒产业链,tax,2026-06,level,80,万元,不含烟,1", CHAINS)
    assert line(indicator(store, catalog, "tax", "chain", JUNE), "白酒产业链")["value"] == 100
    frame = indicator(store, catalog, "tax", "chain", JUNE, scope="不含烟")
    assert line(frame, "白酒产业链")["value"] == 80


def test_the_only_scope_kept_answers_and_several_ask(store, catalog):
    fill(
        store,
        catalog,
        """grain,unit,indicator,period,measure,value,scope
chain,白酒产业链,tax,2026-06,level,80,不含烟
chain,白酒产业链,tax,2026-05,level,70,不含烟""",
        CHAINS,
    )
    assert line(indicator(store, catalog, "tax", "chain", JUNE), "白酒产业链")["value"] == 80
    fill(
        store,
        catalog,
        """grain,unit,indicator,period,measure,value,scope
chain,白酒产业链,tax,2026-06,level,90,含烟""",
    )
    with pytest.raises(ScopeUnclear, match="不含烟、含烟") as asked:
        indicator(store, catalog, "tax", "chain", JUNE)
    assert asked.value.scopes == ["不含烟", "含烟"]


def test_the_scope_of_a_ratio_may_be_that_of_what_it_is_computed_from(store, catalog):
    fill(
        store,
        catalog,
        """grain,unit,indicator,period,measure,value,scope
park,甲园,tax,2026-06,level,100,
park,甲园,tax,2026-06,level,60,不含烟
park,甲园,land_mu,0,level,10,
park,甲园,land_mu,0,level,20,企业实际占用""",
        "kind,unit\npark,甲园",
    )
    for scope, value, denominator in (
        (None, 10, "已供工业用地"),
        ("不含烟", 6, "已供工业用地"),
        ("企业实际占用", 5, "企业实际占用"),
    ):
        row = line(indicator(store, catalog, "tax_per_mu", "park", JUNE, scope=scope), "甲园")
        assert (row["value"], row["denominator"]) == (value, denominator)
    with pytest.raises(UnknownScope, match="企业实际占用"):
        indicator(store, catalog, "tax_per_mu", "park", JUNE, scope="不含酒")


def test_the_default_scope_may_be_asked_for_by_name(store, catalog):
    fill(store, catalog, LEVELS, CHAINS)
    default = catalog.indicators["tax"].default_scope
    frame = indicator(store, catalog, "tax", "chain", JUNE, scope=default)
    assert line(frame, "白酒产业链")["value"] == 100


def test_unknown_names_get_the_nearest_known(store, catalog):
    with pytest.raises(UnknownIndicator, match="tax_per_mu"):
        indicator(store, catalog, "tax_per_muu", "chain", JUNE)
    with pytest.raises(UnknownScope, match="不含烟"):
        indicator(store, catalog, "tax", "chain", JUNE, scope="不含酒")
    assert indicator(store, catalog, "税收", "chain", JUNE).empty


def test_only_units_valid_in_the_period_are_there(store, catalog):
    fill(
        store,
        catalog,
        LEVELS,
        """kind,unit,valid_from,valid_to
chain,白酒产业链,,
chain,中医药产业链,2026-07-01,
chain,新能源产业链,,2025-12-31""",
    )
    assert list(indicator(store, catalog, "tax", "chain", JUNE).unit) == ["白酒产业链"]
    december = Period.of("2025-12")
    assert list(indicator(store, catalog, "tax", "chain", december).unit) == [
        "白酒产业链",
        "新能源产业链",
    ]


def test_a_unit_of_no_directory_stands_after_the_known_ones(store, catalog):
    more = "\nchain,新链,tax,2026-06,level,300,万元,,1"
    fill(store, catalog, LEVELS + more, "kind,unit\nchain,白酒产业链")
    frame = indicator(store, catalog, "tax", "chain", JUNE)
    assert list(frame.unit) == ["白酒产业链", "新链"]
    assert list(frame["rank"]) == [2, 1]


def test_places_follow_the_printed_figures(store, catalog):
    fill(
        store,
        catalog,
        """grain,unit,indicator,period,measure,value,uom
chain,白酒产业链,tax,2026-06,level,46.59,亿元
chain,中医药产业链,tax,2026-06,level,465900.4,万元
chain,新能源产业链,tax,2026-06,level,46.58,亿元""",
        CHAINS,
    )
    frame = indicator(store, catalog, "tax", "chain", JUNE)
    assert list(frame["rank"]) == [1, 1, 3]
    assert list(frame["rank_of"]) == [3, 3, 3]
    assert list(frame["rank_shared"]) == [True, True, False]


def test_the_change_of_place_names_its_baseline(store, catalog):
    fill(
        store,
        catalog,
        """grain,unit,indicator,period,measure,value
chain,白酒产业链,tax,2026-06,level,10
chain,中医药产业链,tax,2026-06,level,20
chain,新能源产业链,tax,2026-06,level,5
chain,白酒产业链,tax,2026-05,level,9
chain,中医药产业链,tax,2026-05,level,8""",
        CHAINS,
    )
    frame = indicator(store, catalog, "tax", "chain", JUNE)
    assert list(frame["rank_change"].fillna(99)) == [-1, 1, 99]
    assert set(frame["rank_baseline"]) == {"2026年1—5月"}
    assert set(frame["rank_of"]) == {3} and list(frame["rank_of_before"].fillna(0)) == [2, 2, 0]


def test_a_month_of_its_own_is_not_the_cumulative_one(store, catalog):
    fill(
        store,
        catalog,
        """grain,unit,indicator,period,measure,value,span
chain,白酒产业链,tax,2026-06,level,60,
chain,白酒产业链,tax,2026-06,level,11,month
chain,白酒产业链,tax,2025-06,level,10,month
chain,白酒产业链,tax,2026-04,level,15,month
chain,白酒产业链,tax,2026,target_level,100,""",
        CHAINS,
    )
    row = line(indicator(store, catalog, "tax", "chain", Period(2026, 6, 6, "month")), "白酒产业链")
    assert (row["value"], row["completion"], row["light"]) == (11, None, None)
    assert row["yoy"] == pytest.approx(10)
    row = line(indicator(store, catalog, "tax", "chain", JUNE), "白酒产业链")
    assert (row["value"], row["pace_monthly"], row["best_monthly"]) == (60, 10, 15)


def test_several_indicators_come_from_one_scan_and_equal_each_alone(store, catalog):
    fill(store, catalog, LEVELS + "\nchain,白酒产业链,revenue,2026-06,level,7,亿元,,1", CHAINS)
    both = indicators(store, catalog, ["tax", "revenue"], "chain", JUNE)
    for code, frame in both.items():
        pd.testing.assert_frame_equal(frame, indicator(store, catalog, code, "chain", JUNE))


@pytest.mark.parametrize("by", ["region", "chain", "park", "county", "enterprise"])
def test_every_indicator_answers_on_an_empty_store(store, catalog, by):
    for frame in indicators(store, catalog, list(catalog.indicators), by, JUNE).values():
        assert len(frame) == (1 if by == "region" else 0)
        assert frame.select_dtypes("number").isin([float("inf"), float("-inf")]).sum().sum() == 0


def test_a_word_that_limits_the_region_may_be_asked_of_any_period(store, catalog):
    fill(
        store,
        catalog,
        """grain,unit,indicator,period,measure,value,scope
region,,tax,2026-06,level,100,
region,,tax,2026-06,level,60,园区
region,,tax,2026-05,level,90,""",
    )
    asked = indicator(store, catalog, "tax", "region", JUNE, scope="园区")
    assert asked["value"].tolist() == [60]
    other = indicator(store, catalog, "tax", "region", Period(2026, 1, 5), scope="园区")
    assert other["value"].isna().all()
    with pytest.raises(UnknownScope):
        indicator(store, catalog, "tax", "region", JUNE, scope="园区·没有的")
