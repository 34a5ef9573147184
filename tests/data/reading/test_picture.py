"""A sheet as it looks: texts, merges, what each cell was read as; any window, any size."""

import datetime
import io
import json
import time

import pytest
from openpyxl import Workbook

from data.reading.picture import Cell, Picture, picture
from data.reading.workbook import Reading, read
from tests.data.test_importing import workbook


def a_book() -> bytes:
    """A sheet as bureaus make it: a merged title and header, a percent, a date, a note."""
    book = Workbook()
    sheet = book.active
    sheet.title = "月报"
    for row in (
        ["2026年1-6月重点产业链月报"],
        ["序号", "产业链", "产值（亿元）", None, "填报日期"],
        [None, None, "累计", "同比", None],
        [1, "白酒产业链", 12.299999999999999, 0.123, datetime.date(2026, 7, 5)],
        [2, "新能源产业链", 3, -0.05, datetime.date(2026, 7, 6)],
        ["注：数据为初步核算数"],
    ):
        sheet.append(row)
    for merge in ("A1:E1", "A2:A3", "B2:B3", "C2:D2", "E2:E3"):
        sheet.merge_cells(merge)
    for row in (4, 5):
        sheet.cell(row, 4).number_format = "0.0%"
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def at(shown: Picture, address: str) -> Cell:
    return next(cell for row in shown.cells for cell in row if cell.address == address)


@pytest.fixture(scope="module")
def seen() -> Reading:
    return read(a_book(), "月报.xlsx")


def test_texts_are_as_they_are_shown(seen: Reading) -> None:
    shown = picture(seen, "月报")
    assert (shown.height, shown.width, shown.whole) == (6, 5, True)
    assert [at(shown, a).text for a in ("C4", "D4", "D5", "E4")] == [
        "12.3",
        "12.3%",
        "-5%",
        "2026-07-05",
    ]
    assert at(shown, "C4").number and not at(shown, "B4").number


def test_cells_are_told_by_what_they_were_read_as(seen: Reading) -> None:
    shown = picture(seen, "月报")
    roles = {a: at(shown, a).role for a in ("A1", "C2", "B4", "C4", "E4", "A6")}
    assert list(roles.values()) == ["title", "head", "label", "value", "text", "note"]
    assert at(shown, "C2").bold and not at(shown, "C4").bold


def test_merged_cells_are_one(seen: Reading) -> None:
    shown = picture(seen, "月报")
    assert (at(shown, "A1").columns, at(shown, "A1").rows) == (5, 1)
    assert (at(shown, "A2").rows, at(shown, "C2").columns) == (2, 2)
    assert at(shown, "B1").covered and at(shown, "D2").covered and at(shown, "A3").covered


def test_a_window_cuts_merges_at_its_edge(seen: Reading) -> None:
    shown = picture(seen, "月报", 2, 2, top=2, left=2)
    assert [[cell.address for cell in row] for row in shown.cells] == [["C3", "D3"], ["C4", "D4"]]
    assert not shown.whole
    narrow = picture(seen, "月报", 1, 3)
    assert (at(narrow, "A1").columns, len(narrow.cells)) == (3, 1)


@pytest.mark.parametrize(("top", "left"), [(-5, -5), (10_000, 0), (0, 10_000), (10**9, 10**9)])
def test_a_window_beyond_the_sheet_is_its_edge(seen: Reading, top: int, left: int) -> None:
    assert picture(seen, "月报", top=top, left=left).cells


def test_a_sheet_that_was_not_read_has_no_picture(seen: Reading) -> None:
    assert picture(seen, "没有的表") is None


def test_it_is_json(seen: Reading) -> None:
    assert json.loads(json.dumps(picture(seen, "月报").as_dict()))["sheet"] == "月报"


def test_an_empty_sheet_is_an_empty_picture() -> None:
    book = Workbook()
    book.active.append(["产业链", "产值（亿元）"])
    book.active.append(["白酒产业链", 1])
    book.create_sheet("空")
    kept = io.BytesIO()
    book.save(kept)
    assert picture(read(kept.getvalue(), "x.xlsx"), "空").cells == ()


def test_of_a_large_sheet_any_window_can_be_seen() -> None:
    rows = [[f"企业{n}", *range(n, n + 30)] for n in range(3000)]
    content = workbook([["2026年企业数据"], ["企业", *(f"列{n}" for n in range(30))], *rows])
    seen = read(content, "x.xlsx")
    first = picture(seen, "Sheet1")
    assert (len(first.cells), len(first.cells[0]), first.height) == (60, 30, 3002)
    deep = picture(seen, "Sheet1", 3, 2, top=2500, left=1, content=content)
    assert [cell.text for cell in deep.cells[0]] == ["2498", "2499"]
    assert deep.cells[0][0].address == "B2501" and deep.cells[0][0].role == "value"


def test_many_sheets_are_kept_small() -> None:
    book = Workbook()
    for number in range(30):
        sheet = book.create_sheet(f"{number}月")
        for row in range(150):
            sheet.append([f"产业链{row}", *range(20)])
    kept = io.BytesIO()
    book.save(kept)
    looks = read(kept.getvalue(), "x.xlsx").looks
    assert sum(len(each.texts) * len(each.texts[0]) for each in looks if each.texts) < 70_000


def test_the_look_of_a_large_sheet_costs_little() -> None:
    rows = [[f"企业{n}", *range(20)] for n in range(20_000)]
    content = workbook([["2026年1-6月企业数据"], ["企业", *(f"列{n}" for n in range(20))], *rows])
    seen = read(content, "x.xlsx")
    begun = time.process_time()
    assert picture(seen, "Sheet1", 60, 30).height == 20_002
    assert time.process_time() - begun < 0.5
