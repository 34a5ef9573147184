"""Cells that would tell of a single enterprise are withheld from readers, and nothing gives them
back: not the whole, a share, a growth, a later year, a ratio, a place, an earlier state."""

import random
from itertools import product

import numpy as np
import pandas as pd
import pytest

from catalog.period import Period
from metrics.cross import crossed, unlisted
from metrics.indicator import answered, indicator
from metrics.kept import kept
from metrics.report import report
from metrics.series import history
from metrics.target import targets
from metrics.units import TOTAL, members
from tests.metrics.given import Batch, fill

JUNE, LAST = Period.of("2026-06"), Period.of("2025-06")
CHAINS = ("甲链", "乙链", "丙链", "丁链", "戊链")
UNITS = "kind,unit\n" + "\n".join(f"chain,{name}" for name in CHAINS)
VALUES = dict(zip(CHAINS, (500, 40, 300, 90, 700), strict=True))


def reported(**measures: float) -> str:
    """甲 to 戊 report output of June, of a year before and their land; more of 乙 as said."""
    lines = ["grain,unit,indicator,period,measure,value"]
    for name, value in VALUES.items():
        lines += [
            f"chain,{name},output_value,2026-06,level,{value}",
            f"chain,{name},output_value,2025-06,level,{value / 2}",
            f"chain,{name},output_value,2026,target_level,{value * 3}",
            f"chain,{name},land_mu,2026-06,level,10",
        ]
    lines += [f"chain,乙链,output_value,2026-06,{name},{value}" for name, value in measures.items()]
    return "\n".join(lines)


def belonging(**counts: int) -> str:
    """So many enterprises in each chain; five where nothing is said."""
    lines = ["enterprise,kind,unit"]
    for name in CHAINS:
        lines += [f"{name}{n},chain,{name}" for n in range(counts.get(name, 5))]
    return "\n".join(lines)


def rows(store, catalog, code: str = "output_value", period: Period = JUNE) -> dict:
    found = answered(store, catalog, [code], "chain", period)[code]
    return {row.unit: row for row in [*found.rows, found.total]}


@pytest.fixture
def few(store, catalog):
    """乙链 has two enterprises."""
    reports = reported(yoy=7, share=2.5, rank=4, completion=33, base=37)
    return fill(store, catalog, reports, UNITS, memberships=belonging(乙链=2))


def test_the_entitled_see_everything(few, catalog):
    assert rows(few, catalog)["乙链"].value == 40
    assert not few.withholds and few.for_readers().withholds


def test_a_cell_of_two_enterprises_and_the_next_smallest_are_withheld(few, catalog):
    found = rows(few.for_readers(), catalog)
    withheld = [unit for unit, row in found.items() if row.state == "不予显示"]
    assert withheld == ["乙链", "丁链"]
    for unit in withheld:
        row = found[unit]
        told = ("value", "yoy", "base", "share", "contribution", "pull", "completion", "gap_pp",
                "rank", "growth_rank", "rank_change", "required_monthly", "pace_monthly",
                "completion_reported", "rank_reported", "yoy_computed")  # fmt: skip
        assert {name: getattr(row, name) for name in told} == dict.fromkeys(told)
    assert found[TOTAL].value == sum(VALUES.values()) and found["甲链"].value == 500
    assert found["甲链"].share == pytest.approx(500 / 1630 * 100)
    assert [found[unit].rank for unit in ("戊链", "甲链", "丙链")] == [1, 2, 3]


def test_the_whole_is_what_it_is_for_everybody(few, catalog):
    all_of_it, told = rows(few, catalog)[TOTAL], rows(few.for_readers(), catalog)[TOTAL]
    assert (all_of_it.value, all_of_it.yoy, all_of_it.base) == (told.value, told.yoy, told.base)


def test_one_enterprise_above_the_share_is_as_good_as_alone(store, catalog):
    facts = reported() + "".join(
        f"\nenterprise,{name}{n},output_value,2026-06,level,{90 if name == '丙链' and not n else 5}"
        for name in CHAINS
        for n in range(5)
    )
    fill(store, catalog, facts, UNITS, memberships=belonging())
    found = rows(store.for_readers(), catalog)
    assert {unit for unit, row in found.items() if row.state == "不予显示"} == {"丙链", "乙链"}


