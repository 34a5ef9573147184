"""What the directory says of the units of one kind: 链长, 牵头单位, 级别, 所在地."""

import json
from datetime import datetime
from typing import Any

from data.keeping.queries import query
from data.keeping.remembered import remembered
from data.keeping.store import Store


@remembered
def attributes(store: Store, kind: str, asof: datetime | None = None) -> dict[str, dict[str, Any]]:
    """By unit. One kind alone, so that a page of ten chains does not read 100,000 enterprises."""
    rows = store.rows(query("attributes"), {"kind": kind, "asof": asof})
    return {unit: json.loads(said) if said else {} for unit, said in rows}
