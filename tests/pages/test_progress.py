"""报送进度: told by what is kept, with the words, the link and the rights of who is looking."""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from accounts.person import Person, Role
from briefing.progress import as_csv, as_workbook
from catalog.catalog import Catalog
from data.keeping.store import Store
from metrics.handed_in import Board, Cell, Line
from metrics.reporting import report_board
from metrics.units import Member
from pages.shared import progress, session
from tests.pages.test_monitor import text, words

PAGE = "report/progress.py"
Opened = Callable[..., AppTest]


@pytest.fixture(autouse=True)
def stores_are_let_go() -> Iterator[None]:
    """The page's store is closed after each test: its home is the test's own."""
    yield
    session._store.clear()


@pytest.fixture
def june(filled: Path, catalog: Catalog) -> Board:
    """The chains' board of the test's home."""
    store = Store.open(filled)
    made = report_board(store, catalog, "chain_monthly", 2026)
    store.close()
    return made


def test_an_empty_page_names_the_next_step(app: Opened) -> None:
    page = app(PAGE)
    assert not page.exception and not page.error
    assert any("还没有数据" in str(each.value) for each in page.subheader)


def test_the_page_says_who_has_not_reported(app: Opened, filled: Path) -> None:
    page = app(PAGE, report="产业链月报", period="2026年1—6月")
    assert not page.exception and not page.error
    said = words(page)
    assert "现代物流产业链" in said and "◇ 缺1项" in said and "√ 补录" in said
    assert "各产业链牵头单位：截至" in said and "2026年6月产业链月报应报5条，已报4条" in said
    assert "报送不全1条：现代物流产业链（市商务局，缺产值）。" in said
    assert page.query_params["period"] in (["2026-06"], "2026-06")
    assert len(page.get("download_button")) == 2


@pytest.mark.parametrize("name", ["园区月报", "企业直报", "全市月报", "产业链年度目标"])
def test_every_report_opens(app: Opened, filled: Path, name: str) -> None:
    page = app(PAGE, report=name)
    assert not page.exception and not page.error
    assert page.query_params["report"] in ([name], name)


def test_an_earlier_moment_shows_what_was_there_then(app: Opened, filled: Path) -> None:
    page = app(PAGE, asof="2020-01-01")
    assert not page.exception and not page.error
    assert "应报" in words(page) and not page.get("metric")


def test_a_sender_sees_their_own_unit_and_the_counts(
    app: Opened, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = frozenset({("chain", "白酒产业链")})
    sender = Person("a", "甲", Role.REPORT, own, frozenset({"产业链月报"}))
    monkeypatch.setattr(session, "person", lambda: sender)
    page = app(PAGE)
    said = words(page)
    assert not page.exception and not page.error
    assert "应报 5 条" in said and "白酒" in said
    assert "现代物流" not in said and "催报通知" not in said
    assert page.selectbox[0].options == ["产业链月报"]


def test_a_reader_is_not_shown_it(
    app: Opened, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "person", lambda: Person("", "访客", Role.BROWSE))
    page = app(PAGE)
    assert (
        not words(page)
        .replace("报送进度供报送、审核和管理人员查看，请登录后再看。", "")
        .count("未报 ")
    )
    assert not page.selectbox


def test_the_files_hold_the_board(june: Board) -> None:
    rows = list(csv.reader(io.StringIO(as_csv(june).removeprefix("\ufeff"))))
    assert rows[0][:3] == ["单位", "1—2月", "3月"] and rows[1][0] == "报送期限"
    late = next(row for row in rows if row[0] == "现代物流产业链")
    assert late[5] == "◇ 缺1项"
    book = load_workbook(BytesIO(as_workbook(june)))
    assert book.sheetnames == ["报送进度", "报送纪律"]
    assert book["报送纪律"]["A2"].value == "名次"
    assert book["报送进度"]["A4"].value == rows[2][0]


def test_a_name_like_a_formula_stays_a_name(june: Board) -> None:
    cells = (Cell("未报", 3, ("税收",)),) * len(june.periods)
    sly = Line(Member("=1+1", '=HYPERLINK("http://x")', "=1+1"), cells)
    made = Board(june.report, june.periods, june.deadlines, (sly,), june.begun, june.today)
    assert "\"'=HYPERLINK" in as_csv(made)
    sheet = load_workbook(BytesIO(as_workbook(made)))["报送进度"]
    assert sheet["A4"].value.startswith("=HYPER") and sheet["A4"].data_type == "s"


def test_a_long_board_lists_those_who_owe(june: Board) -> None:
    done, owes = Cell("已报"), Cell("未报", 5, ("税收",))
    many = tuple(
        Line(Member(f"{number}厂", f"{number}厂", f"{number}厂"),
             tuple([done] * 10 + [owes if number < 3 else done]))
        for number in range(400)
    )  # fmt: skip
    made = Board(june.report, june.periods, june.deadlines, many, date(2026, 1, 1), june.today)
    said = " ".join(map(text, progress.grid(made)))
    assert "0厂" in said and "2厂" in said and "3厂" not in said and "其余397条" in said
    assert len(made.cells(made.periods[0])) == 400


def test_those_without_fault_share_the_first_place_in_a_sentence(june: Board) -> None:
    done, late, owes = Cell("已报"), Cell("迟报", 2), Cell("未报", 5, ("税收",))
    plan = {"甲": [done, done], "乙": [done, late], "丙": [done, done], "丁": [late, owes]}
    lines = tuple(Line(Member(name, name, name), tuple(cells)) for name, cells in plan.items())
    made = Board(june.report, june.periods[:2], june.deadlines[:2], lines, june.begun, june.today)
    said = " ".join(map(text, progress.discipline(made)))
    assert "无欠报、无迟报的2条并列第1：甲、丙。" in said
    assert said.index("乙 3 2 1 50% 1 2 0 0") < said.index("丁 4 2 0 0% 1 2 1 0")


def test_months_to_come_are_left_out_of_the_board(june: Board) -> None:
    cells = (Cell("已报"), *[Cell("未到期")] * 10)
    line = Line(Member("甲", "甲", "甲"), cells)
    day = date(2026, 3, 20)
    made = Board(june.report, june.periods, june.deadlines, (line,), june.begun, day)
    said = " ".join(map(text, progress.grid(made)))
    assert "1—2月" in said and "3月" in said and "4月" not in said


def test_the_rules_are_said(filled: Path, catalog: Catalog) -> None:
    store = Store.open(filled)
    made = report_board(store, catalog, "park_monthly", 2026, now=datetime(2026, 12, 1))
    said = text(progress.rules(made, catalog))
    assert "次月12日前（遇节假日顺延）" in said and "历史补录" in said and "营业收入" in said
    store.close()
