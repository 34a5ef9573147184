"""Every figure on every page leads to a 溯源 that shows the same number."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from catalog.catalog import Catalog
from catalog.rounding import half_up
from data.keeping.store import Store
from metrics.pointer import pointed
from metrics.tracing import trace
from tests.pages.test_monitor import text

Opened = Callable[..., AppTest]
NUMBER = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?")
# Fewest links a page of the small city has, and which page with what.
PAGES = {
    "overview": (35, {}),
    "chain": (12, {"chain": "白酒"}),
    "park": (20, {"park": "东城工业集中区"}),
    "ranking": (20, {"by": "产业链", "indicator": "产值"}),
    "target": (20, {"by": "产业链"}),
    "compare": (15, {"by": "园区"}),
}


@pytest.fixture(autouse=True)
def stores_are_let_go() -> Iterator[None]:
    yield
    from pages.shared import session

    session._store.clear()


def figures(node: object) -> Iterator[tuple[str, dict[str, str]]]:
    """What each link to a 溯源 shows, and what it asks for."""
    if not isinstance(node, list) or not node:
        return
    if isinstance(node[0], str) and str(node[2].get("href", "")).startswith("trace?"):
        yield text(node).replace(" ", ""), dict(parse_qsl(node[2]["href"].partition("?")[2]))
        return
    for child in node:
        yield from figures(child)


def labels(page: AppTest) -> Iterator[tuple[str, dict[str, str]]]:
    """The same of the labels of charts."""
    for chart in page.get("plotly_chart"):
        for href, shown in re.findall(
            r'<a href="(trace[^"]+)"[^>]*>(.*?)</a>', chart.proto.spec.replace('\\"', '"')
        ):
            said = json.loads(f'"{shown}"')
            yield said, dict(parse_qsl(href.replace("&amp;", "&").partition("?")[2]))


def same(shown: str, value: float) -> bool:
    """True where a shown number is the value, in its unit or in 亿元 for 万元."""
    found = NUMBER.search(re.sub(r"^\d+—\d+月", "", shown).replace("同比", ""))
    if found is None:
        return value <= 0 or not half_up(value, 1)  # 持平, 已完成
    number = float(found[0].replace(",", ""))
    decimals = len(found[0].partition(".")[2])
    return any(
        abs(abs(half_up(size, decimals) or 0.0) - abs(number)) < 1e-9
        for size in (value, value / 10_000)
    )


@pytest.mark.parametrize("name", sorted(PAGES))
def test_every_figure_leads_to_the_same_number(
    app: Opened, filled: Path, catalog: Catalog, name: str
) -> None:
    fewest, query = PAGES[name]
    page = app(f"monitor/{name}.py", period="2026-06", **query)
    assert not page.exception
    trees = [json.loads(each.proto.json) for each in page.get("bidi_component")]
    found = [each for tree in trees for each in figures(tree)] + list(labels(page))
    assert len(found) >= fewest
    with closing(Store.open(filled)) as kept:
        for shown, asked in found:
            told = trace(kept, catalog, pointed(asked))
            assert told.result.value is not None, (shown, asked)
            assert same(shown, told.result.value), (shown, told.result.said, asked)
            assert told.sources, (shown, asked)
