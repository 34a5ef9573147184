"""A home filled through the import, as a bureau would fill it."""

import shutil
from pathlib import Path

import pytest

from catalog.catalog import Catalog
from data.importing import import_file
from data.keeping.store import Store
from tests.pages import workbooks


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory, catalog: Catalog) -> Path:
    """A directory, two months of chains and one of parks, published once for all tests."""
    home, folder = tmp_path_factory.mktemp("published"), tmp_path_factory.mktemp("workbooks")
    files = [
        workbooks.directory(folder),
        workbooks.chains(folder, 5),
        workbooks.chains(folder, 6),
        workbooks.parks(folder),
    ]
    store = Store.open(home)
    for file in files:
        assert import_file(store, catalog, file, publish=True).published, file.name
    store.close()
    return home


@pytest.fixture
def filled(home: Path, published: Path) -> Path:
    """A DASHBOARD_HOME of the test's own with those figures."""
    shutil.copytree(published, home, dirs_exist_ok=True)
    return home
