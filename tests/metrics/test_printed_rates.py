"""How many digits a rate is printed with: a reported one keeps its own."""

import pytest

from catalog.period import Period
from metrics.indicator import answered
from metrics.printing import rate_digits
from metrics.report import report
from tests.metrics.given import fill

JUNE = Period.of("2026-06")


@pytest.mark.parametrize(
    ("rate", "reported", "digits"),
    [
        (21.35, True, 2), (30.0, True, 0), (33.2, True, 1), (-7.1, True, 1),
        (8.700000000000001, True, 1), (12.345678, True, 1), (3.125, True, 1),
        (21.35, False, 1), (30.0, False, 1), (None, True, 1),
    ],
)  # fmt: skip
def test_a_reported_rate_keeps_its_digits_a_calculated_one_has_one(rate, reported, digits):
    assert rate_digits(rate, reported) == digits


FACTS = """
grain,unit,indicator,period,measure,value,uom
chain,甲,output_value,2026-06,level,13,亿元
chain,甲,output_value,2026-06,yoy,21.35,%
chain,甲,output_value,2026,target_growth,18,%
chain,乙,output_value,2026-06,level,26,亿元
chain,乙,output_value,2026-06,yoy,12.345678,%
chain,乙,output_value,2026,target_level,50,亿元
chain,乙,output_value,2026-06,completion,52.0,%
chain,丙,output_value,2026-06,level,20,亿元
chain,丙,output_value,2026-06,base,16,亿元
chain,丙,output_value,2026-06,completion,55.47,%
chain,丁,output_value,2026-06,level,10,亿元
chain,丁,output_value,2026-06,yoy,30,%
chain,丁,output_value,2026,target_level,30,亿元
chain,丁,output_value,2026-06,completion,33.33,%
"""
UNITS = """
kind,unit,name
chain,甲,甲
chain,乙,乙
chain,丙,丙
chain,丁,丁
"""


@pytest.fixture
def rows(store, catalog):
    fill(store, catalog, FACTS, UNITS)
    found = answered(store, catalog, ["output_value"], "chain", JUNE)["output_value"]
    return {row.unit: row for row in found.rows}


def test_the_row_says_how_its_rates_are_printed(rows):
    assert {unit: row.yoy_decimals for unit, row in rows.items()} == {
        "甲": 2, "乙": 1, "丙": 1, "丁": 1,
    }  # fmt: skip


def test_a_whole_number_alone_stays_whole_among_others_it_gets_a_decimal(store, catalog):
    fill(store, catalog, FACTS, UNITS)
    alone = "\n".join(["grain,unit,indicator,period,measure,value",
                       "region,,tax,2026-06,yoy,30", "chain,甲,tax,2026-06,yoy,30",
                       "chain,乙,tax,2026-06,yoy,-5"])  # fmt: skip
    fill(store, catalog, alone)
    for by in ("region", "chain"):
        found = answered(store, catalog, ["tax"], by, JUNE)["tax"].rows
        assert {row.yoy_decimals for row in found if row.yoy is not None} == {0}


def test_a_gap_has_the_digits_of_what_it_is_between(rows):
    assert (rows["甲"].gap_decimals, rows["甲"].target_decimals) == (2, 0)  # 21.35 − 18 = 3.35
    assert (rows["丙"].completion_decimals, rows["丙"].gap_decimals) == (2, 2)  # 55.47 reported


def test_a_computed_completion_is_told_like_the_reported_one_that_says_the_same(rows):
    assert (rows["乙"].completion_decimals, rows["乙"].gap_decimals) == (1, 1)  # 52: one decimal
    assert rows["丁"].completion_decimals == 2  # 33.3333 computed, 33.33 reported


def test_the_command_prints_what_the_page_prints(store, catalog):
    fill(store, catalog, FACTS, UNITS)
    found = report(store, catalog, "output_value", by="chain", period="2026-06").rows
    said = {row["unit"]: (row["yoy"], row["completion"], row["gap_pp"]) for row in found}
    assert said["甲"] == (21.35, None, 3.35)
    assert said["乙"] == (12.3, 52.0, 2.0)
    assert said["丙"] == (25.0, 55.47, 5.47)
    assert said["丁"] == (30, 33.33, -16.67)
