"""Whatever is published, withdrawn, renamed or redefined later: an edition's figures stay, each."""

import random
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from catalog.catalog import Catalog
from catalog.loader import load
from catalog.period import Period
from data.directory import Unit
from data.keeping import batches, commentary, editions
from data.keeping.attributes import attributes
from data.keeping.directories import events
from data.keeping.store import Store
from metrics.cross import crossed
from metrics.frozen import frozen
from metrics.kept import kept
from metrics.periods import periods
from metrics.report import report
from metrics.reporting import board
from metrics.series import series
from metrics.target import targets
from metrics.units import members
from metrics.withholding import WITHHELD
from tests.data.keeping.given import published

JUNE = Period(2026, 1, 6)
CHAINS, PARKS = ("白酒产业链", "食品产业链", "新能源产业链"), ("高新区", "经开区", "东城区")
FIRMS = tuple(f"企业{number}" for number in range(14))
KINDS = ("region", "chain", "park", "enterprise")
Fact = dict[str, Any]


def fact(chance: random.Random, grain: str, unit: str, code: str, **said: Any) -> Fact:
    """A figure with a random number."""
    value = round(chance.uniform(1, 900), 2)
    return {"grain": grain, "unit": unit, "indicator": code, "value": value, "uom": "万元"} | said


def months(chance: random.Random, grain: str, unit: str, code: str) -> list[Fact]:
    """A year and a half of it, now and then with a reported 同比 or a word instead."""
    found = []
    for year, month in ((2025, 6), (2025, 12), (2026, 5), (2026, 6)):
        said = {"year": year, "last_month": month}
        found.append(fact(chance, grain, unit, code, **said))
        if chance.random() < 0.4:
            rate = {"measure": "yoy", "value": round(chance.uniform(-30, 40), 1), "uom": "%"}
            found.append(fact(chance, grain, unit, code, **said) | rate)
    return found


def registered(chance: random.Random) -> list[Unit]:
    """The directory as it is on one day: names, order, levels, who is still there."""
    units = []
    for kind, names in (("chain", CHAINS), ("park", PARKS), ("enterprise", FIRMS)):
        for name in names:
            shown = name if chance.random() < 0.6 else f"{name}{chance.choice('甲乙丙')}"
            said = {"leader": chance.choice(("市长", "书记")), "level": chance.choice(("省级", ""))}
            gone = date(2026, 3, 31) if chance.random() < 0.1 else None
            units.append(Unit(kind, name, shown, (), chance.randrange(99), said, None, gone))
    return units


def belonging(chance: random.Random) -> pd.DataFrame:
    """Which enterprise belongs to which chain and park."""
    rows = [
        (firm, kind, chance.choice(of))
        for firm in FIRMS
        for kind, of in (("chain", CHAINS), ("park", PARKS))
    ]
    return pd.DataFrame(rows, columns=["enterprise", "kind", "unit"])


def city(store: Store, chance: random.Random) -> None:
    """Some of everything the metrics know."""
    facts = []
    for chain in CHAINS:
        facts += months(chance, "chain", chain, "output_value")
        goal = {"measure": "target_level", "last_month": 12}
        facts.append(fact(chance, "chain", chain, "output_value", **goal))
    for park in PARKS:
        facts += months(chance, "park", park, "tax") + months(chance, "park", park, "output_value")
        land = {"year": 0, "first_month": 0, "last_month": 0, "span": "point", "uom": "亩"}
        facts.append(fact(chance, "park", park, "land_mu", **land))
    for firm in FIRMS:
        facts += months(chance, "enterprise", firm, "revenue")
    facts += months(chance, "region", "", "industrial_value_added")[:1]
    said = [{"kind": "chain", "unit": CHAINS[0], "happened_on": date(2026, 4, 1), "what": "扩围"}]
    published(
        store, *facts, units=registered(chance), memberships=belonging(chance), events=said,
    )  # fmt: skip


