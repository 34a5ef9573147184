"""Loads the demo through the same import as everything else."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from catalog.catalog import Catalog
from data.importing import import_file, publish
from data.keeping.store import Store
from demo.build import build
from demo.received import received

Report = Callable[[int, int, str], None]


def load(store: Store, catalog: Catalog, report: Report | None = None) -> None:
    """Build the workbooks in a temporary folder and publish each as demo data.

    `report` is told before each workbook: how many are done, of how many, which comes next.
    """
    with TemporaryDirectory(prefix="demo-") as folder:
        paths = build(Path(folder))
        for done, path in enumerate(paths):
            if report:
                report(done, len(paths), path.name)
            draft = import_file(store, catalog, path, demo=True)
            if not draft.blocking:
                publish(store, replace(draft, received_at=received(path.name)))
