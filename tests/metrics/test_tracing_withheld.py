"""溯源 tells a reader nothing of what is withheld, in none of its lines."""

from dataclasses import fields, is_dataclass
from datetime import datetime

import pytest

from catalog.period import Period
from metrics.pointer import NUMBERS, Pointer
from metrics.reach import reached
from metrics.tracing import trace
from metrics.units import TOTAL
from tests.metrics.given import Batch, fill

JUNE, LAST = Period(2026, 1, 6), Period(2025, 1, 6)
CHAINS = {"甲链": 517.31, "乙链": 43.17, "丙链": 309.53, "丁链": 91.39, "戊链": 733.01}
SECRET = {43.17, 91.39, 41.11, 21.07, 45.67, 12.5, 13.5}
UNITS = "kind,unit\n" + "".join(f"chain,{name}\n" for name in CHAINS)
TOLD = "insert into remarks select batch, $kind, '', $asked, $text, grain, unit, other, indicator,"
TOLD += " scope, year, first_month, last_month, span, measure, sheet, 'A1', null, null, null,"
TOLD += " null, null from facts where unit = $unit and measure = 'level' and year = 2026"


def numbers(found: object) -> set[float]:
    """Every number in what is told."""
    if isinstance(found, float):
        return {round(found, 4)}
    if isinstance(found, (list, tuple)):
        return {each for part in found for each in numbers(part)}
    if is_dataclass(found) and not isinstance(found, type):
        return {n for each in fields(found) for n in numbers(getattr(found, each.name))}
    return set()


@pytest.fixture
def few(store, catalog):
    """乙链 has two enterprises, which are summed in profit; 丁链 goes with it."""
    lines = ["grain,unit,indicator,period,measure,value,batch"]
    for name, value in CHAINS.items():
        lines += [
            f"chain,{name},output_value,2026-06,level,{value},2",
            f"chain,{name},output_value,2025-06,level,{value / 2},1",
            f"chain,{name},land_mu,2026-06,level,10,1",
        ]
    lines += ["chain,乙链,output_value,2026-06,level,41.11,1"]  # an earlier value
    lines += [
        "chain,乙链,output_value,2026-06,yoy,12.5,2",
        "chain,乙链,output_value,2026-06,share,13.5,2",
    ]
    lines += [
        f"enterprise,乙链{n},profit,2026-06,level,{v},1" for n, v in enumerate((21.07, 45.67))
    ]
    lines += [f"enterprise,{c}{n},profit,2026-06,level,{n + 60},1" for c in CHAINS for n in range(3)
              if c != "乙链"]  # fmt: skip
    belong = ["enterprise,kind,unit"]
    for name in CHAINS:
        belong += [f"{name}{n},chain,{name}" for n in range(2 if name == "乙链" else 3)]
    batches = {"1": Batch("2026-01-01"), "2": Batch("2026-07-10")}
    fill(store, catalog, "\n".join(lines), UNITS, batches, "\n".join(belong))
    return store


def pointers():
    for code in ("output_value", "output_per_mu", "profit"):
        for period in (JUNE, LAST):
            for unit in (*CHAINS, TOTAL):
                for number in NUMBERS:
                    yield Pointer("chain", unit, code, period, number)
    yield Pointer("enterprise", "乙链0", "profit", JUNE)


def test_no_line_of_a_trace_tells_what_is_withheld(few, catalog):
    readers, told = few.for_readers(), 0
    for of in pointers():
        found = trace(readers, catalog, of)
        assert not numbers(found) & SECRET, (of, found)
        told += found.result.value is not None
        for source in found.sources:
            if source.key.unit in ("乙链", "丁链") and source.key.indicator != "land_mu":
                assert source.withheld and not source.origins
    assert told > 50
    assert numbers(trace(few, catalog, Pointer("chain", "乙链", "output_value", JUNE))) & SECRET


def test_a_withheld_figure_says_so_and_nothing_else(few, catalog):
    for unit in ("乙链", "丁链"):
        found = trace(few.for_readers(), catalog, Pointer("chain", unit, "output_value", JUNE))
        assert found.withheld and not found.sources and not found.working and not found.listing
        assert "为保护单个企业数据不予显示" in found.how


def test_a_whole_names_its_withheld_parts_without_their_numbers(few, catalog):
    found = trace(few.for_readers(), catalog, Pointer("chain", TOTAL, "output_value", JUNE))
    assert found.result.value == pytest.approx(sum(CHAINS.values()))
    assert found.working is None
    said = {line.name: line.terms[0].text for line in found.listing.lines}
    assert said["乙链"] == said["丁链"] == "不予显示" and said["甲链"] != "不予显示"


