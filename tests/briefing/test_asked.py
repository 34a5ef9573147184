"""Sentences asked for by name: names resolve as a reader of the workbook would."""

import pytest

from briefing.asked import sentences
from briefing.naming import called, did, spoken, verb
from metrics.question import UnknownIndicator
from metrics.report import UnknownPeriod
from tests.metrics.given import fill

FACTS = """
grain,unit,indicator,period,measure,value,uom,scope
region,,fiscal_revenue,2026-06,level,26.4,亿元,地方
region,,fiscal_revenue,2026-06,level,50.2,亿元,境内
chain,甲链,output_value,2026-06,level,46.59,亿元,
chain,乙链,output_value,2026-06,level,83.31,亿元,
"""


@pytest.mark.parametrize(
    ("words", "code", "scope"),
    [
        ("出口", "export", None), ("export", "export", None), ("主营业务收入", "revenue", None),
        ("地方财政收入", "fiscal_revenue", "地方"), ("重点项目完成投资", "investment", "重点项目"),
        ("规模以上工业增加值", "value_added", None),
    ],
)  # fmt: skip
def test_a_name_means_an_indicator_and_its_scope(catalog, words, code, scope):
    named = called(catalog, words)
    assert (named.indicator.code, named.scope) == (code, scope)
    assert named.name == (words if words != code else catalog.indicators[code].name)


def test_a_name_nobody_knows_is_refused(store, catalog):
    with pytest.raises(UnknownIndicator):
        called(catalog, "没有的指标")
    with pytest.raises(UnknownPeriod):
        sentences(store, catalog, ["出口"], by="region", period="明年")


def test_the_scope_is_part_of_the_name(catalog):
    revenue, investment = catalog.indicators["fiscal_revenue"], catalog.indicators["investment"]
    assert spoken(revenue, "地方") == "地方财政收入"
    assert spoken(revenue) == spoken(revenue, "财政总收入") == "财政收入"
    assert spoken(investment, "重点项目") == "重点项目投资"
    assert spoken(investment, "园区") == "投资（园区）"


def test_the_verb_belongs_to_the_indicator(catalog):
    of = catalog.indicators
    assert verb(of["export"]) == "完成" and verb(of["electricity"]) == "为"
    assert verb(of["investment"], "重点项目完成投资") == ""
    assert did(of["output_value"]) == ("实现", "")
    assert did(of["investment"]) == ("完成", "")
    assert did(of["employees"]) == ("", "为")
    assert did(of["outside_capital"], "引进省内境外资金") == ("", "")


def test_every_unit_has_its_sentence_and_the_asked_scope_is_kept(store, catalog):
    fill(store, catalog, FACTS)
    found = sentences(store, catalog, ["产值"], by="chain", period="2026-06")
    assert {each.unit: each.said.text for each in found} == {
        "甲链": "甲链实现产值46.59亿元", "乙链": "乙链实现产值83.31亿元",
    }  # fmt: skip
    asked = {"by": "region", "period": "2026年1—6月"}
    (one,) = sentences(store, catalog, ["境内财政收入"], **asked)
    assert one.said.text == "境内财政收入完成50.2亿元"
    (two,) = sentences(store, catalog, ["境内财政收入", "地方财政收入"], **asked)
    assert two.said.text == "境内财政收入、地方财政收入分别为50.2亿元、26.4亿元"
    assert [number.pointer.scope for number in two.said.numbers] == ["境内", "地方"]
