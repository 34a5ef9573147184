"""Checks of figures against each other and against what is kept: one SELECT a file in sql/.

A check is a file there whose rows carry `code` (its entry in finding_kinds/checks.toml), `slice`,
`unit`, `other`, sheet, row, col, the number (`value` in `uom`) and what its sentence names; or, for
what the workbook says itself, its `line` with row and col: to look up the few that are listed is
many times cheaper than to carry all columns of millions.
A line "-- when: select …" spares the work where that SELECT has no row.
"""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from catalog.catalog import Catalog
from data.checks.declared import declare
from data.checks.wording import Wording
from data.findings import Findings
from data.keeping.comparison import Comparison

_FOLDER = Path(__file__).parent / "sql"
# Ten places are enough to see what is wrong; a file with a thousand has one cause.
LISTED = 10
_FORCED = "这是强制的审核关系：请改正后重新上传；规则不合适的，请管理员在审核关系工作簿里修改。"
_WHEN = re.compile(r"^-- when: (.+)$", re.MULTILINE)


def check(comparison: Comparison, catalog: Catalog, findings: Findings) -> None:
    """Add what the checks find, of each kind at most LISTED and the count of the others."""
    declare(comparison, catalog)
    wording = Wording(comparison, catalog)
    for sql in _checks().values():
        condition = _WHEN.search(sql)
        if condition and not comparison.rows(f"from ({condition[1]}) limit 1"):
            continue
        for found in comparison.rows(_counted(sql)):
            listed = [_whole(comparison, row) for row in found["listed"]]
            rows = sorted(listed, key=lambda row: (row["sheet"], row["row"] or 0))
            _record(rows, found["many"], wording, findings)


def _whole(comparison: Comparison, row: dict[str, Any]) -> dict[str, Any]:
    """A row with all that its line says."""
    if "line" not in row:
        return row
    said = comparison.line(row["line"])
    return {**said, "value": said["reported"], **row}


def _record(rows: list[dict[str, Any]], many: int, wording: Wording, findings: Findings) -> None:
    """Add one finding a row and, where there are more, how many."""
    for row in rows:
        place = wording.place(row["row"], row["col"])
        number = wording.number(row["value"], row.get("uom")) or row.get("state") or ""
        shown = "" if row["code"] == "missing_now" else number
        findings.add(
            row["code"],
            row["sheet"],
            place,
            shown,
            fact=wording.key(row),
            place=place,
            number=number,
            **wording.facts(row),
        )
        if row.get("forced"):
            last = findings.items[-1]
            findings.items[-1] = replace(last, severity="block", advice=_FORCED)
    if many > len(rows):
        findings.add(
            "more_alike",
            rows[0]["sheet"],
            many=many,
            listed=len(rows),
            example=wording.what(rows[0]),
        )


def _counted(sql: str) -> str:
    """How many there are of each code, and the first in reading order."""
    place = "coalesce(found.row, 0)::bigint * 100000 + coalesce(found.col, 0)"
    groups = "code, forced" if "forced" in sql else "code"
    return (
        f"select code, count(*) as many, min_by(found, {place}, {LISTED}) as listed "
        f"from ({sql}) as found group by {groups} order by {groups}"
    )


@cache
def _checks() -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(_FOLDER.glob("*.sql"))}