def later(store: Store, chance: random.Random, home: Path) -> None:
    """Something that happens after the meeting."""
    act = chance.choice(("revise", "add", "withdraw", "directory", "catalogue", "words", "stop"))
    grain, names = chance.choice((("chain", CHAINS), ("park", PARKS), ("enterprise", FIRMS)))
    code = {"chain": "output_value", "park": "tax", "enterprise": "revenue"}[grain]
    unit = chance.choice(names)
    if act == "revise":
        published(store, *months(chance, grain, unit, code))
    elif act == "add":
        goal = {"measure": "target_level", "last_month": 12}
        published(
            store,
            fact(chance, grain, unit, chance.choice(("tax", "investment", "profit"))),
            fact(chance, grain, f"新{chance.randrange(9)}", code),
            fact(chance, grain, unit, code, **goal),
            fact(chance, grain, unit, code, last_month=7),
            fact(chance, "chain_park", CHAINS[0], code, other=PARKS[0]),
        )
    elif act == "stop":
        published(store, fact(chance, grain, unit, code, value=None, reported=None, state="未报"))
    elif act == "withdraw":
        standing = [
            row
            for row in store.rows(
                "select batch::varchar from batches where withdrawn_at is null order by ordinal"
            )
        ]
        if standing:
            batches.withdraw(store, chance.choice(standing)[0], "某人", reason="试")
    elif act == "directory":
        published(store, units=registered(chance), memberships=belonging(chance))
    elif act == "words":
        commentary.write(store, "overview", "", JUNE, f"第{chance.random()}次", name="某人")
    else:
        lights = home / "catalog" / "lights.toml"
        lights.parent.mkdir(exist_ok=True)
        lights.write_text(f"yellow_from = {-chance.randrange(1, 40)}.0\n", encoding="utf-8")
        (home / "catalog" / "indicators.toml").write_text(
            f'[tax_per_mu]\nformula = "tax / land_mu * {chance.randrange(2, 9)}"\n', "utf-8"
        )


def figures(store: Store, catalog: Catalog, asof: Any) -> dict[str, Any]:
    """Every figure and name any page, sentence or export of the edition is made of."""
    text = None if asof is None else f"{asof.isoformat()}+00:00"
    found: dict[str, Any] = {"periods": periods(store, asof)}
    for by in KINDS:
        found[f"{by} kept"] = codes = kept(store, catalog, by, JUNE, asof)
        for code in codes:
            told = report(store, catalog, code, by=by, period="2026-06", asof=text, exact=True)
            found[f"{by} {code}"] = told.rows
        found[f"{by} targets"] = targets(store, catalog, by, JUNE, asof=asof).to_dict("records")
        found[f"{by} members"] = members(store, by, asof)
        found[f"{by} said"] = dict(sorted(attributes(store, by, asof).items()))
    for chain in CHAINS:
        of = series(store, catalog, "output_value", "chain", chain, upto=JUNE, asof=asof)
        found[f"{chain} series"] = of.to_dict("records")
        cells = crossed(store, catalog, "revenue", JUNE, chain=chain, asof=asof)
        found[f"{chain} cells"] = cells.rows
    found["events"] = events(store, asof)
    found["board"] = {
        code: each.lines for code, each in board(store, catalog, 2026, asof, asof).items()
    }
    found["words"] = commentary.of(store, "overview", "", JUNE, asof)
    return found


def same(one: Any, other: Any) -> bool:
    """Equal to twelve digits; nothing is nothing. Sums over enterprises are added up in whatever
    order they are read: the last bits of a double are not figures."""
    return _FLOAT.sub(_digits, repr(one)) == _FLOAT.sub(_digits, repr(other))


_FLOAT = re.compile(r"\d+\.\d+(?:e[+-]?\d+)?")


def _digits(number: re.Match[str]) -> str:
    return f"{float(number[0]):.12g}"


@pytest.mark.parametrize("seed", range(3))
def test_an_edition_gives_the_same_figures_for_ever(tmp_path: Path, seed: int) -> None:
    chance, store = random.Random(seed), Store.open(tmp_path)
    city(store, chance)
    for _ in range(3):
        later(store, chance, tmp_path)
    if not periods(store):
        city(store, chance)
    meeting = editions.freeze(store, "会", JUNE)
    before = load(tmp_path)
    shown, now = figures(store, before, meeting.asof), figures(store, before, None)
    now["board"] = shown["board"]  # of now it would be of today
    assert same(shown, now), "as of its own moment it is what everybody saw"
    readers = figures(store.for_readers(), before, meeting.asof)
    changed = False
    for _ in range(4):
        for _ in range(3):
            later(store, chance, tmp_path)
        catalog = frozen(store, meeting, load(tmp_path)).catalog
        again = figures(store, catalog, meeting.asof)
        for name, told in shown.items():
            assert same(told, again[name]), name
        if not changed:  # asked until something has
            of_now = figures(store, load(tmp_path), None) | {"board": shown["board"]}
            changed = not same(shown, of_now)
        seen = figures(store.for_readers(), catalog, meeting.asof)
        for name, rows in readers.items():
            if isinstance(rows, list) and rows and isinstance(rows[0], dict) and "value" in rows[0]:
                for old, new in zip(rows, seen.get(name, []), strict=False):
                    hidden = WITHHELD in (old.get("state"), new.get("state"))
                    assert hidden or same(old["value"], new["value"]), (name, old, new)
    assert changed, "something did happen"
    editions.drop(store, meeting)
    assert replace(editions.find(store, meeting.code), listed=True) == meeting
    store.close()
