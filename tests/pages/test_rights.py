"""Pages by right: what each role is shown, and what of a tab the next person finds."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from accounts import watch
from accounts.person import LOCAL, Person, Role
from data.inbox import Inbox
from data.keeping.acts import acts
from pages.shared import session
from tests.conftest import ROOT

PAGES = {"report/upload.py": "uploads", "report/progress.py": "uploads"}
PAGES["administration/administration.py"] = "administers"
EVERYBODY = [Person(f"a-{role}", "某人", role) for role in Role]
GUEST = Person("", "访客", Role.BROWSE, came_from="10.0.0.9")


@pytest.fixture
def seen_as(monkeypatch: pytest.MonkeyPatch) -> Callable[[Person | None], None]:
    """Whoever looks from now on is this person."""
    monkeypatch.setattr(watch, "_watch", watch.Watch())

    def look(person: Person | None) -> None:
        monkeypatch.setattr(session, "asker", lambda: person)

    return look


def refusals(page: AppTest) -> list[str]:
    """The sentences in red."""
    assert not page.exception
    return [each.value for each in page.error]


@pytest.mark.parametrize("page", [page for page in PAGES if (ROOT / "pages" / page).exists()])
@pytest.mark.parametrize("person", EVERYBODY, ids=lambda person: person.role)
def test_a_page_opens_to_whom_it_is_meant_for(
    filled: Path,
    app: Callable[..., AppTest],
    seen_as: Callable[[Person | None], None],
    person: Person,
    page: str,
) -> None:
    seen_as(person)
    said = refusals(app(page))
    may = getattr(person, PAGES[page])
    assert any("不能打开" in each for each in said) is not may
    lines = acts(session.whole()).query("act == '拒绝页面'")
    assert len(lines) == (0 if may else 1)


def test_a_link_to_anothers_upload_shows_nothing_and_leaves_a_line(
    filled: Path, app: Callable[..., AppTest], seen_as: Callable[[Person | None], None]
) -> None:
    others = Inbox(session.home()).add("somebody", "别人", "别人的表.xlsx", b"PK")
    seen_as(Person("a-2", "某人", Role.REPORT))
    page = app("report/upload.py", upload=others.id, step="核对")
    assert refusals(page) == [] and "别人的表" not in str(page.main)
    line = acts(session.whole()).iloc[0]
    assert (line["act"], line["subject"]) == ("拒绝上传件", others.id)


def test_a_guest_is_shown_the_way_in(
    filled: Path, app: Callable[..., AppTest], seen_as: Callable[[Person | None], None]
) -> None:
    seen_as(GUEST)
    page = app("report/upload.py")
    assert refusals(page) == [] and not page.get("file_uploader")
    assert not refusals(app("monitor/overview.py"))


@pytest.mark.parametrize("page", ["monitor/overview.py", "monitor/park.py", "report/upload.py"])
def test_nobody_sees_no_figure(
    filled: Path,
    app: Callable[..., AppTest],
    seen_as: Callable[[Person | None], None],
    monkeypatch: pytest.MonkeyPatch,
    page: str,
) -> None:
    def never() -> None:
        raise AssertionError("the store was asked")

    seen_as(None)
    monkeypatch.setattr(session, "store", never)
    shown = app(page)
    assert refusals(shown) == [] and not shown.get("plotly_chart") and not shown.button


def test_a_tab_taken_over_keeps_nothing(
    filled: Path, app: Callable[..., AppTest], seen_as: Callable[[Person | None], None]
) -> None:
    seen_as(EVERYBODY[1])
    page = app("reference/definitions.py")
    page.session_state["a draft"] = "of the one before"
    page.run()
    assert page.session_state["a draft"] == "of the one before"
    seen_as(EVERYBODY[2])
    page.run()
    assert "a draft" not in page.session_state


def test_in_local_mode_every_page_is_open(filled: Path, app: Callable[..., AppTest]) -> None:
    page = app("account/account.py")
    assert not page.exception and session.asker() == LOCAL
