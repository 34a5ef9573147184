"""The desk in a real browser: by mouse, by keyboard alone, across a restart, and by two people."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from accounts import people
from accounts.person import LOCAL, Role
from catalog.loader import load
from data.importing import import_file
from data.keeping.store import Store
from tests.e2e import workbooks
from tests.e2e.conftest import SCREENSHOTS, SIZES, Server, Visit
from tests.e2e.test_journey import answered, published, step, upload

pytestmark = pytest.mark.usefixtures("browser")

SECRET = "晴天小河边的柳树七棵"
# What has the focus, by what it shows or is read out as.
_FOCUSED = """() => {
  const at = document.activeElement;
  if (!at.matches('button, input, a, summary')) return '';
  return [at.innerText, at.getAttribute('aria-label'), at.placeholder, at.labels?.[0]?.innerText]
    .filter(Boolean).join(' ');
}"""


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the directory and one month of the chains in it."""
    home, folder = tmp_path_factory.mktemp("desk"), tmp_path_factory.mktemp("sent")
    store = Store.open(home)
    for path in (workbooks.directory(folder), workbooks.chains(folder, 2, [20.1, 40.2, 33.3])):
        assert import_file(store, load(), path, publish=True).published
    store.close()
    return home


@pytest.fixture
def server(home: Path, start: Callable[..., Server]) -> Server:
    """A dashboard on it."""
    server = start(home)
    server.wait_for("ready")
    return server


def pictured(page: Page, name: str) -> None:
    """A picture of the page at the three sizes."""
    SCREENSHOTS.mkdir(exist_ok=True)
    for size, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        page.screenshot(path=SCREENSHOTS / f"desk-{name}-{size}.png")
    page.set_viewport_size(dict(zip(("width", "height"), SIZES["1366"], strict=True)))


def opened(here: Visit, name: str) -> None:
    """Open a file of the list."""
    here.page.get_by_role("button", name=name).first.click()
    expect(here.page.locator(".st-key-desk-open").first).to_contain_text(name)
    here.settled()


def choose(page: Page, label: str, option: str) -> None:
    """Pick an option of a select box: its list opens on typing, and closes when the page scrolls
    under it, as it does where the box was out of sight."""
    box = page.get_by_role("combobox", name=re.compile(f"^{label}"))
    wanted = page.get_by_role("option", name=option, exact=True)
    for patience in (3_000, 3_000, 6_000, 12_000, 30_000):
        box.fill("")
        box.fill(option[:-1])
        try:
            wanted.wait_for(timeout=patience)
            break
        except TimeoutError:
            continue
    wanted.click()


def test_two_files_by_mouse(server: Server, visit: Callable[..., Visit], tmp_path: Path) -> None:
    here = visit()
    page = here.open(f"{server.url}/upload")
    chains = workbooks.chains(tmp_path, 3, [41.23, 12.5, 45.5])
    upload(here, workbooks.unclear(tmp_path, 3), chains)
    opened(here, "园区速报")
    pictured(page, "recognise")
    expect(page.get_by_text("认出 1 行，没认出 1 行")).to_be_visible()
    choose(page, "它就是名录里的", "西岭开发区（园区）")
    page.get_by_role("button", name="就是它").click()
    expect(page.get_by_text("撤销 行“西岭新城”")).to_be_visible()
    expect(page.get_by_text("认出 2 行")).to_be_visible()
    here.settled()

    page.get_by_text("一列", exact=True).click()
    choose(page, "是什么指标", "税收")
    page.get_by_role("button", name="保存更正").click()
    expect(page.get_by_text("按您的更正").first).to_be_visible()
    here.settled()

    opened(here, "产业链月报_2026年1-3月")
    step(here, "核对")
    pictured(page, "check")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载标注稿").click()
    assert download.value.suggested_filename == "产业链月报_2026年1-3月_问题标注.xlsx"
    answered(here)
    step(here, "比差异")
    pictured(page, "compare")
    page.get_by_text("轴承产业链").first.click()
    expect(page.get_by_text("1 项不采用")).to_be_visible()
    here.settled()
    step(here, "发布")
    page.get_by_text("快报数", exact=True).click()
    here.settled()
    pictured(page, "publish")
    page.get_by_role("button", name="确认发布").click()
    published(page)

    opened(here, "园区速报")
    answered(here)
    step(here, "发布")
    page.get_by_role("button", name="确认发布").click()
    expect(page.get_by_text("我的报表")).to_have_count(0)
    page = here.open(f"{server.url}/park?park=西岭开发区&period=2026-03")
    expect(page.locator("body")).to_contain_text(re.compile(r"65,432|6\.54"))
    page = here.open(f"{server.url}/chain?chain=稀土&period=2026-03")
    expect(page.get_by_text("12.5").first).to_be_visible()
    assert here.errors == [] and here.strangers() == []


