"""The sheet of a report: a row a unit, or a row an indicator where the whole city is asked."""

import re
from calendar import monthrange
from collections.abc import Collection, Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from catalog.catalog import Catalog
from catalog.period import Period
from catalog.report import Column, Report
from data.directory import Directory, Unit
from data.templates.guide import STATES, guide, named
from data.templates.identity import Identity
from data.templates.look import (
    CENTRE,
    TEXT,
    add,
    chosen_from,
    finish,
    head,
    only_numbers,
    plain,
    put,
    title,
    write,
)
from errors import DashboardError

_NOUNS = {
    "chain": "产业链",
    "park": "园区名称",
    "county": "县（市、区）",
    "enterprise": "企业名称",
}
_FIRST = 5  # row of the body
_EMPTY = 5  # rows to write into where no unit is known, or for indicators more
_NOTE = "注：没有的数请留空，不要填 0。填法、口径和报送期限见“填表说明”。"
_RATE = "0.0##"
_NOT_IN_NAMES = re.compile(r"[\\/*?:\[\]']")


class UnknownReport(DashboardError):
    """The catalogue has no report of that name."""

    def __init__(self, name: str) -> None:
        super().__init__("没有这种报表", f"目录里没有“{name}”。", "请从下拉列表里选一种。")


def form(
    book: Workbook,
    catalog: Catalog,
    directory: Directory,
    name: str,
    period: Period,
    units: Collection[tuple[str, str]] | None,
) -> Identity:
    """Add the report's sheet and its 填表说明. Raises UnknownReport."""
    report, due = due_report(catalog, name, period)
    sheet = book.create_sheet(_NOT_IN_NAMES.sub("", plain(report.name))[:31] or "报表")
    if report.kind == "region":
        names = [each.name for each in catalog.indicators.values()]
        lists = {"指标": names, "计量单位": list(catalog.uoms.factors), "文字": STATES}
        _by_indicator(sheet, catalog, report, due, guide(book, catalog, report, due, lists))
    else:
        listed = _owing(report, directory, due, units)
        lists = {"单位": [unit.name for unit in listed], "文字": STATES}
        _by_unit(sheet, catalog, report, due, listed, guide(book, catalog, report, due, lists))
    return Identity(report.code, due.iso)


def due_report(catalog: Catalog, name: str, period: Period) -> tuple[Report, Period]:
    """The report of a name and its first period from `period` on. Raises UnknownReport."""
    report = catalog.reports.named(name)
    if report is None:
        raise UnknownReport(name)
    month = next((each for each in report.months if each >= period.last_month), report.months[-1])
    return report, report.period(period.year, month)


def _owing(
    report: Report,
    directory: Directory,
    period: Period,
    units: Collection[tuple[str, str]] | None,
) -> list[Unit]:
    """Who fills a row in: valid in the period, named by the catalogue, asked for."""
    end = date(period.year, period.last_month, monthrange(period.year, period.last_month)[1])
    wanted = {each.unit for name in report.units for each in directory.match(name, report.kind)}
    return [
        unit
        for unit in directory.of(report.kind)
        if (unit.valid_from is None or unit.valid_from <= end)
        and (unit.valid_to is None or unit.valid_to >= end)
        and (not report.units or unit.unit in wanted)
        and (units is None or (report.kind, unit.unit) in units)
    ]


def _by_unit(
    sheet: Worksheet,
    catalog: Catalog,
    report: Report,
    period: Period,
    units: Sequence[Unit],
    sources: dict[str, str],
) -> None:
    columns = [(column, figure) for column in report.columns for figure in column.figures]
    width = len(columns) + 2
    title(sheet, f"{report.named(period)}{report.title}", width)
    for place, words in enumerate(("序号", _NOUNS[report.kind]), 1):
        head(sheet, 3, place, words)
        head(sheet, 4, place, None)
        sheet.merge_cells(start_row=3, end_row=4, start_column=place, end_column=place)
    start = 3
    for column in report.columns:
        last = start + len(column.figures) - 1
        for place, figure in enumerate(column.figures, start):
            head(sheet, 3, place, _headed(catalog, column) if place == start else None)
            head(sheet, 4, place, _under(catalog, column, figure, period))
        if last > start:
            sheet.merge_cells(start_row=3, end_row=3, start_column=start, end_column=last)
        start = last + 1
    rows = range(_FIRST, _FIRST + (len(units) or _EMPTY))
    for number, row in enumerate(rows):
        put(sheet, row, 1, number + 1 if units else None).alignment = CENTRE
        put(sheet, row, 2, units[number].name if units else None, fill_in=True)
        for place, (column, figure) in enumerate(columns, 3):
            put(sheet, row, place, None, fill_in=True, form=_form(catalog, column, figure))
    note = write(sheet, rows[-1] + 1, 1, _NOTE)
    note.font = TEXT
    if "单位" in sources:
        names = f"B{rows[0]}:B{rows[-1]}"
        add(sheet, chosen_from(sources["单位"], True, "单位"), [names])
    _ruled(sheet, catalog, columns, rows, sources)
    finish(sheet, 4, width, {1: 7, 2: 30})


