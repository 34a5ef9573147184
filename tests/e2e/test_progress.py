"""报送进度 in a browser: the late one is named, the reminder goes to the clipboard, files come."""

from collections.abc import Callable
from io import BytesIO

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.e2e.conftest import Server, Visit

pytestmark = pytest.mark.usefixtures("browser")
LATE = "功能纺织"


@pytest.fixture
def here(demo: Server, visit: Callable[..., Visit]) -> Visit:
    """The chains' June."""
    arrived = visit()
    arrived.open(f"{demo.url}/progress?report=产业链月报&period=2026-06")
    return arrived


def test_who_has_not_reported_is_named_in_words(here: Visit) -> None:
    page = here.page
    expect(page.locator(".b-card", has_text="应报").first).to_contain_text("10")
    late = page.locator(".b-table tr", has_text=LATE).filter(has_text="× 未报")
    expect(late.first).to_be_visible()
    assert here.errors == [] and here.strangers() == []


def test_the_reminder_is_copied_as_it_stands(here: Visit) -> None:
    page = here.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.locator(".b-copy")
    button.click()
    expect(button).to_have_text("已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("各产业链牵头单位：截至") and copied.endswith("。")
    assert "应报10条，已报9条，未报1条" in copied and LATE in copied


def test_the_board_can_be_taken_along(here: Visit) -> None:
    page = here.page
    with page.expect_download() as download:
        page.get_by_role("button", name="下载 Excel").click()
    assert download.value.suggested_filename == "2026年产业链月报报送进度.xlsx"
    sheet = load_workbook(BytesIO(download.value.path().read_bytes()))["报送进度"]
    late = next(row for row in sheet.iter_rows(values_only=True) if LATE in str(row[0]))
    assert "× 未报" in late


def test_another_report_is_in_the_address(here: Visit) -> None:
    page = here.page
    page.get_by_role("combobox").first.click()
    page.get_by_role("option", name="园区月报", exact=True).click()
    expect(page.get_by_text("2026年园区月报：逐月报送情况")).to_be_visible()
    page.wait_for_url(lambda url: "report=%E5%9B%AD%E5%8C%BA%E6%9C%88%E6%8A%A5" in url)
