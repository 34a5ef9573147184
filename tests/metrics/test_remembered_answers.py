"""Answers that outlive a publication are those that would be found anew, whatever was published."""

from collections.abc import Callable
from copy import copy
from datetime import date
from random import Random
from typing import Any

import pandas as pd
import pytest

import metrics.indicator
from catalog.catalog import Catalog
from catalog.period import Period
from data.directory import Unit
from data.keeping.answers import Answers
from data.keeping.attributes import attributes
from data.keeping.batches import data_date, withdraw
from data.keeping.directories import Happening, events
from data.keeping.store import Store
from metrics.cross import crossed
from metrics.indicator import answered
from metrics.kept import kept
from metrics.masking import hidden
from metrics.periods import periods
from metrics.reporting import board
from metrics.series import history
from metrics.target import targets
from metrics.units import members
from tests.data.keeping.given import published

CHAINS, PARKS = ("甲链", "乙链", "丙链", "丁链"), ("东园", "西园")
FIRMS = [f"企业{number}" for number in range(12)]
CODES = ("output_value", "revenue", "profit", "land_mu")
MONTHS = (5, 6)


def questions(catalog: Catalog) -> list[Callable[[Store], Any]]:
    """What pages ask."""
    june, may = Period.of("2026-06"), Period.of("2026-05")
    found: list[Callable[[Store], Any]] = [
        lambda s: periods(s),
        lambda s: events(s),
        lambda s: data_date(s),
        lambda s: (
            board(s, catalog, 2026)["chain"].lines if "chain" in catalog.reports.entries else 0
        ),
    ]
    for by in ("chain", "park", "enterprise"):
        found += [
            lambda s, by=by: members(s, by),
            lambda s, by=by: attributes(s, by),
            lambda s, by=by: kept(s, catalog, by, june),
            lambda s, by=by: targets(s, catalog, by, june),
        ]
        for period in (june, may):
            found.append(
                lambda s, by=by, at=period: answered(
                    s, catalog, ["output_value", "revenue"], by, at
                )
            )
        for code in CODES:
            found.append(lambda s, by=by, code=code: answered(s, catalog, [code], by, june))
            found.append(lambda s, by=by, code=code: history(s, catalog, [code], by, upto=june))
    for kind in ("chain", "park", "chain_park"):
        found.append(lambda s, kind=kind: hidden(s, catalog, kind, 2026, None))
    for park in PARKS:
        found.append(lambda s, park=park: crossed(s, catalog, "revenue", june, park=park))
    for chain in CHAINS:
        found.append(lambda s, chain=chain: crossed(s, catalog, "revenue", june, chain=chain))
    return found


def told(answer: Any) -> str:
    """All an answer tells, as text."""
    if isinstance(answer, pd.DataFrame):
        return answer.to_csv()
    if isinstance(answer, dict):
        return str({key: told(answer[key]) for key in sorted(answer)})
    if isinstance(answer, (set, frozenset)):
        return str(sorted(map(str, answer)))
    if hasattr(answer, "rows") and hasattr(answer, "total"):
        return repr((answer.rows, answer.whole, answer.total))
    return repr(answer)


def figures(chance: Random, grain: str) -> list[dict[str, Any]]:
    """Some figures of some units of a grain; sometimes far larger than the others."""
    of = {"chain": CHAINS, "park": PARKS, "enterprise": FIRMS, "chain_park": CHAINS}[grain]
    code = chance.choice(CODES)
    found = []
    for unit in chance.sample(of, chance.randint(1, len(of))):
        measure = chance.choice(("level", "level", "level", "yoy", "target_level"))
        month = 12 if measure == "target_level" else chance.choice(MONTHS)
        found.append(
            {
                "grain": grain, "unit": unit, "indicator": code, "measure": measure,
                "other": chance.choice(PARKS) if grain == "chain_park" else "",
                "year": chance.choice((2026, 2026, 2025)), "last_month": month,
                "value": float(chance.choice((1, 10, 20, 30, 500))),
                "uom": "%" if measure == "yoy" else "亩" if code == "land_mu" else "万元",
            }
        )  # fmt: skip
        if code == "land_mu":
            found[-1] |= {"first_month": month, "span": "point"}
    return found


