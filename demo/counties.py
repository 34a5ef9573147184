"""县市区主要指标: a sheet a month, the city in the first row, units inside the heads."""

from pathlib import Path

from demo.city import CITY, COUNTIES
from demo.economy import Members, economy, in_city, in_county, months
from demo.progress import rounded
from demo.sheet import Head, Sheet, Value, book

OUTSIDE = 1.19  # enterprises too many to list: what the counties report beyond the four hundred


def build(folder: Path) -> list[Path]:
    """The two years before in one file, 2026 in another."""
    return [
        book(
            folder / f"县市区主要工业指标_{name}年.xlsx",
            {
                f"{year}{month:02d}": _layout(year, month)
                for year in years
                for month in months(year)
            },
        )
        for name, years in (("2024-2025", (2024, 2025)), ("2026", (2026,)))
    ]


def _layout(year: int, month: int) -> Sheet:
    heads = [
        Head("地区"),
        Head("规模以上工业增加值", ("同比增长（%）",)),
        Head("规模以上工业总产值（万元）", ("总量", "同比增长（%）")),
        Head("工业税收（万元）", ("总量", "同比增长（%）")),
        Head("工业投资（万元）", ("总量", "同比增长（%）")),
        Head("规模以上工业企业数（家）"),
    ]
    rows = [["全  市", *cells(in_city(), year, month)]]
    rows += [[_name(county), *cells(in_county(county), year, month)] for county in COUNTIES]
    return Sheet(
        f"{CITY}{year}年1－{month}月各县（市、区）主要工业经济指标",
        heads,
        rows,
        notes=("注：增加值增速按可比价计算，其他指标按现价计算。",),
    )


def _name(county: str) -> str:
    """Names of two characters are spread to the width of three."""
    return county if len(county) > 2 else "　".join(county)


def cells(members: Members, year: int, month: int) -> list[Value]:
    """One row: 增加值增速, then 产值, 税收, 投资 each with its growth, and 企业数."""
    own = economy()
    growth = own.growth("output_value", year, month, members)
    row: list[Value] = [rounded(growth * 0.72 + 0.6, 1)]
    for indicator in ("output_value", "tax", "investment"):
        row.append(round(own.of(indicator, year, month, members) * OUTSIDE))
        row.append(rounded(own.growth(indicator, year, month, members), 1))
    return [*row, round(own.count(year, members) * 1.9)]
