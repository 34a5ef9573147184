"""What every test may ask for: the shipped catalogue, an empty store, a home of its own, a page."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from catalog.catalog import Catalog
from catalog.loader import load
from data.keeping.store import Store
from demo.load import load as load_demo

ROOT = Path(__file__).parent.parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests first: they take the longest, and nobody is to wait for them at the end."""
    items.sort(key=lambda item: "e2e" not in item.path.parts)


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The catalogue as shipped."""
    return load()


@pytest.fixture
def store() -> Iterator[Store]:
    """An empty store in memory."""
    store = Store.memory()
    yield store
    store.close()


@pytest.fixture(scope="session")
def city(catalog: Catalog) -> Iterator[Store]:
    """The sample city in memory, imported once for all tests that only look at it."""
    store = Store.memory()
    load_demo(store, catalog)
    yield store
    store.close()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A DASHBOARD_HOME of the test's own; pages opened by `app` keep their store there."""
    monkeypatch.setenv("DASHBOARD_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def app(home: Path) -> Callable[[str], AppTest]:
    """Opens a page ("monitor/chain.py") through the router, as a browser would."""

    def open_page(page: str = "", **query: str) -> AppTest:
        test = AppTest.from_file(str(ROOT / "pages" / "router.py"), default_timeout=120)
        for key, value in query.items():
            test.query_params[key] = value
        return test.switch_page(str(ROOT / "pages" / page)).run() if page else test.run()

    return open_page