def something(chance: Random, store: Store, batches: list[str]) -> None:
    """One act that changes the store."""
    act = chance.choice(("chain", "park", "enterprise", "enterprise", "chain_park", "out") * 2
                        + ("units", "belonging", "event"))  # fmt: skip
    if act == "out":
        if batches:
            withdraw(store, batches.pop(chance.randrange(len(batches))), reason="错")
    elif act == "units":
        kind, of = chance.choice((("chain", CHAINS), ("park", PARKS), ("enterprise", FIRMS)))
        name = chance.choice(of)
        unit = Unit(kind, name, f"{name}{chance.randrange(9)}", (), chance.randrange(9), {}, None,
                    chance.choice((None, date(2026, 5, 31))))  # fmt: skip
        batches.append(published(store, units=[unit]))
    elif act == "belonging":
        rows = [(f, "chain", chance.choice(CHAINS)) for f in chance.sample(FIRMS, 3)]
        rows += [(f, "park", chance.choice(PARKS)) for f in chance.sample(FIRMS, 3)]
        frame = pd.DataFrame(rows, columns=["enterprise", "kind", "unit"])
        batches.append(published(store, memberships=frame))
    elif act == "event":
        what = [Happening("chain", "甲链", date(2026, chance.randint(1, 9), 1), "并入", "")]
        batches.append(published(store, events=what))
    else:
        batches.append(published(store, *figures(chance, act)))


def begun(store: Store) -> list[str]:
    """A directory, and where every enterprise belongs."""
    units = [
        Unit(kind, name, name, (), place, {}, None, None)
        for kind, of in (("chain", CHAINS), ("park", PARKS), ("enterprise", FIRMS))
        for place, name in enumerate(of)
    ]
    rows = [(firm, "chain", CHAINS[n % 4]) for n, firm in enumerate(FIRMS)]
    rows += [(firm, "park", PARKS[n % 2]) for n, firm in enumerate(FIRMS)]
    frame = pd.DataFrame(rows, columns=["enterprise", "kind", "unit"])
    published(store, units=units, memberships=frame)
    return []


@pytest.mark.parametrize("seed", range(3))
def test_no_answer_is_ever_stale(store: Store, catalog: Catalog, seed: int) -> None:
    chance, asked = Random(seed), questions(catalog)
    batches = begun(store)
    for _ in range(8):
        something(chance, store, batches)
        for of in (store, store.for_readers()):
            fresh = copy(of)
            for question in chance.sample(asked, 10):
                fresh.answers = Answers()
                assert told(question(of)) == told(question(fresh))


def sent(firm: str, value: float) -> dict[str, Any]:
    """A figure of an enterprise."""
    return {"grain": "enterprise", "unit": firm, "indicator": "revenue", "value": value}


def test_what_enterprises_send_leaves_the_chains_answers_alone(
    store: Store, catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their figures are read to know what to withhold; that stays, so all else does."""
    begun(store)
    published(store, *({"unit": unit, "value": 5} for unit in CHAINS))
    published(store, *(sent(firm, 7) for firm in FIRMS))
    sought = []
    answer = metrics.indicator.answer
    monkeypatch.setattr(metrics.indicator, "answer", lambda *a: sought.append(a[1]) or answer(*a))
    june, reader = Period.of("2026-06"), store.for_readers()

    def look() -> None:
        answered(reader, catalog, ["output_value"], "chain", june)

    look()
    assert sought == ["output_value"]
    published(store, sent(FIRMS[0], 8))
    look()
    assert len(sought) == 1
    published(store, {"unit": "甲链", "indicator": "revenue", "value": 9})
    look()
    assert len(sought) == 1, "another indicator of chains"
    published(store, {"unit": "甲链", "value": 9})
    look()
    assert len(sought) == 2