def test_enterprises_are_listed_for_the_entitled_alone(few, catalog):
    of = Pointer("chain", "甲链", "profit", JUNE)
    assert len(trace(few, catalog, of).listing.lines) == 3
    found = trace(few.for_readers(), catalog, of)
    assert found.result.value is None or (found.listing is None and not found.sources)
    whole = trace(few.for_readers(), catalog, Pointer("chain", TOTAL, "profit", JUNE))
    assert whole.listing is None and not whole.sources


def test_a_reason_that_names_an_enterprise_is_not_for_readers(few, catalog):
    with few.transaction() as cursor:
        for text in ("甲链0停产一月", "统计口径核实"):
            said = {"kind": "修改原因", "asked": "变动较大：517.31", "text": text, "unit": "甲链"}
            cursor.execute(TOLD, said)
        cursor.execute(
            "insert into units values ('enterprise', '甲链0', '甲链0', 1, null, null, null, "
            "(select batch from batches limit 1))"
        )
    of = Pointer("chain", "甲链", "output_value", JUNE)
    own = trace(few, catalog, of).sources[0].standing
    assert [each.text for each in own.told] == ["甲链0停产一月", "统计口径核实"]
    assert own.told[0].asked
    theirs = trace(few.for_readers(), catalog, of).sources[0].standing
    assert [each.text for each in theirs.told] == ["涉及单个企业，不予显示", "统计口径核实"]
    assert not any(each.asked for each in theirs.told)


def test_a_file_a_sheet_and_a_cell_that_name_an_enterprise_are_not_for_readers(few, catalog):
    with few.transaction() as cursor:
        batch = "(select batch from batches limit 1)"
        cursor.execute(
            "insert into units values ('enterprise', '甲链0', '甲链零厂有限公司', 1, null, null, "
            f"null, {batch})"
        )
        cursor.execute(f"insert into aliases values ('enterprise', '零厂', '甲链0', {batch})")
        cursor.execute("update batches set file = '零厂6月报表.xlsx'")
        cursor.execute("update facts set sheet = '零厂', typed = '517.31（零厂占400）'")
    of = Pointer("chain", "甲链", "output_value", JUNE)
    own, theirs = (
        trace(each, catalog, of).sources[0].standing for each in (few, few.for_readers())
    )
    assert "零厂" in own.file and "零厂" in own.place and "400" in own.typed
    assert "零厂" not in repr(theirs) and "400" not in repr(theirs)
    assert theirs.value == own.value


def test_an_earlier_value_that_told_of_one_enterprise_stays_withheld(store, catalog):
    """甲链 had two enterprises when its first figure was sent, five when the second was."""
    facts = [
        "grain,unit,indicator,period,measure,value,batch",
        *(f"chain,{name},output_value,2026-06,level,{value},2" for name, value in CHAINS.items()),
        "chain,甲链,output_value,2026-06,level,41.11,1",
    ]
    batches = {"1": Batch("2026-07-01"), "2": Batch("2026-07-10")}
    fill(store, catalog, "\n".join(facts), UNITS, batches)
    with store.transaction() as cursor:
        for number in range(25):
            cursor.execute(
                "insert into memberships select $name, 'chain', $unit, batch from batches "
                "where file = $file",
                {"name": f"e{number}", "unit": list(CHAINS)[number // 5],
                 "file": "1" if number % 5 < 2 or number > 4 else "2"},
            )  # fmt: skip
    of = Pointer("chain", "甲链", "output_value", JUNE)
    assert len(trace(store, catalog, of).sources[0].origins) == 2
    found = trace(store.for_readers(), catalog, of)
    assert found.result.value == 517.31 and len(found.sources[0].origins) == 1
    assert not numbers(found) & SECRET


def test_a_cell_reaches_nothing_for_whom_it_is_withheld(few, catalog):
    batch = few.rows("select batch::varchar from batches where file = '2'")[0][0]
    found = reached(few.for_readers(), catalog, batch, "表", "A1")
    assert all(of.unit not in ("乙链", "丁链") for of in found)


def test_a_moment_of_the_past_gives_nothing_back(few, catalog):
    moment = datetime(2026, 7, 1)
    for of in pointers():
        assert not numbers(trace(few.for_readers(), catalog, of, moment)) & SECRET
