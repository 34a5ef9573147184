"""What a person says of a table counts exactly, silences its finding alone, and comes back."""

import dataclasses
import json
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.period import Period
from data.directory import Directory, Unit
from data.proposing.corrections import (
    ColumnSaid,
    Corrections,
    Remembered,
    RowSaid,
    TableSaid,
    confirmed,
)
from data.proposing.drift import changes
from data.proposing.fingerprints import fingerprint, form
from data.proposing.proposal import Proposal, propose
from data.reading.table import Table
from tests.data.proposing.conftest import CATALOG, Sheets, make_table

CHAINS = [("白酒产业链", 1.0, 2.0), ("新能源产业链", 3.0, 4.0)]
KNOWN = Directory(
    [
        Unit("chain", "白酒产业链", "白酒产业链", (), 1),
        Unit("chain", "新能源产业链", "新能源产业链", (), 2),
        Unit("park", "西河高新区", "西河高新技术产业开发区", (), 1),
    ]
)


def said(table: Table, corrections: Corrections | None = None, **more: object) -> Proposal:
    return propose(Sheets("月报.xlsx", [table]), CATALOG, KNOWN, corrections=corrections, **more)


def codes(proposal: Proposal) -> list[str]:
    return [finding.code for finding in proposal.findings.items]


def strange() -> Table:
    """A table with a column nobody knows."""
    return make_table(["产值（亿元）", "入库数（亿元）"], CHAINS, headers=("产业链",))


def test_a_column_is_what_a_person_says() -> None:
    table = strange()
    assert codes(said(table)) == ["unknown_column"]
    told = Corrections().column(
        fingerprint(table), form(table).keys[1], indicator="tax", scope="不含烟"
    )
    proposal = said(table, told)
    assert codes(proposal) == [] and len(proposal.facts) == 4
    mine = proposal.facts[proposal.facts["indicator"] == "tax"]
    assert list(mine["scope"]) == ["不含烟"] * 2 and list(mine["value"]) == [20000.0, 40000.0]
    assert [c["state"] for c in proposal.tables[0]["columns"]] == ["认出", "按您的更正"]


def test_the_default_scope_may_be_named() -> None:
    table = strange()
    key = form(table).keys[1]
    told = Corrections().column(fingerprint(table), key, indicator="tax", scope="税收总额")
    mine = said(table, told).facts.query("indicator == 'tax'")
    assert set(mine["scope"]) == {""}


def test_a_column_may_be_left_out_and_nothing_is_said_of_it() -> None:
    table = strange()
    told = Corrections().column(fingerprint(table), form(table).keys[1], ignore=True)
    proposal = said(table, told)
    assert codes(proposal) == [] and set(proposal.facts["indicator"]) == {"output_value"}
    assert proposal.tables[0]["columns"][1]["state"] == "不导入"


def test_only_the_finding_that_was_answered_falls_silent() -> None:
    rows = [("白酒产业链", 1.0, 2.0, 3.0), ("新能源产业链", 3.0, 4.0, 5.0)]
    heads: list[object] = ["产值（亿元）", "入库数（亿元）", "利闰（亿元）"]
    table = make_table(heads, rows, headers=("产业链",))
    told = Corrections().column(fingerprint(table), form(table).keys[1], indicator="tax")
    findings = said(table, told).findings.items
    assert [(f.code, f.cell) for f in findings] == [("unknown_column", "D4")]


def test_the_months_of_a_column_stay_its_own() -> None:
    table = make_table(
        ["2025年1-6月入库", "2026年1-6月入库"], CHAINS, headers=("产业链",), unit="亿元"
    )
    told = Corrections()
    for key in form(table).keys:
        told = told.column(fingerprint(table), key, indicator="tax", measure="level")
    facts = said(table, told).facts
    assert set(zip(facts["year"], facts["measure"], strict=True)) == {
        (2025, "level"),
        (2026, "level"),
    }


def test_what_was_not_said_stays_as_understood() -> None:
    """工业增加值 in % is its growth, whatever else is said of the column."""
    table = make_table(["规模以上工业增加值（%）"], [("白酒产业链", 8.5)], headers=("产业链",))
    plain = said(table).facts.iloc[0]
    told = Corrections().column(fingerprint(table), form(table).keys[0], span="ytd")
    fact = said(table, told).facts.iloc[0]
    assert plain["measure"] == fact["measure"] == "yoy"


