"""Small workbooks of an invented city, in the layouts bureaus send."""

from pathlib import Path

from openpyxl import Workbook

CHAINS = ["甲醇产业链", "稀土产业链", "轴承产业链"]
PARKS = ["东郊产业园", "西岭开发区"]


def directory(folder: Path) -> Path:
    """名录: three chains, two parks."""
    book = Workbook()
    sheet = book.active
    sheet.title = "产业链"
    sheet.append(["全市重点产业链名录"])
    sheet.append(["序号", "产业链", "别名", "链长", "牵头单位"])
    for number, name in enumerate(CHAINS, 1):
        sheet.append([number, name, None, f"链长{number}", f"牵头局{number}"])
    sheet = book.create_sheet("园区")
    sheet.append(["全市产业园区名录"])
    sheet.append(["序号", "园区名称", "级别", "已供工业用地（亩）"])
    for number, name in enumerate(PARKS, 1):
        sheet.append([number, name, "省级", 1000 * number])
    return _saved(book, folder / "名录.xlsx")


def chains(folder: Path, month: int, values: list[object], name: str = "") -> Path:
    """A monthly report of the chains: 产值 with 同比 and 年度目标."""
    book = Workbook()
    sheet = book.active
    sheet.title = "月报"
    sheet.append([f"2026年1—{month}月重点产业链主要经济指标完成情况表"])
    sheet.append(["序号", "产业链", "产值（亿元）", None, None])
    sheet.append([None, None, f"1—{month}月累计", "同比（%）", "年度目标"])
    for number, (chain, value) in enumerate(zip(CHAINS, values, strict=True), 1):
        sheet.append([number, chain, value, 5.5 + number, 200])
    sheet.merge_cells("C2:E2")
    return _saved(book, folder / (name or f"产业链月报_2026年1-{month}月.xlsx"))


def parks(folder: Path, month: int, values: list[float]) -> Path:
    """A monthly report of the parks: 产值 and 税收 with 同比."""
    book = Workbook()
    sheet = book.active
    sheet.title = "月报"
    sheet.append([f"2026年1—{month}月产业园区主要经济指标完成情况表"])
    sheet.append(["园区名称", "产值（万元）", None, "税收（万元）", None])
    sheet.append([None, f"1—{month}月累计", "同比（%）", f"1—{month}月累计", "同比（%）"])
    for park, value in zip(PARKS, values, strict=True):
        sheet.append([park, value, 6.6, value / 50, 7.7])
    sheet.merge_cells("B2:C2")
    sheet.merge_cells("D2:E2")
    return _saved(book, folder / f"园区月报_2026年1-{month}月.xlsx")


def unclear(folder: Path, month: int) -> Path:
    """The parks with a name and a heading nobody knows yet."""
    book = Workbook()
    sheet = book.active
    sheet.title = "园区"
    sheet.append([f"2026年1—{month}月产业园区主要经济指标完成情况表"])
    sheet.append(["园区名称", "产值（万元）", "产值同比（%）", "上缴数（万元）"])
    for name, value in (("东郊产业园", 123456), ("西岭新城", 65432)):
        sheet.append([name, value, 6.6, value / 50])
    return _saved(book, folder / "园区速报.xlsx")


def _saved(book: Workbook, path: Path) -> Path:
    book.save(path)
    return path
