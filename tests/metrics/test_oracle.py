"""Every column of every unit agrees with the independent recomputation, on random small stores."""

import json
import math
import uuid
from datetime import date, datetime
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some

from catalog.loader import load
from catalog.period import Period
from data.keeping.store import Store
from metrics.indicator import answered
from metrics.row import frame
from metrics.total import of_answer
from tests.metrics.oracle import Oracle
from tests.metrics.recomputed import RATIOS, SIZES, STOCKS, UNITS, World

CATALOG = load()
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]  # a failing world is small as it is
STORE = Store.memory()
FIXED = {
    "batches": {
        "file": "''",
        "sha256": "''",
        "kind": "'both'",
        "received_at": "timestamp '2020-01-01'",
    },
    "facts": {"sheet": "'表'", "row": "0", "col": "0"},
}
NUMBERS = (
    "value",
    "yoy",
    "yoy_computed",
    "base",
    "target",
    "completion",
    "completion_reported",
    "time_progress",
    "gap_pp",
    "required_monthly",
    "rank",
    "growth_rank",
    "rank_change",
    "growth_rank_change",
    "share",
    "contribution",
    "pull",
)
WORDS = ("uom", "yoy_basis", "base_basis", "target_type", "light", "state")
WHOLE = ("value", "yoy", "yoy_computed", "base")
WHOLE_WORDS = ("yoy_basis", "base_basis", "state", "basis")
DAYS = ["2026-01-10", "2026-03-10", "2026-05-10", "2026-07-10"]
NAMES = ["甲", "乙", "丙", "丁", "戊"]
STATES = ["未报", "不予显示"]
GROWTH_WORDS = ["未报", "扭亏为盈", "由盈转亏"]


@some.composite
def worlds(draw: some.DrawFn) -> tuple[World, str, str, int]:
    """A store, a kind of unit, an indicator and a month, with little variety so that ties, zeros
    and gaps are frequent."""
    by = draw(some.sampled_from(["chain", "park"]))
    code = draw(some.sampled_from(list(UNITS)))
    month = draw(some.sampled_from([2, 3, 6, 12]))
    units = [
        {
            "unit": name,
            "group": draw(some.sampled_from(["国家级", "省级"])) if by == "park" else "",
            "from": draw(some.sampled_from([None, None, None, date(2026, 1, 1)])),
            "to": draw(some.sampled_from([None, None, None, None, date(2025, 12, 31)])),
        }
        for name in NAMES[: draw(some.integers(1, 5))]
    ]
    batches = {
        str(order): (
            order,
            DAYS[order - 1],
            draw(some.sampled_from([None] * 4 + ["2026-04-10", "2026-08-10"])),
        )
        for order in range(1, 5)
    }
    facts = []
    codes = [code, *RATIOS.get(code, ())[:2]]
    earlier = (2026, month - 1) if month > 2 else (2025, 12)
    moments = {(2026, month), (2025, month), earlier, (earlier[0] - 1, earlier[1])}
    likely = draw(some.sampled_from([2, 4, 9]))
    for name in [*(unit["unit"] for unit in units), "*"]:
        for each in codes:
            for year, last in sorted(moments):
                facts += _figures(draw, by, name, each, year, last, likely)
            if each == "land_mu" and draw(some.booleans()):
                facts += _kept(draw, by, name, each, (0, 0, 0, "point"), "level")
        facts += _targets(draw, by, name, code)
    asof = draw(some.sampled_from([None, None, "2026-02-01", "2026-06-01", "2026-07-10"]))
    return World(facts, batches, units, asof), by, code, month


def _figures(
    draw: some.DrawFn, by: str, name: str, code: str, year: int, month: int, likely: int
) -> list[dict]:
    when = (year, month, month, "point") if code in STOCKS else (year, 1, month, "ytd")
    facts = []
    for measure, chance in (("level", likely), ("yoy", likely - 1), ("base", 1), ("completion", 1)):
        if code in RATIOS and measure == "level":
            chance = 1
        if draw(some.integers(0, 9)) < chance:
            facts += _kept(draw, by, name, code, when, measure)
    return facts


def _kept(
    draw: some.DrawFn, by: str, name: str, code: str, when: tuple, measure: str
) -> list[dict]:
    """One or two versions of a figure, in different batches."""
    orders = draw(some.lists(some.sampled_from("1234"), min_size=1, max_size=2, unique=True))
    return [_fact(draw, by, name, code, when, measure) | {"batch": order} for order in orders]


