"""Blank workbooks: filled with anything valid they import clean, every figure where it belongs."""

from datetime import date
from io import BytesIO

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from catalog.catalog import Catalog
from catalog.loader import load
from catalog.period import Period
from catalog.report import Report
from data.directory import Directory, Unit
from data.importing import prepare, publish
from data.keeping.directories import directory
from data.keeping.store import Store
from data.templates import UnknownReport, blank, file_name, identity, names, next_period

PERIOD = Period(2026, 1, 4)
UNITS = Directory(
    [
        Unit("chain", "甲醇产业链", "甲醇产业链", ("甲醇化工",), 1, {"leader": "链长甲"}),
        Unit("chain", "稀土产业链", "稀土产业链", (), 2, {"lead_bureau": "乙局"}),
        Unit("chain", "竹木产业链", "竹木产业链", (), 3),
        Unit("park", "东郊产业园", "东郊产业园", (), 1, {"level": "省级"}),
        Unit("park", "西岭开发区", "西岭开发区", (), 2, {"level": "国家级"}),
        Unit("county", "南川县", "南川县", (), 1),
        Unit("county", "北川县", "北川县", (), 2),
        Unit("enterprise", "第一公司", "第一公司", (), 1),
        Unit("enterprise", "=第二公司", "=第二公司", (), 2),
    ]
)
SHIPPED = load()
REPORTS = {report.name: report for report in SHIPPED.reports.entries.values()}
# What each indicator may be of the one named, so that no 审核关系 is broken.
PARTS = {"tax": 0.05, "profit": 0.1, "value_added": 0.3, "revenue": 0.9}


@pytest.fixture(scope="module")
def known(catalog: Catalog) -> Store:
    """A store whose directory came from the blank 名录 itself."""
    store = Store.memory()
    draft = prepare(store, catalog, blank(catalog, UNITS, "名录", PERIOD), "名录.xlsx")
    assert not draft.blocking, draft.findings.items
    publish(store, draft)
    return store


def saved(book: object) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def due(report: Report) -> Period:
    return report.period(2026, next(month for month in report.months if month >= 4))


def expected(report: Report, draw: st.DataObject) -> dict[tuple[str, str, str], float]:
    """A figure for every place of the form: unit, indicator, figure → number as typed."""
    owners = [unit.unit for unit in UNITS.of(report.kind)] if report.kind != "region" else [""]
    figures = {}
    for owner in owners:
        size = draw.draw(st.floats(2000, 500_000), label="size")
        for column in report.columns:
            indicator = SHIPPED.indicators[column.indicator]
            part = size * PARTS.get(column.indicator, 1.0)
            share = draw.draw(st.floats(0.5, 1.0), label=column.indicator)
            scale = 1.0 if indicator.unit != "万元" else 10_000.0 if column.uom == "亿元" else 1.0
            digits = 0 if indicator.decimals == 0 else 2
            for figure in column.figures:
                number = round(part * share / scale, digits)
                if figure == "yoy":
                    number = draw.draw(st.integers(-600, 900), label="yoy") / 10
                elif figure == "target":
                    number = round(part * 1.2 / scale, digits)
                figures[owner, column.indicator, figure] = max(number, 1.0) if digits else number
                if figure == "yoy":
                    figures[owner, column.indicator, figure] = number
    return figures


def fill(sheet: Worksheet, report: Report, figures: dict[tuple[str, str, str], float]) -> None:
    """Type the figures into the form's own cells; only unlocked ones."""
    if report.kind == "region":
        at = {"level": 4, "yoy": 5, "target": 6}
        for row, column in enumerate(report.columns, 4):
            for figure in column.figures:
                _type(sheet, row, at[figure], figures["", column.indicator, figure])
        return
    places = [(column, figure) for column in report.columns for figure in column.figures]
    for row, unit in enumerate(UNITS.of(report.kind), 5):
        assert sheet.cell(row, 2).value == unit.name
        for place, (column, figure) in enumerate(places, 3):
            _type(sheet, row, place, figures[unit.unit, column.indicator, figure])


