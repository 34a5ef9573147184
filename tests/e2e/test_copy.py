"""The paragraph for the briefing goes to the clipboard as plain text."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Server, Visit

pytestmark = pytest.mark.usefixtures("browser")


def test_the_briefing_text_is_copied_alone(demo: Server, visit: Callable[..., Visit]) -> None:
    page = visit().open(f"{demo.url}/chain")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.locator(".b-copy")
    button.click()
    expect(button).to_have_text("已复制")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "产业链实现产值" in copied and copied.endswith("。")
    assert "简报文字" not in copied and "复制" not in copied
