"""Workbooks whose figures contradict each other, or what was published before."""

from datetime import date

from data.directory import Unit
from tests.data.finding_workbooks.sample import (
    ENTERPRISES,
    JUNE,
    MAY,
    NAMES,
    Sample,
    chains,
    made,
)

TITLE, UNIT = [f"{JUNE}重点产业链主要经济指标"], ["单位：亿元"]
NOW = ("产值", 46.59, 21.4, 33.1)
BEFORE = chains(("产值", 38.9, 17.2, 27.4), when=MAY)
YEAR_AGO = chains(("产值", 41.71, 19.9, 30.2), when="2025年1—6月")
COURSE = tuple(
    chains(("产值", 5.1 * n, 4.1 * n, 6.1 * n), when=f"2026年1—{n}月") for n in (2, 3, 4, 5)
)


def coming() -> str:
    """A period of the next twelve months, whatever day this is."""
    year, month = divmod(date.today().year * 12 + date.today().month, 12)
    if month == 11:  # of this year as a whole another finding asks
        year, month = year + 1, 0
    return f"{year}年1—{max(month + 1, 2)}月"


def firms(first: float, second: float, third: float, when: str = JUNE) -> bytes:
    return chains(
        ("产值", first, second, third), when=when, unit="万元", names=ENTERPRISES, noun="企业名称"
    )


def register(*names: str, noun: str = "产业链", title: str = "全市重点产业链名录") -> bytes:
    return made([[title], [noun, "备用"], *([name, None] for name in names)], sheet="名录")


