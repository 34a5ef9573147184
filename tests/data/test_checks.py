"""Every check finds its fault at its cell, names the numbers, and leaves sound figures alone."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from catalog.catalog import Catalog
from catalog.rules import Change, Limit, Pair, Rules, Sum
from data.checks.run import LISTED, check
from data.findings import KINDS, Finding, Findings
from data.keeping import difference
from data.keeping.comparison import compared
from data.keeping.incoming import incoming
from data.keeping.store import Store
from tests.data.keeping.given import proposed, published

Facts = list[dict[str, Any]]
MAY: dict[str, Any] = {"last_month": 5}
LAST_YEAR: dict[str, Any] = {"year": 2025}
TARGET: dict[str, Any] = {"measure": "target_level", "last_month": 12}


def rate(value: float, measure: str = "yoy", **said: Any) -> dict[str, Any]:
    return {"measure": measure, "value": value, "uom": "%", "col": 4, **said}


def yi(value: float, **said: Any) -> dict[str, Any]:
    """A level in 亿元."""
    return {"value": round(value * 10000, 6), "reported": value, "uom": "亿元", **said}


def month(value: float, number: int = 6, **said: Any) -> dict[str, Any]:
    """A level of one month in 亿元."""
    return yi(value, span="month", first_month=number, last_month=number, **said)


THREE = ("output_value", "revenue", "tax")


def found(store: Store, catalog: Catalog, facts: Facts, kept: Facts = ()) -> list[Finding]:
    if kept:
        published(store, *kept)
    findings = Findings()
    with compared(store, incoming(proposed(*facts)), pairs=catalog.rules.pairs) as comparison:
        difference.of(comparison)
        check(comparison, catalog, findings)
    return findings.items


CASES: dict[str, tuple[Facts, Facts, list[tuple[str, str]]]] = {
    "a sound figure": ([yi(46.59), rate(4.8)], [yi(40.0, **MAY)], []),
    "a figure beyond the store": ([{"value": 2e12}], [], [("figure_too_large", "D5")]),
    "one figure twice, equal": ([yi(46.59), yi(46.59)], [], [("stated_twice", "D6")]),
    "one figure twice, rounded": ([yi(46.59), {"value": 465912.0}], [], [("stated_twice", "D6")]),
    "one figure twice, different": (
        [yi(46.59), {"value": 466912.0}],
        [],
        [("stated_differently", "D6")],
    ),
    "a state and a number": (
        [yi(46.59), {"value": None, "reported": None, "state": "未报"}],
        [],
        [("stated_differently", "D6")],
    ),
    "a total within rounding": (
        [yi(33.33, unit="甲"), yi(33.33, unit="乙"), yi(33.33, unit="丙"), yi(100.01, unit="*")],
        [],
        [],
    ),
    "a total beyond rounding": (
        [yi(33.33, unit="甲"), yi(33.33, unit="乙"), yi(33.33, unit="丙"), yi(100.1, unit="*")],
        [],
        [("total_differs", "D8")],
    ),
    "a total of one unit": ([yi(1.0, unit="甲"), yi(9.0, unit="*")], [], []),
    "a total of rates is no sum": (
        [rate(1.0, unit="甲"), rate(2.0, unit="乙"), rate(9.0, unit="*")],
        [],
        [],
    ),
    "完成率 as printed": ([yi(46.59), yi(116.4, **TARGET), rate(40.0, "completion")], [], []),
    "完成率 elsewhere rounded (1.42 of 14 as 10.2)": (
        [yi(1.42), yi(14.0, **TARGET), rate(10.2, "completion")],
        [],
        [],
    ),
    "完成率 wrong": (
        [yi(46.59), yi(116.4, **TARGET), rate(41.0, "completion")],
        [],
        [("completion_differs", "E7")],
    ),
    "完成率 against the target kept": (
        [yi(46.59), rate(41.0, "completion")],
        [yi(116.4, **TARGET)],
        [("completion_differs", "E6")],
    ),
    "同比 of the 同期数 stated": (
        [yi(46.59), yi(41.7, measure="base"), rate(12.3)],
        [],
        [("yoy_differs", "E7")],
    ),
    "同比 agrees": ([yi(46.59), yi(41.7, measure="base"), rate(11.7)], [], []),
    "同比 of last year kept": (
        [yi(46.59), rate(12.3)],
        [yi(41.7, **LAST_YEAR)],
        [("yoy_differs", "E6")],
    ),
    "同比 of a base below nothing": (
        [
            yi(5.0, indicator="profit"),
            yi(-4.0, indicator="profit", measure="base"),
            rate(9.0, indicator="profit"),
        ],
        [],
        [],
    ),
    "cumulative falls": ([yi(39.0)], [yi(40.59, **MAY)], [("cumulative_falls", "D5")]),
    "cumulative falls within rounding": ([yi(40.58)], [{"value": 405845.0, **MAY}], []),
    "profit may fall": ([yi(1.05, indicator="profit")], [yi(2.05, indicator="profit", **MAY)], []),
    "a new year starts low": ([yi(5.0, last_month=2)], [yi(40.0, last_month=12, **LAST_YEAR)], []),
    "万元 written as 亿元": ([yi(465900.0)], [yi(40.0, **MAY)], [("unit_slip", "D5")]),
    "亿元 written as 万元": ([{"value": 46.59}], [yi(40.0, **LAST_YEAR)], [("unit_slip", "D5")]),
    "one neighbour was wrong, not this": (
        [yi(46.59)],
        [{"value": 40.0, **MAY}, yi(44.0, **LAST_YEAR)],
        [],
    ),
    "one enterprise grows ten-thousandfold": (
        [
            {"value": 50000.0, "grain": "enterprise", "unit": "甲"},
            {"value": 5.0, "grain": "enterprise", "unit": "乙"},
            {"value": 6.0, "grain": "enterprise", "unit": "丙"},
        ],
        [{"value": 4.0, "grain": "enterprise", "unit": unit, **MAY} for unit in "甲乙丙"],
        [("unit_slip_alone", "D5")],
    ),
    "a column of enterprises has slipped": (
        [{"value": 50000.0, "grain": "enterprise", "unit": unit} for unit in "甲乙丙"],
        [{"value": 4.0, "grain": "enterprise", "unit": unit, **MAY} for unit in "甲乙丙"],
        [("unit_slip_column", "D5")],
    ),
    "a column of chains has slipped": (
        [yi(46.0 * 1e4, unit=unit) for unit in "甲乙丙"],
        [yi(40.0, unit=unit, **MAY) for unit in "甲乙丙"],
        [("unit_slip_column", "D5")],
    ),
    "当月 is 累计 less 累计": ([yi(46.59), month(6.0)], [yi(40.59, **MAY)], []),
    "当月 is not 累计 less 累计": (
        [yi(46.59), month(6.2)],
        [yi(40.59, **MAY)],
        [("month_differs", "D6")],
    ),
    "当月 of one sheet, all three": (
        [yi(46.59), yi(40.59, **MAY), month(7.0)],
        [],
        [("month_differs", "D7")],
    ),
    "当月 after its 累计": (
        [month(7.0)],
        [yi(46.59), yi(40.59, **MAY)],
        [("month_differs", "D5")],
    ),
    "累计 after its 当月": (
        [yi(46.59)],
        [month(7.0), yi(40.59, **MAY)],
        [("month_differs", "D5")],
    ),
    "当月 of February has no January": ([yi(9.0, last_month=2), month(5.0, 2)], [], []),
    "当月 of a stock is no difference": (
        [
            yi(90.0, indicator="trade", **MAY) | {"indicator": "enterprise_count"},
            month(9.0) | {"indicator": "enterprise_count"},
        ],
        [],
        [],
    ),
    "累计 falls within the workbook": (
        [yi(40.59, **MAY), yi(39.0)],
        [],
        [("cumulative_falls", "D6")],
    ),
    "a month ten times the others": (
        [yi(80.0)],
        [yi(5.0 * n + n % 2 / 10, last_month=n) for n in range(2, 6)],
        [("jump", "D5")],
    ),
    "a month twice the others": (
        [yi(36.0)],
        [yi(5.0 * n, last_month=n) for n in range(2, 6)],
        [],
    ),
    "three months are no course": (
        [yi(80.0)],
        [yi(5.0 * n, last_month=n) for n in range(3, 6)],
        [],
    ),
    "a course of leaps": (
        [yi(80.0)],
        [yi(v, last_month=n) for n, v in ((2, 1), (3, 20), (4, 21), (5, 60))],
        [],
    ),
    "a rate far from its course": (
        [rate(48.0)],
        [rate(10.0 + n, last_month=n) for n in range(2, 6)],
        [("jump", "E5")],
    ),
    "同比 with its sign lost": (
        [yi(46.59), yi(52.1, measure="base"), rate(10.6)],
        [],
        [("yoy_far", "E7")],
    ),
    "a rank of nought": ([rate(0.0, "rank", uom="")], [], [("out_of_range", "E5")]),
    "half an enterprise": (
        [{"indicator": "enterprise_count", "value": 12.5, "uom": "家"}],
        [],
        [("out_of_range", "D5")],
    ),
    "output below nothing": ([yi(-3.0)], [], [("out_of_range", "D5")]),
    "profit below nothing": ([yi(-3.0, indicator="profit")], [], []),
    "rates of a sheet of many indicators as fractions": (
        [rate(0.1 + n / 100, indicator=code, unit="") for n, code in enumerate(THREE)],
        [rate(11.0 + n, indicator=code, unit="", **MAY) for n, code in enumerate(THREE)],
        [("percent_slip", "E5")],
    ),
    "rates as fractions": (
        [rate(0.123, unit="甲"), rate(0.08, unit="乙"), rate(0.25, unit="丙")],
        [rate(11.0, unit="甲", **MAY), rate(9.0, unit="乙", **MAY), rate(24.0, unit="丙", **MAY)],
        [("percent_slip", "E5")],
    ),
    "rates a hundredfold": (
        [rate(1230.0, unit="甲"), rate(800.0, unit="乙"), rate(2500.0, unit="丙")],
        [rate(11.0, unit="甲", **MAY), rate(9.0, unit="乙", **MAY), rate(24.0, unit="丙", **MAY)],
        [("percent_slip", "E5")],
    ),
    "one rate near nothing": (
        [rate(0.1, unit="甲"), rate(8.0, unit="乙"), rate(25.0, unit="丙")],
        [rate(11.0, unit="甲", **MAY), rate(9.0, unit="乙", **MAY), rate(24.0, unit="丙", **MAY)],
        [],
    ),
    "tax above revenue": (
        [yi(5.21, indicator="tax"), yi(4.36, indicator="revenue")],
        [],
        [("part_exceeds_whole", "D5")],
    ),
    "tax above the revenue kept": (
        [yi(5.21, indicator="tax")],
        [yi(4.36, indicator="revenue")],
        [("part_exceeds_whole", "D5")],
    ),
    "revenue below the tax kept": (
        [yi(4.36, indicator="revenue")],
        [yi(5.21, indicator="tax")],
        [("whole_below_part", "D5")],
    ),
    "tax of another scope is not compared": (
        [yi(5.0, indicator="tax", scope="含烟"), yi(4.0, indicator="revenue")],
        [],
        [],
    ),
    "a share above 100": ([rate(101.0, "share")], [], [("above_limit", "E5")]),
    "a growth above 100 is fine": ([rate(101.0)], [], []),
    "同期数 revised by more than 1 %": (
        [yi(43.0, measure="base")],
        [yi(41.7, **LAST_YEAR)],
        [("base_revised", "D5")],
    ),
    "同期数 adjusted a little": (
        [yi(41.83, measure="base")],
        [yi(41.71, **LAST_YEAR)],
        [("base_adjusted", "D5")],
    ),
    "同期数 as kept, in another unit": (
        [{"measure": "base", "value": 417012.0}],
        [yi(41.70, **LAST_YEAR)],
        [],
    ),
    "reported last month, not now": (
        [yi(46.59), {"unit": "乙", "value": None, "reported": None, "state": "未报"}],
        [yi(40.0, **MAY), yi(30.0, unit="乙", **MAY)],
        [("missing_now", "D6")],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_check_finds_its_fault(store: Store, catalog: Catalog, case: str) -> None:
    facts, kept, expected = CASES[case]
    findings = found(store, catalog, facts, kept)
    assert [(finding.code, finding.cell) for finding in findings] == expected
    for finding in findings:
        said = finding.message + finding.advice
        assert "{" not in said and "None" not in said and "nan" not in said
        assert finding.severity == KINDS[finding.code].severity


TRADE = [
    yi(3.01, indicator="export"),
    yi(2.02, indicator="import"),
    yi(6.05, indicator="trade"),
]
OVER = [*TRADE[:2], yi(4.05, indicator="trade")]
PARTS = ("export", "import")
RULED: dict[str, tuple[Facts, Facts, Rules, list[tuple[str, str, str]]]] = {
    "parts within their whole": (TRADE, [], Rules(sums=(Sum(PARTS, "trade"),)), []),
    "parts above their whole": (
        OVER,
        [],
        Rules(sums=(Sum(PARTS, "trade"),)),
        [("sum_breaks", "D7", "doubt")],
    ),
    "parts that are not the whole": (
        TRADE,
        [],
        Rules(sums=(Sum(PARTS, "trade", equal=True, forced=True),)),
        [("sum_breaks", "D7", "block")],
    ),
    "parts not all there": (TRADE[1:], [], Rules(sums=(Sum(PARTS, "trade", equal=True),)), []),
    "a change beyond the rule": (
        [yi(46.59)],
        [yi(25.0, **LAST_YEAR)],
        Rules(changes=(Change("output_value", "year_ago", 50.0),)),
        [("change_breaks", "D5", "doubt")],
    ),
    "a change within the rule": (
        [yi(46.59)],
        [yi(40.0, **LAST_YEAR)],
        Rules(changes=(Change("output_value", "year_ago", 50.0),)),
        [],
    ),
    "a forced pair": (
        [yi(5.21, indicator="tax"), yi(4.36, indicator="revenue")],
        [],
        Rules(pairs=(Pair("tax", "revenue", forced=True),)),
        [("part_exceeds_whole", "D5", "block")],
    ),
    "a forced pair, its part kept": (
        [yi(4.36, indicator="revenue")],
        [yi(5.21, indicator="tax")],
        Rules(pairs=(Pair("tax", "revenue", forced=True),)),
        [("whole_below_part", "D5", "block")],
    ),
    "a forced limit": (
        [rate(101.0, "share")],
        [],
        Rules(limits=(Limit("", "share", 100.0, forced=True),)),
        [("above_limit", "E5", "block")],
    ),
}


@pytest.mark.parametrize("case", RULED)
def test_a_rule_of_the_bureau_asks_or_blocks(store: Store, catalog: Catalog, case: str) -> None:
    facts, kept, rules, expected = RULED[case]
    findings = found(store, replace(catalog, rules=rules), facts, kept)
    assert [(each.code, each.cell, each.severity) for each in findings] == expected
    assert all("{" not in each.message and "None" not in each.message for each in findings)
    assert all("强制" in each.advice for each in findings if each.severity == "block")


def test_every_check_has_a_case(catalog: Catalog) -> None:
    folder = Path(__file__).parents[2] / "data" / "checks" / "sql"
    codes = {code for _, _, expected in CASES.values() for code, _ in expected}
    codes |= {code for *_, expected in RULED.values() for code, *_ in expected}
    written = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.sql")}
    for name, sql in written.items():
        assert any(f"'{code}'" in sql for code in codes), f"{name} has no case"
    assert all(any(f"'{code}'" in sql for sql in written.values()) for code in codes)


def test_the_sentence_names_who_what_when_and_both_numbers(store: Store, catalog: Catalog) -> None:
    falls = found(store, catalog, [yi(39.0)], [yi(40.59, **MAY)])[0]
    assert falls.message == "白酒产业链2026年1—6月产值 39 亿元，低于2026年1—5月的 40.59 亿元。"
    assert (falls.sheet, falls.cell, falls.value) == ("Sheet1", "D5", "39 亿元")


def test_both_cells_of_a_contradiction_are_named(store: Store, catalog: Catalog) -> None:
    said = found(store, catalog, [yi(46.59), yi(47.02, sheet="Sheet2")])[0]
    assert "Sheet1!D5 是 46.59 亿元" in said.message and "D6 是 47.02 亿元" in said.message


def test_a_thousand_faults_are_counted_and_ten_are_listed(store: Store, catalog: Catalog) -> None:
    facts = [rate(101.0, "share", unit=f"链{number}") for number in range(1000)]
    findings = found(store, catalog, facts)
    assert [f.code for f in findings] == ["above_limit"] * LISTED + ["more_alike"]
    assert "1000 处" in findings[-1].message


def test_the_demo_is_not_what_real_figures_are_checked_against(
    store: Store, catalog: Catalog
) -> None:
    published(store, yi(40.59, **MAY), demo=True)
    assert found(store, catalog, [yi(39.0)]) == []


def test_no_facts_give_no_findings(store: Store, catalog: Catalog) -> None:
    assert found(store, catalog, []) == []
