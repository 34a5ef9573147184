"""管理: for administrators alone; every change is in the log and in force at once."""

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from accounts import first, people
from accounts.person import LOCAL, Person, Role
from catalog.adjusting import UnfitLights, save_lights
from catalog.lights import Lights
from catalog.loader import load
from data.keeping import daily
from data.keeping.acts import acts
from data.keeping.store import Store
from pages.shared import session
from pages.shared.administration import log, vitals
from pages.shared.health import VERSION
from pages.shared.moments import ago, size

ROOT = Path(__file__).parents[2]
Open = Callable[..., AppTest]
PAGE = "administration/administration.py"
PARTS = ["账号", "名录", "亮灯与审核关系", "备份", "操作记录", "自检"]


@pytest.fixture(scope="module", autouse=True)
def _no_store_left_open():
    yield
    session._store.clear()


def said(page: AppTest) -> str:
    """Everything the page says: blocks, notices, captions."""
    blocks = [json.loads(each.proto.json) for each in page.get("bidi_component")]
    boards = [json.dumps(block, ensure_ascii=False) for block in blocks]
    parts = [*page.success, *page.warning, *page.error, *page.info, *page.caption, *page.code]
    return " ".join([*boards, *(str(part.value) for part in parts)])


def press(page: AppTest, label: str) -> AppTest:
    """The page after the button with this label."""
    next(button for button in page.button if button.label == label).click()
    return page.run()


def deeds(store: Store) -> list[str]:
    return list(acts(store)["act"])


@pytest.mark.parametrize("part", PARTS)
def test_every_part_opens(app: Open, filled: Path, part: str) -> None:
    page = app(PAGE, part=part)
    assert not page.exception and not page.error
    assert page.query_params["part"] == part


@pytest.mark.parametrize("role", [Role.BROWSE, Role.REPORT, Role.REVIEW])
def test_it_is_for_administrators(
    app: Open, home: Path, monkeypatch: pytest.MonkeyPatch, role: Role
) -> None:
    somebody = Person("a", "甲", role)
    monkeypatch.setattr(session, "asker", lambda: somebody)
    page = app(PAGE)
    assert "没有权限" in str([error.proto for error in page.error])
    assert not page.button


def test_the_page_itself_asks_for_the_role(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "asker", lambda: Person("a", "甲", Role.REVIEW))
    page = AppTest.from_file(str(ROOT / "pages" / PAGE), default_timeout=120).run()
    assert page.exception and not page.get("bidi_component")
    assert not page.button


def test_a_light_takes_effect_at_once(app: Open, filled: Path) -> None:
    page = app(PAGE, part="亮灯与审核关系")
    next(each for each in page.number_input if each.key == "light-绿灯下限").set_value(2.5)
    press(page, "保存亮灯标准")
    assert page.success and load(filled).lights.green_from == 2.5
    assert session.catalog().lights.green_from == 2.5
    assert deeds(session.whole()) == ["修改亮灯"]
    page = app("monitor/target.py")
    assert not page.exception and not page.error


def test_saving_the_lights_leaves_what_protects_enterprises(app: Open, filled: Path) -> None:
    (filled / "catalog").mkdir(exist_ok=True)
    guarded = "fewest_enterprises = 5\nlargest_share = 60.0\n"
    (filled / "catalog" / "lights.toml").write_text(guarded)
    page = app(PAGE, part="亮灯与审核关系")
    next(each for each in page.number_input if each.key == "light-绿灯下限").set_value(2.5)
    press(page, "保存亮灯标准")
    assert page.success
    assert load(filled).lights == Lights(2.5, fewest_enterprises=5, largest_share=60.0)


def test_bands_that_cross_are_refused(app: Open, filled: Path) -> None:
    page = app(PAGE, part="亮灯与审核关系")
    next(each for each in page.number_input if each.key == "light-绿灯下限").set_value(-50.0)
    press(page, "保存亮灯标准")
    assert page.error and not (filled / "catalog" / "lights.toml").exists()


@pytest.mark.parametrize(
    "lights",
    [
        Lights(green_from=float("nan")),
        Lights(yellow_from=float("-inf")),
        Lights(yellow_from=1.0),
        Lights(growth_yellow_from=0.5),
        Lights(tentative_months=13),
    ],
)
def test_unfit_lights_change_nothing(tmp_path: Path, lights: Lights) -> None:
    save_lights(tmp_path, Lights(green_from=1.0))
    with pytest.raises(UnfitLights):
        save_lights(tmp_path, lights)
    assert load(tmp_path).lights == Lights(green_from=1.0)
    assert [path.name for path in (tmp_path / "catalog").iterdir()] == ["lights.toml"]


def test_a_mistake_in_the_catalogue_is_told_and_the_sound_one_stays(
    app: Open, filled: Path
) -> None:
    before = session.catalog()
    (filled / "catalog").mkdir(exist_ok=True)
    (filled / "catalog" / "lights.toml").write_text("green_from = 'x'\n")
    assert session.catalog() is before
    page = app(PAGE, part="自检")
    assert not page.exception and "现在沿用改动前的目录" in said(page)


