"""As of: whatever a page of the past asks the store, it asks as of that moment."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from catalog.period import Period
from data.keeping import editions
from data.keeping.queries import query as kept
from data.keeping.store import Store
from metrics.query import query
from pages.shared import session
from tests.pages.test_editions import store_of

Opened = Callable[..., AppTest]
PAGES = {
    "monitor/overview.py": {},
    "monitor/chain.py": {"chain": "白酒"},
    "monitor/park.py": {"park": "经济技术开发区"},
    "monitor/ranking.py": {"indicator": "产值"},
    "monitor/target.py": {},
    "monitor/compare.py": {},
    "monitor/card.py": {"chain": "白酒"},
    "monitor/trace.py": {
        "by": "chain", "unit": "白酒产业链", "indicator": "output_value", "period": "2026-06",
    },
    "report/briefing.py": {},
    "report/progress.py": {},
    "reference/definitions.py": {},
}  # fmt: skip
# What is of now by its nature: whether sample data may be dropped, which editions there are, and
# which years are looked back at when asking on whom a figure rests.
OF_NOW = ("from visible_batches($asof) where demo", kept("editions"), query("periods"))


@pytest.fixture(autouse=True)
def stores_are_let_go() -> Iterator[None]:
    """The page's store is closed after each test: its home is the test's own."""
    yield
    session._store.clear()


@pytest.fixture
def of_now(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The questions that were asked of now while they could be asked of a moment."""
    found: list[str] = []
    asked = Store._asked

    def noted(self: Store, sql: str, params: Any) -> Any:
        now = isinstance(params, dict) and "asof" in params and params["asof"] is None
        if now and not any(known in sql for known in OF_NOW):
            found.append(sql)
        return asked(self, sql, params)

    monkeypatch.setattr(Store, "_asked", noted)
    return found


@pytest.mark.parametrize("brief", [False, True], ids=["page", "brief"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_past_asks_of_the_past(
    app: Opened, filled: Path, of_now: list[str], name: str, brief: bool
) -> None:
    asof = editions.freeze(store_of(filled), "会", Period(2026, 1, 6)).asof
    store_of(filled).answers.clear()
    more = {"view": "brief"} if brief else {}
    page = app(name, asof=f"{asof.isoformat()}+00:00", **PAGES[name], **more)
    assert not page.exception and not page.error, [each.value for each in page.error]
    assert of_now == []


def test_a_page_of_now_asks_of_now(app: Opened, filled: Path, of_now: list[str]) -> None:
    app("monitor/overview.py")
    assert of_now, "else the tests above would see nothing"
