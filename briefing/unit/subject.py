"""One chain or one park with everything a card tells of it, gathered once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

import pandas as pd

from briefing import source, wording
from briefing.amounts import as_shown, shown
from catalog.catalog import Catalog
from catalog.period import Period
from catalog.rounding import known
from data.directory import KIND_NAMES
from data.keeping.attributes import attributes
from data.keeping.directories import Happening, events
from data.keeping.store import Store
from metrics.answer import Answer
from metrics.indicator import answered
from metrics.pointer import Pointer
from metrics.row import Row
from metrics.series import series
from metrics.units import Member, members
from metrics.withholding import WITHHELD

MAIN = "output_value"
# What a card may tell of, in this order, for every unit of a kind.
CODES = {
    "chain": (MAIN, "tax", "investment", "revenue", "profit", "value_added", "above_scale_count"),
    "park": (MAIN, "tax", "tax_per_mu", "output_per_mu", "leading_share", "revenue", "investment",
             "tech_income", "value_added", "above_scale_count"),
}  # fmt: skip


@dataclass(frozen=True)
class Subject:
    """The answers of all units of its kind by indicator, and which of them it is."""

    store: Store
    catalog: Catalog
    kind: str
    unit: str
    period: Period
    asof: datetime | None
    member: Member
    answers: dict[str, Answer]
    until: str

    @property
    def name(self) -> str:
        """Its full name."""
        return self.member.name

    @property
    def noun(self) -> str:
        """ "产业链", "园区"."""
        return KIND_NAMES[self.kind]

    @property
    def counter(self) -> str:
        """The measure word of units of its kind."""
        return wording.counter(self.kind)

    @property
    def peers(self) -> str:
        """Those it is ranked among: "全部产业链", "省级园区"."""
        return self.member.peer_group + self.noun if self.member.peer_group else f"全部{self.noun}"

    @cached_property
    def codes(self) -> list[str]:
        """The indicators anybody of the kind has figures of: the same for every unit of it."""
        return [
            code
            for code, found in self.answers.items()
            if code == MAIN
            or any(known(r.value) or known(r.yoy) or r.state == WITHHELD for r in found.rows)
        ]

    @cached_property
    def rows(self) -> dict[str, Row | None]:
        """Its own rows as reported; None where it is not of the period."""
        return {
            code: next((row for row in found.rows if row.unit == self.unit), None)
            for code, found in self.answers.items()
        }

    @property
    def row(self) -> Row | None:
        """Its row of the main indicator."""
        return self.rows[MAIN]

    @property
    def silent(self) -> bool:
        """True where it has no figure at all in the period."""
        rows = [row for row in self.rows.values() if row is not None]
        return not any(known(row.value) or known(row.yoy) for row in rows)

    @cached_property
    def said(self) -> dict[str, Any]:
        """What the directory says of it."""
        return attributes(self.store, self.kind, self.asof).get(self.unit, {})

    @cached_property
    def past(self) -> pd.DataFrame:
        """The main indicator through time, in the unit its figure is shown in."""
        found = series(
            self.store, self.catalog, MAIN, self.kind, self.unit, upto=self.period, asof=self.asof
        )
        return found if self.row is None else as_shown(found, self.row, shown(self.row))

    @cached_property
    def events(self) -> Sequence[Happening]:
        """Changes of its scope until the end of the period."""
        last = (self.period.year, self.period.last_month)
        return [
            each
            for each in events(self.store, self.asof)
            if (each.kind or self.kind) == self.kind
            and each.unit == self.unit
            and (each.happened_on.year, each.happened_on.month) <= last
        ]

    def foot(self, code: str = MAIN) -> str:
        """Source, 口径 and cut-off of an indicator."""
        return source.foot(self.answers[code], self.noun, self.until)

    def pointer(
        self, code: str = MAIN, number: str = "value", period: Period | None = None
    ) -> Pointer:
        """Which of its figures."""
        scope = self.answers[code].figures.scope if code in self.answers else ""
        scope = "" if scope == "\0" else scope
        return Pointer(self.kind, self.unit, code, period or self.period, number, scope)


def subject(
    store: Store, catalog: Catalog, kind: str, unit: str, period: Period, asof: datetime | None
) -> Subject:
    """The figures of one unit among its kind; the answers of a kind are asked once."""
    codes = [code for code in CODES[kind] if code in catalog.indicators]
    answers = answered(store, catalog, codes, kind, period, asof=asof)
    member = next(
        (each for each in members(store, kind, asof) if each.unit == unit), Member(unit, unit, unit)
    )
    until = source.cutoff(store, asof)
    return Subject(store, catalog, kind, unit, period, asof, member, answers, until)
