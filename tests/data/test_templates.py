"""Blank workbooks: the reader understands every one of them once it is filled in."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from catalog.catalog import Catalog
from catalog.period import Period
from data.directory import Directory, Unit
from data.importing import prepare, publish
from data.keeping.directories import directory
from data.keeping.store import Store
from data.templates import NAMES, REPORTS, blank, next_period

PERIOD = Period(2026, 1, 4)
UNITS = Directory(
    [
        Unit("chain", "甲醇产业链", "甲醇产业链", ("甲醇化工",), 1, {"leader": "链长甲"}),
        Unit("chain", "稀土产业链", "稀土产业链", (), 2, {"lead_bureau": "乙局"}),
        Unit("park", "东郊产业园", "东郊产业园", (), 1, {"level": "省级"}),
        Unit("park", "西岭开发区", "西岭开发区", (), 2, {"level": "国家级"}),
        Unit("county", "南川县", "南川县", (), 1),
        Unit("county", "北川县", "北川县", (), 2),
        Unit("enterprise", "第一公司", "第一公司", (), 1),
        Unit("enterprise", "=第二公司", "=第二公司", (), 2),
    ]
)


@pytest.fixture
def filled(store: Store, catalog: Catalog) -> Store:
    """A store whose directory came from the blank 名录 itself."""
    draft = prepare(store, catalog, blank(catalog, UNITS, "名录", PERIOD), "名录.xlsx")
    assert not draft.blocking, draft.findings.items
    publish(store, draft)
    return store


def test_the_register_comes_back_as_it_was(filled: Store) -> None:
    kept = directory(filled)
    for kind in ("chain", "park", "county", "enterprise"):
        assert [unit.name for unit in kept.of(kind)] == [unit.name for unit in UNITS.of(kind)]
    assert kept.match("甲醇化工", "chain")[0].name == "甲醇产业链"
    assert kept.of("chain")[0].attributes["leader"] == "链长甲"
    assert [unit.attributes["level"] for unit in kept.of("park")] == ["省级", "国家级"]


@pytest.mark.parametrize("name", list(REPORTS))
def test_a_filled_report_is_understood(filled: Store, catalog: Catalog, name: str) -> None:
    book = load_workbook(BytesIO(blank(catalog, UNITS, name, PERIOD)))
    sheet, report = book.active, REPORTS[name]
    units = UNITS.of(report.kind)
    for row in range(5, 5 + len(units)):
        for column in range(3, sheet.max_column + 1):
            target = sheet.cell(4, column).value == "年度目标"
            sheet.cell(row, column, 9000.0 if target else row + column / 10)
    out = BytesIO()
    book.save(out)
    draft = prepare(filled, catalog, out.getvalue(), f"{name}.xlsx")
    assert not draft.blocking, draft.findings.items
    facts = draft.proposal.facts
    levels = facts[facts["measure"].eq("level")]
    assert set(levels["indicator"]) == {code for code, _, _ in report.indicators}
    assert set(levels["unit"]) == {unit.unit for unit in units}
    assert set(zip(levels["year"], levels["last_month"], strict=True)) == {(2026, 4)}
    aims = facts["measure"].str.startswith("target").sum()
    assert aims == len(units) * sum(target for _, _, target in report.indicators)
    assert facts["measure"].eq("yoy").sum() == len(units) * len(report.indicators)


@pytest.mark.parametrize("name", NAMES)
def test_a_blank_form_left_blank_publishes_nothing_wrong(
    catalog: Catalog, store: Store, name: str
) -> None:
    draft = prepare(store, catalog, blank(catalog, Directory([]), name, PERIOD), f"{name}.xlsx")
    assert not draft.facts and not draft.proposal.units


def test_the_next_report_is_of_the_month_after() -> None:
    today = Period(2026, 1, 9)
    assert next_period(None, today) == Period(2026, 1, 9)
    assert next_period(Period(2026, 1, 6), today) == Period(2026, 1, 7)
    assert next_period(Period(2025, 1, 12), today) == Period(2026, 1, 2)


def test_a_name_with_signs_no_workbook_holds_is_written_without_them(catalog: Catalog) -> None:
    units = Directory([Unit("chain", "甲", "甲\x01产业链", (), 1, {"leader": "链\x02长"})])
    sheet = load_workbook(BytesIO(blank(catalog, units, "名录", PERIOD)))["产业链"]
    values = {cell.value for row in sheet.iter_rows() for cell in row}
    assert {"甲产业链", "链长"} <= values