def test_nothing_is_withheld_where_nobody_knows_what_it_rests_on(store, catalog):
    fill(store, catalog, reported(), UNITS)
    assert not any(row.state == "不予显示" for row in rows(store.for_readers(), catalog).values())


def test_without_another_to_go_with_it_the_whole_goes(store, catalog):
    facts = "grain,unit,indicator,period,measure,value\nchain,甲链,tax,2026-06,level,5"
    fill(store, catalog, facts, UNITS, memberships=belonging(甲链=1))
    found = rows(store.for_readers(), catalog, "tax")
    assert found["甲链"].value is None and found[TOTAL].value is None


def test_a_ratio_does_not_give_its_numerator_back(few, catalog):
    found = rows(few.for_readers(), catalog, "output_per_mu")
    assert found["乙链"].value is None and found["乙链"].state == "不予显示"
    assert found["甲链"].value == 50


def test_next_year_does_not_give_this_year_back(few, catalog):
    reader = few.for_readers()
    past = history(reader, catalog, ["output_value"], "chain", upto=JUNE)["output_value"]
    hidden = past[past["unit"] == "乙链"]
    assert len(hidden) == 2 and hidden["value"].isna().all() and hidden["yoy"].isna().all()
    assert set(hidden["state"]) == {"不予显示"}


def test_a_growth_that_tells_of_a_withheld_year_goes_too(store, catalog):
    facts = """grain,unit,indicator,period,measure,value
    chain,甲链,tax,2026-06,level,50
    chain,甲链,tax,2026-06,yoy,10
    chain,乙链,tax,2026-06,level,60
    chain,乙链,tax,2025-06,level,40
    chain,甲链,tax,2025-06,level,45
    enterprise,甲1,tax,2025-06,level,45
    enterprise,甲1,tax,2026-06,level,20
    enterprise,甲2,tax,2026-06,level,20
    enterprise,甲3,tax,2026-06,level,10"""
    memberships = "enterprise,kind,unit\n甲1,chain,甲链\n甲2,chain,甲链\n甲3,chain,甲链"
    reader = fill(store, catalog, facts, UNITS, memberships=memberships).for_readers()
    row = rows(reader, catalog, "tax")["甲链"]
    assert (row.value, row.yoy, row.base, row.state) == (50, None, None, "同比不予显示")
    assert rows(reader, catalog, "tax", LAST)["甲链"].state == "不予显示"


def test_a_change_of_growth_does_not_give_the_year_before_last_back(store, catalog):
    """2025 rests on one enterprise; 2026's level by its 同比, told by 2027's change, would give
    it."""
    facts = ["grain,unit,indicator,period,measure,value"]
    for unit in ("甲链", "乙链", "丙链"):
        facts += [f"chain,{unit},tax,{year}-06,level,{year - 1980}" for year in (2025, 2026, 2027)]
        facts += [f"chain,{unit},tax,2027-06,{name},5" for name in ("yoy", "yoy_change")]
    facts += ["enterprise,甲0,tax,2025-06,level,45"]
    facts += [f"enterprise,甲{n},tax,{year}-06,level,15" for n in range(3) for year in (2026, 2027)]
    memberships = "enterprise,kind,unit\n" + "\n".join(f"甲{n},chain,甲链" for n in range(3))
    fill(store, catalog, "\n".join(facts), UNITS, memberships=memberships)
    told = {
        period: rows(store.for_readers(), catalog, "tax", Period.of(period))["甲链"]
        for period in ("2025-06", "2026-06", "2027-06")
    }
    assert told["2025-06"].state == "不予显示" and told["2026-06"].yoy is None
    assert told["2027-06"].yoy == 5 and told["2026-06"].value == 46
    assert told["2027-06"].yoy_last_year is None and told["2027-06"].yoy_two_years is None
    assert rows(store, catalog, "tax", Period.of("2027-06"))["甲链"].yoy_last_year == 0


