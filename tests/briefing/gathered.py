"""Paragraphs with all they can be given, from facts alone: the golden sentences are made so."""

from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from briefing import wording
from briefing.paragraph import paragraph
from briefing.roundup import Group, against_time, movers, sentenced, silent
from briefing.said import Said, said
from catalog.catalog import Catalog
from catalog.indicator import Indicator
from catalog.period import Period
from data.directory import KIND_NAMES
from data.keeping.store import Store
from metrics.answer import Answer
from metrics.facts import preceding
from metrics.indicator import answered


@dataclass(frozen=True)
class Gathered:
    """The answer of an indicator, and by unit its rows of the period before in the same year, of
    a year ago and, of a stock, of last December."""

    answer: Answer
    indicator: Indicator
    by: str
    period: Period
    before: dict[str, Any]
    year_ago: dict[str, Any]
    start: dict[str, Any]

    @property
    def noun(self) -> str:
        """ "产业链", "园区"; of the region nothing."""
        return KIND_NAMES.get(self.by, "")

    def of_unit(self, unit: str) -> Said:
        """The paragraph of one unit. Raises KeyError where the answer has no such unit."""
        row = {each.unit: each for each in self.answer.rows}[unit]
        whole = f"全部{self.noun}" if self.by != "region" else "全省"
        return paragraph(
            row,
            self.indicator,
            self.period,
            by=self.by,
            scope=self.answer.figures.scope,
            before=self.before.get(unit),
            total=None if self.by == "region" else self.answer.total,
            year_ago=self.year_ago.get(unit),
            start=self.start.get(unit),
            peers=row.peer_group + self.noun if row.peer_group else whole,
            whole=whole,
        )

    def of_whole(self) -> Said:
        """The paragraph of all of them."""
        rows, scope = self.answer.rows, self.answer.figures.scope
        many = wording.counter(self.by)
        group = Group(rows, self.indicator, self.period, self.by, scope, self.noun, many)
        total = self.answer.total
        whole = paragraph(
            total, self.indicator, self.period, by=self.by, scope=scope,
            name=f"全部{self.noun}", before=self.before.get(total.unit),
        )  # fmt: skip
        return said(whole, sentenced([against_time(group), *movers(group), *silent(group)]))


def gathered(
    store: Store,
    catalog: Catalog,
    code: str,
    by: str,
    period: Period,
    *,
    scope: str | None = None,
    asof: datetime | None = None,
) -> Gathered:
    """Everything paragraphs about one indicator need. Raises UnknownScope, ScopeUnclear."""

    def rows(when: Period) -> dict[str, Any]:
        found = answered(store, catalog, [code], by, when, scope=scope, asof=asof)[code]
        return {row.unit: row for row in (*found.rows, found.total)}

    answer = answered(store, catalog, [code], by, period, scope=scope, asof=asof)[code]
    indicator, then = catalog.indicators[code], preceding(period)
    before = {}
    if then.year == period.year:
        before = {
            unit: SimpleNamespace(month=then.last_month, yoy=row.yoy, yoy_decimals=row.yoy_decimals)
            for unit, row in rows(then).items()
        }
    start = {}
    if indicator.kind == "stock" and not indicator.carried:
        start = rows(Period(period.year - 1, 1, 12))
    ago = {} if by == "region" else rows(period.a_year_before())
    return Gathered(answer, indicator, by, period, before, ago, start)
