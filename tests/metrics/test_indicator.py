"""One indicator of a kind of unit: the rules of 口径说明 on stores checked by hand."""

import pandas as pd
import pytest

from catalog.period import Period
from metrics.indicator import indicator
from tests.metrics.given import fill

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
    fill(store, catalog, """grain,unit,indicator,period,measure,value,uom
chain,白酒产业链,output_value,2026-06,level,46.59,亿元
chain,白酒产业链,output_value,2026-06,yoy,4.8,%
chain,白酒产业链,output_value,2026,target_level,116.4,亿元""", CHAINS)
    row = line(indicator(store, catalog, "output_value", "chain", JUNE), "白酒产业链")
    assert (row["value"], row["uom"], row["decimals"], row["short"]) == (46.59, "亿元", 2, "白酒")
    assert (row["yoy"], row["yoy_basis"], row["yoy_computed"]) == (4.8, "reported", None)
    assert row["target"] == 116.4
    assert row["completion"] == pytest.approx(46.59 / 116.4 * 100)
    assert row["gap_pp"] == pytest.approx(46.59 / 116.4 * 100 - 50)
    assert row["required_monthly"] == pytest.approx((116.4 - 46.59) / 6)
    assert row["light"] == "黄"


def test_a_unit_without_a_figure_is_grey_and_unranked(store, catalog):
    fill(store, catalog, """grain,unit,indicator,period,measure,value,uom,state
chain,白酒产业链,output_value,2026-06,level,46.59,亿元,
chain,中医药产业链,output_value,2026-06,level,,亿元,未报
chain,中医药产业链,output_value,2026,target_level,100,亿元,""", CHAINS)
    frame = indicator(store, catalog, "output_value", "chain", JUNE)
    assert list(frame.unit) == ["白酒产业链", "中医药产业链", "新能源产业链"]
    row = line(frame, "中医药产业链")
    assert (row["value"], row["light"], row["rank"], row["state"]) == (None, "灰", None, "未报")
    row = line(frame, "新能源产业链")
    assert (row["value"], row["light"], row["rank"], row["state"]) == (None, "灰", None, "未报")
