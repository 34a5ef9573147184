"""Typed targets of a unit, each compared the way its type demands."""

import pandas as pd
import pytest

from catalog.period import Period
from metrics.target import targets
from tests.metrics.given import fill

CITY = """grain,unit,indicator,period,measure,value,operator,upper,uom
region,,value_added,2024-06,yoy,18.5,,,%
region,,value_added,2024,target_growth,18,>=,,%
region,,tax,2024-06,level,13,,,亿元
region,,tax,2024,target_level,20,>=,,亿元
region,,tax,2024,target_growth,15,>=,,%
region,,tax,2024-06,yoy,14,,,%
region,,energy,2024-06,level,900,,,吨标准煤
region,,energy,2024,target_cap,800,<=,,吨标准煤
region,,specialised_count,2024-06,rank,12,,,位
region,,specialised_count,2024,target_rank,10,<=,,位
region,,new_above_scale,2024-06,level,6,,,家
region,,new_above_scale,2024,target_range,5,,10,家
region,,project_count,2024,target_milestone,1,,,个"""


def by_target(frame: pd.DataFrame) -> dict[tuple[str, str], dict]:
    return {(row["indicator"], row["target_type"]): row for row in frame.to_dict("records")}


@pytest.fixture
def found(store, catalog):
    fill(store, catalog, CITY)
    return by_target(targets(store, catalog, "region", Period.of("2024-06")))


def test_every_target_of_a_unit_is_listed_in_the_order_of_the_catalogue(found, catalog):
    order = list(catalog.indicators)
    codes = [code for code, _ in found]
    assert codes == sorted(codes, key=order.index)
    assert len(found) == 7


def test_growth_is_compared_with_growth(found):
    row = found["value_added", "growth"]
    assert row["gap_pp"] == pytest.approx(0.5)
    assert pd.isna(row["time_progress"]) and pd.isna(row["completion"])
    assert row["light"] == "绿"
    assert found["tax", "growth"]["light"] == "黄"  # 14 against 15


def test_a_level_is_compared_with_time(found):
    row = found["tax", "level"]
    assert (row["completion"], row["gap_pp"]) == (pytest.approx(65), pytest.approx(15))
    assert row["required_monthly"] == pytest.approx(7 / 6)
    assert row["pace_monthly"] == pytest.approx(13 / 6)


def test_a_cap_is_kept_or_broken(found):
    row = found["energy", "cap"]
    assert row["light"] == "红" and pd.isna(row["gap_pp"])


def test_a_rank_target_looks_at_the_official_place(found):
    assert found["specialised_count", "rank"]["light"] == "红"


def test_a_range_is_reached_at_its_lower_bound(found):
    row = found["new_above_scale", "range"]
    assert (row["target"], row["upper"], row["light"]) == (5, 10, "绿")


def test_a_milestone_without_word_is_grey(found):
    assert found["project_count", "milestone"]["light"] == "灰"


def test_no_targets_is_an_empty_table(store, catalog):
    assert len(targets(store, catalog, "chain", Period.of("2026-06"))) == 0
