"""Workbooks whose figures, owners, units or times are not clear."""

from typing import Any

from data.directory import Unit
from tests.data.finding_workbooks.sample import JUNE, UNITS, Sample, chains, made

TITLE, UNIT = [f"{JUNE}重点产业链主要经济指标"], ["单位：亿元"]
REGION = [f"{JUNE}全市主要经济指标"]
OLD_PARK = (*UNITS, *(Unit(kind, "老园", "老园", (), 9) for kind in ("park", "county")))
PRODUCT = ("产值", 46.59, 21.4, 33.1)

PROJECTS = made(
    [
        [f"{JUNE}全市重点项目进展情况"],
        ["单位：万元"],
        ["序号", "项目名称", "总投资", "年度计划投资", "完成投资", "形象进度"],
        [1, "白酒扩建", 10000, 3000, 1500, "主体施工"],
        [2, "标准厂房", 20000, 5000, 2600, "封顶"],
        ["", "合计", 30000, 8000, 4100, ""],
    ]
)


def region(*rows: list[Any], title: str = REGION[0], heads: tuple[str, ...] = ("累计",)) -> bytes:
    """A table of indicators down the side."""
    return made([[title], ["指标", "单位", *heads], *rows])


def registered(*rows: list[Any], title: str, heads: list[str], sheet: str = "名录") -> bytes:
    """A 名录 of one sheet."""
    return made([[title], heads, *rows], sheet=sheet)


def register(cell: str = "", value: str = "", *, rows: Any, heads: list[str], title: str) -> Sample:
    return Sample(registered(*rows, title=title, heads=heads), cell, value, "名录", units=())


