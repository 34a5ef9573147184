"""Every target of a kind of unit: what was promised, where it stands, how fast it must go on."""

from dataclasses import asdict, dataclass
from datetime import datetime

import numpy as np
import pandas as pd

from catalog.catalog import Catalog
from catalog.period import Period
from data.keeping.remembered import remembered
from data.keeping.store import Store
from metrics.answer import standings
from metrics.figure import Figures
from metrics.printing import rate_digits
from metrics.query import query
from metrics.question import Question, asked
from metrics.standing import Standing
from metrics.units import TOTAL, Member


@dataclass(frozen=True, slots=True)
class Target:
    """One promise: levels in `uom`, growth in percent, gaps in 个百分点; `…_decimals` are digits
    they are printed with."""

    unit: str
    name: str
    short: str
    indicator: str
    indicator_name: str
    scope: str
    target_type: str
    operator: str | None
    target: float | None
    upper: float | None
    uom: str
    value: float | None
    yoy: float | None
    completion: float | None
    time_progress: float | None
    gap_pp: float | None
    required_monthly: float | None
    pace_monthly: float | None
    light: str | None
    state: str | None
    place: float | None
    place_by: str
    yoy_decimals: int
    completion_decimals: int
    gap_decimals: int
    target_decimals: int
    value_decimals: int


@remembered
def targets(
    store: Store,
    catalog: Catalog,
    by: str,
    period: Period,
    *,
    unit: str | None = None,
    asof: datetime | None = None,
) -> pd.DataFrame:
    """One row per target of the year, units in official order, the whole's (合计) last; indicators
    in the order of the catalogue. `unit` keeps to one unit ('*' for the whole)."""
    kept = store.rows(query("target_facts"), {"grain": by, "year": period.year, "asof": asof})
    kept = [(code, scope) for code, scope in kept if code in catalog.indicators]
    order = {code: place for place, code in enumerate(catalog.indicators)}
    kept.sort(key=lambda pair: (order[pair[0]], pair[1]))
    if not kept:
        return _frame([])
    codes = list(dict.fromkeys(code for code, _ in kept))
    question = asked(store, catalog, codes, by, period, asof)
    of = [*question.members(period), Member(TOTAL, "合计", "合计")]
    found = []
    for code, scope in kept:
        figures = Figures(catalog, question.facts, code, period, {code: scope})
        for member in of:
            if unit is None or member.unit == unit:
                found += _of_unit(question, figures, member)
    places = {member.unit: place for place, member in enumerate(of)}
    return _frame(sorted(found, key=lambda target: places[target.unit]))


def _of_unit(question: Question, figures: Figures, member: Member) -> list[Target]:
    figure = figures.of(member.unit, question.period)
    return [
        _target(figures, member, standing, question.period)
        for standing in standings(question, figures, figure, member.unit)
        if standing.target is not None
    ]


def _target(figures: Figures, member: Member, standing: Standing, period: Period) -> Target:
    indicator, scale, fact = figures.indicator, figures.scale, standing.target
    figure = figures.of(member.unit, period)
    in_level = standing.kind in ("level", "range", "cap")
    value = None if figure.value is None else scale.shown(figure.value, figure.level)
    paced = in_level and indicator.kind == "flow" and value is not None
    return Target(
        member.unit,
        member.name,
        member.short,
        indicator.code,
        indicator.name,
        figures.scope or indicator.default_scope,
        standing.kind,
        fact.operator,
        scale.shown(fact.value, fact) if in_level else fact.value,
        scale.shown(fact.upper) if in_level else fact.upper,
        scale.uom if in_level else fact.uom or "",
        value,
        figure.yoy,
        standing.completion,
        standing.time_progress,
        standing.gap,
        scale.shown(standing.required),
        value / period.last_month if paced else None,
        standing.light,
        figure.state,
        standing.place,
        standing.place_by,
        figures.yoy_decimals(figure, period),
        standing.completion_decimals,
        standing.gap_decimals,
        scale.decimals if in_level else rate_digits(fact.value, as_reported=True),
        scale.decimals,
    )


_WORDS = frozenset(
    name for name, kind in Target.__annotations__.items() if "float" not in str(kind)
)


def _frame(found: list[Target]) -> pd.DataFrame:
    lines = [asdict(target) for target in found]
    return pd.DataFrame(
        {
            name: np.array(
                [line[name] for line in lines], dtype=object if name in _WORDS else float
            )
            for name in Target.__dataclass_fields__
        }
    )
