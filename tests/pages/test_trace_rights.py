"""溯源 by role: what is withheld stays so on the page, files go to those who may have them."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from accounts.person import Person, Role
from catalog.period import Period
from data.keeping.batches import withdraw
from data.keeping.store import Store
from metrics.pointer import NUMBERS, Pointer
from pages.shared import session
from tests.metrics.given import fill
from tests.metrics.test_withholding import UNITS, belonging, reported
from tests.pages.test_trace import BAIJIU, words
from tests.pages.test_withholding import everything

JUNE = Period.of("2026-06")
Opened = Callable[..., AppTest]


@pytest.fixture(autouse=True)
def stores_are_let_go() -> Iterator[None]:
    yield
    session._store.clear()


@pytest.fixture
def as_role(monkeypatch: pytest.MonkeyPatch) -> Callable[[Role], None]:
    def become(role: Role) -> None:
        who = Person("x", "某人", role)
        monkeypatch.setattr(session, "asker", lambda: who)

    return become


@pytest.mark.parametrize("number", ["value", "yoy", "completion", "rank", "share", "base"])
def test_a_withheld_figure_is_withheld_in_every_line(
    app: Opened, home: Path, catalog, as_role, number: str
) -> None:
    assert number in NUMBERS
    with closing(Store.open(home)) as store:
        facts = reported(yoy=7).replace(",40\n", ",41.73\n")
        fill(store, catalog, facts, UNITS, memberships=belonging(乙链=2))
    for role, shown in ((Role.BROWSE, False), (Role.REVIEW, True)):
        as_role(role)
        page = app(
            "monitor/trace.py", **Pointer("chain", "乙链", "output_value", JUNE, number).query()
        )
        assert not page.exception
        text = everything(page)
        assert ("41.73" in text) is shown and ("不予显示" in text) is not shown
        whole = app("monitor/trace.py", **Pointer("chain", "*", "output_value", JUNE).query())
        assert ("41.73" in everything(whole)) is shown


@pytest.mark.parametrize(
    ("role", "has"), [(Role.BROWSE, False), (Role.REPORT, False), (Role.REVIEW, True)],
    ids=["browses", "reports", "reviews"],
)  # fmt: skip
def test_the_original_goes_to_those_who_may_have_it(
    app: Opened, filled: Path, as_role, role: Role, has: bool
) -> None:
    as_role(role)
    page = app("monitor/trace.py", **BAIJIU.query())
    assert "原文 46.59" in words(page)
    assert bool(page.get("download_button")) is has
    with closing(Store.open(filled)) as kept:
        batch = kept.rows("select batch::varchar from batches where file like '%1-6月%'")[0][0]
    cell = app("monitor/trace.py", batch=batch, sheet="Sheet", cell="B3")
    assert bool(cell.warning) is not has


def test_a_moment_of_the_past_is_honoured_and_said(app: Opened, filled: Path) -> None:
    with closing(Store.open(filled)) as kept:
        batch = kept.rows("select batch::varchar from batches where file like '%1-6月%'")[0][0]
        withdraw(kept, batch, "王审核", reason="报错了表")
    session._store.clear()
    now = words(app("monitor/trace.py", **BAIJIU.query()))
    assert "46.59" not in now.partition("历次数值")[0] and "没有收到这个数" in now
    page = app("monitor/trace.py", asof="2026-01-05", **BAIJIU.query())
    assert not page.exception and not page.error and "46.59" not in everything(page)


def test_a_withdrawn_value_is_told_with_who_and_why(app: Opened, filled: Path) -> None:
    may = Pointer("chain", "白酒产业链", "output_value", Period.of("2026-05"), "target")
    with closing(Store.open(filled)) as kept:
        batch = kept.rows("select batch::varchar from batches where file like '%1-6月%'")[0][0]
        withdraw(kept, batch, "王审核", reason="报错了表")
    session._store.clear()
    said = words(app("monitor/trace.py", **may.query()))
    assert "历次数值" in said and "撤回，王审核：报错了表" in said and "现用" in said
