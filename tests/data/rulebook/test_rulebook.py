"""审核关系 as a workbook: what is in force comes out, what is edited goes in, or nothing does."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from catalog.catalog import Catalog
from catalog.loader import load
from catalog.rules import Change, Limit, Pair, Sum
from data.rulebook import Taken, take, workbook
from data.rulebook.lines import HEADS, SHEET

NEW = ("", "两项比较", "利润", "不大于", "产值", "核实", "")


def edited(catalog: Catalog, *rows: tuple[object, ...], **cells: object) -> bytes:
    """The workbook in force with cells changed and rows written below."""
    book = openpyxl.load_workbook(BytesIO(workbook(catalog)))
    sheet = book[SHEET]
    for cell, value in cells.items():
        sheet[cell] = value
    for row in rows:
        sheet.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def taken(home: Path, *rows: tuple[object, ...], **cells: object) -> Taken:
    catalog = load(home)
    return take(home, catalog, edited(catalog, *rows, **cells))


def test_the_workbook_lists_every_rule_and_offers_names(catalog: Catalog) -> None:
    book = openpyxl.load_workbook(BytesIO(workbook(catalog)))
    rows = list(book[SHEET].iter_rows(values_only=True))
    assert rows[0] == HEADS
    assert ("税收不大于营业收入", "两项比较", "税收", "不大于", "营业收入", "核实", None) in rows
    assert len(rows) == 1 + len(catalog.rules.listed) + len(catalog.rules.may_fall)
    offered = {str(each.sqref)[0] for each in book[SHEET].data_validations.dataValidation}
    assert offered == set("BCDEF")
    assert {row[0].value for row in book["指标名称"].iter_rows(min_row=2)} >= {"产值", "占比"}
    assert book.sheetnames[-1] == "填写说明"


def test_a_name_like_a_formula_is_a_text(catalog: Catalog) -> None:
    code, one = next(iter(catalog.indicators.items()))
    odd = {**catalog.indicators, code: replace(one, name='=HYPERLINK("http://x")')}
    book = openpyxl.load_workbook(BytesIO(workbook(replace(catalog, indicators=odd))))
    cells = [row[0] for row in book["指标名称"].iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert odd[code].name in {cell.value for cell in cells}


def test_an_untouched_workbook_changes_nothing(tmp_path: Path) -> None:
    assert taken(tmp_path) == Taken(taken(tmp_path).findings, ())
    assert not (tmp_path / "catalog").exists()


def test_rows_of_every_kind_are_put_in_force_and_said(tmp_path: Path) -> None:
    rows = (
        ("", "分项与总项", "进出口总额", "不小于", "出口 + 进口", "强制", ""),
        ("", "变动幅度", "产值", "与上年同期相差不超过", 50, "核实", "大起大落要说明"),
        ("", "上限", "产值·占比", "不大于", "60", "核实", ""),
        ("", "累计可下降", "税收", "可以下降", "", "核实", ""),
    )
    done = taken(tmp_path, *rows, F2="强制")
    assert not done.refused
    assert set(done.changes) == {
        "新增：出口 + 进口不大于进出口总额（强制）",
        "新增：产值与上年同期相差不超过50%（核实）",
        "新增：产值·占比不大于60（核实）",
        "新增：税收可以下降（核实）",
        "改为强制：税收不大于营业收入（强制）",
    }
    rules = load(tmp_path).rules
    assert Pair("tax", "revenue", forced=True) in rules.pairs
    assert Pair("tax", "revenue") not in rules.pairs
    assert Sum(("export", "import"), "trade", forced=True) in rules.sums
    assert Change("output_value", "year_ago", 50.0) in rules.changes
    assert rules.changes[0].note == "大起大落要说明"
    assert Limit("output_value", "share", 60.0) in rules.limits
    assert set(rules.may_fall) == {"profit", "profit_tax", "tax"}


def test_a_row_left_out_ends_its_rule(tmp_path: Path) -> None:
    catalog = load()
    book = openpyxl.load_workbook(BytesIO(workbook(catalog)))
    for row in range(book[SHEET].max_row, 1, -1):
        if book[SHEET].cell(row, 3).value in ("税收", "利润"):
            book[SHEET].delete_rows(row)
    out = BytesIO()
    book.save(out)
    done = take(tmp_path, catalog, out.getvalue())
    assert "停用：利润可以下降（核实）" in done.changes
    rules = load(tmp_path).rules
    assert not [pair for pair in rules.pairs if pair.part in ("tax", "profit")]
    assert rules.may_fall == ("profit_tax",)


def test_what_is_in_force_comes_out_again(tmp_path: Path) -> None:
    taken(tmp_path, NEW)
    assert taken(tmp_path).changes == ()
    assert take(tmp_path, load(tmp_path), workbook(load())).changes
    assert load(tmp_path).rules == load().rules


def test_the_file_before_is_kept_beside(tmp_path: Path) -> None:
    taken(tmp_path, NEW)
    first = (tmp_path / "catalog" / "checks.toml").read_text(encoding="utf-8")
    taken(tmp_path, F2="强制")
    kept = list((tmp_path / "catalog").glob("checks.toml.*"))
    assert [path.read_text(encoding="utf-8") for path in kept] == [first]


@pytest.mark.parametrize(
    ("row", "code", "cell", "advice"),
    [
        (("", "两向比较", "税收", "不大于", "产值", "核实"), "rule_word", "B19", "“两项比较”"),
        (("", "两项比较", "税收", "等于", "产值", "核实"), "rule_word", "D19", ""),
        (("", "两项比较", "税收", "不大于", "产值", "必须"), "rule_word", "F19", ""),
        (
            ("", "两项比较", "营业收人", "不大于", "产值", "核实"),
            "rule_indicator",
            "C19",
            "“营业收入”",
        ),
        (("", "两项比较", "税收", "不大于", "", "核实"), "rule_indicator", "E19", ""),
        (("", "上限", "产值·占比", "不大于", "很多", "核实"), "rule_number", "E19", ""),
        (("", "变动幅度", "产值", "与上期相差不超过", -1, "核实"), "rule_number", "E19", ""),
        (("", "分项与总项", "出口", "等于", "进出口总额", "核实"), "rule_parts", "C19", ""),
        (("", "两项比较", "税收", "不大于", "企业数", "核实"), "rule_units", "C19", ""),
        (("", "两项比较", "税收", "不大于", "税收", "核实"), "rule_itself", "C19", ""),
        (("", "两项比较", "税收", "不大于", "营业收入", "核实"), "rule_twice", "A19", "重复"),
    ],
)
def test_a_cell_that_makes_no_rule_is_named_and_nothing_is_written(
    tmp_path: Path, row: tuple[object, ...], code: str, cell: str, advice: str
) -> None:
    done = taken(tmp_path, row)
    assert [(each.code, each.cell) for each in done.findings.items] == [(code, cell)]
    assert done.refused and advice in done.findings.items[0].advice
    assert not (tmp_path / "catalog").exists()


def test_another_workbook_is_refused(tmp_path: Path, catalog: Catalog) -> None:
    out = BytesIO()
    openpyxl.Workbook().save(out)
    for content, code in ((out.getvalue(), "rule_no_sheet"), (b"%PDF", "not_a_table")):
        done = take(tmp_path, catalog, content)
        assert [each.code for each in done.findings.items] == [code]
