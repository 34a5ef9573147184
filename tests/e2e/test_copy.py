"""The paragraph for the briefing goes to the clipboard as plain text; its figures are links."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Server, Visit

pytestmark = pytest.mark.usefixtures("browser")

TYPES = "navigator.clipboard.read().then(items => items.flatMap(item => item.types))"
# What WPS shows as a box or nothing at all, and spaces that do not break.
INVISIBLE = re.compile(r"[\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u2060-\u2064\ufeff]")
SELECT = """words => {
  const range = document.createRange();
  range.selectNodeContents(words);
  const chosen = window.getSelection();
  chosen.removeAllRanges();
  chosen.addRange(range);
}"""
REFUSE = """() => {
  const kept = navigator.clipboard, read = kept.read.bind(kept);
  const readText = kept.readText.bind(kept);
  const refused = { read, readText, writeText: () => Promise.reject(new Error("refused")) };
  Object.defineProperty(navigator, "clipboard", { value: refused });
}"""


def opened(demo: Server, visit: Callable[..., Visit]) -> Page:
    """The page of the first chain, allowed to read the clipboard, which is empty."""
    page = visit().open(f"{demo.url}/chain")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    expect(page.locator(".b-text")).to_be_visible()
    page.evaluate("navigator.clipboard.writeText('')")
    return page


def is_plain(page: Page) -> str:
    """What the clipboard holds: words alone, no markup beside them, nothing invisible."""
    page.wait_for_function("navigator.clipboard.readText().then(text => text !== '')")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert page.evaluate(TYPES) == ["text/plain"]
    assert not INVISIBLE.search(copied) and "trace?" not in copied and "\n" not in copied
    assert "产业链实现产值" in copied and copied.endswith("。")
    assert "简报文字" not in copied and "复制" not in copied
    return copied


def test_the_briefing_text_is_copied_alone(demo: Server, visit: Callable[..., Visit]) -> None:
    page = opened(demo, visit)
    page.locator(".b-copy").click()
    expect(page.locator(".b-copy")).to_have_text("已复制")
    assert is_plain(page) == page.locator(".b-text").text_content()


def test_copied_by_hand_it_has_no_links(demo: Server, visit: Callable[..., Visit]) -> None:
    page = opened(demo, visit)
    page.locator(".b-text").evaluate(SELECT)
    page.keyboard.press("Control+c")
    assert is_plain(page) == page.locator(".b-text").text_content()


def test_where_the_browser_refuses_the_clipboard_it_is_copied_the_old_way(
    demo: Server, visit: Callable[..., Visit]
) -> None:
    page = opened(demo, visit)
    page.evaluate(REFUSE)
    page.locator(".b-copy").click()
    expect(page.locator(".b-copy")).to_have_text("已复制")
    assert is_plain(page) == page.locator(".b-text").text_content()


def test_every_number_of_the_paragraph_leads_to_its_origin(
    demo: Server, visit: Callable[..., Visit]
) -> None:
    page = opened(demo, visit)
    words = page.locator(".b-text")
    linked = words.locator("a").all_text_contents()
    told = re.sub(r"\d+—\d+月|后\d+个月", "", words.text_content() or "")
    assert re.findall(r"\d+(?:\.\d+)?", told) == linked
    words.locator("a").first.click()
    expect(page).to_have_url(re.compile(r"/trace\?.*indicator=output_value"))
