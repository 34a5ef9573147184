"""Sheets whose headers, periods, rows or cells are doubtful."""

import datetime
from typing import Any

from tests.data.finding_workbooks.sample import JUNE, Sample, chains, made

TITLE, UNIT = [f"{JUNE}重点产业链主要经济指标"], ["单位：亿元"]
REGION = [f"{JUNE}全市主要经济指标"]


def column(*cells: Any, head: str = "产值", **said: Any) -> bytes:
    """A report of one column."""
    return chains((head, *cells), **said)


def years(*rows: list[Any], heads: tuple[Any, ...]) -> bytes:
    return made([["县市区", *heads], *rows])


def cell(value: Any, **said: Any) -> Sample:
    """A report with one odd cell."""
    return Sample(column(46.59, value, 33.1), "B5", str(value), **said)


SPREAD = [
    TITLE,
    UNIT,
    ["产业链", "产值", None, "税收", None],
    [None, "累计", "同比（%）"] * 1 + ["累计", "同比（%）"],
]
SPREAD += [["白酒产业链", 46.59, 4.8, 5.2, 3.1], ["文旅产业链", 21.4, 3.2, 1.2, 2.2]]
SHEETS: dict[str, Sample] = {
    "header_spread": Sample(made(SPREAD), "B3:C3", "产值"),
    "header_year_spread": Sample(
        made(
            [
                ["重点产业链产值（亿元）"],
                ["产业链", "2026年", None, None],
                [None, "1-2月", "1-3月", "1-4月"],
                ["白酒产业链", 5.1, 8.2, 12.3],
                ["文旅产业链", 2.1, 3.2, 4.3],
            ]
        ),
        "B2:D2",
        "2026年",
        also=("title_indicator",),
    ),
    "date_in_header": Sample(
        made(
            [
                ["2025年1—6月重点产业链指标（亿元）"],
                ["产业链", "产值", datetime.datetime(2025, 1, 6)],
                ["白酒产业链", 5.1, 4.2],
                ["文旅产业链", 2.1, 1.3],
            ]
        ),
        "C2",
        "1月6日",
        also=("unknown_column",),
    ),
    "no_period": Sample(
        chains(("产值", 46.59, 21.4, 33.1), when=""), "A1", "重点产业链主要经济指标", by="read"
    ),
    "period_from_name": Sample(
        chains(("产值", 46.59, 21.4, 33.1), when=""),
        "A1",
        "产业链_2026年1-6月.xlsx",
        name="产业链_2026年1-6月.xlsx",
    ),
    "period_conflict": Sample(
        chains(("产值", 46.59, 21.4, 33.1)), "A1", JUNE, name="产业链_2026年1-5月.xlsx"
    ),
    "period_placeholder": Sample(
        chains(("产值", 46.59, 21.4, 33.1), when="2026年X-X月"),
        "A1",
        "2026年X-X月重点产业链主要经济指标",
        also=("whole_year",),
    ),
    "month_or_sum": Sample(chains(("产值", 46.59, 21.4, 33.1), when="2026年6月"), "A1", by="read"),
    "forecast_column": Sample(
        chains(("产值", 46.59, 21.4, 33.1), ("预计全年产值", 90.1, 44.2, 60.3)), "C3", "预计"
    ),
    "stub_gap": Sample(
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
        "A4:A6",
        also=("duplicate_row", "nameless_rows"),
    ),
    "unlabelled_total": Sample(
        made(
            [
                TITLE,
                UNIT,
                ["产业链", "产值", "税收"],
                ["白酒产业链", 5.1, 0.2],
                ["文旅产业链", 6.2, 0.3],
                [None, 11.3, 0.5],
            ]
        ),
        "B6:C6",
    ),
    "duplicate_row": Sample(
        made(
            [
                TITLE,
                UNIT,
                ["产业链", "产值"],
                ["白酒产业链", 5.1],
                ["文旅产业链", 6.2],
                ["白酒产业链", 5.1],
            ]
        ),
        "6:6",
        "白酒产业链",
        also=("stated_twice",),
    ),
    "subset_without_parent": Sample(
        made(
            [
                REGION,
                ["指标", "单位", "累计"],
                ["其中：出口", "万美元", 6800],
                ["税收", "亿元", 5.1],
            ]
        ),
        "A3",
        "其中：出口",
    ),
    "subset_siblings": Sample(
        made(
            [
                REGION,
                ["指标", "单位", "累计"],
                ["进出口总额", "万美元", 9000],
                ["#一般贸易", "万美元", 2200],
                ["出口", "万美元", 6000],
                ["税收", "亿元", 75.1],
            ]
        ),
        "A5",
        "出口",
        also=("unknown_row",),
    ),
    "uncomputed": Sample(column(46.59, "=B4+1", 33.1), "B5"),
    "error_cell": cell("#DIV/0!"),
    "redacted": cell("***"),
    "inexact": cell("约12"),
    "triangle": Sample(
        chains(("产值", 46.59, 21.4, 33.1), ("同比增长（%）", 4.8, "▲5.2", 5.1)), "C5", "▲5.2"
    ),
    "bracketed": Sample(
        chains(("产值", 46.59, 21.4, 33.1), ("同比增长（%）", 4.8, "(5.2)", 5.1)), "C5", "(5.2)"
    ),
    "scientific": cell("9.1E+17"),
    "odd_number": cell("1,23,4.5"),
    "forecast_value": cell("预计21.4", also=("text_numbers",)),
    "text_as_value": Sample(
        chains(("产值", 46.59, "正在核实", 33.1), ("税收", 1.1, 0.4, 0.9)), "B5", "正在核实"
    ),
    "date_as_value": Sample(
        chains(("产值", 46.59, datetime.datetime(2026, 6, 1), 33.1), ("税收", 1.1, 0.4, 0.9)),
        "B5",
        "2026-06-01",
    ),
    "broken_id": Sample(
        made(
            [
                ["全市企业名录"],
                ["企业名称", "统一社会信用代码"],
                ["甲公司", "9.14E+17"],
                ["乙公司", "91430000000000002B"],
                ["丙公司", "91430000000000003C"],
            ]
        ),
        "B3",
        "9.14E+17",
    ),
    "text_numbers": Sample(column(46.59, "21.4", 33.1), "B5"),
    "maybe_fraction": Sample(
        chains(("产值", 46.59, 21.4, 33.1), ("占比（%）", 0.12, 0.08, 0.25)), "C4", "0.12"
    ),
    "maybe_index": Sample(
        chains(("产值", 46.59, 21.4, 33.1), ("同比增长（%）", 104.8, 112.1, 97.3)),
        "C4",
        "104.8",
        also=("index_suspected",),
    ),
    "empty_period": Sample(
        years(
            ["甲县", None, 10, 11],
            ["乙县", None, 20, 22],
            ["丙县", None, 30, 33],
            heads=("2025年产值（亿元）", "2024年产值（亿元）", "2023年产值（亿元）"),
        ),
        "B2",
        "2025年产值（亿元）",
        also=("unknown_unit",),
    ),
    "period_jumps": Sample(
        years(
            ["甲县", 10, 150, 11],
            ["乙县", 20, 310, 22],
            ["丙县", 30, 440, 33],
            heads=("2023年产值（亿元）", "2024年产值（亿元）", "2025年产值（亿元）"),
        ),
        "C2",
        "2024年产值（亿元）",
        also=("unknown_unit",),
    ),
    "maybe_renamed": Sample(
        made(
            [
                ["指标", "地区", 2005, 2006, 2007],
                *(["税收（亿元）", name, 1, 2, None] for name in ("甲县", "乙县", "丙县")),
                *(["工业税收（亿元）", name, None, None, 3] for name in ("甲县", "乙县", "丙县")),
            ]
        ),
        "5:5",
        "工业税收（亿元）",
        also=("unknown_unit",),
    ),
}