def _by_indicator(
    sheet: Worksheet, catalog: Catalog, report: Report, period: Period, sources: dict[str, str]
) -> None:
    heads = ["序号", "指标", "计量单位", f"{period.months}累计", "同比（%）", "年度目标"]
    places = {"level": 4, "yoy": 5, "target": 6}
    title(sheet, f"{report.named(period)}{report.title}", len(heads))
    for place, words in enumerate(heads, 1):
        head(sheet, 3, place, words)
    last = 3 + len(report.columns)
    numbers: list[str] = []
    for row, column in enumerate(report.columns, 4):
        put(sheet, row, 1, row - 3).alignment = CENTRE
        put(sheet, row, 2, named(catalog, column))
        put(sheet, row, 3, column.uom if column.level or column.target else "%")
        for figure, place in places.items():
            asked = figure in column.figures
            cell = put(sheet, row, place, None, asked, _form(catalog, column, figure))
            if asked and figure != "target":
                numbers.append(cell.coordinate)
    for row in range(last + 1, last + 1 + _EMPTY):
        for place in range(1, len(heads) + 1):
            put(sheet, row, place, None, fill_in=place > 1)
    more = f"{last + 1}:{{0}}{last + _EMPTY}"
    add(sheet, chosen_from(sources["指标"], True, "指标"), [f"B{more.format('B')}"])
    add(sheet, chosen_from(sources["计量单位"], True, "计量单位"), [f"C{more.format('C')}"])
    add(sheet, only_numbers(), numbers)
    write(sheet, last + _EMPTY + 1, 1, f"{_NOTE}空行可以加报别的指标。")
    finish(sheet, 3, len(heads), {1: 7, 2: 30, 3: 14})


def _ruled(
    sheet: Worksheet,
    catalog: Catalog,
    columns: Sequence[tuple[Column, str]],
    rows: range,
    sources: dict[str, str],
) -> None:
    """Numbers where numbers stand; words offered where a rate may have none; targets are free."""
    numbers, worded = [], []
    for place, (column, figure) in enumerate(columns, 3):
        letter = get_column_letter(place)
        where = f"{letter}{rows[0]}:{letter}{rows[-1]}"
        if figure == "yoy" and column.indicator in catalog.rules.may_fall:
            worded.append(where)
        elif figure != "target":
            numbers.append(where)
    add(sheet, only_numbers(), numbers)
    add(sheet, chosen_from(sources["文字"], False, "文字"), worded)


def _headed(catalog: Catalog, column: Column) -> str:
    uom = f"（{column.uom}）" if column.level or column.target else ""
    return f"{named(catalog, column)}{uom}"


def _under(catalog: Catalog, column: Column, figure: str, period: Period) -> str:
    """The second line of a head: 1—6月累计, 6月末, 同比（%）, 年度目标."""
    if figure == "yoy":
        return "同比（%）"
    if figure == "target":
        return "年度目标"
    if catalog.indicators[column.indicator].kind == "stock":
        return f"{period.last_month}月末"
    return f"{period.months}累计"


def _form(catalog: Catalog, column: Column, figure: str) -> str:
    """The number format: whole numbers for what is counted, more digits where more are typed."""
    if figure == "yoy" or column.uom == "%":
        return _RATE
    return "#,##0.00##" if catalog.indicators[column.indicator].decimals else "#,##0"
