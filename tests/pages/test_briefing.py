"""简报: what is chosen, what is shown of it, and briefings made beside the page."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from briefing.course import Course
from briefing.folder import FolderRefused, put
from briefing.request import SECTIONS
from catalog.period import Period
from data.keeping.editions import freeze
from data.keeping.store import Store
from errors import DashboardError
from pages.shared.briefing import jobs
from pages.shared.deeds import do

PAGE = "report/briefing.py"


def words(test: AppTest) -> str:
    """Everything the page says outside of the blocks."""
    return "\n".join(str(each.value) for each in (*test.markdown, *test.caption, *test.info))


def test_it_opens_on_an_empty_store(app: Callable[..., AppTest]) -> None:
    test = app(PAGE)
    assert not test.exception and not test.error


def test_it_shows_what_it_will_say(filled: Path, app: Callable[..., AppTest]) -> None:
    test = app(PAGE, period="2026-06")
    assert not test.exception and not test.error
    assert test.button(key="briefing_up_table")
    assert any("总体情况" in each.label for each in test.expander)
    assert not any("白酒" in each.label for each in test.expander)
    test.button(key="briefing_take_全部内容").click().run()
    assert any("白酒" in each.label for each in test.expander)


def test_a_scope_in_the_address_is_kept(filled: Path, app: Callable[..., AppTest]) -> None:
    test = app(PAGE, period="2026-06", scope="产业链　白酒")
    assert test.query_params["scope"] == "产业链　白酒"
    assert any("白酒" in each.label for each in test.expander)
    assert not any("中医药" in each.label for each in test.expander)


def test_sections_can_be_left_out_and_moved(filled: Path, app: Callable[..., AppTest]) -> None:
    test = app(PAGE, period="2026-06")
    test.button(key="briefing_take_全部内容").click().run()
    test.checkbox(key="briefing_with_table").uncheck().run()
    test.button(key="briefing_up_ranking").click().run()
    test.button(key="briefing_up_ranking").click().run()
    order = test.session_state["briefing_sections"]
    assert order.index("ranking") == list(SECTIONS).index("ranking") - 2
    assert not any("主要指标" in each.label for each in test.expander)
    test.button(key="briefing_take_简明").click().run()
    assert [test.session_state["briefing_document"][1].sections[0].key] == ["summary"]
    assert not any("白酒" in each.label for each in test.expander)


def test_it_is_made_and_offered(filled: Path, app: Callable[..., AppTest]) -> None:
    test = app(PAGE, period="2026-06")
    test.pills(key="briefing_formats").set_value(["xlsx", "html"]).run()
    next(each for each in test.button if each.label == "生成简报").click().run()
    job = test.session_state["briefing_job"]
    assert job.ended.wait(120) and len(job.files) == 2 and not job.bug
    test.run()
    assert "已生成 2 个文件" in test.success[0].value


def test_an_edition_is_its_period_and_its_name(filled: Path, app: Callable[..., AppTest]) -> None:
    store = Store.open(filled)
    code = freeze(store, "6月会", Period.of("2026-05")).code
    store.close()
    test = app(PAGE, edition=code)
    assert not test.exception and not test.error
    assert test.selectbox(key="briefing_edition").value == code
    seen = test.session_state["briefing_document"][1]
    assert (seen.period, seen.meeting, seen.code) == (Period.of("2026-05"), "6月会", code)
    test.selectbox(key="briefing_edition").set_value("").run()
    assert test.session_state["briefing_document"][1].code == ""


def test_few_are_made_at_a_time() -> None:
    free = threading.Event()

    def work(_course: Course) -> dict[str, bytes]:
        free.wait(30)
        return {"a.html": b"x"}

    made = [jobs.begin(number, work) for number in range(jobs.MOST)]
    with pytest.raises(jobs.TooMany):
        jobs.begin("more", work)
    free.set()
    assert all(job.ended.wait(30) and job.files for job in made) and jobs.many() == 0


def test_one_account_takes_one_of_the_places() -> None:
    go_on = threading.Event()

    def work(_course: Course) -> dict[str, bytes]:
        go_on.wait(30)
        return {"a.html": b""}

    first = jobs.begin("one", work, "amy")
    with pytest.raises(jobs.OneOfYours):
        jobs.begin("two", work, "amy")
    other = jobs.begin("three", work, "bob")
    go_on.set()
    assert first.ended.wait(30) and other.ended.wait(30)
    again = jobs.begin("four", work, "amy")
    assert again.ended.wait(30) and again.files


def test_one_that_is_cancelled_leaves_nothing() -> None:
    began = threading.Event()

    def work(course: Course) -> dict[str, bytes]:
        while True:
            course.step(0.5, "正在写")
            began.set()
            time.sleep(0.01)

    job = jobs.begin("one", work)
    assert began.wait(30) and (job.share, job.words) == (0.5, "正在写")
    job.cancel()
    assert job.ended.wait(30) and not job.files and not job.running and jobs.many() == 0


def test_a_closed_tab_ends_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "_GRACE", 0.0)
    monkeypatch.setattr(jobs, "_tab", lambda: lambda: False)

    def work(course: Course) -> dict[str, bytes]:
        while True:
            course.step(0.5, "正在写")

    job = jobs.begin("one", work)
    assert job.ended.wait(30) and job.called_off.is_set() and not job.files


def test_what_goes_wrong_is_told_on_the_page() -> None:
    def refused(_course: Course) -> dict[str, bytes]:
        raise DashboardError("没有字体", "服务器上没有中文字体。", "请先安装。")

    def broken(_course: Course) -> dict[str, bytes]:
        raise ZeroDivisionError

    job = jobs.begin("one", refused)
    assert job.ended.wait(30) and job.fault and job.fault.title == "没有字体"
    job = jobs.begin("two", broken)
    assert job.ended.wait(30) and len(job.bug) == 8


def test_the_command_writes_a_folder(filled: Path, tmp_path: Path) -> None:
    store, told, out = Store.open(filled), [], tmp_path / "出"
    said = {"period": "2026-06", "formats": ["xlsx", "html"], "out": str(out), "meeting": "会"}
    done = do("briefing", store, said, told.append)
    store.close()
    assert done.answer["files"] == sorted(map(str, out.iterdir()), reverse=True)
    assert len(told) == len(set(told)) and "2 个文件" in told[-1]


def test_a_folder_gets_all_or_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(FolderRefused):
        put({"a.html": b"1", "sub/b.png": b"2"}, tmp_path / "file")
    (tmp_path / "sub").write_text("x")
    with pytest.raises(FolderRefused):
        put({"a.html": b"1", "sub/b.png": b"2"}, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "sub"]
    assert put({"a.html": b"1"}, tmp_path)[0].read_bytes() == b"1"


def test_what_the_bureaus_template_lacks_is_said(filled: Path, app: Callable[..., AppTest]) -> None:
    (filled / "templates").mkdir()
    (filled / "templates" / "通报.docx").write_bytes(b"")
    test = app(PAGE, period="2026-06")
    assert any("不是 Word 文档" in each.value for each in test.warning)
    assert not test.exception


def test_a_link_planted_in_the_folder_is_not_followed(tmp_path: Path) -> None:
    elsewhere, folder = tmp_path / "elsewhere", tmp_path / "out"
    elsewhere.write_bytes(b"as it was")
    folder.mkdir()
    (folder / ".0.new").symlink_to(elsewhere)
    put({"a.html": b"made"}, folder)
    assert elsewhere.read_bytes() == b"as it was" and (folder / "a.html").read_bytes() == b"made"
    (folder / ".0.new").mkdir()
    with pytest.raises(FolderRefused):
        put({"a.html": b"anew"}, folder)
    assert (folder / "a.html").read_bytes() == b"made"