def test_two_columns_said_to_be_one_thing_are_both_proposed() -> None:
    """The checks then say that the file states one figure twice."""
    table = make_table(["产值（亿元）", "入库数（亿元）"], CHAINS, headers=("产业链",))
    told = Corrections().column(fingerprint(table), form(table).keys[1], indicator="output_value")
    facts = said(table, told).facts
    assert (
        len(facts) == 4 and facts.duplicated(["unit", "indicator", "scope", "measure"]).sum() == 2
    )


def test_a_row_label_is_the_unit_a_person_says() -> None:
    rows = [("西河高新", 1.0), ("白酒产业链", 2.0)]
    table = make_table(["税收（亿元）"], rows[:1], headers=("园区",))
    assert "unknown_unit" in codes(said(table))
    told = Corrections().row(fingerprint(table), "西河高新", kind="park", unit="西河高新区")
    proposal = said(table, told)
    assert codes(proposal) == [] and list(proposal.facts["unit"]) == ["西河高新区"]
    assert [(u.unit, u.aliases) for u in proposal.aliases] == [("西河高新区", ("西河高新",))]
    assert proposal.units == [] and proposal.registered == proposal.aliases


def test_a_label_that_names_the_unit_already_is_no_new_alias() -> None:
    table = make_table(["税收（亿元）"], [("西河高新区", 1.0)], headers=("园区",))
    told = Corrections().row(fingerprint(table), "西河高新区", kind="park", unit="西河高新区")
    assert said(table, told).aliases == []


def test_a_total_may_be_said_to_be_a_unit() -> None:
    table = make_table(["税收（亿元）"], [("合计", 1.0)], headers=("园区",))
    told = Corrections().row(fingerprint(table), "合计", kind="park", unit="西河高新区")
    assert list(said(table, told).facts["unit"]) == ["西河高新区"]


def test_a_row_may_be_left_out() -> None:
    table = make_table(["税收（亿元）"], [("白酒产业链", 1.0), ("飞地", 2.0)], headers=("产业链",))
    assert codes(said(table)) == ["unknown_unit"]
    told = Corrections().row(fingerprint(table), "飞地", ignore=True)
    proposal = said(table, told)
    assert codes(proposal) == [] and len(proposal.facts) == 1
    assert proposal.tables[0]["rows"] == {"recognised": 1, "ignored": 1, "unknown": []}


def test_an_indicator_row_may_be_left_out() -> None:
    rows = [("产值", 5.0), ("蔬菜播种", 3.0)]
    table = make_table(["累计"], rows, title="2026年1-6月全市主要指标", unit="亿元")
    assert codes(said(table)) == ["unknown_row"]
    told = Corrections().row(fingerprint(table), "蔬菜播种", ignore=True)
    assert codes(said(table, told)) == []


@pytest.mark.parametrize(("span", "months"), [("ytd", (1, 6)), ("month", (6, 6))])
def test_a_bare_month_is_what_a_person_says(span: str, months: tuple[int, int]) -> None:
    table = make_table(["6月产值（亿元）"], [("白酒产业链", 1.0)], headers=("产业链",), period=None)
    table = dataclasses.replace(table, title="2026年重点产业链")
    assert "sum_or_month" in codes(said(table))
    proposal = said(table, Corrections().table(fingerprint(table), span=span))
    assert codes(proposal) == []
    fact = proposal.facts.iloc[0]
    assert (fact["first_month"], fact["last_month"]) == months


def test_a_clear_header_is_not_changed_by_what_is_said_of_bare_months() -> None:
    heads: list[object] = ["1-6月产值（亿元）"]
    table = make_table(heads, [("白酒产业链", 1.0)], headers=("产业链",))
    fact = said(table, Corrections().table(fingerprint(table), span="month")).facts.iloc[0]
    assert (fact["first_month"], fact["last_month"], fact["span"]) == (1, 6, "ytd")