def test_targets_stay_and_tell_nothing_of_what_was_reached(few, catalog):
    frame = targets(few.for_readers(), catalog, "chain", JUNE)
    line = frame[frame["unit"] == "乙链"].iloc[0]
    assert line["target"] == 120 and line["state"] == "不予显示"
    assert pd.isna(line["value"]) and pd.isna(line["completion"]) and pd.isna(line["gap_pp"])


def test_a_sum_of_two_indicators_does_not_give_the_third_back(store, catalog):
    lines = ["grain,unit,indicator,period,measure,value"]
    for name, code in product(CHAINS, ("profit", "tax", "profit_tax")):
        lines.append(f"chain,{name},{code},2026-06,level,{VALUES[name]}")
        for n in range(4):
            single = name == "甲链" and code == "tax" and n
            value = 0 if single else 10
            lines.append(f"enterprise,{name}{n},{code},2026-06,level,{value}")
    fill(store, catalog, "\n".join(lines), UNITS, memberships=belonging())
    for code in ("profit", "tax", "profit_tax"):
        found = rows(store.for_readers(), catalog, code)
        assert {u for u, row in found.items() if row.state == "不予显示"} == {"甲链", "乙链"}


def test_enterprises_are_never_given_to_readers(store, catalog):
    facts = "grain,unit,indicator,period,measure,value\nenterprise,甲1,tax,2026-06,level,5"
    fill(store, catalog, facts, "kind,unit\nenterprise,甲1")
    assert len(indicator(store, catalog, "tax", "enterprise", JUNE)) == 1
    reader = store.for_readers()
    assert indicator(reader, catalog, "tax", "enterprise", JUNE).empty
    assert members(reader, "enterprise") == [] and kept(reader, catalog, "enterprise", JUNE) == {}
    assert history(reader, catalog, ["tax"], "enterprise")["tax"].empty
    assert report(reader, catalog, "tax", by="enterprise", period="2026-06").rows == []


def test_what_is_withheld_now_is_withheld_as_of_before(store, catalog):
    facts = reported() + "\nchain,甲链,tax,2026-06,level,1,2"
    facts = facts.replace("measure,value", "measure,value,batch", 1)
    batches = {"2": Batch("2026-07-10")}
    fill(store, catalog, facts, UNITS, batches, memberships=belonging(乙链=2))
    reader = store.for_readers()
    for asof in (None, "2026-03-01"):
        told = report(reader, catalog, "output_value", by="chain", period="2026-06", asof=asof)
        assert [r["unit"] for r in told.rows if r["state"] == "不予显示"] == ["乙链", "丁链"]


def test_readers_and_the_entitled_do_not_share_answers(few, catalog):
    reader = few.for_readers()
    for _ in range(2):
        assert rows(few, catalog)["乙链"].value == 40
        assert rows(reader, catalog)["乙链"].value is None
    with reader.transaction() as cursor:
        cursor.execute(
            "update facts set value = 41, reported = 41 where unit = '乙链' and measure = 'level'"
        )
    assert rows(few, catalog)["乙链"].value == 41 and reader.revision == few.revision


def test_parks_of_a_chain_do_not_give_each_other_back(store, catalog):
    parks = ("东园", "西园", "南园")
    units = UNITS + "".join(f"\npark,{name}" for name in parks)
    lines, belongs = [reported()], [belonging()]
    for chain, (n, park) in product(CHAINS, enumerate(parks)):
        many = 1 if (chain, park) == ("甲链", "东园") else 4
        for i in range(many):
            enterprise = f"{chain}{park}{i}"
            belongs += [f"{enterprise},chain,{chain}", f"{enterprise},park,{park}"]
            lines.append(f"enterprise,{enterprise},output_value,2026-06,level,{10 + n}")
    fill(store, catalog, "\n".join(lines), units, memberships="\n".join(belongs))
    reader = store.for_readers()
    hidden = {
        (chain, row.unit)
        for chain in CHAINS
        for row in crossed(reader, catalog, "output_value", JUNE, chain=chain).rows
        if row.value is None
    }
    from_parks = {
        (row.unit, park)
        for park in parks
        for row in crossed(reader, catalog, "output_value", JUNE, park=park).rows
        if row.value is None
    }
    assert ("甲链", "东园") in hidden and hidden == from_parks
    for side in (0, 1):
        lines_hit = [cell[side] for cell in hidden]
        assert all(lines_hit.count(unit) >= 2 for unit in lines_hit)
    found = crossed(reader, catalog, "output_value", JUNE, chain="甲链")
    shown = sum(row.value for row in found.rows if row.value is not None)
    assert unlisted(found).value == 500 - shown  # what is not told stands in it, all together
    assert unlisted(found).short == "其他（含不予显示）"


