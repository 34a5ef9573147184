"""The whole way in a real browser: upload, findings, confirm, find the figure, forward the link."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.e2e import workbooks
from tests.e2e.conftest import Server, Visit
from tests.e2e.test_pages import latin_words

pytestmark = pytest.mark.usefixtures("browser")


@pytest.fixture(scope="module")
def server(start: Callable[[], Server]) -> Server:
    """A dashboard that is written to; it begins with the sample data like any other."""
    server = start()
    server.wait_for("ready")
    return server


def upload(here: Visit, *files: Path) -> None:
    """Hand files in on 填报 and wait until they have been read."""
    here.page.set_input_files('[data-testid="stFileUploaderDropzoneInput"]', list(files))
    expect(here.page.get_by_role("button", name="认表（本步）")).to_be_visible()
    here.settled()


def step(here: Visit, name: str) -> None:
    """Go to a step of the open file."""
    here.page.get_by_role("button", name=re.compile(f"[②③④⑤] {name}")).first.click()
    expect(here.page.get_by_role("button", name=f"{name}（本步）")).to_be_visible()
    here.settled()


def answered(here: Visit) -> None:
    """Answer whatever asks for a sentence."""
    step(here, "核对")
    while (clean := here.page.get_by_role("button", name="已核实，数据无误")).count():
        left = clean.count()
        clean.first.click()
        expect(clean).to_have_count(left - 1)
        here.settled()


def published(page: Page) -> None:
    """Wait for the word that it is done."""
    expect(page.get_by_text("已发布", exact=True)).to_be_visible()


def test_from_a_workbook_to_a_leaders_page(
    server: Server, visit: Callable[..., Visit], tmp_path: Path
) -> None:
    here = visit()
    page = here.open(f"{server.url}/upload")
    expect(page.get_by_text("示例数据", exact=True).first).to_be_visible()

    files = [
        workbooks.chains(tmp_path, 3, [41.23, 77.5, 45.5]),
        workbooks.chains(tmp_path, 2, [20.11, 40.2, 33.3]),
        workbooks.parks(tmp_path, 3, [123456, 65432]),
        workbooks.directory(tmp_path),
    ]
    upload(here, *files)
    expect(page.get_by_text("等名录发布后核对").first).to_be_visible()
    assert latin_words(here) == set()
    page.get_by_role("button", name="按顺序全部发布").click()
    published(page)
    here.settled()
    expect(page.get_by_text("示例数据", exact=True)).to_have_count(0)
    assert latin_words(here) == set()

    page.get_by_role("link", name="到产业链查看").click()
    expect(page.get_by_text("甲醇").first).to_be_visible()
    page = here.open(f"{server.url}/chain?chain=甲醇&period=2026-03")
    expect(page.get_by_text("41.23").first).to_be_visible()
    expect(page.get_by_text("6.5%").first).to_be_visible()
    page = here.open(f"{server.url}/park?park=东郊产业园&period=2026-03")
    expect(page.get_by_text(re.compile(r"12\.35|123,456")).first).to_be_visible()
    page = here.open(f"{server.url}/ranking?period=2026-03")
    expect(page.locator("body")).to_contain_text("稀土")

    forwarded = page.url
    assert "period=2026-03" in forwarded
    there = visit("390")
    other = there.open(forwarded)
    expect(other.locator("body")).to_contain_text("稀土")
    assert here.errors == there.errors == []
    assert here.strangers() == there.strangers() == []


def test_a_correction_is_shown_before_it_is_made(
    server: Server, visit: Callable[..., Visit], tmp_path: Path
) -> None:
    here = visit()
    page = here.open(f"{server.url}/upload")
    upload(here, workbooks.chains(tmp_path, 3, [51.23, 77.5, 45.5], "更正.xlsx"))
    answered(here)
    step(here, "比差异")
    expect(page.get_by_text("修改 1（1 项变动超过 20 %）").first).to_be_visible()
    expect(page.locator("body")).to_contain_text("41.23")
    expect(page.locator("body")).to_contain_text("51.23")
    assert server.health()["data_date"] == "2026-03"
    step(here, "发布")
    page.get_by_role("button", name="确认发布").click()
    published(page)
    changed = visit().open(f"{server.url}/chain?chain=甲醇&period=2026-03")
    expect(changed.get_by_text("51.23").first).to_be_visible()


def test_a_batch_is_taken_back_and_its_original_returned(
    server: Server, visit: Callable[..., Visit], tmp_path: Path
) -> None:
    here = visit()
    page = here.open(f"{server.url}/upload")
    page.get_by_role("combobox", name="选一批").click()
    page.get_by_role("option", name=re.compile("更正")).first.click()
    with page.expect_download() as download:
        page.get_by_role("button", name="下载原件").click()
    assert download.value.suggested_filename == "更正.xlsx"
    assert download.value.path().read_bytes()[:2] == b"PK"
    page.get_by_text("撤回这一批").click()
    page.get_by_label("撤回原因（必填）").fill("报错了月份")
    page.get_by_role("button", name="确认撤回").click()
    expect(page.get_by_text("已撤回", exact=True)).to_be_visible()
    back = visit().open(f"{server.url}/chain?chain=甲醇&period=2026-03")
    expect(back.get_by_text("41.23").first).to_be_visible()


@pytest.mark.parametrize("name", ["照片.png", "空.xlsx", "坏.xlsx", "说明.txt"])
def test_a_wrong_file_is_explained_and_kept_out(
    server: Server, visit: Callable[..., Visit], tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(
        {
            "照片.png": b"\x89PNG\r\n\x1a\n" + bytes(200),
            "空.xlsx": b"",
            "坏.xlsx": b"PK\x03\x04" + bytes(300),
            "说明.txt": b"hello",
        }[name]
    )
    here = visit()
    page = here.open(f"{server.url}/upload")
    upload(here, path)
    expect(page.get_by_text("1 处必须改").first).to_be_visible()
    step(here, "发布")
    expect(page.get_by_role("button", name="确认发布")).to_be_disabled()
    text = page.inner_text("body")
    assert "Traceback" not in text and "系统内部错误" not in text
    page.get_by_role("button", name="移除这一份").click()
    expect(page.get_by_text("我的报表")).to_have_count(0)
    inbox = server.home / "inbox"
    assert [each for each in inbox.rglob("*") if each.is_file()] == []


def test_names_are_never_markup(
    server: Server, visit: Callable[..., Visit], tmp_path: Path
) -> None:
    here = visit()
    page = here.open(f"{server.url}/upload")
    bad = workbooks.chains(
        tmp_path, 4, [1, "<img src=x onerror=alert(1)>", "=1+1"], "&lt;b&gt;粗体.xlsx"
    )
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    upload(here, bad)
    for name in ("核对", "比差异", "发布"):
        assert page.locator("img[src=x]").count() == 0
        step(here, name)
    page.get_by_role("button", name="移除这一份").click()
    expect(page.get_by_text("我的报表")).to_have_count(0)
    assert here.errors == []


def test_a_blank_form_comes_filled_with_the_units(
    server: Server, visit: Callable[..., Visit]
) -> None:
    page = visit().open(f"{server.url}/upload")
    page.get_by_role("combobox", name=re.compile("空白表")).click()
    page.get_by_role("option", name="产业链月报").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="下载产业链月报").click()
    assert download.value.suggested_filename == "产业链月报_2026年1—4月.xlsx"
    sheet = load_workbook(BytesIO(download.value.path().read_bytes())).active
    assert [row[1].value for row in sheet.iter_rows(5, 7)] == workbooks.CHAINS


def test_the_main_controls_are_reached_by_keyboard(
    server: Server, visit: Callable[..., Visit]
) -> None:
    page = visit().open(f"{server.url}/upload")
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                "document.activeElement.innerText || "
                "document.activeElement.getAttribute('aria-label') || ''"
            )
        )
    said = " ".join(reached)
    for control in ("总览", "填报", "选择文件", "下载名录"):
        assert control in said, said
