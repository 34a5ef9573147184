"""An answer for people and programs: reported figures as printed, derived ones rounded once."""

import csv
import io
from dataclasses import dataclass
from typing import Any

from catalog.catalog import Catalog
from catalog.period import Period
from catalog.rounding import half_up
from data.keeping.store import Store
from errors import DashboardError
from metrics.asof import moment
from metrics.indicator import answered
from metrics.printing import printed
from metrics.question import known_indicator
from metrics.row import Row, digits_of

KEYS = (
    "unit",
    "value",
    "uom",
    "yoy",
    "yoy_basis",
    "base",
    "target",
    "target_type",
    "completion",
    "time_progress",
    "gap_pp",
    "required_monthly",
    "rank",
    "growth_rank",
    "rank_change",
    "rank_baseline",
    "share",
    "contribution",
    "pull",
    "light",
    "state",
)
_RATES = frozenset(
    {"yoy", "completion", "time_progress", "gap_pp", "share", "contribution", "pull"}
)
_PLACES = frozenset({"rank", "growth_rank", "rank_change"})


class UnknownPeriod(DashboardError):
    """The text names no period."""

    def __init__(self, text: str) -> None:
        super().__init__("看不懂报告期", f"“{text}”不是报告期。", "请写成 2026-06 或 2026年1—6月。")


@dataclass(frozen=True)
class Report:
    """The rows of one indicator, ready to print."""

    indicator: str
    name: str
    by: str
    period: str
    scope: str
    rows: list[dict[str, Any]]

    def as_dict(self) -> dict[str, Any]:
        """What `manage.py metrics --json` prints."""
        return {
            "indicator": self.indicator,
            "name": self.name,
            "by": self.by,
            "period": self.period,
            "scope": self.scope,
            "rows": self.rows,
        }

    def as_csv(self) -> str:
        """The rows under their keys; an unknown number is an empty cell."""
        text = io.StringIO()
        writer = csv.DictWriter(text, KEYS, lineterminator="\n")
        writer.writeheader()
        writer.writerows({key: _cell(value) for key, value in row.items()} for row in self.rows)
        return text.getvalue()


def report(
    store: Store,
    catalog: Catalog,
    indicator: str,
    *,
    by: str,
    period: str,
    scope: str | None = None,
    asof: str | None = None,
    exact: bool = False,
) -> Report:
    """The answer to `manage.py metrics`; `exact` leaves numbers unrounded. Raises UnknownPeriod,
    UnknownMoment, UnknownIndicator, UnknownScope, ScopeUnclear."""
    try:
        when = Period.of(period)
    except ValueError as error:
        raise UnknownPeriod(period) from error
    known = known_indicator(catalog, indicator)
    answers = answered(store, catalog, [known.code], by, when, scope=scope, asof=moment(asof))
    found = answers[known.code]
    rows = [_exactly(row) if exact else _rounded(row) for row in found.rows]
    return Report(known.code, known.name, by, when.iso, found.scope, rows)


def _exactly(row: Row) -> dict[str, Any]:
    return {key: row.name if key == "unit" else getattr(row, key) for key in KEYS}


def _rounded(row: Row) -> dict[str, Any]:
    """Rates with one decimal, levels with those of the reports, reported numbers as they came."""
    line = _exactly(row)
    decimals = row.computed_decimals
    line["value"] = printed(row.value, decimals, row.value_basis == "reported")
    line["base"] = printed(row.base, decimals, row.base_basis == "reported")
    line["target"] = printed(row.target, decimals, True)
    line["required_monthly"] = half_up(row.required_monthly, max(decimals, 1))
    for key in _RATES:
        line[key] = half_up(line[key], digits_of(row, key))
    for key in _PLACES:
        line[key] = None if line[key] is None else int(line[key])
    return line


def _cell(value: Any) -> Any:
    """A value for a CSV cell; text that a spreadsheet would take for a formula is quoted."""
    if isinstance(value, str) and value.lstrip()[:1] in tuple("=+-@＝＋－＠"):
        return "'" + value
    return "" if value is None else value