def _fact(draw: some.DrawFn, by: str, name: str, code: str, when: tuple, measure: str) -> dict:
    states, uom, size = STATES, UNITS[code], 1
    if measure in ("level", "base", "target_level", "target_cap", "target_range"):
        if uom == "万元":
            uom = draw(some.sampled_from(["万元", "亿元", "亿元"]))
        size = SIZES[uom]
        levels = ["0", "10", "46.59", "46.6", "65.65", "12", "-3.5", "7.25"]
        number = draw(some.sampled_from(levels))
        if code in ("above_scale_count", "land_mu", "loss_count"):
            number = draw(some.sampled_from(["0", "3", "4", "5", "40"]))
    else:
        uom, states = ("个百分点" if UNITS[code] == "%" and measure == "yoy" else "%"), GROWTH_WORDS
        rates = ["4.8", "4.8", "-9.4", "0", "12.25", "-100", "40", "55.47"]
        number = draw(some.sampled_from(rates))
    reported = Fraction(number)
    state = draw(some.sampled_from([None] * 8 + [states[0], draw(some.sampled_from(states))]))
    if measure.startswith("target_") or measure in ("base", "completion"):
        state = None
    if state:
        reported = None
    return {
        "grain": by,
        "unit": name,
        "indicator": code,
        "when": when,
        "measure": measure,
        "value": None if reported is None else reported * size,
        "reported": reported,
        "uom": uom,
        "state": state,
        "operator": None,
    }


def _targets(draw: some.DrawFn, by: str, name: str, code: str) -> list[dict]:
    facts = []
    for measure in ("target_level", "target_growth", "target_cap", "target_range"):
        if draw(some.integers(0, 4)) == 0:
            operator = draw(some.sampled_from([None, ">=", "<="]))
            facts += [
                fact | {"operator": operator}
                for fact in _kept(draw, by, name, code, (2026, 1, 12, "ytd"), measure)
            ]
    return facts


def kept(world: World, by: str) -> Store:
    """The world in the one store these tests use, emptied of the last."""
    ids = {name: str(uuid.uuid4()) for name in world.batches}
    first = str(uuid.uuid4())
    batches = [[first, 0, "2020-01-01", None]]
    batches += [[ids[name], *plan] for name, plan in world.batches.items()]
    units = [
        [
            by,
            unit["unit"],
            unit["unit"],
            place,
            json.dumps({"level": unit["group"]}),
            unit["from"],
            unit["to"],
            first,
        ]
        for place, unit in enumerate(world.units)
    ]
    facts = []
    for fact in world.facts:
        known = fact["reported"] is not None
        facts.append(
            [
                fact["grain"],
                fact["unit"],
                fact["indicator"],
                *fact["when"],
                fact["measure"],
                float(fact["value"]) if known else None,
                fact["state"],
                fact["operator"],
                float(fact["reported"]) if known else None,
                fact["uom"],
                ids[fact["batch"]],
            ]
        )
    with STORE.transaction() as cursor:
        for table, columns, rows in (
            ("batches", "batch, ordinal, published_at, withdrawn_at", batches),
            ("units", "kind, unit, name, ordinal, attributes, valid_from, valid_to, batch", units),
            (
                "facts",
                "grain, unit, indicator, year, first_month, last_month, span, measure, value,"
                " state, operator, reported, uom, batch",
                facts,
            ),
        ):
            cursor.execute(f"delete from {table}")
            fixed = FIXED.get(table, {})
            names = ", ".join([columns, *fixed])
            marks = ", ".join(["?"] * len(columns.split(",")) + list(fixed.values()))
            line = f"({marks})"
            if rows:
                cursor.execute(
                    f"insert into {table} ({names}) values {', '.join([line] * len(rows))}",
                    [value for row in rows for value in row],
                )
    return STORE


def same(ours: object, theirs: Fraction | int | None) -> bool:
    """True for two missing numbers or two equal ones."""
    missing = ours is None or (isinstance(ours, float) and math.isnan(ours))
    if missing or theirs is None:
        return missing and theirs is None
    return float(ours) == pytest.approx(float(theirs), rel=1e-9, abs=1e-9)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES)
@given(worlds())
def test_every_column_agrees_with_the_recomputation(drawn: tuple[World, str, str, int]) -> None:
    world, by, code, month = drawn
    store = kept(world, by)
    asof = datetime.fromisoformat(world.asof) if world.asof else None
    found = answered(store, CATALOG, [code], by, Period(2026, 1, month), asof=asof)[code]
    oracle = Oracle(world, by)
    expected = oracle.rows(code, 2026, month)
    table = frame(found.rows)
    assert list(table["unit"]) == list(expected)
    for row in table.to_dict("records"):
        wanted = expected[row["unit"]]
        for key in NUMBERS:
            assert same(row[key], wanted[key]), (row["unit"], key, row[key], wanted[key])
        for key in WORDS:
            assert _word(row[key]) == wanted[key], (row["unit"], key, row[key], wanted[key])
        _identity(row, oracle.whole(code, 2026, month))
    line, whole = of_answer(found), oracle.whole(code, 2026, month)
    size = SIZES[oracle.scale(code, 2026, month)[0]]
    for key in WHOLE:
        number = whole.get(key)
        number = number / size if number is not None and key in ("value", "base") else number
        assert same(line[key], number), ("*", key, line[key], number)
    for key in WHOLE_WORDS:
        assert _word(line[key]) == whole.get(key), ("*", key, line[key], whole.get(key))


def _word(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _identity(row: dict, whole: dict) -> None:
    """贡献率 = 拉动 / 总体增速."""
    if not math.isnan(row["contribution"]):
        growth = float((whole["value"] - whole["base"]) / whole["base"])
        assert row["contribution"] == pytest.approx(row["pull"] / growth, rel=1e-9)
