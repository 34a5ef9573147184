"""Every page in a real browser: it opens from its address, in Chinese, from this machine alone."""

import re
from collections.abc import Callable

import pytest

from tests.e2e.conftest import SCREENSHOTS, SIZES, Server, Visit

PAGES = [
    "",
    "chain",
    "park",
    "ranking",
    "target",
    "compare",
    "card",
    "upload",
    "progress",
    "definitions",
]
# Latin letters a Chinese page may show: names of files, units of measure, abbreviations in use.
ALLOWED = {
    *("CSV", "Excel", "DuckDB", "PNG", "PPT", "Word", "R&D", "GDP", "FDI"),
    *("xlsx", "xls", "csv", "ods", "MB", "KB", "kWh", "TOP"),
}
_LATIN = re.compile(r"[A-Za-z][A-Za-z&]+")
# Everything a reader can see or be read out; names of icons are drawn as pictures by their font.
_WORDS = """() => {
  const seen = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const element = walk.currentNode.parentElement;
    if (!element || element.closest('script, style, noscript')) continue;
    if (getComputedStyle(element).fontFamily.includes('Material Symbols')) continue;
    seen.push(walk.currentNode.textContent);
  }
  for (const element of document.querySelectorAll('*'))
    for (const name of ['aria-label', 'title', 'alt', 'placeholder', 'data-title'])
      if (element.getAttribute(name)) seen.push(element.getAttribute(name));
  return seen;
}"""


def latin_words(visit: Visit) -> set[str]:
    """The words in Latin letters on the page that are not allowed."""
    texts = visit.page.evaluate(_WORDS)
    return {word for text in texts for word in _LATIN.findall(text)} - ALLOWED


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_from_its_address(
    demo: Server, visit: Callable[..., Visit], page: str
) -> None:
    here = visit()
    opened = here.open(f"{demo.url}/{page}")
    assert "系统内部错误" not in opened.inner_text("body")
    assert opened.locator("h1, h2").count() > 0
    assert here.errors == []
    assert here.strangers() == []
    assert opened.evaluate("document.documentElement.lang") == "zh-CN"
    assert not _LATIN.search(opened.title())


@pytest.mark.parametrize("page", PAGES)
def test_a_page_speaks_chinese(demo: Server, visit: Callable[..., Visit], page: str) -> None:
    here = visit()
    opened = here.open(f"{demo.url}/{page}")
    for chart in opened.locator('[data-testid="stPlotlyChart"]').all()[:2]:
        chart.hover()
    for box in opened.locator('[data-testid="stSelectbox"] input').all()[:1]:
        box.click()
    assert latin_words(here) == set()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_scrolled_sideways(
    demo: Server, visit: Callable[..., Visit], page: str, size: str
) -> None:
    here = visit(size)
    opened = here.open(f"{demo.url}/{page}")
    opened.wait_for_timeout(500)
    SCREENSHOTS.mkdir(exist_ok=True)
    opened.screenshot(path=SCREENSHOTS / f"{page or 'overview'}-{size}.png")
    wide = opened.evaluate(
        """() => [...document.querySelectorAll('[data-testid="stMain"], [data-testid="stMain"] *')]
            .filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0
                && ['auto', 'scroll'].includes(getComputedStyle(e).overflowX))
            .map(e => e.dataset.testid || e.className)"""
    )
    assert wide == []


@pytest.mark.parametrize("query", ["chain?chain=", "definitions?q=", "park?period="])
def test_a_link_cannot_bring_a_picture_in(
    demo: Server, visit: Callable[..., Visit], query: str
) -> None:
    here = visit()
    opened = here.open(f"{demo.url}/{query}![x](http://10.0.0.1/x.png)<img src=http://10.0.0.1>")
    assert opened.locator("img").count() == 0 and here.strangers() == []


def test_the_server_speaks_to_nobody(demo: Server) -> None:
    spoken = demo.sockets.read_text().splitlines()
    home = re.compile(r"127\.0\.0\.1|localhost|None|::1")
    assert [line for line in spoken if not home.search(line)] == []


def test_nothing_goes_wrong_in_the_log(demo: Server) -> None:
    log = demo.log.read_text()
    assert not re.search(r"Traceback|ERROR|ticket|Error:", log), log
