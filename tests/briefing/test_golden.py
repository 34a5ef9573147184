"""Sentences of official wording, one file a pattern: facts in, the sentence out, to the letter."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from briefing.asked import sentences
from briefing.attention import watch
from briefing.roundup import Group, against_time, falling, first_three, last_three, pulling, silent
from briefing.said import Said, joined
from catalog.catalog import Catalog
from catalog.period import Period
from catalog.rounding import running
from data.keeping.store import Store
from metrics.indicator import answered
from metrics.pointer import APART
from metrics.row import Row, digits_of
from metrics.scene import Scene
from metrics.tracing import derived
from tests.briefing.gathered import gathered
from tests.metrics.given import fill

CASES = [
    (path.stem, place)
    for path in sorted((Path(__file__).parent / "golden").glob("*.toml"))
    for place, _ in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"])
]
# What a document turns into something else, or a reader cannot see.
INVISIBLE = re.compile(r"[\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u2060-\u2064\ufeff]")
GROUPS = {
    "first_three": first_three,
    "last_three": last_three,
    "against_time": against_time,
    "falling": falling,
    "pulling": pulling,
}


def case(pattern: str, place: int) -> dict[str, Any]:
    path = Path(__file__).parent / "golden" / f"{pattern}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))["case"][place]


def told(store: Store, catalog: Catalog, said: dict[str, Any]) -> list[Said]:
    """The sentences a case asks for."""
    by, period = said.get("by", "region"), said.get("period", "2026-06")
    names, how = said["of"], said["say"]
    if how in ("line", "list"):
        found = sentences(store, catalog, names, by=by, period=period, scope=said.get("scope"))
        return [each.said for each in found]
    when = Period.of(period)
    if how in ("paragraph", "roundup"):
        found = gathered(store, catalog, names[0], by, when, scope=said.get("scope"))
        units = [row.unit for row in found.answer.rows if row.unit in said.get("units", [row.unit])]
        return [found.of_whole()] if how == "roundup" else [found.of_unit(u) for u in units]
    answer = answered(store, catalog, names[:1], by, when)[names[0]]
    if how == "watch":
        return [
            joined([f"{light} {name}", words], " ")
            for light, name, words in watch(answer.rows, when, by=by, indicator=names[0])
        ]
    counter = {"chain": "条"}.get(by, "个")
    group = Group(answer.rows, catalog.indicators[names[0]], when, by, counter=counter)
    return silent(group) if how == "silent" else [GROUPS[how](group)]


@pytest.mark.parametrize(("pattern", "place"), CASES)
def test_it_is_said_to_the_letter(store, catalog, pattern, place):
    given = case(pattern, place)
    if given.get("hidden"):
        store = fill(
            store,
            catalog,
            given["facts"],
            given.get("units", ""),
            memberships=given.get("memberships", ""),
        ).for_readers()
    else:
        fill(
            store,
            catalog,
            given["facts"],
            given.get("units", ""),
            memberships=given.get("memberships", ""),
        )
    said = told(store, catalog, given)
    assert [each.text for each in said] == given["expected"]
    for each in said:
        assert not INVISIBLE.search(each.text) and "nan" not in each.text
        assert all(number.pointer is not None for number in each.numbers)


LEVELS = ("value", "target", "base", "required_monthly", "pace_monthly")


@pytest.mark.parametrize(("pattern", "place"), [c for c in CASES if c[0] in ("target", "place")])
def test_a_number_is_printed_as_its_row_prints_it(store, catalog, pattern, place):
    given = case(pattern, place)
    fill(
        store,
        catalog,
        given["facts"],
        given.get("units", ""),
        memberships=given.get("memberships", ""),
    )
    for said in told(store, catalog, given):
        for number in said.numbers:
            at = number.pointer
            rows = answered(store, catalog, [at.indicator], at.by, at.period, scope=at.scope)
            row = next(r for r in rows[at.indicator].rows if r.unit == at.unit)
            if at.number in APART:
                found = derived(Scene(store, catalog), at).result
                assert number.text == running(abs(found.value), found.decimals)
            elif at.number not in LEVELS and number.text != "0" and not apart(at.number, row, said):
                assert number.text == running(abs(getattr(row, at.number)), places(at.number, row))


def apart(name: str, row: Row, said: Said) -> bool:
    """True for the difference between two growths, which leads to the later one."""
    return name == "yoy" and sum(number.pointer.number == "yoy" for number in said.numbers) > 1


def places(name: str, row: Row) -> int:
    return 0 if "rank" in name else digits_of(row, name)