def test_a_backup_is_made_and_listed(app: Open, filled: Path) -> None:
    page = press(app(PAGE, part="备份"), "现在备份")
    assert page.success and not page.error
    made = daily.made(filled)
    assert len(made) == 1 and not made[0].automatic
    box = next(each for each in page.selectbox if each.key == "backup")
    page = box.select(box.options[0]).run()
    assert made[0].path.name in said(page) and not page.error
    assert deeds(session.whole()) == ["备份"]


def test_the_plan_is_kept(app: Open, filled: Path) -> None:
    page = app(PAGE, part="备份")
    next(each for each in page.number_input if each.key == "plan-keep").set_value(5)
    press(page, "保存备份设置")
    assert daily.plan(filled).keep == 5
    assert deeds(session.whole()) == ["修改备份设置"]


def test_the_first_administrator_chooses_a_password_at_the_door(app: Open, filled: Path) -> None:
    page = press(app(PAGE), "建第一个管理员")
    token = re.search(r"first\?token=([\w-]+)", said(page))
    assert token and first.valid(filled, token[1])
    assert not people.exists(session.whole())


def test_somebody_is_bound_to_units_and_reports(
    app: Open, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    boss = people.create(session.whole(), LOCAL, "boss", "老板", Role.ADMIN, "long enough words")
    monkeypatch.setattr(session, "asker", lambda: boss.person())
    page = app(PAGE)
    next(each for each in page.text_input if each.key == "new-0-login").set_value("li")
    next(each for each in page.text_input if each.key == "new-0-name").set_value("李四")
    next(each for each in page.selectbox if each.key == "new-0-role").set_value(Role.REPORT)
    units = next(each for each in page.multiselect if each.key == "new-0-units")
    units.set_value([units.options[1]])
    firms = next(each for each in page.text_input if each.key == "new-0-firms")
    firms.set_value("没有这个企业")
    press(page, "新建账号")
    assert "名录里没有" in page.error[0].value
    next(each for each in page.text_input if each.key == "new-0-firms").set_value("")
    press(page, "新建账号")
    made = {one.login: one for one in people.people(session.whole())}
    assert made["li"].role is Role.REPORT and len(made["li"].units) == 1
    password = page.code[0].value.split()[-1]
    assert people.verify(session.whole(), "li", password, "127.0.0.1").name == "李四"
    box = next(each for each in page.selectbox if each.key == "chosen-account")
    page = box.select(next(option for option in box.options if "li" in option)).run()
    page = press(page, "重设密码")
    again = page.code[0].value.split()[-1]
    assert again != password and people.verify(session.whole(), "li", again, "127.0.0.1")
    press(page, "停用")
    assert not page.error and not page.exception
    assert not {one.login: one for one in people.people(session.whole())}["li"].active
    box = next(each for each in page.selectbox if each.key == "chosen-account")
    page = box.select(next(option for option in box.options if "boss" in option)).run()
    press(page, "停用")
    assert page.error and "最后一个" in page.error[0].value


def test_the_log_is_a_file_without_formulas() -> None:
    row = {
        "acted_at": datetime(2026, 7, 10, 8, 5),
        "account": "",
        "name": "=cmd()",
        "role": "浏览",
        "came_from": "+1",
        "act": "@x",
        "subject": "-1\n=HYPERLINK(1)",
        "details": None,
    }
    rows = list(csv.reader(io.StringIO(log.as_csv([row]).decode("utf-8-sig"))))
    assert rows[1][0] == "2026-07-10 16:05:00"
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in rows[1])
    assert rows[1][2] == "'=cmd()"
    for told in ("＝1", " =1", "\n@x", "\t+1", "－1"):
        rows = list(csv.reader(io.StringIO(log.as_csv([row | {"name": told}]).decode("utf-8-sig"))))
        assert rows[1][2] == f"'{told}"


def test_the_log_is_filtered_and_paged(app: Open, filled: Path) -> None:
    from accounts.acts import record

    for number in range(120):
        record(session.whole(), LOCAL, "试", f"第 {number} 次", kind="甲" if number % 2 else "乙")
    page = app(PAGE, part="操作记录")
    assert "120 条操作记录" in said(page) and not page.exception
    next(each for each in page.text_input if each.key == "log-word").set_value("第 11")
    page.run()
    assert "11 条操作记录" in said(page)
    next(each for each in page.selectbox if each.key == "log-since").set_value("今天起")
    page.run()
    assert "11 条操作记录" in said(page) and not page.exception


def test_the_self_check_says_what_to_do(app: Open, filled: Path) -> None:
    page = press(app(PAGE, part="自检"), "核对数据")
    words = said(page)
    assert "数据唯一、批次完整、原件都在" in words and "还没有备份" in words
    lines = vitals.lines(session.whole(), filled)
    assert all(line.state == vitals.FINE or line.advice for line in lines)
    assert {"数据库", "磁盘", "备份", "中文字体", "版本", "地址", "内存", "会话"} <= {
        line.name for line in lines
    }
    assert any(line.name == "版本" and f"看板 {VERSION}" in line.said for line in lines)


def test_moments_and_sizes_in_words() -> None:
    now = datetime(2026, 7, 10, 12)
    assert ago(datetime(2026, 7, 10, 9), now) == "3 小时前"
    assert ago(datetime(2026, 7, 10, 12), now) == "刚才"
    assert (size(12), size(12_300), size(4_560_000_000)) == ("12 B", "12.3 KB", "4.6 GB")
