"""The sample city, imported once for all tests of a file that only look at it."""

from collections.abc import Iterator

import pytest

from catalog.catalog import Catalog
from data.keeping.store import Store
from demo.load import load


@pytest.fixture(scope="session")
def city(catalog: Catalog) -> Iterator[Store]:
    """The sample city in memory; nobody writes to it."""
    store = Store.memory()
    load(store, catalog)
    yield store
    store.close()
