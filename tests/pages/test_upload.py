"""填报 through the router: order, what is shown is what is published, nothing left lying about."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from catalog.loader import load
from data.importing import import_file
from pages.shared.session import store
from tests.e2e import workbooks

Open = Callable[..., AppTest]


@pytest.fixture
def page(app: Open, home: Path, tmp_path_factory: pytest.TempPathFactory) -> AppTest:
    """The page on a store with the directory and one month in it."""
    folder = tmp_path_factory.mktemp("sent")
    for path in (workbooks.directory(folder), workbooks.chains(folder, 2, [20.11, 40.2, 33.3])):
        import_file(store(), load(), path, publish=True)
    return app("report/upload.py")


def hand_in(page: AppTest, *paths: Path) -> AppTest:
    """The page after these files were chosen."""
    page.file_uploader[0].set_value(
        [(path.name, path.read_bytes(), "application/octet-stream") for path in paths]
    )
    return page.run()


def press(page: AppTest, label: str) -> AppTest:
    """The page after the first button with this label."""
    next(button for button in page.button if button.label.startswith(label)).click()
    return page.run()


def said(page: AppTest) -> str:
    """Everything the page says in words."""
    parts = [*page.markdown, *page.success, *page.warning, *page.error, *page.expander]
    return " ".join(str(getattr(part, "value", getattr(part, "label", ""))) for part in parts)


def test_a_month_is_read_and_published(page: AppTest, tmp_path: Path) -> None:
    hand_in(page, workbooks.chains(tmp_path, 3, [31.5, 52.5, None]))
    assert "2026年1—3月" in said(page) and "产业链 3 个" in said(page) and not page.exception
    press(page, "确认发布")
    assert page.success and "已发布" in page.success[0].value
    assert not page.exception and not page.error


def test_nothing_of_a_file_is_left_when_it_is_dealt_with(
    page: AppTest, home: Path, tmp_path: Path
) -> None:
    hand_in(page, workbooks.chains(tmp_path, 3, [31.5, 52.5, None]))
    assert [path for path in (home / "inbox").rglob("*") if path.is_file()]
    assert all(not one.draft.content for one in page.session_state["inbox"])
    press(page, "不要这一份")
    assert not [path for path in (home / "inbox").rglob("*") if path.is_file()]


def test_a_file_may_have_the_longest_name_windows_allows(page: AppTest, tmp_path: Path) -> None:
    path = workbooks.chains(tmp_path, 3, [31.5, 52.5, None])
    name = "报" * 250 + ".xlsx"
    page.file_uploader[0].set_value([(name, path.read_bytes(), "application/octet-stream")])
    page.run()
    assert not page.error and not page.exception
    press(page, "确认发布")
    assert page.success and name in page.success[0].value


def test_what_changed_meanwhile_is_shown_before_it_is_published(
    page: AppTest, tmp_path: Path
) -> None:
    hand_in(page, workbooks.chains(tmp_path, 3, [31.5, 52.5, None]))
    other = workbooks.chains(tmp_path, 3, [99.9, 52.5, None], "别人.xlsx")
    import_file(store(), load(), other, publish=True)
    press(page, "确认发布")
    assert "请核对后再确认" in said(page) and not page.success
    press(page, "确认发布")
    assert page.success


def test_a_register_goes_first_whatever_the_order(
    app: Open, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("sent")
    page = app("report/upload.py")
    hand_in(
        page,
        workbooks.chains(folder, 3, [31.5, 52.5, None]),
        workbooks.chains(folder, 2, [20.11, 40.2, 33.3]),
        workbooks.directory(folder),
    )
    assert "等名录发布后核对" in said(page)
    press(page, "按顺序全部发布")
    assert not page.session_state["inbox"] and not page.error
    lines = page.success[0].value
    assert lines.index("名录") < lines.index("1-2月") < lines.index("1-3月")


def test_the_same_file_twice_is_shown_twice(page: AppTest, tmp_path: Path) -> None:
    one = workbooks.chains(tmp_path, 3, [31.5, 52.5, None])
    hand_in(page, one, one, one)
    assert not page.error and said(page).count("**产业链月报") == 3
