"""A long table, one row a unit, an indicator and a month, is read as what it is."""

import datetime
import time

import pytest

from data.directory import Directory, Unit
from data.proposing.corrections import Corrections
from data.proposing.fingerprints import fingerprint
from data.proposing.proposal import Proposal, propose
from data.reading.workbook import read
from tests.data.proposing.conftest import CATALOG, CHAINS, PARKS
from tests.data.test_importing import workbook

KNOWN = Directory([*CHAINS, *PARKS])
UNITS = ("白酒产业链", "新能源产业链")


def proposal_of(
    rows: list[list[object]], known: Directory = KNOWN, corrections: Corrections | None = None
) -> Proposal:
    return propose(read(workbook(rows), "台账.xlsx"), CATALOG, known, corrections=corrections)


def stated(proposal: Proposal) -> set[tuple]:
    names = ["unit", "indicator", "year", "first_month", "last_month", "value"]
    return set(proposal.facts[names].itertuples(index=False, name=None))


def codes(proposal: Proposal) -> list[str]:
    return [finding.code for finding in proposal.findings.items]


def long_rows(title: str = "月度累计台账") -> list[list[object]]:
    rows: list[list[object]] = [[title], ["单位", "指标", "计量单位", "年份", "月份", "值"]]
    for year in (2025, 2026):
        for month in (2, 3):
            for unit in UNITS:
                rows.append([unit, "产值", "亿元", year, month, month * 1.0])
                rows.append([unit, "税收", "万元", year, month, month * 10.0])
    return rows


def test_unit_indicator_year_month_value() -> None:
    proposal = proposal_of(long_rows())
    assert codes(proposal) == [] and len(proposal.facts) == 16
    assert ("白酒产业链", "output_value", 2026, 1, 3, 30000.0) in stated(proposal)
    assert ("新能源产业链", "tax", 2025, 1, 2, 20.0) in stated(proposal)
    first = proposal.facts.iloc[0]
    assert (first["row"], first["col"]) == (2, 5)


def test_months_of_single_figures() -> None:
    proposal = proposal_of(long_rows("分月台账"))
    assert ("白酒产业链", "output_value", 2026, 3, 3, 30000.0) in stated(proposal)


def test_whether_sums_or_months_are_meant_is_asked_once_and_answered_by_a_person() -> None:
    rows = long_rows("台账")
    assert codes(proposal_of(rows)) == ["sum_or_month"]
    table = read(workbook(rows), "台账.xlsx").tables[0]
    proposal = proposal_of(rows, corrections=Corrections().table(fingerprint(table), span="ytd"))
    assert codes(proposal) == [] and stated(proposal) == stated(proposal_of(long_rows()))


@pytest.mark.parametrize(
    ("head", "months"),
    [
        ("月份", [2, 3]),
        ("月份", ["1-2月", "1-3月"]),
        ("月份", ["02", "03"]),
        ("月份", ["2月", "3月"]),
    ],
    ids=["numbers", "sums", "texts", "months"],
)
def test_year_and_month_beside_wide_indicators(head: str, months: list[object]) -> None:
    rows: list[list[object]] = [
        ["各园区累计数"],
        ["年份", head, "园区", "产值（亿元）", "税收（万元）"],
    ]
    for at, month in enumerate(months, 2):
        rows += [[2026, month, unit, at, 10 * at] for unit in ("西河高新区", "酒都产业园")]
    proposal = proposal_of(rows)
    assert codes(proposal) == []
    assert ("西河高新区", "output_value", 2026, 1, 3, 30000.0) in stated(proposal)
    assert len(proposal.facts) == 8


@pytest.mark.parametrize(
    "month", [lambda m: 202600 + m, lambda m: f"2026-{m:02d}", lambda m: datetime.date(2026, m, 1)]
)
def test_year_and_month_in_one_column_of_a_large_table(month) -> None:
    rows: list[list[object]] = [["企业月度累计数"], ["企业名称", "年月", "产值（万元）"]]
    names = [f"江州{n}公司" for n in range(300)]
    rows += [[name, month(m), m * 1.0] for m in (2, 3) for name in names]
    known = Directory(Unit("enterprise", name, name, (), n) for n, name in enumerate(names))
    proposal = proposal_of(rows, known)
    assert len(proposal.facts) == 600 and not proposal.findings.blocking
    assert ("江州7公司", "output_value", 2026, 1, 3, 3.0) in stated(proposal)


def test_years_alone() -> None:
    rows: list[list[object]] = [["年度", "产业链", "产值（亿元）"]]
    rows += [[year, unit, 5] for year in (2023, 2024, 2025) for unit in UNITS]
    proposal = proposal_of(rows)
    assert ("白酒产业链", "output_value", 2024, 1, 12, 50000.0) in stated(proposal)


def test_an_unknown_name_and_an_unknown_indicator_are_said_once() -> None:
    rows = long_rows()
    for month in (4, 5):
        rows.append(["没有的链", "产值", "亿元", 2026, month, 1.0])
        rows.append(["白酒产业链", "蔬菜播种", "亩", 2026, month, 1.0])
    found = codes(proposal_of(rows))
    assert found.count("unknown_unit") == 1 and "unknown_row" in found


def test_a_row_without_a_month_is_no_figure_of_the_year() -> None:
    rows = [*long_rows(), ["白酒产业链", "产值", "亿元", 2026, None, 9.0]]
    assert ("白酒产业链", "output_value", 2026, 1, 12, 90000.0) not in stated(proposal_of(rows))


def test_a_hundred_thousand_rows_take_little_longer_than_their_cells() -> None:
    names = [f"江州{n}公司" for n in range(500)]
    rows: list[list[object]] = [["企业月度累计数"], ["单位", "指标", "年份", "月份", "值（万元）"]]
    rows += [
        [name, what, 2025, month, 1.0 * month]
        for name in names
        for what in ("产值", "营业收入", "税收")
        for month in range(2, 13)
    ]
    known = Directory(Unit("enterprise", name, name, (), n) for n, name in enumerate(names))
    found = read(workbook(rows), "台账.xlsx")
    begun = time.process_time()
    proposal = propose(found, CATALOG, known)
    assert len(proposal.facts) == 16_500 and not proposal.findings.blocking
    assert time.process_time() - begun < 5
