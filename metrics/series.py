"""An indicator through time: every period of the units, with their places, for lines and bumps."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd

from catalog.catalog import Catalog
from catalog.period import Period
from data.keeping.remembered import remembered
from data.keeping.store import Store
from metrics.answer import places
from metrics.arithmetic import quotient
from metrics.facts import Facts, target_moment
from metrics.figure import Figures
from metrics.loading import carry
from metrics.masking import masked
from metrics.query import query
from metrics.question import Question, ingredients, known_indicator
from metrics.scope import asked_scopes
from metrics.standing import targets
from metrics.units import members, with_strangers

# Years a chart looks back, the year before them included as the base of 同比.
_YEARS = 3


def series(
    store: Store,
    catalog: Catalog,
    code: str,
    by: str,
    unit: str,
    *,
    upto: Period | None = None,
    scope: str | None = None,
    asof: datetime | None = None,
) -> pd.DataFrame:
    """Every kept period of one unit, oldest first: year, month, value, uom, yoy, target,
    completion, rank, growth_rank, month_value (当月 where it is reported), state."""
    found = history(store, catalog, [code], by, upto=upto, scope=scope, asof=asof)[code]
    return found[found["unit"] == unit].reset_index(drop=True)


@remembered
def history(
    store: Store,
    catalog: Catalog,
    codes: Sequence[str],
    by: str,
    *,
    upto: Period | None = None,
    scope: str | None = None,
    asof: datetime | None = None,
    years: int = _YEARS,
) -> dict[str, pd.DataFrame]:
    """The same of every unit and several indicators from one scan, over the last `years` years."""
    known = {code: known_indicator(catalog, code).code for code in codes}
    needed = sorted({each for code in known.values() for each in ingredients(catalog, code)})
    last = upto or _latest(store, by, needed, asof)
    if last is None:
        return {code: _frame([]) for code in codes}
    question = _question(store, catalog, needed, by, last, years, asof)
    return {code: _frame(_lines(question, kept, scope, years)) for code, kept in known.items()}


def _latest(store: Store, by: str, codes: list[str], asof: datetime | None) -> Period | None:
    rows = store.rows(query("latest_period"), {"grain": by, "indicators": codes, "asof": asof})
    return Period(rows[0][0], 1, rows[0][1]) if rows else None


def _question(
    store: Store,
    catalog: Catalog,
    codes: list[str],
    by: str,
    last: Period,
    years: int,
    asof: datetime | None,
) -> Question:
    facts = Facts()
    facts.keep(
        store.rows(
            query("history_facts"),
            {
                "grain": by,
                "indicators": codes,
                "asof": asof,
                "first_year": last.year - years,
                "last_year": last.year,
            },
        )
    )
    carry(store, catalog, facts, codes, by, last.year, asof)
    facts = masked(store, catalog, facts, by, asof)
    seen = {
        unit
        for scopes in facts.at.values()
        for moments in scopes.values()
        for units in moments.values()
        for unit in units
    }
    known = with_strangers(members(store, by, asof), seen)
    return Question(catalog, by, last, facts, None, tuple(known), asof)


def _lines(question: Question, code: str, scope: str | None, years: int) -> list[dict[str, Any]]:
    indicator = question.catalog.indicators[code]
    chosen = asked_scopes(question.catalog, question.facts, indicator, scope)
    figures = Figures(question.catalog, question.facts, code, question.period, chosen)
    lines = []
    for period in _kept(question, code, figures.scope, years):
        at = replace(question, period=period)
        of = at.members(period)
        level, growth = places(figures, period, of) if question.by != "region" else ({}, {})
        for member in of:
            line = _line(at, figures, member.unit)
            line["rank"], line["growth_rank"] = (
                found.get(member.unit, (None, None))[0] for found in (level, growth)
            )
            if line["value"] is not None or line["yoy"] is not None or line["state"] != "未报":
                named = {"unit": member.unit, "name": member.name, "short": member.short}
                lines.append(named | line)
    return lines


def _kept(question: Question, code: str, scope: str, years: int) -> list[Period]:
    """The periods in which the indicator, or what it is computed from, has figures."""
    catalog, last = question.catalog, question.period
    formula = catalog.formula(code)
    codes = {code} | {o.code for o in formula.operands} if formula else {code}
    carried = {each for each in codes if catalog.indicators[each].carried}
    found = {
        (when[0], when[2])
        for each in codes - (carried if formula else set())
        for moments in question.facts.at.get(each, {}).values()
        for when, units in moments.items()
        if when[3] != "month" and any("level" in m or "yoy" in m for m in units.values())
    }
    first = last.year - years + 1
    return [
        Period(year, 1, month)
        for year, month in sorted(found)
        if first <= year and (year, month) <= (last.year, last.last_month)
    ]


def _line(question: Question, figures: Figures, unit: str) -> dict[str, Any]:
    period, scale, code = question.period, figures.scale, figures.indicator.code
    figure = figures.of(unit, period)
    month = (period.year, period.last_month, period.last_month, "month")
    own = question.facts.measures(code, figures.scope, month, unit).get("level")
    promised = question.facts.measures(code, figures.scope, target_moment(period), unit)
    kind, target = next(iter(targets(promised, figures.indicator)), (None, None))
    goal = target.value if kind in ("level", "range") else None
    completion = quotient(figure.value, goal if goal and goal > 0 else None)
    return {
        "year": period.year,
        "month": period.last_month,
        "uom": scale.uom,
        "value": scale.shown(figure.value, figure.level) if figure.value is not None else None,
        "yoy": figure.yoy,
        "yoy_basis": figure.yoy_basis,
        "yoy_decimals": figures.yoy_decimals(figure, period),
        "target": None if goal is None else scale.shown(goal, target),
        "completion": None if completion is None else completion * 100,
        "month_value": scale.shown(own.value, own) if own else None,
        "state": figure.state,
    }


_WORDS = ("unit", "name", "short", "uom", "yoy_basis", "state")
_COLUMNS = (
    "unit",
    "name",
    "short",
    "year",
    "month",
    "value",
    "uom",
    "yoy",
    "yoy_basis",
    "yoy_decimals",
    "target",
    "completion",
    "rank",
    "growth_rank",
    "month_value",
    "state",
)


def _frame(lines: list[dict[str, Any]]) -> pd.DataFrame:
    types = {name: object if name in _WORDS else float for name in _COLUMNS}
    types["year"] = types["month"] = types["yoy_decimals"] = int
    return pd.DataFrame(
        {name: np.array([line[name] for line in lines], dtype=types[name]) for name in _COLUMNS},
        copy=False,
    )
