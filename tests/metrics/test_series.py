"""An indicator through time."""

import pandas as pd
import pytest

from catalog.period import Period
from metrics.indicator import indicator
from metrics.periods import periods
from metrics.series import history, series
from tests.metrics.given import Batch, fill

CHAINS = "kind,unit\nchain,甲\nchain,乙"
FACTS = """grain,unit,indicator,period,measure,value,span
chain,甲,tax,2025-12,level,120,
chain,乙,tax,2025-12,level,130,
chain,甲,tax,2026-02,level,20,
chain,甲,tax,2026-02,yoy,5.5,
chain,乙,tax,2026-02,level,10,
chain,甲,tax,2026-03,level,33,
chain,甲,tax,2026-03,level,13,month
chain,乙,tax,2026-03,level,,
chain,甲,tax,2026,target_level,132,"""


def test_a_unit_has_every_period_with_its_places(store, catalog):
    fill(store, catalog, FACTS, CHAINS)
    found = series(store, catalog, "tax", "chain", "甲")
    months = list(zip(found["year"], found["month"], strict=True))
    assert months == [(2025, 12), (2026, 2), (2026, 3)]
    assert list(found["value"]) == [120, 20, 33]
    assert list(found["rank"]) == [2, 1, 1]
    assert found["yoy"][1] == 5.5
    assert found["completion"][2] == pytest.approx(25)


def test_a_month_of_its_own_is_only_what_was_reported(store, catalog):
    fill(store, catalog, FACTS, CHAINS)
    months = series(store, catalog, "tax", "chain", "甲")["month_value"]
    assert [None if pd.isna(value) else value for value in months] == [None, None, 13]


def test_history_and_indicator_agree_on_every_place(store, catalog):
    fill(store, catalog, FACTS, CHAINS)
    found = history(store, catalog, ["tax"], "chain")["tax"]
    for _, line in found.iterrows():
        period = Period(int(line["year"]), 1, int(line["month"]))
        frame = indicator(store, catalog, "tax", "chain", period).set_index("unit")
        assert frame["rank"][line["unit"]] == line["rank"]
        assert frame["value"][line["unit"]] == line["value"]


def test_a_ratio_has_a_series_too(store, catalog):
    fill(
        store,
        catalog,
        """grain,unit,indicator,period,measure,value
park,甲园,tax,2026-02,level,100
park,甲园,tax,2026-03,level,150
park,甲园,land_mu,0,level,50""",
        "kind,unit,level\npark,甲园,省级",
    )
    found = series(store, catalog, "tax_per_mu", "park", "甲园")
    assert list(found["value"]) == [2, 3]


def test_an_empty_store_has_no_series_and_no_periods(store, catalog):
    assert len(series(store, catalog, "tax", "chain", "甲")) == 0
    assert periods(store) == []


def test_periods_are_newest_first_as_of_a_moment(store, catalog):
    fill(
        store,
        catalog,
        """grain,unit,indicator,period,measure,value,batch
chain,甲,tax,2026-05,level,1,1
chain,甲,tax,2026-06,level,1,2
chain,甲,tax,2027,target_level,1,2""",
        CHAINS,
        {"2": Batch("2026-07-10")},
    )
    assert [str(period) for period in periods(store)] == ["2026年1—6月", "2026年1—5月"]
    assert [period.iso for period in periods(store, asof="2026-07-01")] == ["2026-05"]