def test_a_table_without_a_year_is_dated_by_a_person() -> None:
    table = make_table(["产值（亿元）"], [("白酒产业链", 1.0)], headers=("产业链",), period=None)
    assert codes(said(table)) == ["no_year"]
    dated = Corrections().table(fingerprint(table), year=2026, first_month=1, last_month=5)
    proposal = said(table, dated)
    fact = proposal.facts.iloc[0]
    assert codes(proposal) == [] and (fact["year"], fact["last_month"]) == (2026, 5)


def test_the_unit_of_measure_of_a_table_is_what_a_person_says() -> None:
    table = make_table(["产值"], [("白酒产业链", 1.0)], headers=("产业链",))
    assert codes(said(table)) == ["unit_missing"]
    proposal = said(table, Corrections().table(fingerprint(table), uom="亿元"))
    assert codes(proposal) == [] and proposal.facts["value"].iloc[0] == 10000.0


def test_whose_figures_a_table_holds_is_what_a_person_says() -> None:
    table = make_table(["累计（亿元）"], [("产值", 1.0)], title="主要指标")
    assert "unknown_owner" in codes(said(table))
    mine = Corrections().table(fingerprint(table), kind="park", unit="西河高新区")
    proposal = said(table, mine)
    assert codes(proposal) == [] and proposal.facts["unit"].iloc[0] == "西河高新区"
    assert proposal.tables[0]["who"] == "西河高新技术产业开发区"
    region = said(table, Corrections().table(fingerprint(table), kind="region"))
    assert codes(region) == [] and region.facts["grain"].iloc[0] == "region"


@pytest.mark.parametrize(
    "column",
    [
        ColumnSaid(indicator="no_such_thing"),
        ColumnSaid(indicator="tax", scope="没有的口径"),
        ColumnSaid(indicator="tax", measure="magic"),
        ColumnSaid(indicator="tax", span="week"),
        ColumnSaid(indicator="tax", uom="斗"),
        ColumnSaid(indicator="tax", ignore=True),
        ColumnSaid(scope="不含烟"),
    ],
)
def test_a_correction_that_cannot_be_is_a_finding(column: ColumnSaid) -> None:
    table = strange()
    told = Corrections({fingerprint(table): TableSaid({form(table).keys[1]: column})})
    found = codes(said(table, told))
    assert found[0] == "correction_unclear" and "unknown_column" in found


@pytest.mark.parametrize(
    "whole",
    [
        TableSaid(rows={"白酒产业链": RowSaid("chain", "没有的链")}),
        TableSaid(rows={"白酒产业链": RowSaid("chain", "白酒产业链", ignore=True)}),
        TableSaid(kind="planet"),
        TableSaid(kind="park", unit="没有的园区"),
        TableSaid(unit="西河高新区"),
        TableSaid(year=2026, first_month=8, last_month=3),
        TableSaid(year=2026, first_month=3, last_month=6, span="ytd"),
        TableSaid(uom="斗"),
        TableSaid(span="week"),
    ],
)
def test_what_is_said_of_a_table_and_cannot_be_is_a_finding(whole: TableSaid) -> None:
    table = make_table(["产值（亿元）"], [("白酒产业链", 1.0)], headers=("产业链",))
    proposal = said(table, Corrections({fingerprint(table): whole}))
    assert codes(proposal) == ["correction_unclear"] and len(proposal.facts) == 1


def test_a_column_against_its_rows_is_a_finding() -> None:
    rows = [("产值", 5.0)]
    table = make_table(["累计"], rows, title="2026年1-6月全市主要指标", unit="亿元")
    told = Corrections().column(fingerprint(table), form(table).keys[0], indicator="tax")
    assert codes(said(table, told)) == ["correction_unclear"]


WORDS = st.text(alphabet="产值税收ab12·年月 ", max_size=8)
SAID = st.builds(
    TableSaid,
    columns=st.dictionaries(
        st.sampled_from(["产值(亿元)", "入库数(亿元)", "x"]),
        st.builds(ColumnSaid, WORDS, WORDS, WORDS, WORDS, WORDS, st.booleans()),
    ),
    rows=st.dictionaries(WORDS, st.builds(RowSaid, WORDS, WORDS, st.booleans())),
    kind=WORDS,
    unit=WORDS,
    year=st.integers(-5, 3000),
    first_month=st.integers(-5, 20),
    last_month=st.integers(-5, 20),
    span=WORDS,
    uom=WORDS,
    keys=st.lists(WORDS).map(tuple),
)


