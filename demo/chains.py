"""产业链月报: a sheet a month for two years, a file a month for 2026, each year its own layout."""

from pathlib import Path

from demo.economy import months
from demo.industry import CHAINS, LATE, REVISED, WIDENED
from demo.progress import Line, line, rounded, total
from demo.sheet import Head, Sheet, Value, book

_BUREAU = ("序号", "产业链", "牵头单位")
_REMARKS = {WIDENED: "2026年起并入铝基材料"}
_DASHES = {2: "—", 3: "-", 4: "－", 5: "~", 6: "—"}
# 1—5月 of one chain was overstated: an enterprise had sent its figures twice.
_MISTAKE = 1.047


def build(folder: Path) -> list[Path]:
    """All chain reports in the order they came in; the revision of 1—5月 comes before 1—6月."""
    years = {
        2024: {f"{month}月": _layout_2024(month) for month in months(2024)},
        2025: {f"1-{month}月": _layout_2025(month) for month in months(2025)},
        2026: {f"1-{month}月": _layout_2026(month) for month in (2, 3, 4)},
    }
    single = {
        "1-5月": _layout_2026(5, mistaken=True),
        "1-5月（修订）": _layout_2026(5),
        "1-6月": _layout_2026(6),
    }
    return [
        *(book(folder / f"产业链月报_{year}年.xlsx", sheets) for year, sheets in years.items()),
        *(
            book(folder / f"产业链月报_2026年{name}.xlsx", {"产业链": sheet})
            for name, sheet in single.items()
        ),
    ]


def _layout_2024(month: int) -> Sheet:
    """Flat heads with the unit in brackets, 税收 typed as text with separators."""
    heads = [
        Head(word)
        for word in (
            *_BUREAU,
            "产值（亿元）",
            "产值同比增长（%）",
            "产值年度目标（亿元）",
            "税收（万元）",
            "税收同比增长（%）",
            "规模以上工业企业数（家）",
        )
    ]
    rows: list[list[Value]] = []
    for number, chain in enumerate(CHAINS, 1):
        x = line(chain, 2024, month)
        rows.append(
            [
                number,
                _spaced(chain.name),
                chain.bureau,
                x.output,
                x.growth,
                x.target,
                f"{x.tax:,}",
                x.tax_growth,
                x.count,
            ]
        )
    x = total(2024, month)
    rows.append(
        ["合　　计", None, None, x.output, x.growth, x.target, f"{x.tax:,}", x.tax_growth, x.count]
    )
    return Sheet(
        f"2024年1-{month}月江州市重点产业链主要指标完成情况表",
        heads,
        rows,
        notes=("注：产值为规模以上工业企业口径，按现价计算。",),
        signature=True,
    )


def _layout_2025(month: int) -> Sheet:
    """Two-level heads, period in the second line, growth as fractions in a percent format."""
    heads = [
        *map(Head, _BUREAU),
        Head("产值", ("累计", "同比增长", "年度目标", "完成率")),
        Head("营业收入", ("累计", "同比增长")),
        Head("税收", ("累计", "同比增长")),
        Head("规模以上工业企业数（家）"),
    ]
    rows: list[list[Value]] = []
    for number, chain in enumerate(CHAINS, 1):
        rows.append([number, chain.name, chain.bureau, *_cells_2025(line(chain, 2025, month))])
    rows.append(["总  计", None, None, *_cells_2025(total(2025, month))])
    return Sheet(
        "江州市重点产业链主要经济指标",
        heads,
        rows,
        second=(f"时间：2025年1－{month}月", "计量单位：亿元、%"),
        notes=("注：1.同比为可比口径。2.部分数据因四舍五入的原因，存在总计与分项合计不等的情况。",),
        formats={4: "0.0%", 6: "0.0%", 8: "0.0%", 10: "0.0%"},
    )


def _cells_2025(x: Line) -> list[Value]:
    return [
        x.output,
        _share(x.growth),
        x.target,
        _share(x.completion),
        x.revenue,
        _share(x.revenue_growth),
        rounded(x.tax / 1e4, 4),
        _share(x.tax_growth),
        x.count,
    ]


def _share(percent: float) -> float:
    return round(percent / 100, 6)


def _layout_2026(month: int, mistaken: bool = False) -> Sheet:
    """The layout of this year: a merged head an indicator, 固定资产投资 and 增加值增速, remarks."""
    period = f"1{_DASHES[month]}{month}月"
    heads = [
        *map(Head, _BUREAU),
        Head("产值（亿元）", (f"{period}累计", "同比±%", "年度目标", "完成率%")),
        Head("营业收入（亿元）", (f"{period}累计", "同比±%")),
        Head("税收（万元）", (f"{period}累计", "同比±%")),
        Head("固定资产投资（亿元）", (f"{period}累计", "同比±%")),
        Head("工业增加值同比±%"),
        Head("规模以上工业企业数（家）"),
        Head("备注"),
    ]
    rows: list[list[Value]] = []
    for number, chain in enumerate(CHAINS, 1):
        x = line(chain, 2026, month)
        late = chain.name == LATE and month == 6
        cells = ["—", "—", x.target, *["—"] * 9] if late else _cells_2026(x)
        if mistaken and chain.name == REVISED:
            cells[0] = rounded(x.output * _MISTAKE, 2)
            cells[1] = rounded((1 + x.growth / 100) * _MISTAKE * 100 - 100, 1)
            cells[3] = rounded(cells[0] / x.target * 100, 1)
        remark = "截至报送日未报" if late else _REMARKS.get(chain.name)
        rows.append([number, chain.name, chain.bureau, *cells, remark])
    rows.append(["合  计", None, None, *_total_2026(month, mistaken), None])
    notes = [
        "注：1.产值为规模以上工业企业口径；同比为可比口径。2.跨链企业的数据按主营业务计入一条链。"
    ]
    if month == 6:
        notes.append("3.功能纺织产业链6月数据未报，合计数及合计同比不含该链。")
    return Sheet(
        f"2026年{period}江州市重点产业链主要经济指标完成情况表",
        heads,
        rows,
        second=("单位：亿元、万元、%",),
        notes=notes,
        signature=True,
    )


def _cells_2026(x: Line) -> list[Value]:
    return [
        x.output,
        x.growth,
        x.target,
        x.completion,
        x.revenue,
        x.revenue_growth,
        x.tax,
        x.tax_growth,
        x.investment,
        x.investment_growth,
        x.value_added_growth,
        x.count,
    ]


def _total_2026(month: int, mistaken: bool) -> list[Value]:
    """The total row; with the mistake in it where the report carries one."""
    cells = _cells_2026(total(2026, month))
    if mistaken:
        wrong = next(chain for chain in CHAINS if chain.name == REVISED)
        more = line(wrong, 2026, month).output * (_MISTAKE - 1)
        base = cells[0] / (1 + cells[1] / 100)
        cells[0] = rounded(cells[0] + more, 2)
        cells[1] = rounded(cells[0] / base * 100 - 100, 1)
    cells[3] = rounded(cells[0] / cells[2] * 100, 1)
    return cells


def _spaced(name: str) -> str:
    """Two spaces of full width in the shorter names, to line them up."""
    return name.replace("现代家居", "现代　家居").replace("绿色建材", "绿色　建材")
