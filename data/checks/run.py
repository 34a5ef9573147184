"""Checks of figures against each other and against what is kept: one SELECT a file in sql/.

A check is a file there whose rows carry `code` (its entry in finding_kinds/checks.toml), `slice`,
`unit`, `other`, sheet, row, col, the number (`value` in `uom`) and what its sentence names.
"""

from functools import cache
from pathlib import Path

import pandas as pd

from catalog.catalog import Catalog
from data.checks.wording import Wording
from data.findings import KINDS, Findings
from data.keeping.comparison import Comparison

_FOLDER = Path(__file__).parent / "sql"
# Ten places are enough to see what is wrong; a file with a thousand has one cause.
LISTED = 10


def check(comparison: Comparison, catalog: Catalog, findings: Findings) -> None:
    """Add what the checks find, of each kind at most LISTED and the count of the others."""
    _declare(comparison, catalog)
    wording = Wording(comparison, catalog)
    for name, sql in _checks().items():
        if name == "repeated" and any(f.code == "same_fact_twice" for f in findings.items):
            continue
        for row in comparison.rows(_listed(sql)):
            kind, many, nth = row["code"], row.pop("many_"), row.pop("nth_")
            place = wording.place(row["row"], row["col"])
            number = wording.number(row["value"], row.get("uom")) or row.get("state") or ""
            shown = "" if kind == "missing_now" else number
            findings.add(kind, row["sheet"], place, shown, place=place, number=number,
                         **wording.facts(row))
            if nth == LISTED and many > LISTED:
                example = KINDS[kind].message.split("{")[0] or name
                findings.add("more_alike", row["sheet"], many=many, listed=LISTED,
                             example=wording.what(row) or example)


@cache
def _checks() -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(_FOLDER.glob("*.sql"))}


def _listed(sql: str) -> str:
    """The first rows of each code, with how many there are."""
    return (f"select * from (select *, count(*) over (partition by code) as many_, "
            f"row_number() over (partition by code order by sheet, row, col) as nth_ from ({sql})) "
            f"where nth_ <= {LISTED} order by code, nth_")


def _declare(comparison: Comparison, catalog: Catalog) -> None:
    """Tell the SELECTs what the catalogue says."""
    fall = set(catalog.rules.may_fall)
    comparison.add("indicators", pd.DataFrame({
        "indicator": pd.Series(list(catalog.indicators), dtype="str"),
        "kind": pd.Series([each.kind for each in catalog.indicators.values()], dtype="str"),
        "additive": [each.additive for each in catalog.indicators.values()],
        "may_fall": [code in fall for code in catalog.indicators],
    }))
    limits = [(each.indicator, each.measure, each.at_most) for each in catalog.rules.limits]
    comparison.add("limits", pd.DataFrame(limits, columns=["indicator", "measure", "at_most"]).astype(
        {"indicator": "str", "measure": "str", "at_most": "float64"}))
