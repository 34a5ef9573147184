"""Directory workbooks, read as they are sent: units, what is said of them, who belongs to whom."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest

from catalog.loader import load
from data.directory import Directory, Unit
from data.proposing.proposal import Proposal, propose
from data.reading.workbook import read

SHEETS = {
    "产业链": [
        ["全市重点产业链名录（2026年）"],
        ["序号", "产业链", "别名", "链长", "牵头单位", "重点园区", "链主企业", "有效期"],
        [
            1,
            "白酒产业链",
            "酒业、白酒（酒业）",
            "张某",
            "市工信局",
            "酒都产业园、西河高新区",
            "甲酒业公司",
            "2026-01-01至2026-12-31",
        ],
        [2, "新能源产业链", None, "李某", "市能源局", "西河高新区", None, None],
    ],
    "园区": [
        ["全市产业园区名录"],
        ["序号", "园区名称", "级别", "所在县市区", "规划面积（平方公里）", "已供工业用地（亩）"],
        [1, "西河高新区", "国家级", "甲县", 12.92, 12110],
        [2, "酒都产业园", "省级", "乙县", 3.75, 3520],
    ],
    "县市区": [
        ["全市县市区名录"],
        ["序号", "县市区", "简称"],
        [1, "甲县", "甲"],
        [2, "乙县", "乙"],
    ],
    "企业": [
        ["全市企业名录"],
        ["序号", "企业名称", "统一社会信用代码", "所属产业链", "主链", "所在园区", "所在县市区"],
        [1, "甲酒业公司", "91430000000000001A", "白酒、新能源", "白酒", "酒都产业园", "乙县"],
        [2, "乙能源公司", "91430000000000002B", "新能源", "新能源", "西河高薪区", "甲县"],
    ],
    "调整事项": [
        ["产业链统计口径调整事项"],
        ["日期", "对象", "事项", "影响"],
        ["2026年3月1日", "白酒产业链", "甲公司总部迁出", "减少基数4000万元"],
    ],
}


@pytest.fixture(scope="module")
def proposal() -> Proposal:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in SHEETS.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    kept = BytesIO()
    book.save(kept)
    return propose(read(kept.getvalue(), name="名录.xlsx"), load(), Directory())


def unit(proposal: Proposal, name: str) -> Unit:
    return next(each for each in proposal.units if each.name == name)


def test_every_unit_in_official_order(proposal: Proposal) -> None:
    directory = Directory(proposal.units)
    assert [u.short for u in directory.of("chain")] == ["白酒", "新能源"]
    assert [u.name for u in directory.of("park")] == ["西河高新区", "酒都产业园"]
    assert len(directory.of("county")) == len(directory.of("enterprise")) == 2


def test_what_is_said_of_them(proposal: Proposal) -> None:
    chain = unit(proposal, "白酒产业链")
    assert chain.aliases == ("酒业", "白酒（酒业）")
    assert chain.attributes == {
        "leader": "张某",
        "lead_bureau": "市工信局",
        "key_parks": ["酒都产业园", "西河高新区"],
        "leading_enterprises": ["甲酒业公司"],
    }
    assert (chain.valid_from, chain.valid_to) == (date(2026, 1, 1), date(2026, 12, 31))
    assert unit(proposal, "西河高新区").attributes == {"level": "国家级", "county": "甲县"}
    assert unit(proposal, "甲酒业公司").attributes["code"] == "91430000000000001A"


def test_land_stands_until_replaced(proposal: Proposal) -> None:
    frame = proposal.facts
    assert {(f.unit, f.indicator, f.value, f.year, f.span) for f in frame.itertuples()} == {
        ("西河高新区", "planned_area", 19380.0, 0, "point"),
        ("酒都产业园", "planned_area", 5625.0, 0, "point"),
        ("西河高新区", "land_mu", 12110.0, 0, "point"),
        ("酒都产业园", "land_mu", 3520.0, 0, "point"),
    }


def test_enterprises_belong_to_several(proposal: Proposal) -> None:
    assert set(proposal.memberships.itertuples(index=False, name=None)) == {
        ("甲酒业公司", "chain", "白酒产业链"),
        ("甲酒业公司", "chain", "新能源产业链"),
        ("甲酒业公司", "park", "酒都产业园"),
        ("甲酒业公司", "county", "乙县"),
        ("乙能源公司", "chain", "新能源产业链"),
        ("乙能源公司", "county", "甲县"),
    }


def test_an_unknown_park_of_an_enterprise_is_doubted(proposal: Proposal) -> None:
    doubts = [f for f in proposal.findings.items if f.severity != "note"]
    assert [(f.code, f.value) for f in doubts] == [("unknown_member", "西河高薪区")]
    assert "西河高新区" in doubts[0].advice


def test_scope_changes_are_events(proposal: Proposal) -> None:
    assert proposal.events == [
        {
            "kind": "chain",
            "unit": "白酒产业链",
            "happened_on": date(2026, 3, 1),
            "what": "甲公司总部迁出",
            "effect": "减少基数4000万元",
        }
    ]


def test_a_renamed_unit_keeps_its_first_name(table, proposed) -> None:
    names = table(
        ["级别"],
        [("西河经济开发区", None)],
        title="园区名录",
        headers=("园区名称",),
        texts=[{"别名": "西河高新区", "级别": "国家级"}],
    )
    [renamed] = proposed(names).units
    assert (renamed.unit, renamed.name) == ("西河高新区", "西河经济开发区")


def test_one_name_for_two_units_blocks(table, proposed) -> None:
    names = table(
        ["级别"],
        [("甲园", None), ("乙园", None)],
        title="园区名录",
        headers=("园区名称",),
        texts=[{"别名": "老园"}, {"别名": "老园"}],
    )
    assert [f.code for f in proposed(names).findings.items] == ["unit_twice"]


def test_matching_is_exact_up_to_spelling() -> None:
    directory = Directory(
        [
            Unit("chain", "白酒产业链", "白酒产业链", ("酒业",), 1),
            Unit("park", "湖南吉首经济开发区", "吉首经开区", (), 1),
            Unit("chain", "锰锌钒铝产业链", "锰锌钒铝产业链", (), 2),
        ]
    )

    def names(text: str) -> list[str]:
        return [u.name for u in directory.match(text)]

    assert names("白酒") == names(" 白 酒产业链") == names("1、白酒產業鏈") == ["白酒产业链"]
    assert names("酒业产业链") == names("（一）酒业") == ["白酒产业链"]
    assert names("吉首\n经开区") == names("湖南吉首经济开发区") == ["吉首经开区"]
    assert names("锰锌钒") == names("白酒产业") == names("") == []
    assert directory.nearest("锰锌钒", "chain").name == "锰锌钒铝产业链"
    assert directory.nearest("锰锌钒", "county") is None
    assert [u.name for u in directory.within("2026年白酒产业链指标")] == ["白酒产业链"]