@settings(deadline=None, max_examples=50)
@given(SAID)
def test_nothing_that_can_be_said_raises_and_all_of_it_survives_json(whole: TableSaid) -> None:
    table = strange()
    told = Corrections({fingerprint(table): whole})
    assert Corrections.of_dict(json.loads(json.dumps(told.as_dict()))) == told
    said(table, told)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["columns", "rows", "kind", "keys", "a"]), inner)
    ),
)


@settings(deadline=None, max_examples=50)
@given(JSON)
def test_what_is_no_correction_is_left_out(told: object) -> None:
    assert isinstance(Corrections.of_dict(told), Corrections)


def test_later_words_count() -> None:
    first = Corrections().column("f", "a", indicator="tax").table("f", span="ytd", uom="亿元")
    later = Corrections().column("f", "a", ignore=True).column("f", "b", measure="yoy")
    both = first.merged(later.table("f", uom="万元"))
    assert both.of("f").columns["a"] == ColumnSaid(ignore=True)
    assert (both.of("f").span, both.of("f").uom) == ("ytd", "万元")
    assert both.without("f", key="a").of("f").columns == {"b": ColumnSaid(measure="yoy")}


def remembered(table: Table, corrections: Corrections | None = None) -> Remembered:
    """The layout of a table as its sender confirmed it."""
    proposal = said(table, corrections)
    kept = confirmed(proposal.tables, corrections).of(fingerprint(table))
    return Remembered("1", fingerprint(table), kept.name, kept, datetime(2026, 7, 1))


def test_what_was_confirmed_counts_for_the_same_layout_next_month() -> None:
    first = strange()
    told = Corrections().column(fingerprint(first), form(first).keys[1], indicator="tax")
    told = told.table(fingerprint(first), year=2026, first_month=1, last_month=6)
    layout = remembered(first, told)
    assert layout.said.year == 0
    later = dataclasses.replace(first, period=Period(2026, 1, 7))
    proposal = said(later, remembered=[layout])
    assert codes(proposal) == [] and proposal.applied == [layout]
    assert set(proposal.facts["last_month"]) == {7}
    assert proposal.tables[0]["columns"][1]["state"] == "按您上次的确认"


def test_a_changed_layout_is_doubted_and_nothing_of_it_is_taken_over_silently() -> None:
    first = make_table(
        ["产值（亿元）", "入库数（亿元）"], CHAINS, headers=("产业链",), title="2026年1-6月月报"
    )
    told = Corrections().column(fingerprint(first), form(first).keys[1], indicator="tax")
    layout = remembered(first, told)
    rows = [("白酒产业链", 1.0, 9.0, 2.0), ("新能源产业链", 3.0, 9.0, 4.0)]
    heads: list[object] = ["产值（亿元）", "增加值（亿元）", "入库数（亿元）"]
    later = make_table(heads, rows, headers=("产业链",), title="2026年1-7月月报")
    proposal = said(later, remembered=[layout])
    assert codes(proposal) == ["layout_changed", "unknown_column"]
    assert "新增 “增加值（亿元）”" in proposal.findings.items[0].message
    assert "tax" not in set(proposal.facts["indicator"]) and proposal.applied == []
    assert proposal.tables[0]["columns"][2]["proposal"] == {"indicator": "tax"}
    again = confirmed(proposal.tables)
    assert codes(said(later, again, remembered=[layout])) == ["unknown_column"]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("abc", "abcd", {"新增": ["d"]}),
        ("abc", "ab", {"减少": ["c"]}),
        ("abc", "axc", {"改名": ["b → x"]}),
        ("abc", "bca", {"移动": ["a"]}),
        ("abcd", "axcde", {"改名": ["b → x"], "新增": ["e"]}),
    ],
)
def test_what_changed_is_told_by_column(old: str, new: str, what: dict[str, list[str]]) -> None:
    assert {key: each for key, each in changes(tuple(old), tuple(new)).items() if each} == what
