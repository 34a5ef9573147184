"""Small stores for metrics tests, written as CSV text.

Facts: grain,unit,indicator,period,measure,value and, where wanted, uom,scope,state,operator,upper,
span,batch. `period` is 2026-06 (a flow's 1—6月, a stock's end of June), 2026 for a target or 0 for
a figure without a date. Units: kind,unit,name,level,valid_from,valid_to in official order.
"""

import csv
import io
import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from catalog.catalog import Catalog
from data.keeping.store import Store

IN_LEVELS = ("level", "base", "target_level", "target_range", "target_cap", "forecast")


@dataclass(frozen=True)
class Batch:
    """A batch of the test's store."""

    published: str = "2026-07-10"
    withdrawn: str | None = None


def rows(text: str) -> list[dict[str, str]]:
    """The lines of CSV text, stripped, empty cells as ''."""
    reader = csv.DictReader(io.StringIO(text.strip()), skipinitialspace=True)
    return [{key.strip(): (value or "").strip() for key, value in row.items()} for row in reader]


def fill(
    store: Store,
    catalog: Catalog,
    facts: str | list[dict[str, str]] = "",
    units: str = "",
    batches: dict[str, Batch] | None = None,
    memberships: str = "",
) -> Store:
    """The store with these facts; a fact's batch is named in its column, "1" when it has none."""
    plans = {"1": Batch("2026-01-01")} | (batches or {})
    ids = {name: str(uuid.uuid4()) for name in plans}
    with store.transaction() as cursor:
        for ordinal, (name, plan) in enumerate(plans.items(), 1):
            cursor.execute(
                "insert into batches (batch, ordinal, file, sha256, kind, received_at,"
                " published_at, withdrawn_at) values (?, ?, ?, '', 'figures', ?, ?, ?)",
                [ids[name], ordinal, name, datetime(2026, 1, 1), plan.published, plan.withdrawn],
            )
        for row in rows(facts) if isinstance(facts, str) else facts:
            line = fact(catalog, row) | {"batch": ids[row.get("batch") or "1"]}
            marks = ", ".join("?" for _ in line)
            cursor.execute(
                f"insert into facts ({', '.join(line)}) values ({marks})", list(line.values())
            )
        for ordinal, row in enumerate(rows(units), 1):
            level = row.get("level")
            cursor.execute(
                "insert into units values (?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    row["kind"],
                    row["unit"],
                    row.get("name") or row["unit"],
                    ordinal,
                    f'{{"level": "{level}"}}' if level else None,
                    row.get("valid_from") or None,
                    row.get("valid_to") or None,
                    ids[row.get("batch") or "1"],
                ],
            )
        for row in rows(memberships):
            cursor.execute(
                "insert into memberships values (?, ?, ?, ?)",
                [row["enterprise"], row["kind"], row["unit"], ids["1"]],
            )
    return store


def fact(catalog: Catalog, row: dict[str, str]) -> dict[str, Any]:
    """One fact as its columns of the table."""
    indicator, measure = catalog.indicators[row["indicator"]], row["measure"]
    in_levels = measure in IN_LEVELS
    uom = row.get("uom") or (indicator.unit if in_levels else "%")
    factor = float(catalog.uoms.factor(uom, indicator.unit) or 1) if in_levels else 1.0
    number = float(row["value"]) if row["value"] else None
    upper = float(row["upper"]) * factor if row.get("upper") else None
    year, _, month = row["period"].partition("-")
    first, last, span = _months(int(month or 12), indicator.kind, measure, row.get("span", ""))
    if year == "0":
        first, last, span = 0, 0, "point"
    return {
        "grain": row["grain"],
        "unit": row["unit"],
        "other": row.get("other", ""),
        "indicator": row["indicator"],
        "scope": row.get("scope", ""),
        "year": int(year),
        "first_month": first,
        "last_month": last,
        "span": span,
        "measure": measure,
        "value": None if number is None else number * factor,
        "state": row.get("state") or None,
        "operator": row.get("operator") or None,
        "upper": upper,
        "reported": number,
        "uom": uom,
        "sheet": "表",
        "row": 0,
        "col": 0,
    }


def _months(month: int, kind: str, measure: str, span: str) -> tuple[int, int, str]:
    if measure.startswith("target_"):
        return 1, 12, "ytd"
    if span == "month" or kind == "stock" or span == "point":
        return month, month, span or "point"
    return 1, month, "ytd"
