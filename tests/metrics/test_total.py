"""The whole: the 合计 row before a sum, and never compared with another whole."""

import pandas as pd
import pytest

from catalog.period import Period
from metrics.indicator import indicator
from metrics.total import total
from tests.metrics.given import fill

JUNE = Period.of("2026-06")
CHAINS = "kind,unit\nchain,甲\nchain,乙\nchain,丙"
PARKS = "kind,unit,level\npark,甲园,国家级\npark,乙园,省级"


def test_a_reported_total_comes_before_the_sum(store, catalog):
    fill(
        store,
        catalog,
        """grain,unit,indicator,period,measure,value
chain,甲,tax,2026-06,level,30
chain,乙,tax,2026-06,level,50
chain,*,tax,2026-06,level,100""",
        CHAINS,
    )
    whole = total(store, catalog, "tax", "chain", JUNE)
    assert (whole["value"], whole["basis"], whole["missing"]) == (100, "reported", ["丙"])


def test_a_sum_names_the_units_it_goes_without(store, catalog):
    fill(
        store,
        catalog,
        """grain,unit,indicator,period,measure,value,state
chain,甲,tax,2026-06,level,30,
chain,乙,tax,2026-06,level,50,
chain,丙,tax,2026-06,level,,未报""",
        CHAINS,
    )
    whole = total(store, catalog, "tax", "chain", JUNE)
    assert (whole["value"], whole["basis"], whole["missing"]) == (80, "sum", ["丙"])


def test_the_city_is_the_whole_of_its_counties(store, catalog):
    fill(
        store,
        catalog,
        """grain,unit,indicator,period,measure,value
county,甲县,tax,2026-06,level,30
county,乙县,tax,2026-06,level,50
region,,tax,2026-06,level,90
region,,tax,2026-06,yoy,5""",
        "kind,unit\ncounty,甲县\ncounty,乙县",
    )
    whole = total(store, catalog, "tax", "county", JUNE)
    assert (whole["value"], whole["yoy"], whole["basis"]) == (90, 5, "reported")
    shares = indicator(store, catalog, "tax", "county", JUNE)["share"]
    assert list(shares) == pytest.approx([30 / 90 * 100, 50 / 90 * 100])


def test_ten_chains_are_not_compared_with_nine(store, catalog):
    fill(
        store,
        catalog,
        """grain,unit,indicator,period,measure,value
chain,甲,tax,2026-06,level,60
chain,乙,tax,2026-06,level,60
chain,*,tax,2026-06,level,120
chain,甲,tax,2025-06,level,50
chain,*,tax,2025-06,level,50""",
        "kind,unit,valid_from\nchain,甲,\nchain,乙,2026-01-01",
    )
    whole = total(store, catalog, "tax", "chain", JUNE)
    assert whole["value"] == 120
    assert pd.isna(whole["yoy"]) and pd.isna(whole["base"])


def test_a_whole_with_a_unit_missing_is_not_compared_with_a_full_one(store, catalog):
    fill(
        store,
        catalog,
        """grain,unit,indicator,period,measure,value
chain,甲,tax,2026-06,level,60
chain,*,tax,2026-06,level,60
chain,甲,tax,2025-06,level,50
chain,乙,tax,2025-06,level,50
chain,*,tax,2025-06,level,100""",
        "kind,unit\nchain,甲\nchain,乙",
    )
    whole = total(store, catalog, "tax", "chain", JUNE)
    assert whole["yoy"] == pytest.approx(20)  # 60 against the 50 of the same chain
    assert whole["base_basis"] == "parts"


def test_the_ratio_of_the_whole_is_the_ratio_of_sums(store, catalog):
    fill(
        store,
        catalog,
        """grain,unit,indicator,period,measure,value
park,甲园,tax,2026-06,level,100
park,甲园,land_mu,0,level,10
park,乙园,tax,2026-06,level,100
park,乙园,land_mu,0,level,90""",
        PARKS,
    )
    whole = total(store, catalog, "tax_per_mu", "park", JUNE)
    assert whole["value"] == pytest.approx(2)  # 200/100, not the mean of 10 and 1.11
    assert (whole["basis"], whole["uom"]) == ("ratio", "万元/亩")


def test_a_park_without_land_is_left_out_above_and_below(store, catalog):
    fill(
        store,
        catalog,
        """grain,unit,indicator,period,measure,value
park,甲园,tax,2026-06,level,100
park,甲园,land_mu,0,level,10
park,乙园,tax,2026-06,level,900
park,*,tax,2026-06,level,1000""",
        PARKS,
    )
    whole = total(store, catalog, "tax_per_mu", "park", JUNE)
    assert whole["value"] == pytest.approx(10)
    assert whole["missing"] == ["乙园"]


def test_nothing_reported_is_a_whole_without_a_number(store, catalog):
    fill(store, catalog, units=CHAINS)
    whole = total(store, catalog, "tax", "chain", JUNE)
    assert pd.isna(whole["value"]) and whole["state"] == "未报"
    assert len(whole["missing"]) == 3


def test_the_target_of_the_whole_is_its_own(store, catalog):
    fill(
        store,
        catalog,
        """grain,unit,indicator,period,measure,value
chain,甲,tax,2026-06,level,30
chain,*,tax,2026-06,level,60
chain,*,tax,2026,target_level,100""",
        CHAINS,
    )
    whole = total(store, catalog, "tax", "chain", JUNE)
    assert (whole["target"], whole["light"]) == (100, "绿")
    assert whole["gap_pp"] == pytest.approx(10)


def test_a_whole_that_had_another_chain_last_year_is_not_compared_with(store, catalog):
    facts = """grain,unit,indicator,period,measure,value
chain,甲,tax,2026-06,level,60
chain,*,tax,2026-06,level,100
chain,甲,tax,2025-06,level,50
chain,*,tax,2025-06,level,90"""
    fill(store, catalog, facts, "kind,unit,valid_to\nchain,甲,\nchain,丙,2025-12-31")
    assert pd.isna(total(store, catalog, "tax", "chain", JUNE)["yoy"])


def test_a_whole_of_the_same_chains_is_compared_with_last_years(store, catalog):
    fill(
        store,
        catalog,
        """grain,unit,indicator,period,measure,value
chain,甲,tax,2026-06,level,60
chain,*,tax,2026-06,level,99
chain,甲,tax,2025-06,level,50
chain,*,tax,2025-06,level,90""",
        "kind,unit\nchain,甲",
    )
    whole = total(store, catalog, "tax", "chain", JUNE)
    assert (whole["yoy"], whole["base_basis"]) == (pytest.approx(10), "last_year")
