"""溯源: a link leads to a figure, its formula and its cell; a broken one says so in words."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from catalog.period import Period
from data.keeping.store import Store
from metrics.pointer import Pointer
from tests.pages.test_monitor import text

JUNE = Period(2026, 1, 6)
BAIJIU = Pointer("chain", "白酒产业链", "output_value", JUNE)
Opened = Callable[..., AppTest]


@pytest.fixture(autouse=True)
def stores_are_let_go() -> Iterator[None]:
    yield
    from pages.shared import session

    session._store.clear()


def words(page: AppTest) -> str:
    """Everything the blocks of the page say."""
    assert not page.exception and not page.error
    return " ".join(text(json.loads(each.proto.json)) for each in page.get("bidi_component"))


def links(node: object) -> list[str]:
    """Every address in a tree of blocks."""
    if not isinstance(node, list) or not node:
        return []
    own = [node[2]["href"]] if isinstance(node[0], str) and "href" in node[2] else []
    return own + [each for child in node for each in links(child)]


def test_a_value_leads_to_its_cell(app: Opened, filled: Path) -> None:
    said = words(app("monitor/trace.py", **BAIJIU.query()))
    assert "46.59 亿元" in said
    assert "发布的《产业链月报_2026年1-6月.xlsx》 Sheet!B3，原文 46.59。" in said


def test_a_large_amount_is_said_as_a_leader_reads_it_too(app: Opened, filled: Path) -> None:
    said = words(app("monitor/trace.py", **Pointer("chain", "新能源产业链", "tax", JUNE).query()))
    assert "55,276 万元 即 5.53亿元" in said


def test_a_computed_figure_is_said_as_its_formula(app: Opened, filled: Path) -> None:
    page = app("monitor/trace.py", **BAIJIU.to("gap_pp").query())
    said = words(page).replace(" ", "")
    assert "进度差=完成率40.0%−序时进度50.0%=-10.0个百分点，欠序时进度10.0个百分点。" in said
    assert "用到的原始数据2个" in said
    trees = [json.loads(block.proto.json) for block in page.get("bidi_component")]
    assert any("number=completion" in each for tree in trees for each in links(tree))


def test_a_place_shows_those_it_is_a_place_among(app: Opened, filled: Path) -> None:
    said = words(app("monitor/trace.py", **BAIJIU.to("rank").query()))
    assert "第3 位" in said and "新能源" in said and "不参加排位的：现代物流" in said


def test_the_original_may_be_taken(app: Opened, filled: Path) -> None:
    page = app("monitor/trace.py", **BAIJIU.query())
    assert "产业链月报_2026年1-6月.xlsx" in str(
        [each.proto for each in page.get("download_button")]
    )


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"indicator": "output_value"},
        {"indicator": "output_value", "period": "2026-99"},
        {"indicator": "output_value", "period": "2026-06", "by": "moon"},
        {"indicator": "output_value", "period": "2026-06", "by": "chain", "unit": "没有的链"},
        {"indicator": "no_such", "period": "2026-06", "by": "chain", "unit": "*"},
        {"indicator": "output_value", "period": "2026-06", "number": "nonsense"},
        {"indicator": "tax", "period": "2026-06", "by": "chain", "unit": "*", "scope": "没有"},
    ],
    ids=["empty", "no-period", "no-such-month", "no-such-kind", "no-such-unit",
         "no-such-indicator", "no-such-number", "no-such-scope"],
)  # fmt: skip
def test_a_broken_link_opens_with_a_notice(app: Opened, filled: Path, query: dict) -> None:
    page = app("monitor/trace.py", **query)
    assert not page.exception and not page.error
    assert len(page.warning) == 1


def test_a_cell_leads_to_every_figure_it_reaches(app: Opened, filled: Path) -> None:
    with closing(Store.open(filled)) as kept:
        batch = kept.rows("select batch::varchar from batches where file like '%1-6月%'")[0][0]
    query = {"batch": batch, "sheet": "Sheet", "cell": "B3"}
    said = words(app("monitor/trace.py", **query)).replace(" ", "")
    assert "Sheet!B3" in said and "46.59亿元，原文46.59" in said
    assert "完成率40.0%" in said and "位次3位" in said and "产业链合计" in said
    assert len(app("monitor/trace.py", **(query | {"cell": "Z99"})).warning) == 1
    assert len(app("monitor/trace.py", **(query | {"batch": "none"})).warning) == 1


def test_an_empty_store_has_no_figure_and_says_so(app: Opened, home: Path) -> None:
    page = app("monitor/trace.py", **BAIJIU.query())
    assert not page.exception and len(page.warning) == 1