def tab_to(page: Page, words: str) -> None:
    """Go on with the Tab key until what has the focus says `words`."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if words in page.evaluate(_FOCUSED):
            return
    raise AssertionError(f"{words} is not reached; at {page.evaluate(_FOCUSED)}")


def choose_file(page: Page, path: Path) -> None:
    """Open the chooser with Enter; a key pressed while the page is still being put together is
    lost, and a person presses it again."""
    for patience in (8_000, 20_000, 60_000, 120_000):
        tab_to(page, "选择文件")
        try:
            with page.expect_file_chooser(timeout=patience) as chooser:
                page.keyboard.press("Enter")
            return chooser.value.set_files(path)
        except TimeoutError:
            page.reload()
            page.wait_for_selector("h1")
    raise AssertionError("no chooser opens")


def test_from_file_to_publication_by_keyboard_alone(
    server: Server, visit: Callable[..., Visit], tmp_path: Path
) -> None:
    here = visit()
    page = here.open(f"{server.url}/upload")
    choose_file(page, workbooks.chains(tmp_path, 3, [41.23, 12.5, 45.5]))
    for now, onward in (("认表", "核对"), ("核对", "比差异"), ("比差异", "发布")):
        expect(page.get_by_role("button", name=f"{now}（本步）")).to_be_visible()
        here.settled()
        if now == "核对":
            tab_to(page, "给这一处写一句说明")
            page.keyboard.insert_text("检修停产两个月")
            page.keyboard.press("Enter")
            expect(page.get_by_text("已说明", exact=True)).to_be_visible()
            here.settled()
        if now == "比差异":
            tab_to(page, "甲醇产业链")
            page.keyboard.press("Space")
            expect(page.get_by_text("1 项不采用")).to_be_visible()
            here.settled()
        tab_to(page, f"下一步：{onward}")
        page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="发布（本步）")).to_be_visible()
    here.settled()
    tab_to(page, "确认发布")
    page.keyboard.press("Enter")
    published(page)
    assert here.errors == []


def test_a_refresh_and_a_restart_lose_nothing(
    server: Server, start: Callable[..., Server], visit: Callable[..., Visit], tmp_path: Path
) -> None:
    here = visit()
    page = here.open(f"{server.url}/upload")
    upload(here, workbooks.chains(tmp_path, 3, [41.23, 12.5, 45.5]))
    answered(here)
    step(here, "比差异")
    page.reload()
    expect(page.get_by_role("button", name="比差异（本步）")).to_be_visible()
    path = page.url.removeprefix(server.url)
    server.stop()
    again = start(server.home)
    again.wait_for("ready")
    later = visit()
    page = later.open(f"{again.url}{path}")
    expect(page.get_by_role("button", name="比差异（本步）")).to_be_visible()
    step(later, "发布")
    expect(page.get_by_text("核实 1 处，已说明 1 处")).to_be_visible()
    page.get_by_role("button", name="确认发布").click()
    published(page)


def sign_in(here: Visit, server: Server, login: str) -> Page:
    """Through the sign-in page to 填报."""
    here.page.goto(f"{server.url}/signin?next=/upload")
    here.page.locator("[name=login]").fill(login)
    here.page.locator("[name=password]").fill(SECRET)
    here.page.keyboard.press("Enter")
    here.page.wait_for_selector("h1:has-text('填报')")
    return here.settled()


def test_one_submits_another_publishes(
    home: Path, start: Callable[..., Server], visit: Callable[..., Visit], tmp_path: Path
) -> None:
    store = Store.open(home)
    parks = [("park", name) for name in workbooks.PARKS]
    people.create(store, LOCAL, "boss", "王审核", Role.ADMIN, SECRET)
    people.create(store, LOCAL, "clerk", "李四", Role.REPORT, SECRET, parks)
    store.close()
    server = start(home)
    server.wait_for("ready")

    clerk, boss = visit(), visit()
    page = sign_in(clerk, server, "clerk")
    upload(clerk, workbooks.chains(tmp_path, 3, [41.23, 52.5, 45.5]))
    step(clerk, "发布")
    page.get_by_role("button", name="提交审核").click()
    expect(page.get_by_text("不是您报送的单位").first).to_be_visible()
    page.get_by_role("button", name="移除这一份").click()
    expect(page.get_by_text("我的报表")).to_have_count(0)
    clerk.settled()
    upload(clerk, workbooks.parks(tmp_path, 3, [123456, 65432]))
    step(clerk, "发布")
    page.get_by_role("button", name="提交审核").click()
    expect(page.get_by_text("已提交审核", exact=True)).to_be_visible()

    desk = sign_in(boss, server, "boss")
    expect(desk.get_by_text("待审核 1 份")).to_be_visible()
    opened(boss, "园区月报")
    step(boss, "发布")
    desk.get_by_label("退回原因（退回必填）").fill("请核对税收口径")
    desk.get_by_role("button", name="退回", exact=True).click()
    expect(desk.get_by_text("待审核")).to_have_count(0)

    page.reload()
    expect(page.get_by_text("请核对税收口径")).to_be_visible()
    clerk.settled()
    opened(clerk, "园区月报")
    step(clerk, "发布")
    page.get_by_role("button", name="提交审核").click()
    expect(page.get_by_text("已提交审核", exact=True)).to_be_visible()

    desk.reload()
    boss.settled()
    opened(boss, "园区月报")
    step(boss, "发布")
    desk.get_by_role("button", name="发布", exact=True).click()
    published(desk)
    page.reload()
    expect(page.get_by_text("园区月报_2026年1-3月.xlsx").first).to_be_visible()
    assert "产业链月报" not in page.inner_text("body")
    assert clerk.errors == boss.errors == []
