"""The columns of a table: whom a header names, what it says, what it leaves to its neighbours."""

import itertools
import re
from collections.abc import Mapping
from dataclasses import replace

from data.proposing.applied import Meant
from data.proposing.boards import narrowed, scope_of_projects
from data.proposing.ground import Ground
from data.proposing.labels import Meaning
from data.proposing.moments import as_stated, near
from data.proposing.owners import Owner, Owners
from data.reading.periods import Stated
from data.reading.table import Column, Table
from data.reading.text import normalise

_AIMING = re.compile(r"目标|任务")
_DONE = re.compile(r"完成|进度|进展|执行|实绩|情况|落实|通报|月报|排名")
_AIMED = {"": "target", "yoy": "target_growth", "share": "target_share"}
_SAYABLE = ("indicator", "measure", "uom", "span")
PARTIAL = "partial_target"
"""The measure of a column that sets targets for some months of the year."""
_OF_TARGETS = {"target", "target_growth", "target_share", "target_rank", "completion", "level"}
# What a column says of the figure left of it, and so of that figure's months.
_DERIVED = {"yoy", "yoy_change", "rank", "growth_rank", "share", "month_on_month"}


class Headers:
    """Owner and meaning of every column of one table."""

    def __init__(
        self, table: Table, ground: Ground, said: Mapping[int, Meant] | None = None
    ) -> None:
        self._table, self._ground, self._lexicon = table, ground, ground.lexicon
        self._units = ground.directory.few  # nobody heads columns with enterprises
        self._across = self._kind_across()
        self._columns = Owners(self._units, ground.lexicon, ground.labels, self._across)
        read = [self._column(column) for column in table.columns]
        self.owners: list[Owner] = [owner for owner, _ in read]
        self.meanings: list[Meaning] = [meaning for _, meaning in read]
        self.of_projects = self._projects()
        self._ranks()
        self._aims()
        self._aimed_growth()
        for at, meant in (said or {}).items():
            self.meanings[at] = _said(self.meanings[at], meant)

    def _projects(self) -> list[int]:
        """The columns whose investment is that of projects, in a table about projects."""
        scope = scope_of_projects(self._table, self._lexicon)
        before = self.meanings
        self.meanings = [
            narrowed(meaning, column.labels, scope)
            for meaning, column in zip(before, self._table.columns, strict=True)
        ]
        return [at for at, meaning in enumerate(before) if meaning != self.meanings[at]]

    def _ranks(self) -> None:
        """A 位次 right of a 增速 is the place of the growth: 总量 | 位次 | 增速 | 位次."""
        pairs = zip(self.meanings, self.meanings[1:], strict=False)
        for at, (before, meaning) in enumerate(pairs, 1):
            same = meaning.indicator in ("", before.indicator)
            if meaning.measure == "rank" and before.measure == "yoy" and same:
                self.meanings[at] = replace(meaning, measure="growth_rank")

    def _aims(self) -> None:
        """Under a title that sets targets (2026年目标任务分解表) plain columns are targets."""
        title = normalise(self._table.title or self._table.sheet)
        if not _AIMING.search(title) or _DONE.search(title):
            return
        if any(m.measure in _OF_TARGETS or _months(m.when) for m in self.meanings):
            return
        period = self._table.period
        part = period and (period.first_month, period.last_month) != (1, 12)
        self.meanings = [
            replace(meaning, measure=PARTIAL if part else _AIMED[meaning.measure])
            if meaning.measure in _AIMED
            else meaning
            for meaning in self.meanings
        ]

    def _aimed_growth(self) -> None:
        """Growth right of a year's target of which nothing is done yet is what the target asks
        for: 2025年实绩 | 2026年目标 | 增长%."""
        period = self._table.period
        if period is None or (period.first_month, period.last_month) != (1, 12):
            return
        if any(
            m.measure in ("", "level")
            and (m.indicator or m.measure or m.when)
            and (m.when is None or m.when.year in (None, period.year))
            for m in self.meanings
        ):
            return
        for at, (before, meaning) in enumerate(itertools.pairwise(self.meanings), 1):
            if before.measure == "target" and meaning.measure == "yoy" and not meaning.when:
                self.meanings[at] = replace(meaning, measure="target_growth")

    def dated(self, at: int) -> Stated | None:
        """The months a derived column (同比, 位次) takes from the column it stands right of.

        Of neighbours with the same months (2026年1-6月 | 2025年1-6月 | 增长) the latest year.
        """
        mine, labels = self.meanings[at], self._table.columns[at].labels
        if mine.when or mine.span or mine.measure not in _DERIVED:
            return None
        found: Stated | None = None
        for before in range(at - 1, -1, -1):
            meaning, above = self.meanings[before], self._table.columns[before].labels
            apart = self.owners[before].unit != self.owners[at].unit
            if apart or not meaning.clear or above[:-1] != labels[:-1]:
                break
            if mine.indicator and meaning.indicator not in ("", mine.indicator):
                break
            if meaning.when and meaning.measure in ("", "level", "base", "forecast"):
                if found is None:
                    found = meaning.when
                elif (meaning.when.first, meaning.when.last) != (found.first, found.last):
                    break
                elif (meaning.when.year or 0) > (found.year or 0):
                    found = meaning.when
            elif found or meaning.measure not in _DERIVED | {"change"} or meaning.span:
                break
        return found

    def latest(self) -> Stated | None:
        """This year, where the columns compare it with the last one and nothing else says it."""
        whens = {m.when.year: m.when for m in self.meanings if m.when and m.when.year}
        years = sorted(whens)
        if not any(meaning.measure in _DERIVED for meaning in self.meanings):
            return None
        return whens[years[-1]] if len(years) == 2 and years[0] + 1 == years[1] else None

    def forecasts(self) -> bool:
        """True where a column says of itself that it is a forecast, so that the others are none."""
        return any(
            m.measure in ("forecast", "forecast_yoy") or (m.when and m.when.forecast)
            for m in self.meanings
        )

    def grows(self) -> bool:
        """True where a column gives the growth."""
        return any(meaning.measure == "yoy" for meaning in self.meanings)

    def rates_alone(self, code: str) -> bool:
        """True where the columns give growth and places of an indicator but no amount."""
        mine = [m for m in self.meanings if m.clear and m.indicator in ("", code)]
        return any(m.measure == "yoy" for m in mine) and not any(
            m.measure in ("", "level") for m in mine
        )

    def left(self, at: int) -> Meaning | None:
        """What a flat header leaves to the column on its left: 产值 | 年度目标 | 同比%."""
        if not self.meanings[at].measure:
            return None
        for before in range(at - 1, -1, -1):
            meaning = self.meanings[before]
            if not meaning.clear or self.owners[before].unit != self.owners[at].unit:
                return None
            if meaning.indicator:
                return meaning
            if not meaning.measure:
                return None
        return None

    def is_base(
        self, meaning: Meaning, said: Stated | None, code: str, context: list[Stated]
    ) -> bool:
        """True for last year's column of a table about this year: its 同期, as adjusted."""
        table = near(*context)
        if not (meaning.when and meaning.when.year and table and table.year and said):
            return False
        if meaning.when.year != table.year - 1 or said.last != table.last:
            return False
        return any(
            each.indicator in (code, "")
            and each.measure in ("", "level")
            and (each.when is None or each.when.year in (None, table.year))
            for each in self.meanings
            if each is not meaning
        )

    def sums_beside(self) -> bool:
        """True where another column is a sum since January, so that a bare "6月" is the month's."""
        whens = [meaning.when for meaning in self.meanings if meaning.when]
        return any(w.span == "ytd" and not w.ambiguous and w.first == 1 for w in whens)

    def _column(self, column: Column) -> tuple[Owner, Meaning]:
        owner = Owner("none", rest=column.labels)
        if self._across:
            found = self._columns.of(column.labels)
            owner = found if found.state in ("found", "region", "total") else owner
            if owner.state == "found":
                owner = replace(
                    owner,
                    rest=tuple(text for text in column.labels if not self._units.match(text)),
                )
        meaning = self._meaning(owner.rest)
        period = column.period
        if meaning.when is None and period:
            meaning = replace(meaning, when=as_stated(period))
        elif period and not meaning.when.year and meaning.when.last == period.last_month:
            meaning = replace(meaning, when=replace(meaning.when, year=period.year))
        return owner, meaning

    def _meaning(self, rest: tuple[str, ...]) -> Meaning:
        """What a header path says; a top label over every column is a title, not a limit."""
        meaning = self._ground.labels.meaning(rest) if rest else Meaning()
        tops = {column.labels[:1] for column in self._table.columns}
        if meaning.clear or len(rest) < 2 or len(tops) > 1 or len(self._table.columns) < 2:
            return meaning
        below = self._ground.labels.meaning(rest[1:])
        return below if below.clear and below.indicator else meaning

    def _kind_across(self) -> str:
        """The kind of unit that stands across the table, in its columns; '' where none does."""
        match = self._units.match
        kinds = [
            units[0].kind
            for column in self._table.columns
            for text in column.labels
            if len(units := match(text)) == 1
        ]
        return max(kinds, key=kinds.count) if kinds else ""


def _months(said: Stated | None) -> bool:
    """True where months are stated, not a year alone."""
    return said is not None and (said.first, said.last) != (1, 12)


def _said(meaning: Meaning, meant: Meant) -> Meaning:
    """What a person said of a column laid over what its header says."""
    return replace(
        meaning,
        indicator=meant.indicator or meaning.indicator,
        scope=meaning.scope if meant.scope is None else meant.scope,
        measure=meant.measure or ("" if meaning.unknown else meaning.measure),
        span=meant.span or meaning.span,
        uom=meant.uom or meaning.uom,
        amount=meant.uom or meaning.amount,
        unknown=(),
        said=frozenset(name for name in _SAYABLE if getattr(meant, name)),
    )
