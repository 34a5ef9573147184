"""Every indicator of the catalogue has a case small enough to check by hand, and it holds."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from catalog.catalog import Catalog
from catalog.period import Period
from data.keeping.store import Store
from metrics.indicator import answered
from metrics.report import KEYS, report
from tests.metrics.given import Batch, fill, rows

CASES = sorted((Path(__file__).parent / "cases").glob("*.toml"))


def test_every_indicator_has_a_case(catalog):
    assert {case.stem for case in CASES} == set(catalog.indicators)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_case_holds(path: Path, store: Store, catalog: Catalog):
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    kept(store, catalog, path.stem, case)
    wanted = rows(case["expected"])
    found = shown(store, catalog, path.stem, case)
    assert [row["unit"] for row in found] == [row["unit"] for row in wanted]
    for ours, theirs in zip(found, wanted, strict=True):
        for key, text in theirs.items():
            assert same(ours[key], text), (ours["unit"], key, ours[key], text)


def kept(store: Store, catalog: Catalog, code: str, case: dict[str, str]) -> None:
    """The case's facts; they are of its kind of unit and of its indicator unless they say so."""
    facts = [{"grain": case["by"], "indicator": code} | row for row in rows(case["facts"])]
    fill(store, catalog, facts, case.get("units", ""), {"2": Batch()})


def shown(store: Store, catalog: Catalog, code: str, case: dict[str, str]) -> list[dict[str, Any]]:
    """What a person is shown: the report's figures, and beside them the columns only pages use."""
    asked = {"by": case["by"], "period": case["period"], "scope": case.get("scope")}
    printed = report(store, catalog, code, **asked).rows
    period = Period.of(case["period"])
    exact = answered(store, catalog, [code], case["by"], period, scope=case.get("scope"))[code].rows
    beside = (set(type(exact[0]).__slots__) - set(KEYS)) if exact else set()
    return [
        line | {key: getattr(row, key) for key in beside}
        for line, row in zip(printed, exact, strict=True)
    ]


def same(ours: Any, text: str) -> bool:
    """True where the cell of the expected table says what is shown; an empty cell is nothing."""
    if ours is None or ours == "":
        return text == ""
    if isinstance(ours, str):
        return ours == text
    return text != "" and ours == pytest.approx(float(text), rel=1e-9)
