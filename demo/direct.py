"""企业直报: quarterly sheets for two years, monthly files this year, the last one a GB18030 CSV."""

import csv
from pathlib import Path

import numpy as np
from openpyxl import Workbook

from demo.economy import economy, months
from demo.enterprises import Enterprise

_HEAD = (
    "序号",
    "企业名称",
    "所在园区",
    "产值",
    "产值上年同期",
    "营业收入",
    "营业收入上年同期",
    "利润总额",
    "税收总额",
    "税收总额上年同期",
    "用电量（万千瓦时）",
)


def build(folder: Path) -> list[Path]:
    """2024 and 2025 by quarter, 2026 by month."""
    paths = [
        _book(folder / f"企业直报_{year}年.xlsx", year, (3, 6, 9, 12)) for year in (2024, 2025)
    ]
    paths.append(_book(folder / "企业直报_2026年.xlsx", 2026, tuple(months(2026))[:-1]))
    return [*paths, _csv(folder / "企业直报_2026年1-6月.csv")]


def _book(path: Path, year: int, reported: tuple[int, ...]) -> Path:
    book = Workbook()
    book.remove(book.active)
    for month in reported:
        ws = book.create_sheet(f"1-{month}月")
        ws.append([f"{year}年1-{month}月规模以上工业企业直报表"])
        ws.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(_HEAD))
        ws.append([None] * (len(_HEAD) - 1) + ["单位：万元"])
        ws.append(_HEAD)
        for row in _rows(year, month):
            ws.append(row)
    book.save(path)
    return path


def _csv(path: Path) -> Path:
    """Saved from the reporting system in the coding of Windows: title and unit line on top."""
    with path.open("w", encoding="gb18030", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["2026年1-6月规模以上工业企业直报表"])
        writer.writerow(["单位：万元"])
        writer.writerow(_HEAD)
        writer.writerows(_rows(2026, 6))
    return path


def _rows(year: int, month: int) -> list[list[object]]:
    """A row an enterprise that is in the statistics by then; a newcomer has no base."""
    own = economy()
    now = {name: own.values[name][:, year - 2023, month - 1] for name in own.values}
    then = {name: own.values[name][:, year - 2024, month - 1] for name in own.values}
    rows: list[list[object]] = []
    for i, enterprise in enumerate(own.enterprises):
        if enterprise.since > year:
            continue
        known = enterprise.since < year or enterprise.since == 2024
        rows.append(
            [
                len(rows) + 1,
                _written(enterprise, i),
                enterprise.park or "园区外",
                *_pair(now, then, "output_value", i, known),
                *_pair(now, then, "revenue", i, known),
                _cents(now["profit"][i]),
                *_pair(now, then, "tax", i, known),
                _cents(now["electricity"][i]),
            ]
        )
    return rows


def _pair(
    now: dict[str, np.ndarray], then: dict[str, np.ndarray], name: str, i: int, known: bool
) -> list[object]:
    return [_cents(now[name][i]), _cents(then[name][i]) if known else None]


def _cents(number: float) -> float:
    return round(float(number), 1)


def _written(enterprise: Enterprise, i: int) -> str:
    """Names as enterprises type them: now and then a space of full width."""
    return enterprise.name.replace("有限公司", "　有限公司") if i % 40 == 7 else enterprise.name
