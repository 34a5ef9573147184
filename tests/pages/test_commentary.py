"""点评 on the pages: written by those who may, signed, as of a moment, a draft next month."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from accounts.person import Person, Role
from catalog.period import Period
from data.keeping import editions
from data.keeping.acts import acts
from data.keeping.commentary import of, write
from pages.shared import session
from tests.pages.test_monitor import words

Opened = Callable[..., AppTest]
MAY, JUNE = Period(2026, 1, 5), Period(2026, 1, 6)
READER = Person("", "访客", Role.BROWSE)


@pytest.fixture(autouse=True)
def stores_are_let_go() -> Iterator[None]:
    """The page's store is closed after each test: its home is the test's own."""
    yield
    session._store.clear()


@pytest.mark.parametrize("name", ["overview", "chain", "park", "target", "ranking"])
def test_words_are_written_and_read(
    app: Opened, filled: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = app(f"monitor/{name}.py")
    assert not page.exception and not page.error and not page.warning
    page.text_area[0].input("总体平稳。\n**加粗** <b>不认</b>")
    next(each for each in page.button if each.label == "确认发布").click().run()
    assert not page.exception and not page.error
    assert "—— 本机" in words(page)
    done = acts(session._store(filled)).iloc[0]
    assert done["act"] == "写点评" and "2026年1—6月" in done["subject"]
    monkeypatch.setattr(session, "person", lambda: READER)
    read = app(f"monitor/{name}.py")
    assert "总体平稳。" in words(read) and "**加粗** <b>不认</b>" in words(read)
    assert not read.text_area


def test_last_months_words_are_a_draft_for_writers_alone(
    app: Opened, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = session._store(filled)
    write(store, "chain", "白酒产业链", MAY, "五月白酒企稳。", name="张三")
    page = app("monitor/chain.py", chain="白酒")
    assert "点评草稿：沿用2026年1—5月的点评" in words(page)
    assert page.text_area[0].value == "五月白酒企稳。"
    assert of(store, "chain", "白酒产业链", JUNE) is None
    with monkeypatch.context() as patched:
        patched.setattr(session, "person", lambda: READER)
        assert "五月白酒企稳" not in words(app("monitor/chain.py", chain="白酒"))
    next(each for each in page.button if each.label == "确认发布").click().run()
    assert of(store, "chain", "白酒产业链", JUNE).text == "五月白酒企稳。"
    assert "草稿" not in words(page)
    next(each for each in page.button if each.label == "撤下").click().run()
    assert of(store, "chain", "白酒产业链", JUNE) is None
    assert acts(store).iloc[0]["act"] == "撤下点评"


def test_a_sender_writes_of_their_own_unit_alone(
    app: Opened, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sender = Person("a", "甲", Role.REPORT, frozenset({("chain", "白酒产业链")}))
    monkeypatch.setattr(session, "person", lambda: sender)
    assert app("monitor/chain.py", chain="白酒").text_area
    assert not app("monitor/chain.py", chain="新能源").text_area
    assert not app("monitor/overview.py").text_area


def test_an_edition_keeps_its_words_and_takes_no_new_ones(app: Opened, filled: Path) -> None:
    store = session._store(filled)
    write(store, "overview", "", JUNE, "会上的话。", name="张三")
    code = editions.freeze(store, "会", JUNE).code
    write(store, "overview", "", JUNE, "会后的话。", name="张三")
    page = app("monitor/overview.py", edition=code)
    assert "会上的话" in words(page) and "会后的话" not in words(page) and not page.text_area
    assert "会后的话" in words(app("monitor/overview.py"))
