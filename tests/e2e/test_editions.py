"""A meeting's edition in a real browser: frozen through the server, opened by its short address,
carried from page to page, left again."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from catalog.loader import load
from data.importing import import_file
from data.keeping.store import Store
from tests.e2e.conftest import ROOT, Server, Visit
from tests.pages import workbooks

pytestmark = pytest.mark.usefixtures("browser")


@pytest.fixture(scope="module")
def server(start: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory) -> Server:
    """A dashboard over real figures of two months."""
    home, folder = tmp_path_factory.mktemp("meeting"), tmp_path_factory.mktemp("workbooks")
    store = Store.open(home)
    for file in (
        workbooks.directory(folder),
        workbooks.chains(folder, 5),
        workbooks.chains(folder, 6),
    ):
        assert import_file(store, load(home), file, publish=True).published
    store.close()
    server = start(home)
    server.wait_for("ready")
    return server


def run(server: Server, *arguments: object) -> subprocess.CompletedProcess[str]:
    """A command while the server holds the store."""
    return subprocess.run(
        [sys.executable, "manage.py", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | {"DASHBOARD_HOME": str(server.home)},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


def test_an_edition_travels_by_its_short_address(
    server: Server, visit: Callable[..., Visit], tmp_path: Path
) -> None:
    made = run(server, "freeze", "7月调度会", "--period", "2026-06", "--json")
    assert made.returncode == 0, made.stderr
    code = json.loads(made.stdout)["code"]
    later = run(server, "import", workbooks.revised(tmp_path), "--publish")
    assert later.returncode == 0, later.stderr

    here = visit()
    page = here.open(f"{server.url}/e/{code}")
    expect(page).to_have_url(re.compile(rf"edition={code}"))
    expect(page.get_by_text("7月调度会")).to_be_visible()
    expect(page.get_by_text("此后有 1 个数修订")).to_be_visible()
    expect(page.get_by_text("46.59", exact=True).first).to_be_visible()

    page.get_by_role("link", name="白酒", exact=True).first.click()
    expect(page.get_by_role("heading", name="白酒产业链")).to_be_visible()
    expect(page).to_have_url(re.compile(rf"chain\?.*edition={code}"))
    expect(page.get_by_text("7月调度会")).to_be_visible()
    here.settled()

    page.get_by_text("链接与二维码").click()
    expect(page.get_by_text(f"{server.url}/e/{code}")).to_be_visible()
    expect(page.get_by_role("button", name="下载二维码")).to_be_visible()
    page.keyboard.press("Escape")

    page.get_by_role("button", name="回到最新数据").click()
    expect(page.get_by_text("47.70", exact=True).first).to_be_visible()
    expect(page).not_to_have_url(re.compile("edition="))
    assert not here.strangers() and not here.errors


def test_an_edition_is_frozen_and_words_are_written_in_the_browser(
    server: Server, visit: Callable[..., Visit]
) -> None:
    here = visit()
    page = here.open(f"{server.url}/briefing?tab=会议版")
    page.get_by_label("会议名称").fill("8月调度会")
    page.get_by_role("button", name="定版").click()
    expect(page.get_by_text(re.compile("“8月调度会”已定版"))).to_be_visible()
    page = here.open(f"{server.url}/chain?chain=白酒")
    page.get_by_role("button", name="写点评").click()
    page.get_by_role("textbox", name=re.compile("点评")).fill("白酒企稳。\n动销好转。")
    page.get_by_role("button", name="确认发布").click()
    expect(page.get_by_text(re.compile("—— 本机"))).to_be_visible()
    expect(page.get_by_text("白酒企稳。")).to_be_visible()
    assert not here.errors
