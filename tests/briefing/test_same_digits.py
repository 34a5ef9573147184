"""One figure has the same digits in a sentence, a card, a table, a chart and for a program."""

import pytest

from briefing.amounts import percent_of, rate
from briefing.sections.cells import Cells
from briefing.teller import Teller
from catalog.period import Period
from charts.growth import growth
from metrics.indicator import answered
from metrics.report import report
from tests.metrics.given import fill

JUNE = Period.of("2026-06")
FACTS = """
grain,unit,indicator,period,measure,value,uom
chain,甲,tax,2026-06,level,13,亿元
chain,甲,tax,2026-06,yoy,21.35,%
chain,甲,tax,2026-06,completion,55.47,%
chain,乙,tax,2026-06,level,9,亿元
chain,乙,tax,2026-06,yoy,30,%
chain,乙,tax,2026,target_level,20,亿元
chain,丙,tax,2026-06,level,9,亿元
chain,丙,tax,2026-06,yoy,-12.345678,%
chain,丙,tax,2026,target_level,27,亿元
chain,丁,tax,2026-06,level,9,亿元
chain,丁,tax,2026-06,base,8,亿元
"""
PRINTED = {
    "甲": ("21.35", "55.47", "5.47"), "乙": ("30.0", "45.0", "5.0"),
    "丙": ("12.3", "33.3", "16.7"), "丁": ("12.5", None, None),
}  # fmt: skip


@pytest.mark.parametrize("unit", PRINTED)
def test_the_same_digits_everywhere(store, catalog, unit):
    fill(store, catalog, FACTS)
    found = answered(store, catalog, ["tax"], "chain", JUNE)["tax"]
    row = next(row for row in found.rows if row.unit == unit)
    yoy, completion, gap = PRINTED[unit]
    teller, cells = Teller(row, JUNE, "chain", "tax"), Cells("chain", row, "tax", JUNE)
    assert teller.growth().numbers[0].text == yoy
    assert rate(row).lstrip("+-") == f"{yoy}%" and cells.yoy().text.lstrip("+-") == yoy
    drawn = growth([row], title="", subtitle="", foot="")
    assert f"{yoy}%" in str(drawn.to_json()).replace("\\u002b", "+")
    line = next(
        each
        for each in report(store, catalog, "tax", by="chain", period="2026-06").rows
        if each["unit"] == unit
    )
    assert abs(line["yoy"]) == float(yoy)
    if completion:
        assert teller.rate("completion").text == completion
        assert percent_of(row, "completion") == f"{completion}%"
        assert cells.rate("completion").text == completion
        assert teller.gap().numbers[0].text == gap == cells.gap().text.lstrip("+-")
        assert (line["completion"], abs(line["gap_pp"])) == (float(completion), float(gap))
