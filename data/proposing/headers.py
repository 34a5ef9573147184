"""The columns of a table: whom a header names, what it says, what it leaves to its neighbours."""

from dataclasses import replace

from data.proposing.ground import Ground
from data.proposing.labels import Meaning
from data.proposing.moments import as_stated, near
from data.proposing.owners import Owner, Owners
from data.reading.periods import Stated
from data.reading.table import Column, Table


class Headers:
    """Owner and meaning of every column of one table."""

    def __init__(self, table: Table, ground: Ground) -> None:
        self._table, self._ground = table, ground
        self._units = ground.directory.few  # nobody heads columns with enterprises
        self._across = self._kind_across()
        self._columns = Owners(self._units, ground.lexicon, ground.labels, self._across)
        read = [self._column(column) for column in table.columns]
        self.owners: list[Owner] = [owner for owner, _ in read]
        self.meanings: list[Meaning] = [meaning for _, meaning in read]
        self._ranks()

    def _ranks(self) -> None:
        """A 位次 right of a 增速 is the place of the growth: 总量 | 位次 | 增速 | 位次."""
        pairs = zip(self.meanings, self.meanings[1:], strict=False)
        for at, (before, meaning) in enumerate(pairs, 1):
            same = meaning.indicator in ("", before.indicator)
            if meaning.measure == "rank" and before.measure == "yoy" and same:
                self.meanings[at] = replace(meaning, measure="growth_rank")

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
