"""清空并开始: the sample data go, every page says what to do next."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.e2e.conftest import SCREENSHOTS, Server, Visit
from tests.e2e.test_pages import PAGES, latin_words


def test_clear_and_begin(start: Callable[[], Server], visit: Callable[..., Visit]) -> None:
    server = start()
    here = visit()
    page = here.open(server.url) if _waited(server) else here.page
    expect(page.get_by_text("正在准备示例数据").or_(page.get_by_text("清空并开始"))).to_be_visible()
    assert latin_words(here) <= {"xlsx", "csv"}
    server.wait_for("ready")
    page = here.open(server.url)
    page.get_by_role("button", name="清空并开始").click()
    page.get_by_role("dialog").get_by_role("button", name="清空并开始").click()
    expect(page.get_by_test_id("stFileUploader")).to_be_visible()
    assert server.health()["store"] == "empty"
    SCREENSHOTS.mkdir(exist_ok=True)
    for name in PAGES:
        opened = here.open(f"{server.url}/{name}")
        assert "系统内部错误" not in opened.inner_text("body")
        assert "示例数据" not in opened.inner_text('[data-testid="stMain"]')
        assert latin_words(here) == set(), name
        opened.screenshot(path=SCREENSHOTS / f"{name or 'overview'}-empty.png")
    assert here.errors == [] and here.strangers() == []


def _waited(server: Server) -> bool:
    server.wait_for("loading", 60)
    return True
