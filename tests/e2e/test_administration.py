"""管理 in a browser: a backup, a light changed and seen at once, the backup put back."""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import SCREENSHOTS, SIZES, Server, Visit

SLOW = 120_000  # a backup proven on a busy machine of two cores
PARTS = ["账号", "名录", "亮灯与审核关系", "备份", "操作记录", "自检"]


def part(server: Server, name: str) -> str:
    return f"{server.url}/administration?part={quote(name)}"


def lights(page: Page) -> str:
    """The bands as the page shows them."""
    return page.locator(".b-table").first.inner_text()


def test_back_up_change_a_light_restore(
    start: Callable[[], Server], visit: Callable[..., Visit]
) -> None:
    server = start()
    server.wait_for("ready")
    here = visit()
    page = here.open(part(server, "备份"))
    page.get_by_role("button", name="现在备份").click()
    expect(page.get_by_text("已备份：")).to_be_visible(timeout=SLOW)
    assert len(list((server.home / "backups").glob("backup-*.zip"))) == 1

    page = here.open(part(server, "亮灯与审核关系"))
    assert "≥ 0.0" in lights(page)
    field = page.get_by_label("绿灯下限", exact=True)
    field.fill("7.5")
    field.press("Tab")
    page.get_by_role("button", name="保存亮灯标准").click()
    expect(page.get_by_text("亮灯标准已保存")).to_be_visible()
    expect(page.get_by_text("≥ 7.5").first).to_be_visible()
    other = visit().open(f"{server.url}/target")
    assert "系统内部错误" not in other.inner_text("body")

    page = here.open(part(server, "备份"))
    page.get_by_label("选一份备份").click()
    page.get_by_role("option").first.click()
    page.get_by_role("button", name="用它恢复").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="开始恢复").click()
    expect(dialog.get_by_text("请先输入")).to_be_visible()
    word = dialog.get_by_label("确认请输入")
    word.fill("恢复")
    word.press("Enter")
    dialog.get_by_role("button", name="开始恢复").click()
    expect(dialog.get_by_text("内容指纹与清单一致")).to_be_visible(timeout=SLOW)

    page = here.open(part(server, "亮灯与审核关系"))
    expect(page.get_by_text("≥ 0.0").first).to_be_visible()
    assert server.health()["store"] == "ready"
    page = here.open(part(server, "操作记录"))
    for act in ("恢复备份", "修改亮灯", "备份"):
        expect(page.get_by_text(act, exact=True).first).to_be_visible()
    assert here.errors == [] and here.strangers() == []


@pytest.mark.parametrize("size", SIZES)
def test_every_part_fits(demo: Server, visit: Callable[..., Visit], size: str) -> None:
    here = visit(size)
    SCREENSHOTS.mkdir(exist_ok=True)
    for number, name in enumerate(PARTS):
        page = here.open(part(demo, name))
        assert "系统内部错误" not in page.inner_text("body")
        page.screenshot(path=SCREENSHOTS / f"administration-{number}-{size}.png")
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 1, name
    assert here.errors == [] and here.strangers() == []