def _type(sheet: Worksheet, row: int, column: int, number: float) -> None:
    cell = sheet.cell(row, column)
    assert not cell.protection.locked
    cell.value = number


def landed(draft: object) -> dict[tuple[str, str, str], float]:
    facts = draft.proposal.facts
    found = {}
    for fact in facts.to_dict("records"):
        figure = "target" if fact["measure"].startswith("target") else fact["measure"]
        found[fact["unit"], fact["indicator"], figure] = fact["reported"]
    return found


@pytest.mark.parametrize("name", list(REPORTS))
@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a workbook a step: too slow to shrink
)
@given(data=st.data())
def test_a_filled_form_imports_clean(
    known: Store, catalog: Catalog, name: str, data: st.DataObject
) -> None:
    report = REPORTS[name]
    book = load_workbook(BytesIO(blank(catalog, UNITS, name, PERIOD)))
    figures = expected(report, data)
    fill(book[name], report, figures)
    draft = prepare(known, catalog, saved(book), f"{name}.xlsx")
    wrong = [each for each in draft.findings.items if each.severity != "note"]
    assert not wrong, wrong
    assert landed(draft) == pytest.approx(figures)
    facts, period = draft.proposal.facts, due(report)
    assert set(facts["grain"]) == {report.kind}
    months = facts["last_month"].where(~facts["measure"].str.startswith("target"), 12)
    assert set(facts["year"]) == {2026} and (facts["last_month"] == months).all()
    assert set(months) <= {period.last_month, 12}
    for fact in facts.to_dict("records"):
        indicator = catalog.indicators[fact["indicator"]]
        if fact["measure"] != "yoy":
            uom = next(c.uom for c in report.columns if c.indicator == indicator.code)
            factor = float(catalog.uoms.factor(uom, indicator.unit))
            assert fact["uom"] == uom
            assert float(fact["value"]) == pytest.approx(fact["reported"] * factor)
        if indicator.kind == "stock" and fact["measure"] == "level":
            assert fact["span"] == "point"


@pytest.mark.parametrize("name", names(SHIPPED))
def test_a_form_left_blank_publishes_nothing(catalog: Catalog, store: Store, name: str) -> None:
    draft = prepare(store, catalog, blank(catalog, Directory([]), name, PERIOD), f"{name}.xlsx")
    assert not draft.facts and not draft.proposal.units


def test_the_register_comes_back_as_it_was(known: Store) -> None:
    kept = directory(known)
    for kind in ("chain", "park", "county", "enterprise"):
        assert [unit.name for unit in kept.of(kind)] == [unit.name for unit in UNITS.of(kind)]
    assert kept.match("甲醇化工", "chain")[0].name == "甲醇产业链"
    assert kept.of("chain")[0].attributes["leader"] == "链长甲"
    assert [unit.attributes["level"] for unit in kept.of("park")] == ["省级", "国家级"]


def test_a_form_has_what_makes_it_easy_to_fill_in(catalog: Catalog) -> None:
    book = load_workbook(BytesIO(blank(catalog, UNITS, "园区月报", PERIOD)))
    sheet, guide = book["园区月报"], book["填表说明"]
    assert sheet.protection.sheet and not sheet.protection.password
    assert sheet["C3"].protection.locked and sheet["A5"].protection.locked
    assert not sheet["C5"].protection.locked
    assert sheet.freeze_panes == "C5" and sheet.print_title_rows == "$1:$4"
    assert sheet.page_setup.orientation == "landscape" and sheet.sheet_properties.pageSetUpPr
    assert sheet["C3"].value == "产值（万元）" and sheet["C4"].value == "1—4月累计"
    assert sheet["C5"].number_format == "#,##0.00##"
    rules = {rule.type: rule for rule in sheet.data_validations.dataValidation}
    assert rules["decimal"].showErrorMessage and "C5:C6" in str(rules["decimal"].sqref)
    assert rules["list"].formula1 == "'填表说明'!$H$3:$H$4" and guide["H3"].value == "东郊产业园"
    said = " ".join(str(cell.value) for row in guide.iter_rows() for cell in row if cell.value)
    assert "2026年5月12日24时前" in said and "按现价计算" in said and "必报" in said


