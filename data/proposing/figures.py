"""A table of figures as pieces of facts: every column against every kind of row it crosses."""

from collections import Counter
from dataclasses import dataclass, replace

import numpy as np

from catalog.indicator import Indicator
from data.proposing.cells import Spec, cells
from data.proposing.complaints import Complaints
from data.proposing.ground import Ground
from data.proposing.labels import Meaning, merged, rate_only
from data.proposing.measuring import measured
from data.proposing.moments import Moment, context, moment, near
from data.proposing.owners import Owner, Owners, kind_of, limit_of, named_in
from data.proposing.titles import indicator_in
from data.reading.periods import Stated
from data.reading.table import Column, Row, Table


@dataclass(frozen=True)
class _What:
    """What a group of rows says beside its owner: labels left over, own unit, own months."""

    meaning: Meaning
    unit: str | None
    when: Stated | None
    first: int
    text: str


class Figures:
    """Understands one table; `propose` adds its pieces and says what was understood."""

    def __init__(self, table: Table, ground: Ground) -> None:
        self.table, self._ground = table, ground
        self.said = Complaints(table, ground)
        paths = list(dict.fromkeys(row.labels for row in table.rows[:4000] if row.role != "group"))
        self.kind = kind_of(table.headers, paths, ground.directory, ground.lexicon, ground.labels,
                            ground.hint)
        self._owners = Owners(ground.directory, ground.lexicon, ground.labels, self.kind)
        self._across = self._kind_across()
        self._columns = Owners(ground.directory, ground.lexicon, ground.labels, self._across)
        self._innermost = Counter(path[-1] for path in paths if path)
        self._titled_units = ground.directory.within(table.title or "")
        self._context = context(table.period, (table.title, table.sheet, ground.file))
        self._column_meanings = [self._column(column) for column in table.columns]
        self._whole: Owner | None = None
        self._understood: list[dict] = []

    def propose(self) -> dict:
        """Add the pieces of every column; what was understood, for showing."""
        who, what, whats = self._rows()
        for at, column in enumerate(self.table.columns):
            owner, meaning = self._column_meanings[at]
            present = self.said.present(at, meaning.measure.startswith("target"))
            for number, each in enumerate(whats):
                rows = np.flatnonzero((what == number) & present)
                if len(rows):
                    self._cross(at, column, owner, meaning, each, rows, who)
        self.said.finish(self.kind)
        return {"sheet": self.table.sheet, "title": self.table.title, "range": self.table.range,
                "kind": self.kind or "region", "columns": self._understood}

    def _rows(self) -> tuple[np.ndarray, np.ndarray, list[_What]]:
        """Per row the number of its owner (-1: nobody, -2: the table's) and of what it says."""
        owners: dict[tuple, tuple[int, int]] = {}
        groups: dict[tuple, int] = {}
        whats: list[_What] = []
        rows = self.table.rows
        who, what = np.full(len(rows), -1, np.int64), np.full(len(rows), -1, np.int64)
        for at, row in enumerate(rows):
            key = row.labels
            if row.role != "data" or row.unit or row.period:
                key = (row.labels, row.role, row.unit, row.period)
            if (known := owners.get(key)) is None:
                known = owners[key] = self._row(at, row, groups, whats)
            who[at], what[at] = known
        return who, what, whats

    def _row(self, at: int, row: Row, groups: dict[tuple, int],
             whats: list[_What]) -> tuple[int, int]:
        if row.role == "group":
            return -1, -1
        owner = self._in_title(self._owners.of(row.labels, row.role))
        if owner.state in ("unknown", "several", "skipped"):
            self.said.owner(at, owner)
            return -1, -1
        key = (owner.rest, row.unit, row.period)
        if key not in groups:
            meaning = self._row_meaning(owner.rest, row.labels)
            when = near(meaning.when, _as_stated(row.period))
            groups[key] = len(whats)
            whats.append(_What(meaning, row.unit, when, at, " · ".join(row.labels)))
        if owner.state == "none":
            return -2, groups[key]
        return self._ground.pieces.owner((owner.grain, owner.unit, owner.other)), groups[key]

    def _row_meaning(self, rest: tuple[str, ...], path: tuple[str, ...]) -> Meaning:
        """What a row says beside its owner.

        A heading nobody knows (一、主要指标高速增长) is left out of account where the row itself is
        clear and its label stands in the table but once, so that no 口径 can be confused.
        """
        meaning = self._ground.labels.meaning(rest) if rest else Meaning()
        if meaning.clear or len(rest) < 2:
            return meaning
        alone = self._ground.labels.meaning(rest[-1:])
        if alone.clear and alone.indicator and self._innermost[path[-1]] == 1:
            self.said.group(" · ".join(rest[:-1]))
            return alone
        return meaning

    def _column(self, column: Column) -> tuple[Owner, Meaning]:
        """Whom a column speaks of, where it names a unit, and what the rest of its labels say."""
        owner = Owner("none", rest=column.labels)
        if self._across:
            found = self._columns.of(column.labels)
            owner = found if found.state in ("found", "region", "total") else owner
            if owner.state == "found":
                owner = replace(owner, rest=tuple(text for text in column.labels
                                                  if not self._ground.directory.match(text)))
        meaning = self._column_meaning(owner.rest)
        if meaning.when is None and column.period:
            meaning = replace(meaning, when=_as_stated(column.period))
        elif meaning.when and column.period and not meaning.when.year:
            if meaning.when.last == column.period.last_month:
                meaning = replace(meaning, when=replace(meaning.when, year=column.period.year))
        return owner, meaning

    def _column_meaning(self, rest: tuple[str, ...]) -> Meaning:
        """What a header path says; a top label over every column is a title, not a limit."""
        meaning = self._ground.labels.meaning(rest) if rest else Meaning()
        tops = {column.labels[:1] for column in self.table.columns}
        if meaning.clear or len(rest) < 2 or len(tops) > 1 or len(self.table.columns) < 2:
            return meaning
        below = self._ground.labels.meaning(rest[1:])
        return below if below.clear and below.indicator else meaning

    def _kind_across(self) -> str:
        """The kind of unit that stands across the table, in its columns; '' where none does."""
        match = self._ground.directory.match
        kinds = [units[0].kind for column in self.table.columns for text in column.labels
                 if len(units := match(text)) == 1]
        return max(kinds, key=kinds.count) if kinds else ""

    def _in_title(self, owner: Owner) -> Owner:
        """A park's row in a table whose title names one chain is the chain's figure in that park."""
        if not self._titled_units or owner.state != "found":
            return owner
        if owner.grain not in ("chain", "park"):
            return owner
        other = "park" if owner.grain == "chain" else "chain"
        titled = [unit.unit for unit in self._titled_units if unit.kind == other]
        if len(titled) != 1 or len(self._titled_units) != 1:
            return owner
        chain, park = (titled[0], owner.unit) if other == "chain" else (owner.unit, titled[0])
        return replace(owner, grain="chain_park", unit=chain, other=park)

    def _cross(self, at: int, column: Column, owner: Owner, meaning: Meaning, what: _What,
               rows: np.ndarray, who: np.ndarray) -> None:
        """One column against the rows that say one thing."""
        if not (spec := self._spec(at, column, meaning, what, rows)):
            return
        owners = self._whose(owner, who[rows])
        if owners is None:
            return
        limit = limit_of(meaning.of or what.meaning.of)
        whole = self._whole.rest[0] if self._whole and self._whole.rest else ""
        names = list(self._ground.pieces.owners)
        for number in np.unique(owners) if limit or whole else [None]:
            chosen = slice(None) if number is None else owners == number
            grain = "" if number is None else names[number][0]
            word = whole or (limit if grain not in (meaning.of, what.meaning.of, "chain_park") else "")
            scoped = replace(spec, scope="·".join(s for s in (word, spec.scope) if s))
            cells(self.table, at, scoped, rows[chosen], owners[chosen], self._ground, self.said)
        self._understood.append({
            "column": column.letter, "labels": list(column.labels), "rows": what.text if what.meaning
            .indicator else "", "indicator": spec.indicator.code, "scope": spec.scope,
            "measure": spec.measure, "uom": spec.measured.uom, "count": len(rows)})

    def _whose(self, column: Owner, who: np.ndarray) -> np.ndarray | None:
        """The owners of cells: the row's, the column's, both (chain × park), or the table's."""
        pieces = self._ground.pieces
        if column.state in ("found", "region", "total"):
            mine = (column.grain, column.unit, column.other)
            names = list(pieces.owners)
            pairs = {n: _both(names[n], mine) if n >= 0 else mine for n in np.unique(who)}
            return np.array([pieces.owner(pairs[n]) for n in who], np.int64)
        if (who == -2).any():
            whole = self._table_owner()
            if whole is None:
                return None
            number = pieces.owner((whole.grain, whole.unit, whole.other))
            return np.where(who == -2, number, who)
        return who

    def _table_owner(self) -> Owner | None:
        """Whom the title names; as hinted where it names nobody. None (said once) if unknown."""
        if self._whole is None:
            texts = (self.table.title, self.table.sheet, self._ground.file)
            owner = named_in(texts, self._ground.directory, self._ground.lexicon)
            hint = self._ground.hint
            if owner.state in ("none", "region") and hint:
                owner = (Owner("region", "region") if hint == "region"
                         else Owner("total", hint, "*"))
            self._whole = owner
            if owner.state in ("none", "several"):
                self.said.about_table("unknown_owner", self.table.title)
        return self._whole if self._whole.state not in ("none", "several") else None

    def _spec(self, at: int, column: Column, meaning: Meaning, what: _What,
              rows: np.ndarray) -> Spec | None:
        """Indicator, scope, measure, months and unit of the cells; None (said once) if unclear."""
        row = what.meaning
        if not meaning.clear:
            return self.said.column(at, meaning.unknown)
        if not row.clear:
            return self.said.unknown_rows(what.first, what.text, row.unknown, len(rows))
        if row.indicator and meaning.indicator and row.indicator != meaning.indicator:
            return self.said.column(at, (meaning.indicator,))
        code, scope = (row.indicator, row.scope) if row.indicator else (meaning.indicator,
                                                                        meaning.scope)
        if not code and (left := self._left(at)):
            code, scope = left.indicator, scope or left.scope
            meaning = replace(meaning, when=meaning.when or left.when, uom=meaning.uom or left.uom,
                              span=meaning.span or left.span, of=meaning.of or left.of)
        titled = "" if code else self._titled()
        indicator = self._ground.lexicon.catalog.indicators.get(code or titled)
        measure = merged([(m,) for m in (row.measure, meaning.measure) if m])
        if indicator is None or measure is None:
            return self.said.without_indicator(at, bool(meaning.measure or meaning.when))
        return self._measured(at, column, meaning, what, indicator, scope, measure or "level")

    def _measured(self, at: int, column: Column, meaning: Meaning, what: _What,
                  indicator: Indicator, scope: str, measure: str) -> Spec | None:
        own = what.unit or what.meaning.uom
        units = [own, meaning.uom if measure != "target" or meaning.uom != "%" else "",
                 column.unit, self.table.unit]
        if measure == "target" and (meaning.uom == "%" or (not own and column.unit == "%")):
            measure = "target_share" if indicator.unit == "%" else "target_growth"
        if measure == "level" and rate_only(indicator, own or meaning.uom or column.unit or ""):
            measure = "yoy"
        said = near(meaning.when, what.when, *self._context)
        if said and said.forecast and measure == "level":
            measure = "forecast"
        if measure == "level" and self._is_base(meaning, said, indicator.code):
            measure, said = "base", replace(said, year=said.year + 1)
        span = meaning.span or what.meaning.span
        when = self._moment(at, said, indicator, measure, span, meaning, what)
        if when is None:
            return None
        unit = measured(indicator, measure, units, self._ground.lexicon.catalog.uoms)
        if unit.fault:
            return self.said.unit(at, what.first, unit, indicator)
        return Spec(indicator, scope, measure, when, unit)

    def _moment(self, at: int, said: Stated | None, indicator: Indicator, measure: str, span: str,
                meaning: Meaning, what: _What) -> Moment | None:
        when = moment(said, indicator, measure, span)
        if when is None:
            return self.said.no_year(at, what.first)
        if not when.assumed:
            return when
        stated_here = meaning.when or what.when
        if stated_here and stated_here.ambiguous:
            others = [m.when for _, m in self._column_meanings if m.when] if meaning.when else []
            if any(w.span == "ytd" and not w.ambiguous and w.first == 1 for w in others):
                return moment(said, indicator, measure, "month")
            return self.said.month_or_sum(at, what.first, bool(meaning.when))
        self.said.bare_month(when.last_month)
        return when

    def _is_base(self, meaning: Meaning, said: Stated | None, code: str) -> bool:
        """True for last year's column of a table about this year: its 同期, as adjusted."""
        table = near(*self._context)
        if not (meaning.when and meaning.when.year and table and table.year and said):
            return False
        if meaning.when.year != table.year - 1 or said.last != table.last:
            return False
        return any(m.indicator in (code, "") and m.measure in ("", "level") and
                   (m.when is None or m.when.year in (None, table.year))
                   for _, m in self._column_meanings if m is not meaning)

    def _left(self, at: int) -> Meaning | None:
        """What a flat header leaves to the column on its left: 产值 | 年度目标 | 同比%."""
        if not self._column_meanings[at][1].measure:
            return None
        for owner, meaning in reversed(self._column_meanings[:at]):
            if not meaning.clear or owner.unit != self._column_meanings[at][0].unit:
                return None
            if meaning.indicator:
                return meaning
            if not meaning.measure:
                return None
        return None

    def _titled(self) -> str:
        """The indicator the title or the sheet's name speaks of, where headers and rows do not."""
        for text in (self.table.title, self.table.sheet):
            code = indicator_in(text, self._ground.lexicon)
            if code:
                self.said.titled(text, code)
                return code
        return ""


def _as_stated(period: object) -> Stated | None:
    if period is None:
        return None
    return Stated(period.year, period.first_month, period.last_month, period.span)


def _both(row: tuple[str, str, str], column: tuple[str, str, str]) -> tuple[str, str, str]:
    """The cell of a row and a column that both name a unit."""
    if {row[0], column[0]} == {"chain", "park"}:
        chain, park = (row, column) if row[0] == "chain" else (column, row)
        return ("chain_park", chain[1], park[1])
    return column if row[0] == "region" else row


