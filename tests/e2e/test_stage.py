"""大屏 and 一页通 in a real browser: nothing cut or scrolled, one sheet of paper, for a phone."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from catalog.catalog import Catalog
from data.keeping.store import Store
from tests.e2e.conftest import SCREENSHOTS, Server, Visit
from tests.metrics.given import fill

PAGES = ("", "chain", "park", "ranking", "target", "compare", "progress", "card")
ROOMY = ("", "chain", "ranking", "target", "compare", "progress", "card")  # pages without parks
ENDED = '[data-testid="stApp"][data-test-script-state="notRunning"]'
# What stands beyond the screen, or needs more room than it has.
_CUT = """screen => {
  const found = [];
  for (const each of [screen, ...screen.querySelectorAll('*')]) {
    const at = each.getBoundingClientRect();
    if (!at.width || !at.height) continue;
    if (at.right > 1921 || at.bottom > 1081 || at.left < -1 || at.top < -1)
      found.push(`beyond ${each.getAttribute('class')} ${at.right} ${at.bottom}`);
    if (each.matches('.b-screen, .b-fit, .g-col, .k-sheet')
        && (each.scrollHeight > each.clientHeight + 1 || each.scrollWidth > each.clientWidth + 1))
      found.push(`cut ${each.getAttribute('class')} ${each.scrollHeight} > ${each.clientHeight}`);
  }
  return found;
}"""
_SMALLEST = """screen => Math.min(...[...screen.querySelectorAll('td, li, .g-text, .k-note')]
  .filter(each => each.textContent.trim() && each.getBoundingClientRect().height)
  .map(each => parseFloat(getComputedStyle(each).fontSize)))"""


def open_stage(visit: Visit, url: str) -> Page:
    """The big screen, drawn."""
    visit.page.goto(url)
    visit.page.locator(".b-screen h1").wait_for()
    visit.page.wait_for_selector(ENDED, state="attached")
    return visit.page


def crowd(folder: Path, catalog: Catalog, many: int) -> Path:
    """A home with that many chains, one of which has not reported June."""
    kinds = ("储能", "装备制造", "新材料", "医药健康", "电子信息及5G应用", "农产品加工", "现代家居")
    sorts = ("新型", "高端智能", "绿色低碳", "生物", "先进", "未来")
    names = [f"{sort}{kind}产业链" for sort in sorts for kind in kinds][:many]
    facts = []

    def add(name: str, indicator: str, period: str, measure: str, value: float, uom: str) -> None:
        facts.append({"grain": "chain", "unit": name, "indicator": indicator, "period": period,
                      "measure": measure, "value": str(round(value, 2)), "uom": uom})  # fmt: skip

    for place, name in enumerate(names):
        size = 200.0 - 4 * place
        for month in range(2, 13):
            add(name, "output_value", f"2025-{month:02}", "level", size * month / 7, "亿元")
        for month in range(2, 6 if place == 1 else 7):
            period = f"2026-{month:02}"
            add(name, "output_value", period, "level", size * month / 6, "亿元")
            add(name, "output_value", period, "yoy", 30 - place * 1.3, "%")
            add(name, "tax", period, "level", size * month * 100, "万元")
            add(name, "tax", period, "yoy", 20 - place, "%")
            add(name, "investment", period, "level", size * month / 30, "亿元")
        add(name, "output_value", "2026", "target_level", size * (1.8 + place % 5 * 0.2), "亿元")
        add(name, "tax", "2026", "target_growth", 10, "%")
    store = Store.open(folder)
    fill(store, catalog, facts, "kind,unit\n" + "\n".join(f"chain,{name}" for name in names))
    store.close()
    return folder


@pytest.fixture(scope="module", params=[3, 40])
def crowded(
    request: pytest.FixtureRequest,
    start: Callable[..., Server],
    catalog: Catalog,
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[int, Server]:
    """A dashboard with three chains, and one with forty."""
    home = crowd(tmp_path_factory.mktemp(f"chains{request.param}"), catalog, request.param)
    server = start(home)
    server.wait_for("ready")
    return request.param, server


@pytest.mark.parametrize("page", PAGES)
def test_the_big_screen_is_one_screen(demo: Server, visit: Callable[..., Visit], page: str) -> None:
    here = visit("1920")
    opened = open_stage(here, f"{demo.url}/{page}?view=brief")
    SCREENSHOTS.mkdir(exist_ok=True)
    opened.screenshot(path=SCREENSHOTS / f"stage-{page or 'overview'}.png")
    screen = opened.locator(".b-screen")
    assert screen.bounding_box() == {"x": 0, "y": 0, "width": 1920, "height": 1080}
    assert screen.evaluate(_CUT) == []
    assert opened.evaluate("document.documentElement.scrollHeight") <= 1080
    said = screen.inner_text()
    assert "2026年1—6月" in said and "数据截止2026年6月" in said
    assert ("由已发布的数据算出" if page == "progress" else "来源：") in said
    controls = opened.locator(
        "button, input, [role=combobox], header a, [data-testid=stMain] label"
    )
    assert [each for each in controls.all() if each.is_visible()] == []
    assert here.errors == []


def test_three_chains_or_forty_fit_the_screen(
    crowded: tuple[int, Server], visit: Callable[..., Visit]
) -> None:
    many, server = crowded
    here = visit("1920")
    for page in ROOMY:
        opened = open_stage(here, f"{server.url}/{page}?view=brief&period=2026-06")
        opened.screenshot(path=SCREENSHOTS / f"stage-{page or 'overview'}-{many}.png")
        assert opened.locator(".b-screen").evaluate(_CUT) == [], page
        assert opened.locator(".b-screen").evaluate(_SMALLEST) >= 12, page
        if page in ("", "ranking", "target", "compare"):
            assert opened.locator(".g-table .g-name:text-is('新型储能')").count() >= 1, page


def test_a_smaller_screen_shows_the_same_smaller(demo: Server, visit: Callable[..., Visit]) -> None:
    opened = open_stage(visit("1366"), f"{demo.url}/?view=brief")
    box = opened.locator(".b-screen").bounding_box()
    assert box and box["width"] <= 1366 and box["height"] <= 768
    assert abs(box["width"] / box["height"] - 16 / 9) < 0.01


def test_the_way_in_is_a_button_and_the_way_out_a_key(
    demo: Server, visit: Callable[..., Visit]
) -> None:
    here = visit("1920")
    opened = here.open(f"{demo.url}/ranking?period=2026-06&by=园区")
    opened.get_by_role("button", name="大屏").click()
    opened.locator(".b-screen h1").wait_for()
    assert "view=brief" in opened.url and quote("园区") in opened.url
    opened.wait_for_selector(ENDED, state="attached")
    opened.keyboard.press("Escape")
    opened.locator(".b-screen").wait_for(state="detached")
    here.settled()
    assert "view" not in opened.url and quote("园区") in opened.url
    assert opened.get_by_role("button", name="大屏").is_visible()


@pytest.mark.parametrize(("shape", "wide"), [("a4", 210), ("wide", 297)])
def test_a_card_is_printed_on_one_sheet(
    demo: Server, visit: Callable[..., Visit], shape: str, wide: int
) -> None:
    opened = visit("1920").open(f"{demo.url}/card?chain=铜铝新材料&shape={shape}")
    opened.locator(".k-sheet h1").wait_for()
    opened.emulate_media(media="print")
    ends = opened.locator(".k-foot").evaluate("""foot => {
      const sheet = foot.closest('.k-sheet'), at = sheet.getBoundingClientRect();
      return [at.left, at.height / at.width, foot.getBoundingClientRect().bottom / at.bottom,
        parseFloat(getComputedStyle(sheet).paddingLeft) / at.width];
    }""")
    assert ends[0] == 0 and abs(ends[1] - (1.414 if shape == "a4" else 9 / 16)) < 0.01
    assert ends[2] <= 1 and ends[3] > 0.015
    paper = opened.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", paper)) == 1
    box = re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", paper)
    assert box and abs(float(box[1]) / 72 * 25.4 - wide) < 1


@pytest.mark.parametrize("shape", ["a4", "wide"])
def test_nothing_of_a_card_is_cut(demo: Server, visit: Callable[..., Visit], shape: str) -> None:
    here = visit("1920")
    for unit in ("chain=铜铝新材料", "chain=功能纺织", "park=江州经开区", "park=柏阳经开区"):
        opened = here.open(f"{demo.url}/card?{unit}&shape={shape}")
        sheet = opened.locator(".k-sheet")
        sheet.locator("h1").wait_for()
        opened.screenshot(path=SCREENSHOTS / f"card-{shape}-{unit[-2:]}.png", full_page=True)
        room = sheet.evaluate(
            "s => [s.scrollHeight - s.clientHeight, s.scrollWidth - s.clientWidth]"
        )
        assert max(room) <= 1, unit
        box = sheet.bounding_box()
        assert box
        proportion = box["height"] / box["width"]
        assert abs(proportion - (1.414 if shape == "a4" else 9 / 16)) < 0.01


def test_a_card_is_read_on_a_phone(demo: Server, visit: Callable[..., Visit]) -> None:
    opened = visit("390").open(f"{demo.url}/card?chain=铜铝新材料")
    sheet = opened.locator(".k-sheet")
    sheet.locator("h1").wait_for()
    opened.screenshot(path=SCREENSHOTS / "card-390.png", full_page=True)
    box = sheet.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390
    small = sheet.evaluate("""sheet => [...sheet.querySelectorAll('*')]
        .filter(each => each.childElementCount === 0 && each.textContent.trim()
            && !each.closest('svg'))
        .filter(each => parseFloat(getComputedStyle(each).fontSize) < 11.9)
        .map(each => each.textContent)""")
    assert small == []
    beyond = sheet.evaluate("""sheet => [...sheet.querySelectorAll('*')]
        .filter(each => each.getBoundingClientRect().right > 391).map(each => each.textContent)""")
    assert beyond == []


def test_a_number_of_a_card_leads_to_its_origin(demo: Server, visit: Callable[..., Visit]) -> None:
    here = visit("1920")
    opened = here.open(f"{demo.url}/card?chain=铜铝新材料&period=2026-06")
    figures = opened.locator(".k-kpi .k-value a.b-fig")
    figures.first.wait_for()
    assert figures.count() >= 6
    figures.first.click()
    opened.wait_for_url("**/trace?**")
    here.settled()
    opened.get_by_role("heading", name="溯源").wait_for()
    assert "indicator=output_value" in opened.url and quote("铜铝新材料") in opened.url