def test_words_are_offered_where_a_rate_may_have_none(catalog: Catalog) -> None:
    book = load_workbook(BytesIO(blank(catalog, UNITS, "产业链月报", PERIOD)))
    lists = [r for r in book["产业链月报"].data_validations.dataValidation if r.type == "list"]
    assert {rule.showErrorMessage for rule in lists} == {True, False}
    words = [cell.value for cell in book["填表说明"]["I"]][2:]
    assert "扭亏为盈" in words


def test_a_word_in_place_of_a_rate_is_kept(known: Store, catalog: Catalog) -> None:
    book = load_workbook(BytesIO(blank(catalog, UNITS, "企业直报", PERIOD)))
    sheet = book["企业直报"]
    heads = [cell.value for cell in sheet[3]]
    place = heads.index("利润（万元）") + 1
    for row in (5, 6):
        sheet.cell(row, place, 12.5)
        sheet.cell(row, place + 1, "扭亏为盈")
    draft = prepare(known, catalog, saved(book), "企业直报.xlsx")
    assert not [each for each in draft.findings.items if each.severity != "note"]
    rates = draft.proposal.facts.query("measure == 'yoy'")
    assert set(rates["state"]) == {"扭亏为盈"} and len(rates) == 2


def test_small_rates_are_no_doubt_in_a_form(known: Store, catalog: Catalog) -> None:
    book = load_workbook(BytesIO(blank(catalog, UNITS, "产业链月报", PERIOD)))
    sheet = book["产业链月报"]
    for row in (5, 6, 7):
        sheet.cell(row, 3, 100 + row)
        sheet.cell(row, 4, 0.3)
    draft = prepare(known, catalog, saved(book), "产业链月报.xlsx")
    assert not [each for each in draft.findings.items if each.severity != "note"]
    rates = draft.proposal.facts.query("measure == 'yoy'")
    assert set(rates["reported"]) == {0.3}


def test_a_sender_gets_their_own_units(catalog: Catalog) -> None:
    own = {("park", "西岭开发区"), ("chain", "甲醇产业链")}
    sheet = load_workbook(BytesIO(blank(catalog, UNITS, "园区月报", PERIOD, own)))["园区月报"]
    assert sheet["B5"].value == "西岭开发区" and not str(sheet["B6"].value or "")
    assert names(catalog, {"园区月报"}) == ("园区月报",) and "名录" in names(catalog)


def test_a_unit_that_is_no_more_has_no_row(catalog: Catalog) -> None:
    gone = Unit("park", "旧园", "旧园", (), 3, {}, None, date(2025, 12, 31))
    sheet = load_workbook(BytesIO(blank(catalog, UNITS.with_units([gone]), "园区月报", PERIOD)))
    values = {cell.value for row in sheet["园区月报"].iter_rows() for cell in row}
    assert "旧园" not in values and "西岭开发区" in values


def test_a_form_knows_what_it_is(catalog: Catalog) -> None:
    found = identity(blank(catalog, UNITS, "园区月报", PERIOD))
    assert found is not None and (found.report, found.period) == ("park_monthly", "2026-04")
    assert identity(b"PK\x03\x04 broken") is None and identity(b"") is None
    assert identity(saved(load_workbook(BytesIO(blank(catalog, UNITS, "名录", PERIOD))))).report


def test_an_unknown_form_is_refused_in_words(catalog: Catalog) -> None:
    with pytest.raises(UnknownReport, match="天气月报"):
        blank(catalog, UNITS, "天气月报", PERIOD)


def test_a_form_is_called_by_its_period(catalog: Catalog) -> None:
    assert file_name(catalog, "园区月报", PERIOD) == "园区月报_2026年1—4月.xlsx"
    assert file_name(catalog, "园区年度目标", PERIOD) == "园区年度目标_2026年.xlsx"
    assert file_name(catalog, "名录", PERIOD) == "名录.xlsx"


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
