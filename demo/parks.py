"""园区月报: group rows by level, percent formats, 小计 a level; and the chains within the parks."""

from pathlib import Path

import numpy as np

from demo.city import PARKS, Park
from demo.economy import Members, economy, in_chain, in_park, months
from demo.industry import CHAINS, LATE
from demo.progress import rounded
from demo.sheet import Head, Sheet, Value, book

_LEVELS = ("国家级", "省级")
_NUMERALS = "一二"


def land(park: Park) -> int:
    """已供工业用地 in 亩, drawn up so that 亩均税收 of 1—6月 2026 is about the park's own."""
    return int(round(economy().of("tax", 2026, 6, in_park(park.name)) / park.tax_per_mu, -1))


def build(folder: Path) -> list[Path]:
    """A workbook a year, June of 2026 on its own, and the chains within the parks."""
    years = {
        2024: {f"{month}月": _layout(2024, month) for month in months(2024)},
        2025: {f"{month}月": _layout(2025, month) for month in months(2025)},
        2026: {f"{month}月": _layout_2026(month) for month in (2, 3, 4, 5)},
    }
    within = {
        f"{year}年1-{month}月": _within(year, month)
        for year in (2025, 2026)
        for month in months(year)
        if year == 2026 or month % 3 == 0
    }
    return [
        *(book(folder / f"园区月报_{year}年.xlsx", sheets) for year, sheets in years.items()),
        book(folder / "园区月报_2026年1-6月.xlsx", {"6月": _layout_2026(6)}),
        book(folder / "园区分产业链产值.xlsx", within),
    ]


def _numbers(members: Members, year: int, month: int) -> list[Value]:
    """产值, 营业收入, 税收, 固定资产投资 each with its 同比; 用电量; 规上企业数."""
    own, cells = economy(), []
    for indicator in ("output_value", "revenue", "tax", "investment"):
        cells.append(round(own.of(indicator, year, month, members)))
        cells.append(rounded(own.growth(indicator, year, month, members), 1))
    cells.append(round(own.of("electricity", year, month, members)))
    return [*cells, own.count(year, members)]


def _layout(year: int, month: int) -> Sheet:
    """Flat table of the years before: unit in the second line, a 小计 after each level."""
    heads = [
        Head(word)
        for word in (
            "序号",
            "园区名称",
            "规模以上工业总产值",
            "同比增长%",
            "营业收入",
            "同比增长%",
            "税收总额",
            "同比增长%",
            "固定资产投资",
            "同比增长%",
            "工业用电量（万千瓦时）",
            "规模以上工业企业数（家）",
        )
    ]
    rows: list[list[Value]] = []
    for level in _LEVELS:
        parks = [park for park in PARKS if park.level == level]
        rows += [
            [PARKS.index(park) + 1, park.short, *_numbers(in_park(park.name), year, month)]
            for park in parks
        ]
        rows.append([None, f"{level}园区小计", *_numbers(_all(parks), year, month)])
    rows.append([None, "合　计", *_numbers(_all(PARKS), year, month)])
    return Sheet(
        f"{year}年1—{month}月江州市产业园区主要经济指标",
        heads,
        rows,
        second=("单位：万元、%",),
        notes=("注：园区产值按在地原则统计。",),
    )


def _layout_2026(month: int) -> Sheet:
    """This year's table: group rows, indented names, growth in a percent format."""
    pair = ("累计", "同比增长")
    heads = [
        Head("园区"),
        Head("规模以上工业总产值", (*pair, "年度目标")),
        Head("营业收入", pair),
        Head("税收总额", (*pair, "年度目标")),
        Head("固定资产投资", pair),
        Head("主导产业营业收入", ("累计",)),
        Head("工业用电量（万千瓦时）"),
        Head("规模以上工业企业数（家）"),
    ]
    rows: list[list[Value]] = []
    for numeral, level in zip(_NUMERALS, _LEVELS, strict=True):
        parks = [park for park in PARKS if park.level == level]
        rows.append([f"{numeral}、{level}园区"])
        rows += [[f"　　{park.name}", *_cells_2026([park], month)] for park in parks]
    rows.append(["全市合计", *_cells_2026(PARKS, month)])
    growth = dict.fromkeys((2, 5, 7, 10), "0.0%")
    return Sheet(
        "江州市产业园区主要经济指标",
        heads,
        rows,
        second=(f"时间：2026年1—{month}月", "计量单位：万元、%"),
        formats=growth,
        notes=("注：1.园区产值按在地原则统计。", "2.税收为入库数，含地方留成与上划部分。"),
        signature=True,
    )


def _cells_2026(parks: tuple[Park, ...] | list[Park], month: int) -> list[Value]:
    cells = _numbers(_all(parks), 2026, month)
    for place in (1, 3, 5, 7):
        cells[place] = round(cells[place] / 100, 6)
    leading = np.concatenate([_leading(park) for park in parks])
    revenue = round(economy().of("revenue", 2026, month, leading))
    output, tax = (sum(target(name, park) for park in parks) for name in ("output_value", "tax"))
    return [*cells[:2], output, *cells[2:6], tax, *cells[6:8], revenue, *cells[8:]]


def target(indicator: str, park: Park) -> int:
    """年度目标 of a park, 万元: an eighth more than last year's 产值, a tenth more 税收."""
    growth = {"output_value": 1.125, "tax": 1.1}[indicator]
    return int(round(economy().of(indicator, 2025, 12, in_park(park.name)) * growth, -2))


def _leading(park: Park) -> Members:
    chain = f"{park.leading}产业链"
    return np.intersect1d(in_park(park.name), in_chain(chain, 2026))


def _all(parks: tuple[Park, ...] | list[Park]) -> Members:
    return np.concatenate([in_park(park.name) for park in parks])


def _within(year: int, month: int) -> Sheet:
    """Chain by park: the chain's name merged over its parks."""
    rows: list[list[Value]] = []
    for chain in CHAINS:
        members = in_chain(chain.name, year)
        for park in PARKS:
            inside = np.intersect1d(members, in_park(park.name))
            if len(inside):
                late = chain.name == LATE and (year, month) == (2026, 6)
                cells = ["—", "—"] if late else _pair(inside, year, month)
                rows.append([chain.name, park.name, *cells])
    return Sheet(
        f"{year}年1—{month}月江州市园区分产业链产值",
        [Head("产业链"), Head("园区"), Head("产值（万元）"), Head("同比增长（%）")],
        rows,
        notes=("注：园区外企业不在本表。",),
        merged_down=0,
    )


def _pair(members: Members, year: int, month: int) -> list[Value]:
    own = economy()
    return [
        round(own.of("output_value", year, month, members)),
        rounded(own.growth("output_value", year, month, members), 1),
    ]
