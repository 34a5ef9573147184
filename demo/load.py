"""Loads the demo through the same import as everything else."""

from pathlib import Path
from tempfile import TemporaryDirectory

from data.importing import import_file

from catalog.catalog import Catalog
from data.keeping.store import Store
from demo.build import build


def load(store: Store, catalog: Catalog) -> None:
    """Build the workbooks in a temporary folder and publish each as demo data."""
    with TemporaryDirectory(prefix="demo-") as folder:
        for path in build(Path(folder)):
            import_file(store, catalog, path, publish=True, demo=True)