MEANINGS: dict[str, Sample] = {
    "unknown_unit": Sample(
        chains(PRODUCT, names=("白酒产业", "文旅产业链", "新能源产业链")), "A4", "白酒产业"
    ),
    "more_unknown_units": Sample(
        made(
            [
                TITLE,
                UNIT,
                ["产业链", "产值"],
                *([f"甲{n}链", n + 0.1] for n in range(1, 14)),
                ["白酒产业链", 2.0],
            ]
        ),
        "",
        "甲11链、甲12链、甲13链",
        also=("unknown_unit",),
    ),
    "no_directory": Sample(chains(PRODUCT), units=()),
    "several_units": Sample(
        chains(PRODUCT, names=("白酒产业链", "老园", "文旅产业链")), "A5", "老园", units=OLD_PARK
    ),
    "unknown_owner": Sample(
        made(
            [
                [f"{JUNE}主要指标"],
                ["指标", "单位", "累计"],
                ["产值", "亿元", 5.1],
                ["税收", "亿元", 0.4],
            ]
        ),
        "",
        f"{JUNE}主要指标",
    ),
    "unknown_place": Sample(
        region(["产值", "亿元", 5.1], ["税收", "亿元", 0.4], title=f"永宁县{JUNE}主要指标"),
        "",
        "永宁县",
    ),
    "region_by_place": Sample(
        region(["产值", "亿元", 5.1], ["税收", "亿元", 0.4], title=f"北山市{JUNE}主要经济指标"),
        "",
        "北山市",
    ),
    "nameless_rows": Sample(
        made(
            [
                [f"{JUNE}各园区指标（亿元）"],
                ["园区", "指标", "累计"],
                ["西河高新区", "产值", 5.1],
                [None, "税收", 0.2],
                ["酒都产业园", "产值", 2.3],
                [None, "税收", 0.1],
            ]
        ),
        "B4",
        "税收",
        also=("duplicate_row", "stub_gap"),
    ),
    "unknown_column": Sample(chains(PRODUCT, ("利闰总颔", 1.1, 0.4, 0.9)), "C4", "利闰总颔"),
    "more_unknown": Sample(
        chains(PRODUCT, *((f"杂项甲{n}", 1.1, 0.4, 0.9) for n in range(12))),
        "",
        "杂项甲10、杂项甲11",
        also=("unknown_column",),
    ),
    "group_ignored": Sample(
        region(
            ["一、主要指标高速增长", None, None],
            ["税收增速", "%", "10%以上"],
            ["二、企业培育新台阶", None, None],
            ["净增规模以上工业企业", "家", "40家"],
            title="2026年全市目标",
            heads=("年度目标",),
        ),
        "",
        "一、主要指标高速增长、二、企业培育新台阶",
    ),
    "unknown_row": Sample(region(["产值", "亿元", 5.1], ["蔬菜播种", "亩", 3.2]), "A4", "蔬菜播种"),
    "task_row": Sample(
        region(
            ["税收", "亿元", "180亿元"],
            ["化工园区申报", None, "9月底前完成"],
            title="2026年全市目标",
            heads=("年度目标",),
        ),
        "A4",
        "化工园区申报",
    ),
    "derivable_column": Sample(chains(PRODUCT, ("增减额", 1.1, 0.4, 0.9)), "C4", "增减额"),
    "percent_as_growth": Sample(region(["产值", "亿元", 5.1], ["税收", "%", 8.2]), "C4", "税收"),
    "no_indicator": Sample(
        made(
            [
                [f"{JUNE}情况（亿元）"],
                ["产业链", "1—6月"],
                ["白酒产业链", 46.59],
                ["文旅产业链", 21.4],
            ]
        ),
        "",
        f"{JUNE}情况（亿元）",
    ),
    "nothing_understood": Sample(
        made([TITLE, ["产业链", "杂项甲"], ["白酒产业链", 46.59], ["文旅产业链", 21.4]]),
        "",
        "月报.xlsx",
        "",
        also=("unknown_column",),
    ),
    "title_indicator": Sample(
        made(
            [
                [f"{JUNE}重点产业链产值（亿元）"],
                ["产业链", "累计"],
                ["白酒产业链", 46.59],
                ["文旅产业链", 21.4],
            ]
        ),
        "",
        f"{JUNE}重点产业链产值（亿元）",
    ),
    "other_unit": Sample(chains(("产值（亿元）", 46.59, "2140万元", 33.1)), "B5", "2140万元"),
    "whole_year": Sample(chains(PRODUCT, when="2025年"), "", "2025"),
    "part_of_unit": Sample(
        made(
            [
                [f"{JUNE}白酒产业链分县区情况"],
                ["县区", "产值（亿元）"],
                ["甲县", 30.1],
                ["乙县", 16.5],
            ]
        ),
        "A3",
        "白酒产业链",
    ),
    "partial_target": Sample(
        made(
            [
                ["2026年上半年全市目标任务分解表"],
                ["产业链", "产值（亿元）"],
                ["白酒产业链", 60.1],
                ["文旅产业链", 21.4],
            ]
        ),
        "B3",
        "2026年上半年全市目标任务分解表",
    ),
    "period_above": Sample(
        made(
            [
                TITLE,
                UNIT,
                ["产业链", "产值"],
                ["白酒产业链", 46.59],
                ["文旅产业链", 21.4],
                [],
                ["园区", "产值（亿元）"],
                ["西河高新区", 5.1],
                ["酒都产业园", 2.3],
            ]
        ),
        "",
    ),
    "no_year": Sample(chains(PRODUCT, when="1—6月"), "B4", "产值"),
    "sum_or_month": Sample(
        made(
            [
                ["2026年各园区税收（万元）"],
                ["园区", "4月", "5月", "6月"],
                ["西河高新区", 1.1, 2.2, 3.3],
                ["酒都产业园", 1.4, 2.5, 3.6],
            ]
        ),
        "B3",
        "4月",
        also=("title_indicator",),
    ),
    "bare_month": Sample(chains(PRODUCT, when="2026年6月"), "", ""),
    "unit_missing": Sample(chains(PRODUCT, unit=""), "B4", "产值"),
    "unit_ambiguous": Sample(chains(PRODUCT, unit="亿元、万元"), "B4", "产值"),
    "unit_mismatch": Sample(chains(("产值（亩）", 46.59, 21.4, 33.1)), "B4", "产值（亩）"),
    "fraction_percent": Sample(
        chains(PRODUCT, ("同比增长（%）", 0.048, 0.12, -0.03)),
        "C4",
        "同比增长（%）",
    ),
    "index_suspected": Sample(
        chains(PRODUCT, ("同比增长（%）", 104.8, 112.1, 97.3)),
        "C4",
        "同比增长（%）",
        also=("maybe_index",),
    ),
    "too_large_number": Sample(chains(("产值", 46.59, 4e12, 33.1)), "B5", "4000000000000.0"),
    "unclear_target": Sample(
        region(
            ["税收", "亿元", "180亿元"],
            ["产值", "亿元", "争先进位"],
            title="2026年全市目标",
            heads=("年度目标",),
        ),
        "C4",
        "争先进位",
    ),
    "skipped_rows": Sample(
        made(
            [
                TITLE,
                UNIT,
                ["产业链", "产值"],
                ["白酒产业链", 46.59],
                ["文旅产业链", 21.41],
                ["小计", 68.0],
            ]
        ),
        "",
        "小计",
    ),
    "unknown_member": Sample(
        registered(
            ["甲公司", "白酒产业链"],
            ["乙公司", "无名产业链"],
            ["丙公司", "文旅产业链"],
            title="全市企业名录",
            heads=["企业名称", "所属产业链"],
        ),
        "A4",
        "无名产业链",
        "名录",
    ),
    "unit_twice": register(
        "A4",
        "酒业",
        rows=[["白酒产业链", "酒业"], ["酒业", "好酒"]],
        heads=["产业链", "别名"],
        title="全市重点产业链名录",
    ),
    "unknown_attribute": register(
        "",
        "吉祥物",
        rows=[["白酒产业链", "张三", "龙"], ["文旅产业链", "李四", "虎"]],
        heads=["产业链", "链长", "吉祥物"],
        title="全市重点产业链名录",
    ),
    "bad_date": register(
        "A3",
        "不详",
        rows=[["白酒产业链", "不详"], ["文旅产业链", "2026-01-01"]],
        heads=["产业链", "生效日期"],
        title="全市重点产业链名录",
    ),
    "project_scope": Sample(
        PROJECTS, "D4", "年度计划投资", also=("project_rows", "serial_skipped")
    ),
    "project_rows": Sample(
        PROJECTS, "", f"{JUNE}全市重点项目进展情况", also=("project_scope", "serial_skipped")
    ),
}
