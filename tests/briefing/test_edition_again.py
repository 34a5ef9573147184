"""A briefing of an edition: asked of its moment alone, and the same document after all that came
later."""

import random
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from briefing.compose import compose
from briefing.order import of_edition
from briefing.request import Request
from catalog.loader import load
from data.keeping import commentary, editions
from data.keeping.queries import query as kept
from data.keeping.store import Store
from metrics.frozen import frozen
from metrics.query import query
from tests.metrics.test_editions_hold import CHAINS, JUNE, city, later, same

DAY = datetime(2026, 7, 20, 2)
OF_NOW = (kept("editions"), query("periods"))


@pytest.mark.parametrize("seed", range(2))
def test_the_same_document_after_all_that_came_later(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance, store = random.Random(seed), Store.open(tmp_path)
    city(store, chance)
    editions.freeze(store, "上次会", JUNE)
    commentary.write(store, "chain", CHAINS[0], JUNE, "会上的话。", name="张三")
    meeting = editions.freeze(store, "会", JUNE)

    def made() -> Any:
        catalog = frozen(store, meeting, load(tmp_path)).catalog
        request = of_edition(Request(JUNE, internal=True), meeting, "/e/x")
        return compose(store, catalog, request, now=DAY)

    before = made()
    for _ in range(10):
        later(store, chance, tmp_path)
    commentary.write(store, "chain", CHAINS[0], JUNE, "会后的话。", name="张三")
    asked, of_now = Store._asked, []

    def noted(self: Store, sql: str, params: Any) -> Any:
        now = isinstance(params, dict) and "asof" in params and params["asof"] is None
        if now and not any(known in sql for known in OF_NOW):
            of_now.append(sql)
        return asked(self, sql, params)

    monkeypatch.setattr(Store, "_asked", noted)
    after = made()
    assert of_now == []
    for one, other in zip(before.sections, after.sections, strict=True):
        assert same(one, other), one.key
    assert same(before, after)
    store.close()
