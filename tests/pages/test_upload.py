"""填报 through the router: five steps, what is shown is what is published, nothing left."""

import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from catalog.loader import load
from data.draft import Draft
from data.importing import import_file
from data.inbox import Inbox
from data.keeping.acts import acts
from data.keeping.batches import history, stands
from data.keeping.layouts import layouts
from data.keeping.locks import locked
from errors import DashboardError
from pages.shared.desk import checking, publishing
from pages.shared.desk import drafts as desk_drafts
from pages.shared.desk.drafts import Drafts, drafts
from pages.shared.session import store
from tests.e2e import workbooks

Open = Callable[..., AppTest]
_UNREAD = ("content", "proposal", "incoming", "findings", "difference", "version", "received_at")
_EMPTY = dict.fromkeys(("batch", *_UNREAD))


@pytest.fixture
def page(app: Open, home: Path, tmp_path_factory: pytest.TempPathFactory) -> AppTest:
    """The page on a store with the directory and one month in it."""
    folder = tmp_path_factory.mktemp("sent")
    for path in (workbooks.directory(folder), workbooks.chains(folder, 2, [20.11, 40.2, 33.3])):
        import_file(store(), load(), path, publish=True)
    return app("report/upload.py")


@pytest.fixture
def march(tmp_path: Path) -> Path:
    """A month that only goes up: nothing to confirm."""
    return workbooks.chains(tmp_path, 3, [31.5, 52.5, 44.4])


def hand_in(page: AppTest, *paths: Path) -> AppTest:
    """The page after these files were chosen; the first of them is open at 认表."""
    page.file_uploader[0].set_value(
        [(path.name, path.read_bytes(), "application/octet-stream") for path in paths]
    )
    return page.run()


def press(page: AppTest, label: str) -> AppTest:
    """The page after the first button with this label."""
    next(button for button in page.button if button.label.startswith(label)).click()
    return page.run()


def at(page: AppTest, step: str) -> AppTest:
    """The page at a step."""
    page.button(key=f"step-{step}").click()
    return page.run()


def said(page: AppTest) -> str:
    """Everything the page says in words."""
    parts = [*page.markdown, *page.success, *page.warning, *page.error, *page.info]
    parts += [*page.expander, *page.button, *page.checkbox]
    words = (getattr(part, "value", "") or getattr(part, "label", "") for part in parts)
    labels = (str(getattr(part, "label", "")) for part in parts)
    return " ".join([*map(str, words), *labels])


def step_of(page: AppTest) -> str:
    """The step named as the present one."""
    (now,) = [button.label for button in page.button if button.label.endswith("（本步）")]
    return now


def test_a_month_goes_through_the_five_steps(page: AppTest, march: Path) -> None:
    assert "选文件" in step_of(page)
    hand_in(page, march)
    assert "认表" in step_of(page) and "2026年1—3月" in said(page) and not page.exception
    for name in ("核对", "比差异", "发布"):
        press(page, "下一步")
        assert name in step_of(page) and not page.exception and not page.error
    assert "新增 6" in said(page)
    press(page, "确认发布")
    assert page.success and "已发布" in page.success[0].value
    assert "选文件" in step_of(page) and not page.exception and not page.error
    assert list(acts(store())["act"])[:2] == ["发布", "上传"]


def test_a_refresh_lands_where_one_was(page: AppTest, app: Open, march: Path) -> None:
    at(hand_in(page, march), "比差异")
    again = app(
        "report/upload.py",
        step="".join(page.query_params["step"]),
        upload="".join(page.query_params["upload"]),
    )
    assert "比差异" in step_of(again) and "新增 6" in said(again)
    assert "2026年1—3月" in said(again)


def test_nothing_of_a_file_is_left_when_it_is_dealt_with(
    page: AppTest, home: Path, march: Path
) -> None:
    hand_in(page, march)
    assert len(list((home / "inbox").iterdir())) == 2
    press(page, "移除这一份")
    assert not list((home / "inbox").iterdir())
    assert acts(store())["act"][0] == "移除上传"


def test_a_file_may_have_the_longest_name_windows_allows(page: AppTest, march: Path) -> None:
    name = "报" * 250 + ".xlsx"
    page.file_uploader[0].set_value([(name, march.read_bytes(), "application/octet-stream")])
    page.run()
    assert not page.error and not page.exception
    press(at(page, "发布"), "确认发布")
    assert page.success and name in page.success[0].value


def test_what_changed_meanwhile_is_shown_before_it_is_published(
    page: AppTest, march: Path, tmp_path: Path
) -> None:
    at(hand_in(page, march), "发布")
    other = workbooks.chains(tmp_path, 3, [99.9, 52.5, 44.4], "别人.xlsx")
    import_file(store(), load(), other, publish=True)
    press(page, "确认发布")
    assert "请核对后再确认" in said(page) and not page.success


