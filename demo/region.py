"""全市主要指标: two years as wide tables of months, this year a sheet a month with ranks."""

from pathlib import Path

from demo.city import CITY
from demo.counties import OUTSIDE
from demo.economy import economy, in_city, months
from demo.progress import rounded
from demo.sheet import Head, Sheet, Value, book

# Places in the province by month: 增加值增速, 用电量, 投资.
_RANKS = {2: (6, 5, 4), 3: (6, 5, 3), 4: (5, 4, 4), 5: (4, 4, 3), 6: (3, 4, 2)}
# 指标, 计量单位, 责任单位, 年度目标 of 2026
_LINES = (
    ("营业收入", "亿元", "市工信局", None),
    ("利润总额", "亿元", "市工信局", None),
    ("工业用电量", "亿千瓦时", "市供电公司", None),
    ("固定资产投资", "亿元", "市发改委", 575),
    ("一般公共预算收入", "亿元", "市财政局", 139),
    ("进出口总额", "万美元", "市商务局", None),
    ("其中：出口", "万美元", "市商务局", None),
    ("金融机构贷款余额", "亿元", "市金融办", None),
)

# 指标, 计量单位, 责任单位 and the figures of 1—2, 1—3 … 1—6月 2026 that no enterprise table gives.
_COUNTED = (
    ("净增规模以上工业企业", "家", "市工信局", (4, 9, 13, 17, 22)),
    ("专精特新小巨人企业数", "家", "市工信局", (6, 6, 7, 7, 8)),
    ("主导产业占比", "%", "市工信局", (62.8, 63.1, 63.3, 63.6, 63.9)),
    ("签约项目数", "个", "市商务局", (9, 14, 19, 23, 27)),
    ("开工项目数", "个", "市发改委", (3, 7, 11, 15, 18)),
    ("引进省外境内资金", "亿元", "市商务局", (24.6, 41.8, 57.9, 73.5, 94.3)),
    ("综合能耗", "万吨标准煤", "市发改委", (46.3, 72.8, 98.1, 123.9, 150.6)),
    ("单位工业增加值能耗降低率", "%", "市发改委", (2.1, 2.4, 2.7, 3.0, 3.2)),
)


def build(folder: Path) -> list[Path]:
    """2024 and 2025 in one file, 2026 in another."""
    history = {f"{year}年": _wide(year) for year in (2024, 2025)}
    current = {f"1-{month}月": _monthly(month) for month in months(2026)}
    return [
        book(folder / "全市工业经济运行_2024-2025年.xlsx", history),
        book(folder / "全市主要经济指标_2026年.xlsx", current),
    ]


def _series(year: int, month: int) -> dict[str, tuple[float, float]]:
    """Level and growth by name; money in 亿元, power in 亿千瓦时, trade in 万美元.

    Each follows an indicator of the enterprises, drifting apart from it by some percent a year.
    """
    own, city = economy(), in_city()

    def pair(indicator: str, scale: float, drift: float = 0.0) -> tuple[float, float]:
        level = own.of(indicator, year, month, city) * OUTSIDE * scale
        growth = own.growth(indicator, year, month, city)
        apart = (1 + drift / 100) ** (year - 2026)
        return level * apart, ((1 + growth / 100) * (1 + drift / 100) - 1) * 100

    loans = 2140 * 1.094 ** (year - 2024) * (1 + 0.006 * month)
    return {
        "营业收入": pair("revenue", 1e-4),
        "利润总额": pair("profit", 1e-4),
        "工业用电量": pair("electricity", 1e-4),
        "固定资产投资": pair("investment", 2.4e-4, -2.8),
        "一般公共预算收入": pair("tax", 2.35e-4, -4.9),
        "进出口总额": pair("output_value", 0.0117, -4.3),
        "其中：出口": pair("output_value", 0.0091, -2.9),
        "金融机构贷款余额": (loans, 9.4),
    }


def _wide(year: int) -> Sheet:
    """Months across, an indicator a row with its own unit, the growth on the row below."""
    heads = [Head("指标"), Head("计量单位"), *(Head(f"1-{month}月") for month in months(year))]
    by_month = {month: _series(year, month) for month in months(year)}
    added = [rounded(_added(year, month), 1) for month in months(year)]
    rows: list[list[Value]] = [["规模以上工业增加值增速", "%", *added]]
    for name, unit, _, _ in _LINES[:6]:
        rows.append([name, unit, *(rounded(s[name][0], 2) for s in by_month.values())])
        rows.append(["　　同比增长", "%", *(rounded(s[name][1], 1) for s in by_month.values())])
    losses = (economy().losses(year, month, in_city()) for month in months(year))
    rows.append(["亏损企业数", "家", *losses])
    return Sheet(
        f"{year}年{CITY}规模以上工业经济运行主要指标",
        heads,
        rows,
        notes=("注：1—2月合并发布，1月份数据免报。",),
    )


def _monthly(month: int) -> Sheet:
    """The table shown at the meeting: target, completion, growth, place in the province."""
    heads = [
        Head(word)
        for word in (
            "指标",
            "计量单位",
            "年度目标",
            f"1—{month}月累计",
            "同比±%",
            "完成率%",
            "全省位次",
            "责任单位",
        )
    ]
    series = _series(2026, month)
    first, second, third = _RANKS[month]
    added = rounded(_added(2026, month), 1)
    rows: list[list[Value]] = [
        ["规模以上工业增加值", "%", None, None, added, None, first, "市工信局"]
    ]
    ranks = {"工业用电量": second, "固定资产投资": third, "一般公共预算收入": 4, "进出口总额": 7}
    for name, unit, bureau, target in _LINES:
        level, growth = series[name]
        done = rounded(level / target * 100, 1) if target else None
        rows.append(
            [
                name,
                unit,
                target,
                rounded(level, 2),
                rounded(growth, 1),
                done,
                ranks.get(name),
                bureau,
            ]
        )
    losses = economy().losses(2026, month, in_city())
    rows.append(["亏损企业数", "家", None, losses, None, None, None, "市统计局"])
    for name, unit, bureau, figures in _COUNTED:
        rows.append([name, unit, None, figures[month - 2], None, None, None, bureau])
    return Sheet(
        f"2026年1—{month}月全市主要经济指标完成情况",
        heads,
        rows,
        notes=("注：增加值按可比价计算；位次为在全省各市州中的位次。", "* 数据为初步核算数。"),
    )


def _added(year: int, month: int) -> float:
    """规模以上工业增加值 in comparable prices, as the 全市 row of the county table has it."""
    return economy().growth("output_value", year, month, in_city()) * 0.72 + 0.6