CHECKED: dict[str, Sample] = {
    "period_far_ahead": Sample(chains(NOW, when="2099年1—6月"), "B4", "2099年1—6月"),
    "period_ahead": Sample(chains(NOW, when=coming()), "B4", coming()),
    "figure_too_large": Sample(
        made(
            [
                ["2026年全市目标"],
                ["指标", "单位", "年度目标"],
                ["产值", "亿元", "24-99999999999亿元"],
                ["税收", "亿元", "20亿元"],
            ]
        ),
        "C3",
        "24 亿元",
    ),
    "stated_differently": Sample(
        made(
            [
                TITLE,
                UNIT,
                ["产业链", "产值"],
                ["白酒产业链", 46.59],
                ["文旅产业链", 21.4],
                ["白酒产业链", 47.02],
            ]
        ),
        "B6",
        "47.02 亿元",
        also=("duplicate_row",),
    ),
    "stated_twice": Sample(
        made(
            [
                TITLE,
                UNIT,
                ["产业链", "产值"],
                ["白酒产业链", 46.59],
                ["文旅产业链", 21.4],
                ["白酒产业链", 46.59],
            ]
        ),
        "B6",
        "46.59 亿元",
        also=("duplicate_row",),
    ),
    "unit_slip": Sample(
        chains(("产值", 465900.5, 21.4, 33.1)), "B4", "465,900.5 亿元", before=(BEFORE,)
    ),
    "unit_slip_column": Sample(
        chains(("产值", 465900.5, 214000.4, 331000.1)), "B4", "465,900.5 亿元", before=(BEFORE,)
    ),
    "unit_slip_alone": Sample(
        firms(50000.5, 6.2, 7.3), "B4", "50,000.5 万元", before=(firms(4.1, 5.2, 6.3, MAY),)
    ),
    "percent_slip": Sample(
        chains(NOW, ("同比增长（%）", 0.123, 0.08, 1.0)),
        "C4",
        "0.123%",
        before=(chains(("产值", 38.9, 17.2, 27.4), ("同比增长（%）", 11.2, 9.1, 24.3), when=MAY),),
    ),
    "total_differs": Sample(chains(NOW, total=[110.2]), "B7", "110.2 亿元"),
    "completion_differs": Sample(
        chains(NOW, ("年度目标", 116.4, 50.2, 70.3), ("完成率（%）", 41.5, 42.6, 47.1)),
        "D4",
        "41.5%",
    ),
    "yoy_differs": Sample(
        chains(NOW, ("上年同期", 41.71, 19.92, 30.24), ("同比增长（%）", 12.3, 7.4, 9.5)),
        "D4",
        "12.3%",
    ),
    "yoy_far": Sample(
        chains(NOW, ("上年同期", 52.11, 19.92, 30.24), ("同比增长（%）", 10.6, 7.4, 9.5)),
        "D4",
        "10.6%",
    ),
    "month_differs": Sample(
        made(
            [
                [f"{JUNE}重点产业链产值（亿元）"],
                ["产业链", "6月当月", "1—6月累计"],
                ["白酒产业链", 7.21, 46.59],
                ["文旅产业链", 4.24, 21.44],
            ]
        ),
        "B3",
        "7.21 亿元",
        also=("title_indicator",),
        before=(
            made(
                [
                    [f"{MAY}重点产业链产值（亿元）"],
                    ["产业链", "1—5月累计"],
                    ["白酒产业链", 38.92],
                    ["文旅产业链", 17.2],
                ]
            ),
        ),
    ),
    "jump": Sample(chains(("产值", 95.2, 24.8, 37.1)), "B4", "95.2 亿元", before=COURSE),
    "out_of_range": Sample(chains(NOW, ("企业数（家）", 12, 5.5, 9)), "C5", "5.5 家"),
    "cumulative_falls": Sample(
        chains(("产值", 36.59, 21.4, 33.1)), "B4", "36.59 亿元", before=(BEFORE,)
    ),
    "part_exceeds_whole": Sample(
        chains(("税收", 5.21, 1.2, 2.3), ("营业收入", 4.36, 20.1, 30.2)), "B4", "5.21 亿元"
    ),
    "whole_below_part": Sample(
        chains(("营业收入", 4.36, 20.1, 30.2)),
        "B4",
        "4.36 亿元",
        before=(chains(("税收", 5.21, 1.2, 2.3)),),
    ),
    "above_limit": Sample(chains(NOW, ("占比（%）", 101.2, 20.1, 30.4)), "C4", "101.2%"),
    "sum_breaks": Sample(
        chains(
            ("出口", 3.01, 1.1, 1.2),
            ("进口", 2.02, 1.3, 1.4),
            ("进出口总额", 4.05, 3.2, 3.3),
            unit="万美元",
        ),
        "D4",
        "4.05 万美元",
        by="ruled",
    ),
    "change_breaks": Sample(
        chains(("产值", 66.59, 21.4, 33.1)), "B4", "66.59 亿元", by="ruled", before=(YEAR_AGO,)
    ),
    "base_revised": Sample(
        chains(NOW, ("上年同期", 44.71, 19.9, 30.2)), "C4", "44.71 亿元", before=(YEAR_AGO,)
    ),
    "base_adjusted": Sample(
        chains(NOW, ("上年同期", 41.83, 19.9, 30.2)), "C4", "41.83 亿元", before=(YEAR_AGO,)
    ),
    "missing_now": Sample(chains(("产值", 46.59, "—", 33.1)), "B5", before=(BEFORE,)),
    "more_alike": Sample(
        made(
            [
                TITLE,
                UNIT,
                ["产业链", "产值", "占比（%）"],
                *([f"链{n}产业链", 5.1, 101.1 + n] for n in range(12)),
            ]
        ),
        "",
        also=("above_limit",),
        units=tuple(Unit("chain", f"链{n}产业链", f"链{n}产业链", (), n) for n in range(12)),
    ),
    "absent_units": Sample(register(*NAMES[:2]), "", "新能源产业链", ""),
    "absent_enterprises": Sample(
        made(
            [
                ["全市企业名录"],
                ["企业名称", "所属产业链"],
                ["甲公司", "白酒产业链"],
                ["乙公司", "文旅产业链"],
            ],
            sheet="名录",
        ),
        "",
        "丙公司",
        "",
    ),
}
