"""What a reader is shown where figures are withheld: the word, never a number, and why."""

import json
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from accounts.person import Person, Role
from briefing import wording
from briefing.attention import watch
from briefing.paragraph import paragraph
from catalog.period import Period
from data.keeping.store import Store
from metrics.row import Row
from pages.shared import session
from tests.metrics.given import fill
from tests.metrics.test_withholding import UNITS, belonging, reported

JUNE = Period.of("2026-06")
PAGES = ("overview", "chain", "ranking", "target", "compare")


def hidden_row() -> Row:
    return Row("乙链", "乙链", "乙链", "", state="不予显示", light="灰", target=120.0)


def everything(page: AppTest) -> str:
    """All that goes to the browser in blocks, charts and notes."""
    sent = [element.proto.json for element in page.get("bidi_component")]
    sent += [element.proto.spec for element in page.get("plotly_chart")]
    said = [note.value for note in (*page.markdown, *page.info, *page.caption)]
    return json.dumps([*map(json.loads, sent), *said], ensure_ascii=False)


@pytest.fixture(autouse=True)
def stores_are_let_go() -> Iterator[None]:
    yield
    session._store.clear()


def test_sentences_say_why_and_no_number() -> None:
    assert (
        paragraph(hidden_row(), "产值", JUNE).text == "1—6月，乙链产值为保护单个企业数据不予显示。"
    )
    title = wording.overview_title([hidden_row()], "条", "产业链")
    assert title == "一条产业链：一条不予显示"
    assert watch([hidden_row()], JUNE) == []
    assert wording.kept_back([hidden_row()]) == "一个单位的数据为保护单个企业数据不予显示"


@pytest.mark.parametrize("page", PAGES)
def test_a_reader_sees_the_word_and_an_entitled_person_the_number(
    app, home, catalog, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    store = Store.open(home)
    facts = reported(yoy=7).replace(",40\n", ",41.73\n")
    fill(store, catalog, facts, UNITS, memberships=belonging(乙链=2))
    store.close()
    address = {"chain": "乙链"} if page == "chain" else {}
    for role, shown in ((Role.BROWSE, False), (Role.REVIEW, True)):
        who = Person("x", "某人", role)
        monkeypatch.setattr(session, "asker", lambda who=who: who)
        run = app(f"monitor/{page}.py", **address) if address else app(f"monitor/{page}.py")
        assert not run.exception
        text = everything(run)
        assert ("41.73" in text) is shown, (role, page)
        assert ("不予显示" in text) is not shown