def test_a_file_came_when_it_was_handed_in_not_when_it_was_published(
    page: AppTest, home: Path, march: Path
) -> None:
    hand_in(page, march)
    kept = Inbox(home).of("local")[0]
    drafts().forget(kept)  # read again, as after a restart or by a reviewer days later
    press(at(page, "发布"), "确认发布")
    assert page.success
    moments = store().rows("select received_at, published_at from batches where not demo")
    received, published = moments[-1]
    assert received == kept.received_at < published


def test_a_register_goes_first_whatever_the_order(
    app: Open, tmp_path_factory: pytest.TempPathFactory, home: Path
) -> None:
    folder = tmp_path_factory.mktemp("sent")
    page = app("report/upload.py")
    hand_in(
        page,
        workbooks.chains(folder, 3, [31.5, 52.5, 44.4]),
        workbooks.chains(folder, 2, [20.11, 40.2, 33.3]),
        workbooks.directory(folder),
    )
    assert "等名录发布后核对" in said(page)
    press(page, "按顺序全部发布（3 份）")
    assert not Inbox(home).of("local") and not page.error
    lines = page.success[0].value
    assert lines.index("名录") < lines.index("1-2月") < lines.index("1-3月")


def test_the_same_file_twice_is_listed_twice(page: AppTest, march: Path) -> None:
    hand_in(page, march, march, march)
    assert not page.error and not page.exception
    assert sum(button.key.startswith("open-") for button in page.button if button.key) == 3


def test_a_doubt_must_be_answered_and_the_sentence_is_kept(page: AppTest, tmp_path: Path) -> None:
    hand_in(page, workbooks.chains(tmp_path, 3, [31.5, 12.5, 44.4]))
    at(page, "发布")
    assert page.button(key="desk-publish").disabled and "1 处核实还没有说明" in said(page)
    at(page, "核对")
    answer = next(each for each in page.text_input if each.label.startswith("给这一处"))
    answer.set_value("检修停产两个月").run()
    assert "已说明" in said(page)
    press(at(page, "发布"), "确认发布")
    assert page.success
    kept = store().frame("select kind, text, unit from remarks")
    assert kept.to_dict("records") == [
        {"kind": "核实说明", "text": "检修停产两个月", "unit": "稀土产业链"}
    ]


def test_one_press_answers_all_of_a_kind(page: AppTest, tmp_path: Path) -> None:
    hand_in(page, workbooks.chains(tmp_path, 3, [1.5, 2.5, 3.5]))
    at(page, "核对")
    assert "3 处待说明" in said(page)
    press(page, "已核实，数据无误")
    assert "待说明" not in said(page)
    assert not at(page, "发布").button(key="desk-publish").disabled


def test_what_another_tab_decided_stays(
    page: AppTest, app: Open, home: Path, tmp_path: Path
) -> None:
    hand_in(page, workbooks.chains(tmp_path, 3, [1.5, 12.5, 44.4]))
    (upload,) = Inbox(home).of("local")
    other = app("report/upload.py", step="核对", upload=upload.id)
    at(page, "核对")
    answer = next(each for each in page.text_input if each.label.startswith("给这 2 处"))
    answer.set_value("检修停产两个月").run()
    other.run()
    assert "已说明" in said(other) and "待说明" not in said(other)
    shown = next(each for each in other.text_input if each.label.startswith("给这 2 处"))
    assert shown.value == "检修停产两个月"
    at(other, "发布")
    at(page, "发布").radio[0].set_value("核定数").run()
    other.run()
    page.run()
    assert page.radio[0].value == other.radio[0].value == "核定数"
    (kept,) = Inbox(home).of("local")
    assert kept.decision["stage"] == "核定数" and len(kept.decision["answers"]) == 2


def test_what_is_typed_counts_though_the_next_step_is_pressed_at_once(
    page: AppTest, home: Path, tmp_path: Path
) -> None:
    at(hand_in(page, workbooks.chains(tmp_path, 3, [31.5, 12.5, 44.4])), "核对")
    answer = next(each for each in page.text_input if each.label.startswith("给这一处"))
    answer.set_value("检修停产两个月")
    press(page, "下一步")
    assert "比差异" in step_of(page)
    assert list(Inbox(home).of("local")[0].decision["answers"].values()) == ["检修停产两个月"]


