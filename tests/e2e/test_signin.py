"""The door in a real browser: the first link, out and in again, a restart, what each role finds."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from accounts import people
from accounts.person import LOCAL, Role
from data.keeping.store import Store
from tests.e2e.conftest import SCREENSHOTS, SIZES, Server, Visit
from tests.e2e.test_pages import latin_words

pytestmark = pytest.mark.usefixtures("browser")

SECRET = "晴天小河边的柳树七棵"
CLERK = ("clerk", "李四", Role.REPORT)
READER = ("reader", "赵六", Role.BROWSE)
PARK = ("park", "高新区")


def fill(page: Page, **said: str) -> None:
    """Write into a form by keyboard alone and send it off with Enter."""
    for name, text in said.items():
        page.locator(f"[name={name}]").focus()
        page.keyboard.insert_text(text)
    page.keyboard.press("Enter")


def sign_in(visit: Visit, server: Server, login: str, address: str = "") -> Page:
    """Through the sign-in page to an address."""
    page = visit.page
    page.goto(f"{server.url}/signin?next=/{address}")
    fill(page, login=login, password=SECRET)
    page.wait_for_url(re.compile(f"{re.escape(server.url)}/{address}$"))
    page.wait_for_selector('h1, h2, h3, [data-testid="stAlert"]')
    return visit.settled()


def named(page: Page) -> list[str]:
    """What the navigation offers."""
    expect(page.get_by_role("link", name="总览")).to_be_visible()
    links = page.get_by_test_id("stTopNavLink").all_inner_texts()
    return [each.split("\n")[-1].strip() for each in links]  # before it stands its icon


@pytest.fixture(scope="module")
def first_link(start: Callable[..., Server]) -> tuple[Server, str]:
    """A dashboard as it first stands, and the link it printed."""
    server = start()
    server.wait_for("ready")
    link = re.search(rf"{server.url}/first\?token=\S+", server.log.read_text())
    assert link, server.log.read_text()
    return server, link[0]


@pytest.fixture(scope="module")
def peopled(start: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory) -> Server:
    """A dashboard with three people, open to read at the machine itself."""
    home = tmp_path_factory.mktemp("peopled")
    store = Store.open(home)
    people.create(store, LOCAL, "admin", "王管理", Role.ADMIN, SECRET)
    people.create(store, LOCAL, *CLERK, SECRET, [PARK])
    people.create(store, LOCAL, *READER, SECRET)
    store.close()
    server = start(home)
    server.wait_for("ready")
    return server


def test_from_the_first_link_to_a_closed_house(
    first_link: tuple[Server, str], start: Callable[..., Server], visit: Callable[..., Visit]
) -> None:
    server, link = first_link
    here = visit()
    page = here.open(f"{server.url}/upload")
    assert "登录" not in named(page), "before there are accounts nobody is asked"
    page.goto(link)
    fill(page, login="admin", name="王管理", password=SECRET, again=SECRET)
    page.wait_for_url(f"{server.url}/")
    here.settled()
    assert "王管理" in named(page) and "填报" in named(page)
    page.goto(link)
    expect(page.get_by_role("alert")).to_contain_text("已经用过")

    here.open(f"{server.url}/account")
    page.get_by_role("link", name="退出登录").click()
    page.wait_for_url(f"{server.url}/signin")
    fill(page, login="admin", password="wrong password")
    expect(page.get_by_role("alert")).to_contain_text("用户名或密码不对")
    sign_in(here, server, "admin")
    page.reload()
    here.settled()
    assert "王管理" in named(page)

    server.stop()
    closed = start(server.home, DASHBOARD_BROWSE="closed")
    closed.wait_for("ready")
    here.open(f"{closed.url}/")
    assert "王管理" in named(page), "a sign-in outlives a restart"
    stranger = visit()
    stranger.page.goto(f"{closed.url}/chain?chain=甲")
    assert "/signin?next=" in stranger.page.url
    assert stranger.requests and not any("_stcore" in each for each in stranger.requests)
    assert set(closed.health()) == {"store"}, "a stranger learns nothing of the data"
    assert here.errors == stranger.errors == []
    assert here.strangers() == stranger.strangers() == []


def test_a_clerk_finds_the_desk_and_no_administration(
    peopled: Server, visit: Callable[..., Visit]
) -> None:
    here = visit()
    page = sign_in(here, peopled, "clerk", "account")
    expect(page.get_by_text("报送单位：高新区（园区）")).to_be_visible()
    assert latin_words(here) == set()
    offered = named(page)
    assert "填报" in offered and "李四" in offered and "管理" not in offered
    here.open(f"{peopled.url}/upload")
    expect(page.get_by_text("没有权限")).to_have_count(0)
    expect(page.get_by_test_id("stFileUploaderDropzoneInput")).to_have_count(1)


def test_a_reader_is_told_what_is_not_theirs(peopled: Server, visit: Callable[..., Visit]) -> None:
    here = visit()
    page = sign_in(here, peopled, "reader")
    assert "填报" not in named(page)
    here.open(f"{peopled.url}/upload")
    expect(page.get_by_text("您的账号不能打开“填报”")).to_be_visible()
    expect(page.get_by_test_id("stFileUploaderDropzoneInput")).to_have_count(0)
    assert page.evaluate(
        """async () => (await fetch('/_stcore/upload_file/a/b', {method: 'PUT'})).status"""
    ) == 403  # fmt: skip


def test_a_guest_reads_and_is_shown_the_way_in(
    peopled: Server, visit: Callable[..., Visit]
) -> None:
    here = visit()
    page = here.open(f"{peopled.url}/")
    assert "登录" in named(page) and "填报" not in named(page)
    expect(page.get_by_role("button", name="清空并开始")).to_have_count(0)
    here.open(f"{peopled.url}/upload")
    page.get_by_role("main").get_by_role("link", name="登录").click()
    page.wait_for_url(f"{peopled.url}/signin")
    here.open(f"{peopled.url}/")
    page.get_by_role("link", name="登录").click()
    page.wait_for_url(f"{peopled.url}/signin")


def test_an_open_tab_ends_with_the_sign_in(peopled: Server, visit: Callable[..., Visit]) -> None:
    here = visit()
    page = sign_in(here, peopled, "admin", "ranking")
    other = here.context.new_page()
    other.goto(f"{peopled.url}/signout")
    other.get_by_role("button", name="退出").click()
    other.wait_for_url(f"{peopled.url}/signin")
    page.get_by_role("link", name="园区").click()
    here.settled()
    expect(page.get_by_role("link", name="登录")).to_be_visible()
    assert "王管理" not in named(page) and "填报" not in named(page)


@pytest.mark.parametrize("size", SIZES)
def test_the_door_fits_every_screen(
    peopled: Server, visit: Callable[..., Visit], size: str
) -> None:
    here = visit(size)
    page = here.page
    page.goto(f"{peopled.url}/signin?next=/upload")
    assert page.evaluate("document.activeElement.name") == "login"
    fits = "document.documentElement.scrollWidth <= window.innerWidth"
    assert page.evaluate(fits) and latin_words(here) == set()
    page.screenshot(path=SCREENSHOTS / f"signin-{size}.png")
    sign_in(here, peopled, "clerk", "account")
    page.screenshot(path=SCREENSHOTS / f"account-{size}.png")


def test_the_door_needs_no_script(peopled: Server, visit: Callable[..., Visit]) -> None:
    here = visit()
    plain = here.context.browser.new_context(java_script_enabled=False, locale="zh-CN")
    page = plain.new_page()
    page.goto(f"{peopled.url}/signin?next=/signout")
    page.fill("[name=login]", "clerk")
    page.fill("[name=password]", SECRET)
    page.get_by_role("button", name="登录").click()
    page.goto(f"{peopled.url}/signout")
    page.get_by_role("button", name="退出").click()
    page.wait_for_url(f"{peopled.url}/signin")
    assert [each["name"] for each in plain.cookies() if "sign_in" in each["name"]] == []
    plain.close()
