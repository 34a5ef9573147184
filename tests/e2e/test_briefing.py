"""A briefing made in a browser: chosen, seen before, made, taken home; and by the command line."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import ROOT, SIZES, Server, Visit
from tests.e2e.test_pages import latin_words

_ADDRESS = "/briefing?period=2026-06&scope=产业链　智能装备"


def _only(page: Page, wanted: str) -> None:
    """Leave one format chosen."""
    for name in ("PPT", "Word", "Excel", "网页"):
        if name != wanted:
            page.get_by_role("button", name=name, exact=True).click()


def test_a_briefing_is_made_and_taken_home(
    demo: Server, visit: Callable[..., Visit], tmp_path: Path
) -> None:
    here = visit()
    page = here.open(f"{demo.url}{_ADDRESS}")
    expect(page.get_by_text("智能装备产业链").first).to_be_visible()
    _only(page, "网页")
    here.settled()
    page.get_by_role("button", name="生成简报").click()
    expect(page.get_by_text("已生成 1 个文件")).to_be_visible()
    with page.expect_download() as taken:
        page.get_by_role("button", name="网页版").click()
    assert taken.value.suggested_filename == "2026年1—6月_智能装备产业链运行情况.html"
    taken.value.save_as(tmp_path / "简报.html")
    page.goto((tmp_path / "简报.html").as_uri())
    expect(page.get_by_text("96.38").first).to_be_visible()
    assert not here.errors


@pytest.mark.parametrize("size", SIZES)
def test_the_page_is_whole_and_chinese(
    demo: Server, visit: Callable[..., Visit], size: str
) -> None:
    here = visit(size)
    page = here.open(f"{demo.url}{_ADDRESS}")
    expect(page.get_by_role("button", name="生成简报")).to_be_visible()
    assert not here.errors and not here.strangers() and not latin_words(here)
    wide = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0


def test_the_command_makes_it_through_the_server(demo: Server, tmp_path: Path) -> None:
    asked = ("--period", "2026-06", "--scope", "chain=智能装备", "--format", "xlsx,html")
    done = subprocess.run(
        [sys.executable, "manage.py", "briefing", *asked, "--out", str(tmp_path / "出")],
        cwd=ROOT,
        env=os.environ | {"DASHBOARD_HOME": str(demo.home)},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    files = [Path(each) for each in json.loads(done.stdout)["files"]]
    assert [each.suffix for each in files] == [".xlsx", ".html"]
    assert all(each.stat().st_size > 10_000 for each in files)
    assert "2 个文件" in done.stderr
