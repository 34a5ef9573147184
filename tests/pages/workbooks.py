"""Small workbooks for the pages: a directory, two months of chains and of parks."""

from pathlib import Path

from openpyxl import Workbook

CHAINS = (  # name, leader, bureau, 1—5月, 1—6月, 同比, 目标, 税收, 税收同比
    ("白酒", "市委书记", "市工信局", 43.82, 46.59, 4.8, 116.4, 11752, -14.3),
    ("新能源", "市长", "市能源局", 50.1, 62.61, 26.1, 125.9, 55276, 28.0),
    ("中医药", "常务副市长", "市卫健委", 51.2, 56.8, -12.3, 145.8, 54585, -7.3),
    ("生物科技", "副市长", "市科技局", 26.0, 32.02, 40.2, 51.9, 15573, 37.9),
    ("现代物流", "副市长", "市商务局", 40.0, None, None, 158.5, 41349, 18.4),
)
PARKS = (  # name, level, land, 产值, 同比, 税收
    ("高新技术产业开发区", "国家级", 12110, 274137, 8.7, 5593),
    ("经济技术开发区", "国家级", 15760, 257075, 8.7, 10434),
    ("东城工业集中区", "省级", 8450, 396174, 11.5, 26900),
    ("西河高新区", "省级", 14790, 343044, 25.1, 8669),
    ("南山经开区", "省级", 11260, 410963, 2.4, 25930),
)


def directory(folder: Path, suffix: str = "") -> Path:
    """名录: chains and parks; with a `suffix` other people lead them."""
    book = Workbook()
    sheet = book.active
    sheet.title = "产业链"
    sheet.append(["全市重点产业链名录（2026年）"])
    sheet.append(["序号", "产业链", "链长", "牵头单位"])
    for number, (name, leader, bureau, *_) in enumerate(CHAINS, 1):
        sheet.append([number, f"{name}产业链", f"{leader}{suffix}", bureau])
    sheet = book.create_sheet("园区")
    sheet.append(["全市产业园区名录"])
    sheet.append(["序号", "园区名称", "级别", "已供工业用地（亩）"])
    for number, (name, level, land, *_) in enumerate(PARKS, 1):
        sheet.append([number, name, level, land])
    return _saved(book, folder / "名录.xlsx")


def chains(folder: Path, month: int) -> Path:
    """产业链月报 of 1—`month`月 (5 or 6); in June 现代物流 has not reported."""
    book = Workbook()
    sheet = book.active
    sheet.append([f"2026年1—{month}月全市重点产业链主要经济指标完成情况表"])
    sheet.append([
        "产业链", "产值（亿元）累计", "产值同比（%）", "产值年度目标（亿元）",
        "税收（万元）累计", "税收同比（%）",
    ])  # fmt: skip
    for name, _, _, may, june, yoy, target, tax, tax_yoy in CHAINS:
        value = may if month == 5 else june
        sheet.append([
            f"{name}产业链", "—" if value is None else value, "—" if yoy is None else yoy,
            target, tax, tax_yoy,
        ])  # fmt: skip
    return _saved(book, folder / f"产业链月报_2026年1-{month}月.xlsx")


def revised(folder: Path, value: float = 47.7) -> Path:
    """产业链月报 of 1—6月 again, with another 产值 of 白酒."""
    book = Workbook()
    sheet = book.active
    sheet.append(["2026年1—6月全市重点产业链主要经济指标完成情况表（更正）"])
    sheet.append(["产业链", "产值（亿元）累计", "产值同比（%）"])
    for name, _, _, _, june, yoy, *_ in CHAINS[:1]:
        sheet.append([f"{name}产业链", value if june else "—", yoy])
    return _saved(book, folder / "产业链月报_2026年1-6月（更正）.xlsx")


def parks(folder: Path) -> Path:
    """园区月报 of 1—6月."""
    book = Workbook()
    sheet = book.active
    sheet.append(["2026年1—6月园区主要经济指标"])
    sheet.append(["园区", "工业总产值（万元）累计", "工业总产值同比（%）", "税收总额（万元）累计"])
    for name, _, _, value, yoy, tax in PARKS:
        sheet.append([name, value, yoy, tax])
    return _saved(book, folder / "园区月报_2026年1-6月.xlsx")


def _saved(book: Workbook, path: Path) -> Path:
    book.save(path)
    return path
