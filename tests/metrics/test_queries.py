"""Every SELECT of the room is understood by the database, says what a row is, and is used."""

import re
from pathlib import Path

import pytest

from metrics.query import query

ROOM = Path(__file__).parents[2] / "metrics"
FILES = sorted((ROOM / "sql").glob("*.sql"))
PARAMS = {
    "asof": None,
    "grain": "chain",
    "kind": "chain",
    "indicators": ["tax"],
    "first_year": 2025,
    "last_year": 2026,
    "year": 2026,
    "month": 6,
    "months": [5, 6],
    "moments": [202605, 202606],
    "moment": 202606,
    "chain": "甲",
    "park": None,
    "places": [0],
    "scopes": [None],
    "figures": ["level"],
    "measures": ["level"],
    "targets": False,
    "crossed": False,
    "unit": "甲",
    "other": "",
    "other_kind": "",
    "scope": "",
    "span": "ytd",
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_database_can_plan_it(path, store):
    text = query(path.stem)
    asked = {name: PARAMS[name] for name in re.findall(r"\$(\w+)", text)}
    assert store.rows(f"explain {text}", asked)
    assert store.rows(text, asked) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_its_first_line_says_what_a_row_is(path):
    assert query(path.stem).startswith("-- One row is ")


def test_each_is_asked_by_name():
    asked = "".join(path.read_text(encoding="utf-8") for path in ROOM.rglob("*.py"))
    assert [path.stem for path in FILES if f'("{path.stem}"' not in asked] == []
