"""Small publications made by hand, for the tests of what is kept."""

from typing import Any

import pandas as pd

from data.directory import Unit
from data.keeping.clock import utcnow, uuid7
from data.keeping.incoming import incoming
from data.keeping.publication import Publication, commit
from data.keeping.store import Store

FACT: dict[str, Any] = {
    "grain": "chain",
    "unit": "白酒产业链",
    "other": "",
    "indicator": "output_value",
    "scope": "",
    "year": 2026,
    "first_month": 1,
    "last_month": 6,
    "span": "ytd",
    "measure": "level",
    "value": 465900.0,
    "state": None,
    "operator": None,
    "upper": None,
    "reported": 46.59,
    "uom": "亿元",
    "typed": None,
    "sheet": "Sheet1",
    "row": 4,
    "col": 3,
}


def proposed(*facts: dict[str, Any]) -> pd.DataFrame:
    """A frame of facts: each says only in what it differs from FACT. A value alone is in 万元."""
    rows = []
    for place, said in enumerate(facts):
        row = {**FACT, "row": 4 + place, **said}
        if "value" in said and "reported" not in said:
            row |= {"reported": said["value"], "uom": said.get("uom", "万元")}
        rows.append(row)
    return pd.DataFrame(rows, columns=list(FACT))


def published(
    store: Store,
    *facts: dict[str, Any],
    units: list[Unit] | None = None,
    file: str = "月报.xlsx",
    content: bytes = b"",
    **said: Any,
) -> str:
    """Publish facts and units as one workbook; the number of the batch."""
    batch = uuid7()
    commit(
        store,
        Publication(
            batch=batch,
            file=file,
            content=content or batch.bytes,
            received_at=utcnow(),
            facts=incoming(proposed(*facts)),
            units=units or [],
            **said,
        ),
    )
    return str(batch)


def current(store: Store, asof: Any = None) -> dict[tuple[str, int], tuple[Any, Any]]:
    """Value and state of every current fact by unit and last month."""
    rows = store.rows(
        "select unit, last_month, value::double, state from current_facts($asof)", {"asof": asof}
    )
    return {(unit, month): (value, state) for unit, month, value, state in rows}