@pytest.mark.parametrize("seed", range(6))
def test_no_sum_of_what_is_told_gives_a_withheld_figure(store, catalog, seed):
    """Everything a reader is told as linear equations over all figures: none is determined that
    is withheld."""
    chance = random.Random(seed)
    months, years = (3, 6, 9), (2024, 2025, 2026)
    codes = ("tax", "profit", "profit_tax")
    lines, belongs = ["grain,unit,indicator,period,measure,value"], ["enterprise,kind,unit"]
    by_report = chance.random() < 0.5
    for chain in CHAINS:
        many = chance.choice((1, 2, 3, 4, 6))
        begun = [chance.choice(years) for _ in range(many)]
        belongs += [f"{chain}{n},chain,{chain}" for n in range(many)]
        for code, year, month in product(codes, years, months):
            values = [
                chance.lognormvariate(3, 1.5)
                if begun[n] <= year and chance.random() < 0.9
                else None
                for n in range(many)
            ]
            if code == "profit_tax" and not by_report:
                continue
            for n, value in enumerate(values):
                if value is not None:
                    at = f"{code},{year}-{month:02}"
                    lines.append(f"enterprise,{chain}{n},{at},level,{value:.4f}")
            told = [value for value in values if value is not None]
            if by_report and told:
                lines.append(f"chain,{chain},{code},{year}-{month:02},level,{sum(told):.4f}")
                if chance.random() < 0.5:
                    lines.append(f"chain,{chain},{code},{year}-{month:02},yoy,{chance.random()}")
    fill(store, catalog, "\n".join(lines), UNITS, memberships="\n".join(belongs))
    equations, wanted = _told(store, catalog, codes, years, months)
    names = sorted({name for equation in equations for name in equation} | wanted)
    place = {name: n for n, name in enumerate(names)}
    matrix = np.zeros((len(equations), len(names)))
    for line, equation in enumerate(equations):
        for name, factor in equation.items():
            matrix[line, place[name]] += factor
    rank = np.linalg.matrix_rank(matrix)
    for name in wanted:
        single = np.zeros((1, len(names)))
        single[0, place[name]] = 1
        assert np.linalg.matrix_rank(np.vstack([matrix, single])) == rank + 1, name


def _told(store, catalog, codes, years, months):
    """Equations (a figure's name to its factor; the right side is known) and withheld figures."""
    reader, equations, wanted = store.for_readers(), [], set()
    for year, month in product(years, months):
        period = Period.of(f"{year}-{month:02}")
        everything = answered(store, catalog, list(codes), "chain", period)
        shown = answered(reader, catalog, list(codes), "chain", period)
        for code in codes:
            truth = {row.unit: row for row in everything[code].rows}
            for row in shown[code].rows:
                name, before = (code, row.unit, year, month), (code, row.unit, year - 1, month)
                if row.value is not None:
                    equations.append({name: 1})
                elif truth[row.unit].value:
                    wanted.add(name)
                if row.base is not None and row.value is not None:
                    equations.append({before: 1})
                for told in (row.share, row.contribution, row.pull, row.completion, row.rank):
                    assert told is None or row.value is not None
            if shown[code].total.value is not None:
                valued = [unit for unit, row in truth.items() if row.value is not None]
                equations.append({(code, unit, year, month): 1 for unit in valued})
        for unit in CHAINS:
            summed = {(c, unit, year, month): f for c, f in zip(codes, (1, 1, -1), strict=True)}
            equations.append(summed)
    return equations, wanted
