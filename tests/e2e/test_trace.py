"""From a figure on a page to its cell, with the mouse, with the keyboard, on a phone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import SIZES, Server, Visit

pytestmark = pytest.mark.usefixtures("browser")

# A click on the middle of the first label of a chart: what lies on top there gets it.
CLICK_LABEL = """() => {
  const label = document.querySelector(".js-plotly-plot svg a");
  label.scrollIntoView({ block: "center" });
  const box = label.getBoundingClientRect();
  const at = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 };
  document.elementFromPoint(at.clientX, at.clientY)
    .dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true, ...at }));
}"""


def figure_of(page: Page) -> str:
    expect(page.locator(".b-trace .b-big")).to_be_visible()
    return page.locator(".b-trace .b-big").inner_text()


def test_a_card_leads_to_the_cell_it_came_in(demo: Server, visit: Callable[..., Visit]) -> None:
    page = visit().open(f"{demo.url}/?period=2026-06")
    card = page.locator(".b-card a.b-fig").first
    expect(card).to_be_visible()
    shown = card.inner_text().replace("\n", "")
    page.evaluate("window.stays = true")
    card.click()
    assert figure_of(page).replace("\n", "") == shown
    expect(page.locator(".b-from")).to_contain_text(re.compile("《.+》 .+![A-Z]+[0-9]+，原文"))
    assert page.evaluate("window.stays"), "the session goes on"


def test_a_figure_is_reached_with_the_keyboard(demo: Server, visit: Callable[..., Visit]) -> None:
    page = visit().open(f"{demo.url}/?period=2026-06")
    gap = page.locator(".b-row .c-gap a.b-fig").first
    expect(gap).to_be_visible()
    gap.focus()
    page.keyboard.press("Enter")
    figure_of(page)
    said = re.compile("进度差 = 完成率 .+ − 序时进度 .+ = ")
    expect(page.locator(".b-from")).to_contain_text(said)


def test_a_label_of_a_chart_leads_there_too(demo: Server, visit: Callable[..., Visit]) -> None:
    page = visit().open(f"{demo.url}/?period=2026-06")
    page.wait_for_selector(".js-plotly-plot svg a")
    page.evaluate(CLICK_LABEL)
    figure_of(page)
    assert "number=" in page.url


@pytest.mark.parametrize("size", SIZES)
def test_the_page_of_a_figure_fits(demo: Server, visit: Callable[..., Visit], size: str) -> None:
    asked = "by=chain&unit=智能装备&indicator=产值&period=2026-06&number=rank"
    page = visit(size=size).open(f"{demo.url}/trace?{asked}")
    assert figure_of(page).startswith("第1")
    expect(page.locator(".b-table").first).to_be_visible()
    main = "document.querySelector('[data-testid=stMain]')"
    assert page.evaluate(f"{main}.scrollWidth <= {main}.clientWidth"), "nothing runs out sideways"
