"""The HTML edition of the sample city in a real browser: on a desk, on a phone, on paper."""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

from briefing.compose import compose
from briefing.course import Course
from briefing.document import Document
from briefing.request import Request
from briefing.webpage.writer import write
from catalog.catalog import Catalog
from catalog.period import Period
from data.keeping.store import Store
from tests.e2e.browser import launch

Look = Callable[[Callable[[Page], Any]], Any]

# Words that stand on each other in a drawing, as the browser sets them.
COVERED = """() => [...document.querySelectorAll('svg')].flatMap((svg) => {
  const words = [...svg.querySelectorAll('text')].map((each) => each.getBoundingClientRect());
  const shown = words.filter((each) => each.width > 0);
  return shown.flatMap((a, at) => shown.slice(at + 1).filter((b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > a.height * 0.4
  ).map(() => svg.getAttribute('aria-label')));
})"""
# Whatever reaches beyond the screen or is cut off by what it stands in.
CUT = """() => [...document.querySelectorAll('body *')].filter((each) => {
  const box = each.getBoundingClientRect();
  return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1);
}).map((each) => each.tagName + ' ' + each.textContent.slice(0, 30))"""


@pytest.fixture(scope="module")
def document(city: Store, catalog: Catalog) -> Document:
    """All sections of the sample city."""
    request = Request(Period.of("2026-06"), "二季度调度会", internal=True)
    return compose(city, catalog, request, now=datetime(2026, 7, 20))


@pytest.fixture(scope="module")
def look(document: Document, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Look]:
    """Does something with the page opened from a file, without network or script, in a thread of
    its own: the browser tests of the dashboard may be at work in this one."""
    file: Path = tmp_path_factory.mktemp("stick") / f"{document.name}.html"
    file.write_bytes(write(document, Course()))
    with ThreadPoolExecutor(1) as thread:
        playwright = thread.submit(lambda: sync_playwright().start()).result()
        browser = thread.submit(launch, playwright).result()
        context = thread.submit(
            lambda: browser.new_context(offline=True, java_script_enabled=False)
        ).result()

        def opened(act: Callable[[Page], Any]) -> Any:
            page = context.new_page()
            complaints: list[str] = []
            page.on("console", lambda message: complaints.append(message.text))
            page.goto(file.as_uri())
            found = act(page)
            page.close()
            assert not complaints
            return found

        yield lambda act: thread.submit(opened, act).result()
        thread.submit(browser.close).result()
        thread.submit(playwright.stop).result()


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (390, 844)])
def test_nothing_is_cut_nor_covered(look: Look, size: tuple[int, int]) -> None:
    def seen(page: Page) -> tuple[list, list, int]:
        page.set_viewport_size({"width": size[0], "height": size[1]})
        return (
            page.evaluate(CUT),
            page.evaluate(COVERED),
            page.evaluate("document.documentElement.scrollWidth"),
        )

    cut, covered, wide = look(seen)
    assert not cut and not covered and wide <= size[0]


def test_it_looks_as_meant_without_a_script(look: Look) -> None:
    """The policy knows the style sheet, or the page would be bare."""
    colour = look(
        lambda page: page.evaluate("getComputedStyle(document.querySelector('h1')).color")
    )
    assert colour == "rgb(31, 78, 140)"


def test_the_contents_lead_to_their_sections(look: Look) -> None:
    def follow(page: Page) -> float:
        page.get_by_role("link", name="排行", exact=True).click()
        return page.evaluate("document.getElementById(location.hash.slice(1)).offsetTop - scrollY")

    assert abs(look(follow)) < 60


def test_the_figures_of_a_chart_open_beneath_it(look: Look) -> None:
    def opened(page: Page) -> str:
        heading = page.get_by_role("heading", name="排行")
        first = page.locator("section").filter(has=heading).locator("details").first
        first.locator("summary").click()
        return first.locator("table").inner_text()

    assert "智能装备" in look(opened)


def test_on_paper_every_unit_is_one_page(look: Look, document: Document) -> None:
    units = [each for each in document.sections if ":" in each.key]
    others = "section:not(.unit),.end{display:none!important}"

    def printed(page: Page) -> bytes:
        page.evaluate(
            "(rule) => { const s = new CSSStyleSheet(); s.replaceSync(rule);"
            " document.adoptedStyleSheets = [s]; }",
            f"@media print{{{others}}}",
        )
        return page.pdf(prefer_css_page_size=True, print_background=True)

    pages = len(re.findall(rb"/Type\s*/Page\b", look(printed)))
    assert len(units) == 22 and pages == 1 + len(units), (
        "the cover with the contents, then a unit each"
    )
