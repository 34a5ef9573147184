"""完成投资 of projects is never kept as 固定资产投资, and single projects are nobody's figures."""

import pytest

from data.proposing.corrections import Corrections
from data.proposing.fingerprints import fingerprint, form
from data.proposing.proposal import propose
from data.reading.workbook import read
from tests.data.proposing.conftest import CATALOG
from tests.data.test_importing import workbook

TITLE = "2026年1-6月全市重点项目推进情况表"
HEADS = ["序号", "项目名称", "总投资", "年度计划投资", "完成投资", "形象进度"]


def proposal_of(rows, directory, corrections=None):
    found = read(workbook(rows), "项目.xlsx")
    return propose(found, CATALOG, directory, corrections=corrections), found.tables[0]


def investments(proposal) -> set[tuple]:
    mine = proposal.facts[proposal.facts["indicator"] == "investment"]
    return set(zip(mine["grain"], mine["unit"], mine["scope"], mine["measure"], strict=True))


def codes(proposal) -> list[str]:
    return [finding.code for finding in proposal.findings.items]


def test_one_row_a_project_keeps_the_total_in_a_scope_of_its_own(directory) -> None:
    rows = [
        [TITLE],
        ["单位：万元"],
        HEADS,
        [1, "白酒扩建", 10000, 3000, 1500, "主体施工"],
        [2, "标准厂房", 20000, 5000, 2600, "封顶"],
        ["", "合计", 30000, 8000, 4100, ""],
    ]
    proposal, _ = proposal_of(rows, directory)
    assert investments(proposal) == {
        ("region", "", "重点项目", "target_level"),
        ("region", "", "重点项目", "level"),
    }
    assert codes(proposal) == ["serial_skipped", "project_scope", "project_rows"]
    assert "2 行" in proposal.findings.items[-1].message


def test_one_project_a_park_is_no_fixed_investment_of_the_park(directory) -> None:
    rows = [
        ["2026年1-6月全市产业项目进展"],
        ["单位：万元"],
        ["园区", "项目名称", "总投资", "完成投资", "形象进度"],
        ["西河高新区", "白酒扩建", 10000, 1500, "主体施工"],
        ["酒都产业园", "标准厂房", 20000, 2600, "封顶"],
    ]
    proposal, _ = proposal_of(rows, directory)
    assert {scope for _, _, scope, _ in investments(proposal)} <= {"项目投资"}
    assert "project_scope" in codes(proposal) or "project_rows" in codes(proposal)


@pytest.mark.parametrize(
    ("head", "scope"),
    [("完成投资", "重点项目"), ("固定资产投资", ""), ("工业投资", "工业投资"), ("固投", "")],
)
def test_what_the_header_says_counts(head: str, scope: str, directory) -> None:
    rows = [
        ["2026年1-6月各园区重点项目完成投资情况"],
        ["单位：万元"],
        ["园区", "总投资", head, "完成率%"],
        ["西河高新区", 10000, 1500, 50],
        ["酒都产业园", 20000, 2600, 52],
    ]
    proposal, _ = proposal_of(rows, directory)
    assert {each[2] for each in investments(proposal)} == {scope}
    assert ("project_scope" in codes(proposal)) == (head == "完成投资")


def test_a_person_may_say_that_fixed_investment_is_meant(directory) -> None:
    rows = [
        ["2026年1-6月各园区重点项目完成投资情况"],
        ["单位：万元"],
        ["园区", "总投资", "完成投资"],
        ["西河高新区", 10000, 1500],
        ["酒都产业园", 20000, 2600],
    ]
    _, table = proposal_of(rows, directory)
    key = form(table).keys[1]
    told = Corrections().column(
        fingerprint(table), key, indicator="investment", scope="固定资产投资"
    )
    proposal, _ = proposal_of(rows, directory, told)
    assert {each[2] for each in investments(proposal)} == {""}
    assert "project_scope" not in codes(proposal)


def test_an_ordinary_table_keeps_the_default(directory) -> None:
    rows = [
        ["2026年1-6月各园区主要指标"],
        ["单位：万元"],
        ["园区", "完成投资", "项目个数"],
        ["西河高新区", 1500, 3],
        ["酒都产业园", 2600, 4],
    ]
    proposal, _ = proposal_of(rows, directory)
    assert {each[2] for each in investments(proposal)} == {""}
    assert "project_scope" not in codes(proposal)


def test_indicators_of_a_project_report_down_the_rows(directory) -> None:
    rows = [
        ["2026年1-6月全市重点项目调度情况"],
        ["指标", "单位", "累计", "同比%"],
        ["总投资", "亿元", 534.4, 3],
        ["完成投资", "亿元", 75.1, 41.1],
    ]
    proposal, _ = proposal_of(rows, directory)
    assert {each[2] for each in investments(proposal)} == {"重点项目"}
    assert "project_scope" in codes(proposal)