def test_a_publication_cut_off_is_asked_for_by_its_own_number(
    page: AppTest, home: Path, march: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(at(hand_in(page, march), "发布"), "确认发布")
    hand_in(page, march)  # the same bytes again, now final
    at(page, "发布").radio[0].set_value("核定数").run()
    claimed: list[str] = []

    def cut(*_: object, **__: object) -> None:
        claimed.append(Inbox(home).of("local")[0].batch)
        raise DashboardError("断", "断了。", "再来。")

    with monkeypatch.context() as patched:
        patched.setattr(publishing, "publish", cut)
        press(page, "确认发布")
    assert claimed and not stands(store(), claimed[0])
    press(page, "确认发布")
    newest = history(store()).iloc[0]
    done = acts(store(), 1).iloc[0]
    assert newest["stage"] == "核定数" and json.loads(done["details"])["batch"] == newest["batch"]


def test_rules_changed_meanwhile_count_for_what_lies_on_the_desk(
    page: AppTest, home: Path, march: Path
) -> None:
    at(hand_in(page, march), "发布")
    assert not page.button(key="desk-publish").disabled
    (home / "catalog").mkdir(exist_ok=True)
    rule = '[few]\nindicator = "output_value"\nmeasure = "level"\nat_most = 1\nforced = true\n'
    (home / "catalog" / "checks.toml").write_text(rule)
    page.run()
    assert "3 处必须改" in said(page) and not page.exception
    assert page.button(key="desk-publish").disabled


def test_a_confirmed_layout_counts_for_what_lies_beside_it(
    page: AppTest, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in(page, workbooks.unclear(tmp_path, 3), workbooks.unclear(tmp_path, 4))
    options = next(each for each in page.selectbox if each.label.startswith("它就是名录里的"))
    options.set_value("西岭开发区（园区）").run()
    press(page, "就是它")
    press(at(page, "核对"), "已核实，数据无误")
    first, second = Inbox(home).of("local")
    monkeypatch.setattr(publishing, "not_theirs", lambda _: [])
    before = drafts().of(second).blocking
    publishing.submit(first)
    assert before and not drafts().of(second).blocking


def test_more_files_than_one_person_may_leave_are_read_once(
    page: AppTest, home: Path, march: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_drafts, "_read", lambda upload: Draft(**_EMPTY, file=upload.file))
    shelf = Drafts()
    uploads = [Inbox(home).add(f"p{n % 3}", "甲", f"{n}.csv", b"1") for n in range(130)]
    for upload in uploads:
        shelf.of(upload)
    assert all(shelf.known(upload) for upload in uploads)
    monkeypatch.setattr(desk_drafts, "_MOST_BYTES", 5)
    shelf.of(Inbox(home).add("p", "甲", "x.csv", b"1"))
    assert sum(shelf.known(upload) is not None for upload in uploads) == 4


def test_of_two_publications_of_a_name_in_a_minute_each_can_be_chosen(
    page: AppTest, tmp_path: Path
) -> None:
    for level in (31.5, 31.6, 31.7):
        book = workbooks.chains(tmp_path, 3, [level, 52.5, 44.4], "月报.xlsx")
        import_file(store(), load(), book, publish=True)
    page.run()
    options = page.selectbox(key="batch").options
    assert len(set(options)) == len(history(store()))


def test_a_refused_line_is_not_imported_and_is_recorded(page: AppTest, tmp_path: Path) -> None:
    hand_in(page, workbooks.chains(tmp_path, 2, [29.9, 40.2, 33.3], "更正.xlsx"))
    at(page, "比差异")
    assert "修改 1（1 项变动超过 20 %）" in said(page)
    page.checkbox[0].uncheck().run()
    assert "1 项不采用" in said(page)
    page.checkbox[0].check().run()
    why = next(each for each in page.text_input if each.label.startswith("修改原因"))
    why.set_value("财政核定").run()
    press(at(page, "发布"), "确认发布")
    assert list(store().frame("select text from remarks")["text"]) == ["财政核定"]
    hand_in(page, workbooks.chains(tmp_path, 2, [39.9, 48.8, 33.3], "再更正.xlsx"))
    at(page, "比差异").checkbox[0].uncheck().run()
    press(at(page, "发布"), "确认发布")
    assert page.success and not page.exception
    (refused,) = store().rows("select unit from remarks where kind = '未采用'")
    values = store().frame("select unit, value from facts where measure = 'level'")
    assert len(values[values["unit"] == refused[0]]) == 1 + (refused[0] == "甲醇产业链")


def test_a_stage_is_kept_with_the_batch(page: AppTest, march: Path) -> None:
    at(hand_in(page, march), "发布")
    page.radio[0].set_value("快报数").run()
    page.text_input(key="sender").set_value("统计科 王").run()
    press(page, "确认发布")
    newest = history(store()).iloc[0]
    assert (newest["stage"], newest["sender"]) == ("快报数", "统计科 王")


def test_what_must_be_changed_blocks(page: AppTest, tmp_path: Path) -> None:
    path = tmp_path / "说明.xlsx"
    path.write_bytes(b"hello")
    hand_in(page, path)
    assert "1 处必须改" in said(page)
    assert "不能发布" in said(at(page, "核对"))
    assert at(page, "发布").button(key="desk-publish").disabled


def test_every_finding_can_be_reached(
    page: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "_PAGE", 2)
    at(hand_in(page, workbooks.chains(tmp_path, 3, [1.5, 2.5, 3.5])), "核对")
    assert "第 1—2 条，共 4 条" in said(page)
    press(page, "下一页")
    assert "第 3—4 条，共 4 条" in said(page) and not page.exception


def test_a_withdrawal_asks_why(page: AppTest, march: Path) -> None:
    press(at(hand_in(page, march), "发布"), "确认发布")
    page.selectbox(key="batch").select_index(0).run()
    press(page, "确认撤回")
    assert "请先写撤回原因" in said(page)
    why = next(each for each in page.text_input if each.label.startswith("撤回原因"))
    why.set_value("报错了月份").run()
    press(page, "确认撤回")
    newest = history(store()).iloc[0]
    assert newest["withdrawn_reason"] == "报错了月份" and not pd.isna(newest["withdrawn_at"])
    assert acts(store())["act"][0] == "撤回"


def test_what_a_stopped_program_left_is_said(page: AppTest, home: Path, march: Path) -> None:
    hand_in(page, march)
    (upload,) = Inbox(home).of("local")
    Inbox(home).claim(upload, "01999999-0000-7000-8000-000000000000")
    assert Inbox(home).recovered(store())
    page.run()
    assert "没有入库" in said(page)
    press(at(page, "发布"), "确认发布")
    assert page.success and not page.exception


def test_a_corrected_file_finds_its_answers_again(page: AppTest, tmp_path: Path) -> None:
    hand_in(page, workbooks.chains(tmp_path, 3, [31.5, 12.5, 44.4], "三月.xlsx"))
    press(at(page, "核对"), "已核实，数据无误")
    at(page, "选文件")
    hand_in(page, workbooks.chains(tmp_path, 3, [33.3, 12.5, 44.4], "三月_问题标注.xlsx"))
    assert "已说明" in said(at(page, "核对")) and "待说明" not in said(page)


def test_a_wrong_name_is_corrected_and_remembered(page: AppTest, tmp_path: Path) -> None:
    book = workbooks.unclear(tmp_path, 3)
    hand_in(page, book)
    assert "1 处必须改" in said(page)
    options = next(each for each in page.selectbox if each.label.startswith("它就是名录里的"))
    options.set_value("西岭开发区（园区）").run()
    press(page, "就是它")
    assert "撤销 行“西岭新城”" in said(page) and "处必须改" not in said(page)
    press(at(page, "核对"), "已核实，数据无误")
    press(at(page, "发布"), "确认发布")
    assert page.success and not page.exception
    hand_in(page, workbooks.unclear(tmp_path, 4))
    assert "版式已记住" in said(page) and "处必须改" not in said(page)
    at(page, "选文件")
    assert "记住的版式" in said(page)
    press(page, "忘掉")
    assert not layouts(store(), "local") and acts(store())["act"][0] == "忘掉版式"
    assert "版式已记住" not in said(at(page, "认表")) and not page.exception


def test_a_final_month_is_locked_and_reopened_with_a_reason(page: AppTest, march: Path) -> None:
    at(hand_in(page, march), "发布")
    page.radio[0].set_value("核定数").run()
    press(page, "确认发布")
    assert [str(each.period) for each in locked(store())] == ["2026年1—3月"]
    press(page, "重开")
    assert "请先写重开的理由" in said(page)
    page.text_input(key="reopen-2026年1—3月").set_value("财政决算调整").run()
    press(page, "重开")
    assert not locked(store()) and acts(store())["act"][0] == "重开报告期"


def test_one_correction_of_a_layout_is_let_go(page: AppTest, tmp_path: Path) -> None:
    hand_in(page, workbooks.unclear(tmp_path, 3))
    options = next(each for each in page.selectbox if each.label.startswith("它就是名录里的"))
    options.set_value("西岭开发区（园区）").run()
    press(page, "就是它")
    press(at(page, "核对"), "已核实，数据无误")
    press(at(page, "发布"), "确认发布")
    (layout,) = layouts(store(), "local")
    assert list(layout.said.rows) == ["西岭新城"]
    press(page, "取消“西岭新城”的更正")
    (layout,) = layouts(store(), "local")
    assert not layout.said.rows and layout.said.keys
