"""What of a workbook a publication took, as the ledger has it."""

import json
from typing import Any

from data.keeping.store import Store


def taken(store: Store, batch: str) -> dict[str, Any]:
    """The summary of a batch: its `difference` without the lines not taken, and how many those
    `refused` were."""
    rows = store.rows("select summary from batches where batch::varchar = $batch", {"batch": batch})
    return json.loads(rows[0][0])
