"""The best month: the highest 当月 reported this year or last, never a difference of 累计."""

from collections.abc import Sequence

from data.keeping.store import Store
from metrics.facts import target_moment
from metrics.masking import is_hidden
from metrics.query import query
from metrics.question import Question

Best = dict[tuple[str, str], dict[str, float]]


def best_months(store: Store, question: Question, codes: Sequence[str]) -> Best:
    """By (indicator, scope) and unit, in canonical units; only where a yearly level is promised,
    since that is what the best month is compared with."""
    promised = [code for code in codes if _promised(question, code)]
    if not promised:
        return {}
    period = question.period
    rows = store.rows(
        query("best_months"),
        {
            "grain": question.by,
            "indicators": promised,
            "asof": question.asof,
            "first_year": period.year - 1,
            "last_year": period.year,
            "moment": period.year * 100 + period.last_month,
        },
    )
    years = (period.year - 1, period.year)
    best: Best = {}
    for unit, code, scope, level in rows:
        if is_hidden(store, question.catalog, question.by, code, unit, years, question.asof):
            continue
        best.setdefault((code, scope), {})[unit] = level
    return best


def _promised(question: Question, code: str) -> bool:
    if question.catalog.indicators[code].kind != "flow":
        return False
    at = target_moment(question.period)
    return any(
        "target_level" in measures or "target_range" in measures
        for moments in question.facts.at.get(code, {}).values()
        for measures in moments.get(at, {}).values()
    )
