"""一页通 and 大屏 as blocks: one order for every unit, links in words, nothing withheld told."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from streamlit.testing.v1 import AppTest

from briefing.card import card
from briefing.unit.merits import headed
from catalog.catalog import Catalog
from catalog.period import Period
from data.keeping.store import Store
from metrics.units import members
from pages.shared.card.sheet import sheet
from tests.pages.test_monitor import text, words

Opened = Callable[..., AppTest]
JUNE = Period.of("2026-06")
BLOCKS = ["k-head", "k-kpis", "k-charts", "k-parts", "k-ends", "k-foot"]
STAGED = ("overview", "chain", "park", "ranking", "target", "compare", "card")


@pytest.fixture(autouse=True)
def stores_are_let_go() -> Iterator[None]:
    """The page's store is closed after each test: its home is the test's own."""
    yield
    from pages.shared import session

    session._store.clear()


def trees(page: AppTest) -> list[list]:
    """The trees of the page's blocks."""
    return [json.loads(element.proto.json) for element in page.get("bidi_component")]


def links(page: AppTest) -> set[str]:
    """Where the page's blocks lead."""
    return {unquote(each) for each in re.findall(r'"href": "([^"]+)"', json.dumps(trees(page)))}


def test_every_card_has_the_same_blocks_in_the_same_order(
    published: Path, catalog: Catalog
) -> None:
    store = Store.open(published)
    found = []
    for kind in ("chain", "park"):
        for member in members(store, kind):
            told = card(store, catalog, kind, member.unit, JUNE)
            node = sheet(told, "a4")
            found.append([child[1].split()[0] for child in node[3:]])
            heads = re.findall(r"(?:[一两三]个)?(?:强项|短板)(?= )|年度目标|构成", text(node))
            merits = [headed(told.strengths, "强项"), headed(told.gaps, "短板")]
            assert [each for each in heads if each[-2:] in ("强项", "短板")] == merits
            assert told.people and told.kpis[0].name == "产值"
            if kind == "chain":
                assert [role for role, _ in told.people][:2] == ["链长", "牵头单位"]
    store.close()
    assert len(found) > 4 and all(each == BLOCKS for each in found)


def test_the_figures_of_a_kind_stand_in_the_same_places(published: Path, catalog: Catalog) -> None:
    store = Store.open(published)
    names = {
        tuple(re.sub(r"（共.*", "", kpi.name) for kpi in
              card(store, catalog, "chain", member.unit, JUNE).kpis)
        for member in members(store, "chain")
    }  # fmt: skip
    store.close()
    assert len(names) == 1


def test_a_card_leads_to_its_neighbours_and_its_page(app: Opened, filled: Path) -> None:
    page = app("monitor/card.py", period="2026-06")
    assert not page.exception and not page.error
    found = links(page)
    assert any(each.startswith("chain?") and "chain=" in each for each in found)
    cards = {each for each in found if each.startswith("card?")}
    assert len(cards) >= 2 and all("period=2026-06" in each for each in cards)
    assert any("shape=wide" in each for each in cards)
    assert any(each.startswith("trace?") for each in found)


def test_a_park_has_its_card_by_its_name(app: Opened, filled: Path) -> None:
    parks = app("monitor/park.py", period="2026-06")
    way = next(each for each in links(parks) if each.startswith("card?"))
    name = re.search(r"park=([^&]+)", way)
    assert name
    page = app("monitor/card.py", park=name[1], period="2026-06")
    assert not page.exception and name[1] in words(page)


@pytest.mark.parametrize("name", STAGED)
def test_the_big_screen_of_a_page_is_one_block(app: Opened, filled: Path, name: str) -> None:
    page = app(f"monitor/{name}.py", view="brief", period="2026-06")
    assert not page.exception and not page.error
    screens = [tree for tree in trees(page) if '"b-stage"' in json.dumps(tree)]
    assert len(screens) == 1 and not page.get("plotly_chart")
    said = text(screens[0])
    assert "2026年1—6月" in said and "退出大屏" in said


@pytest.mark.parametrize("name", STAGED)
def test_the_big_screen_of_an_empty_store_names_the_next_step(app: Opened, name: str) -> None:
    page = app(f"monitor/{name}.py", view="brief")
    assert not page.exception and not page.error
    assert any("还没有数据" in str(each.value) for each in page.subheader)


def test_an_unknown_shape_is_a4(app: Opened, filled: Path) -> None:
    page = app("monitor/card.py", period="2026-06", shape="quer")
    assert "k-a4" in json.dumps(trees(page)) and not page.exception


def test_commentary_is_signed_and_stands_on_the_card(store: Store, catalog: Catalog) -> None:
    from data.keeping import commentary
    from tests.metrics.given import fill

    fill(
        store, catalog,
        "grain,unit,indicator,period,measure,value\nchain,甲产业链,output_value,2026-06,level,5",
        "kind,unit\nchain,甲产业链",
    )  # fmt: skip
    commentary.write(store, "chain", "甲产业链", JUNE, "订单足。\n<b>后劲</b>强。", name="王科长")
    told = card(store, catalog, "chain", "甲产业链", JUNE)
    assert [each.said.text for each in told.commentary] == ["订单足。", "<b>后劲</b>强。"]
    assert told.commentary[-1].by == "王科长"
    assert "<b>后劲</b>强。" in text(sheet(told, "wide"))


def test_a_card_tells_nothing_that_is_withheld(store: Store, catalog: Catalog) -> None:
    from tests.metrics.given import fill

    facts = ["grain,unit,indicator,period,measure,value,uom"]
    for name, value in (("甲", 50), ("乙", 30), ("丙", 20), ("丁", 10)):
        facts.append(f"chain,{name}产业链,output_value,2026-06,level,{value}.17,亿元")
        for number in range(1 if name == "甲" else 5):
            size = value / (1 if name == "甲" else 5)
            facts.append(f"enterprise,{name}企{number},output_value,2026-06,level,{size},亿元")
    belong = ["enterprise,kind,unit"]
    belong += ["甲企0,chain,甲产业链"]
    belong += [f"{n}企{k},chain,{n}产业链" for n in "乙丙丁" for k in range(5)]
    units = "kind,unit\n" + "\n".join(f"chain,{name}产业链" for name in "甲乙丙丁")
    fill(store, catalog, "\n".join(facts), units, memberships="\n".join(belong))
    reader = store.for_readers()
    told = card(reader, catalog, "chain", "甲产业链", JUNE)
    said = text(sheet(told, "a4"))
    assert told.kpis[0].value == "不予显示" and "50.17" not in said
    assert told.charts == () and "不予显示" in said
    assert "50.17" in text(sheet(card(store, catalog, "chain", "甲产业链", JUNE), "a4"))


def test_the_big_screen_says_as_of_when_it_is(app: Opened, filled: Path) -> None:
    page = app("monitor/ranking.py", view="brief", period="2026-06", asof="2035-01-01")
    screen = next(tree for tree in trees(page) if '"b-stage"' in json.dumps(tree))
    assert "历史数据：按2035-01-01已发布的数据" in text(screen)
