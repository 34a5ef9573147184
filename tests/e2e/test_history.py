"""The back button leads to the page before, whatever a page wrote into its own address."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.e2e.conftest import Server, Visit


def test_back_leads_to_the_page_before(demo: Server, visit: Callable[..., Visit]) -> None:
    here = visit()
    page = here.open(f"{demo.url}/ranking")
    # Its last word in the address: who leaves before it would find it in the history later.
    expect(page).to_have_url(re.compile("/ranking.*indicator="))
    for name, address in (("目标", "target"), ("园区", "park")):
        page.get_by_role("link", name=name, exact=True).first.click()
        expect(page).to_have_url(re.compile(f"/{address}.*period="))
        here.settled()
    for address, name in (("target", "目标"), ("ranking", "排行")):
        page.go_back()
        expect(page).to_have_url(re.compile(f"/{address}.*period="))
        expect(page.locator("h1")).to_have_text(name)
        here.settled()
    assert here.errors == []


def test_one_deed_is_one_entry_in_whatever_order_its_address_arrives(
    demo: Server, visit: Callable[..., Visit]
) -> None:
    here = visit()
    page = here.open(f"{demo.url}/ranking")
    expect(page).to_have_url(re.compile("/ranking.*indicator="))
    before = page.evaluate("history.length")
    page.locator("h1").click()  # a deed, which changes nothing here
    for late in ("/ranking?by=县区", "/target?by=县区", "/target?by=县区&period=2026-05"):
        page.evaluate("address => history.pushState({}, '', address)", late)
    assert page.evaluate("history.length") == before + 1
    expect(page).to_have_url(re.compile("/target.*2026-05"))
    page.go_back()
    expect(page).to_have_url(re.compile("/ranking.*indicator="))
    page.evaluate("history.pushState({}, '', '/target?period=2026-04')")  # said too late
    expect(page).to_have_url(re.compile("/ranking.*indicator="))


def test_every_kind_of_target_is_shown(demo: Server, visit: Callable[..., Visit]) -> None:
    here = visit()
    page = here.open(f"{demo.url}/target?by=全市&period=2026-06")
    expect(page.get_by_text(re.compile("全市.*项目标"))).to_be_visible()
    expect(page.get_by_text("节点").first).to_be_visible()
    assert here.errors == []
