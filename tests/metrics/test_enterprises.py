"""Figures no report of a chain or park carries are summed from its enterprises, and say so."""

import pandas as pd
import pytest

from catalog.period import Period
from metrics.cross import cross, crossed, unlisted
from metrics.indicator import indicator
from metrics.total import total
from tests.metrics.given import Batch, fill

JUNE = Period.of("2026-06")
UNITS = """kind,unit,level
chain,白酒产业链,
chain,新能源产业链,
park,高新区,国家级
park,东城园,省级
enterprise,甲厂,
enterprise,乙厂,
enterprise,丙厂,"""
MEMBERSHIPS = """enterprise,kind,unit
甲厂,chain,白酒产业链
乙厂,chain,白酒产业链
乙厂,chain,新能源产业链
丙厂,chain,新能源产业链
甲厂,park,高新区
乙厂,park,高新区
丙厂,park,东城园"""
FACTS = """grain,unit,indicator,period,measure,value
enterprise,甲厂,export,2026-06,level,100
enterprise,甲厂,export,2026-06,yoy,25
enterprise,乙厂,export,2026-06,level,60
enterprise,乙厂,export,2026-06,base,50
enterprise,丙厂,export,2026-06,level,40"""


@pytest.fixture
def filled(store, catalog):
    return fill(store, catalog, FACTS, UNITS, memberships=MEMBERSHIPS)


def by_unit(frame: pd.DataFrame) -> dict[str, dict]:
    return {row["unit"]: row for row in frame.to_dict("records")}


def test_a_chain_is_the_sum_of_its_enterprises(filled, catalog):
    rows = by_unit(indicator(filled, catalog, "export", "chain", JUNE))
    assert rows["白酒产业链"]["value"] == pytest.approx(160)
    assert rows["白酒产业链"]["value_basis"] == "enterprises"
    assert rows["白酒产业链"]["base"] == pytest.approx(130)  # 100/1.25 + 50
    assert rows["白酒产业链"]["yoy"] == pytest.approx(30 / 130 * 100)
    assert rows["新能源产业链"]["value"] == pytest.approx(100)
    assert pd.isna(rows["新能源产业链"]["yoy"])  # 丙厂 has nothing to compare with
    assert rows["白酒产业链"]["rank"] == 1


def test_the_whole_counts_an_enterprise_of_two_chains_once(filled, catalog):
    whole = total(filled, catalog, "export", "chain", JUNE)
    assert whole["value"] == pytest.approx(200)
    assert whole["basis"] == "enterprises"
    assert by_unit(indicator(filled, catalog, "export", "chain", JUNE))["白酒产业链"][
        "share"
    ] == pytest.approx(80)


def test_a_report_of_the_chain_comes_before_the_sum(filled, catalog):
    fill(
        filled,
        catalog,
        """grain,unit,indicator,period,measure,value
chain,白酒产业链,export,2026-06,level,170""",
    )
    rows = by_unit(indicator(filled, catalog, "export", "chain", JUNE))
    assert rows["白酒产业链"]["value"] == 170
    assert rows["新能源产业链"]["state"] == "未报"


def test_cells_are_summed_from_the_enterprises_both_have(filled, catalog):
    parks = by_unit(cross(filled, catalog, "export", JUNE, chain="新能源产业链"))
    assert {unit: row["value"] for unit, row in parks.items()} == {"高新区": 60, "东城园": 40}
    chains = by_unit(cross(filled, catalog, "export", JUNE, park="高新区"))
    values = {unit: row["value"] for unit, row in chains.items()}
    assert values == {"白酒产业链": 160, "新能源产业链": 60}


def test_reported_cells_come_first_and_add_up_to_their_row(filled, catalog):
    fill(
        filled,
        catalog,
        """grain,unit,other,indicator,period,measure,value,uom
chain_park,白酒产业链,高新区,export,2026-06,level,30,万美元
chain_park,白酒产业链,东城园,export,2026-06,level,10,万美元
chain_park,新能源产业链,高新区,export,2026-06,level,5,万美元""",
    )
    parks = by_unit(cross(filled, catalog, "export", JUNE, chain="白酒产业链"))
    assert {unit: row["value"] for unit, row in parks.items()} == {"高新区": 30, "东城园": 10}
    assert parks["高新区"]["share"] == pytest.approx(75)
    assert list(cross(filled, catalog, "export", JUNE, park="高新区")["value"]) == [30, 5]


def test_a_cell_is_a_share_of_the_chain_itself_and_the_rest_is_named(filled, catalog):
    fill(
        filled,
        catalog,
        """grain,unit,other,indicator,period,measure,value,uom
chain,白酒产业链,,export,2026-06,level,50,万美元
chain_park,白酒产业链,高新区,export,2026-06,level,30,万美元
chain_park,白酒产业链,东城园,export,2026-06,level,10,万美元""",
    )
    found = crossed(filled, catalog, "export", JUNE, chain="白酒产业链")
    assert [row.share for row in found.rows] == pytest.approx([60, 20])
    rest = unlisted(found)
    assert (rest.short, rest.value, rest.share) == ("其他（未分列）", 10, pytest.approx(20))
    assert unlisted(crossed(filled, catalog, "export", JUNE, park="高新区")) is None


def test_a_withdrawn_correction_brings_the_earlier_figure_back(store, catalog):
    facts = FACTS.replace("value\n", "value,batch\n").replace("100\n", "100,1\n", 1)
    fill(
        store,
        catalog,
        facts + "\nenterprise,甲厂,export,2026-06,level,500,2",
        UNITS,
        {"2": Batch("2026-07-10", "2026-07-12")},
        MEMBERSHIPS,
    )
    assert by_unit(indicator(store, catalog, "export", "chain", JUNE))["白酒产业链"][
        "value"
    ] == pytest.approx(160)
