"""The rows of a table: whose they are and what else they say."""

from collections import Counter
from dataclasses import dataclass, replace

import numpy as np

from data.proposing.applied import Applied
from data.proposing.boards import lists_projects, narrowed, scope_of_projects
from data.proposing.complaints import Complaints
from data.proposing.ground import Ground
from data.proposing.labels import Meaning
from data.proposing.moments import as_stated, near
from data.proposing.owners import TOTAL, Owner, Owners
from data.reading.look import is_total
from data.reading.periods import Stated
from data.reading.table import Row, Table
from data.reading.text import normalise

NOBODY, WHOLE_TABLE = -1, -2
# Kinds of unit whose crossing is kept nowhere.
_APART = {"chain", "county"}
_CROSSED = {"chain", "park"}


@dataclass(frozen=True)
class What:
    """What a group of rows says beside its owner: labels left over, own unit, own months.

    `first` is the position of the first such row, `text` its labels.
    """

    meaning: Meaning
    unit: str | None
    when: Stated | None
    first: int
    text: str


class Rows:
    """Reads the rows of one table once each; equal labels are looked up once."""

    def __init__(
        self, table: Table, ground: Ground, owners: Owners, said: Complaints, told: Applied
    ) -> None:
        self._table, self._ground, self._owners, self._said = table, ground, owners, said
        self._told, self.ignored = told.rows, 0
        self._scope = scope_of_projects(table, ground.lexicon)
        self._listed = bool(self._scope) and lists_projects(table)
        self.projects = 0
        """How many rows are single projects, which are nobody's figures here."""
        self.of_projects: What | None = None
        self._innermost = Counter(row.labels[-1] for row in table.rows[:4000] if row.labels)
        sample = (owners.of(row.labels) for row in table.rows[:20] if row.role == "data")
        self._crossed = any(owner.grain == "chain_park" for owner in sample)
        self._titled = ground.directory.within(table.title or "")
        self._groups: dict[tuple, int] = {}
        self._whats: list[What] = []

    def read(self) -> tuple[np.ndarray, np.ndarray, list[What]]:
        """Per row the number of its owner (NOBODY, WHOLE_TABLE) and of what it says, and the
        things said. Rows of nobody say nothing (-1)."""
        if self._table.long:
            return self._long()
        known: dict[tuple, tuple[int, int]] = {}
        answers = []
        for at, row in enumerate(self._table.rows):
            key = row.labels
            if row.role != "data" or row.unit or row.period:
                key = (row.labels, row.role, row.unit, row.period)
            elif len(key) == 1 and (unit := self._enterprise(key[0])):
                number = self._ground.pieces.owner(("enterprise", unit, ""))
                answers.append((number, self._what(at, row, ())))
                continue
            if (answer := known.get(key)) is None:
                answer = known[key] = self._row(at, row)
            answers.append(answer)
        who, what = np.array(answers, np.int64).reshape(-1, 2).T
        return who, what, self._whats

    def _long(self) -> tuple[np.ndarray, np.ndarray, list[What]]:
        """The rows of a long table: whose they are is looked up once a name, what they say once an
        indicator and a month."""
        split = -self._table.long
        known: dict[tuple, int] = {}
        answers = []
        for at, row in enumerate(self._table.rows):
            key = (row.labels[:split], row.role)
            if (who := known.get(key)) is None:
                who = known[key] = self._row(at, replace(row, labels=row.labels[:split]))[0]
            said = -1 if who == NOBODY else self._what(at, row, row.labels[split:])
            answers.append((who, said))
        who, what = np.array(answers, np.int64).reshape(-1, 2).T
        return who, what, self._whats

    def _enterprise(self, label: str) -> str:
        """The one enterprise a label names; '' where it names none or the table is of others.

        A hundred thousand rows say no more than that: for them it must be quick.
        """
        if self._owners.kind != "enterprise" or (self._told and normalise(label) in self._told):
            return ""
        units = self._ground.directory.match(label)
        return units[0].unit if len(units) == 1 and units[0].kind == "enterprise" else ""

    def _row(self, at: int, row: Row) -> tuple[int, int]:
        if row.role == "group":
            return NOBODY, -1
        if self._told and self._nobodys(row.labels):
            self.ignored += 1
            return NOBODY, -1
        owner = self._in_title(self._owners.of(row.labels, row.role))
        if self._listed and (owner.state != "found" or owner.rest):
            if row.labels and is_total(row.labels[-1]):
                return WHOLE_TABLE, self._what(at, row, ())
            self.projects += 1
            return NOBODY, -1
        if self._elsewhere(owner):
            self._said.part_of(at, self._titled[0].name)
            return NOBODY, -1
        if owner.state == "none" and self._nameless(row):
            owner = replace(owner, state="nameless", text=row.labels[-1])
        if owner.state in ("unknown", "several", "skipped", "nameless"):
            self._said.owner(at, owner)
            return NOBODY, -1
        said = self._what(at, row, owner.rest)
        if owner.state == "none":
            return WHOLE_TABLE, said
        return self._ground.pieces.owner((owner.grain, owner.unit, owner.other)), said

    def _nobodys(self, labels: tuple[str, ...]) -> bool:
        """True where a person said that a label, or all of them together, name nobody."""
        texts = (*labels, " · ".join(labels))
        return any(self._told.get(normalise(text), self) is None for text in texts)

    def _what(self, at: int, row: Row, rest: tuple[str, ...]) -> int:
        """The number of what the row at `at` says beside its owner."""
        key = (rest, row.unit, row.period)
        if key not in self._groups:
            plain = self._meaning(rest, row.labels)
            meaning = narrowed(plain, rest, self._scope)
            self._groups[key] = len(self._whats)
            when = near(meaning.when, as_stated(row.period))
            self._whats.append(What(meaning, row.unit, when, at, " · ".join(row.labels)))
            if meaning != plain and self.of_projects is None:
                self.of_projects = self._whats[-1]
        return self._groups[key]

    def _part(self, owner: Owner) -> bool:
        """True where a title names the one county, park or chain whose parks or enterprises the
        rows are: their sum is no total of all parks or enterprises."""
        kinds = {unit.kind for unit in self._titled}
        return bool(kinds) and owner.grain not in kinds and {*kinds, owner.grain} != _CROSSED

    def _elsewhere(self, owner: Owner) -> bool:
        """True for a county under a title that names one chain, and the reverse: the figure is the
        chain's in that county, which is neither's own."""
        if len(self._titled) != 1 or {self._titled[0].kind, self._owners.kind} != _APART:
            return False
        return owner.state in ("found", "total", "region")

    def _nameless(self, row: Row) -> bool:
        """True where a table with a column of units leaves it blank, and no merge fills it."""
        heads = self._table.headers
        units = any(self._owners.heads(head) for head in heads[:-1])
        return units and 0 < len(row.labels) < len(heads)

    def _in_title(self, owner: Owner) -> Owner:
        """A park's row under a title that names one chain is the chain's figure in that park, and
        the total of such rows is no total of parks."""
        if owner.state == "total" and owner.grain in ("chain", "park") and self._crossed:
            return replace(owner, grain="chain_park", unit=TOTAL, other=TOTAL)
        if owner.state == "total" and self._part(owner):
            return replace(owner, state="skipped", text="合计")
        if not self._titled or owner.grain not in ("chain", "park"):
            return owner
        other = "park" if owner.grain == "chain" else "chain"
        titled = [unit.unit for unit in self._titled if unit.kind == other]
        if len(titled) != 1 or len(self._titled) != 1:
            return owner
        chain, park = (titled[0], owner.unit) if other == "chain" else (owner.unit, titled[0])
        return replace(owner, grain="chain_park", unit=chain, other=park)

    def _meaning(self, rest: tuple[str, ...], path: tuple[str, ...]) -> Meaning:
        """What a row says beside its owner.

        A heading nobody knows (一、主要指标高速增长) is left out of account where the row itself is
        clear and its label stands in the table but once, so that no 口径 can be confused.
        """
        meaning = self._ground.labels.meaning(rest) if rest else Meaning()
        if meaning.clear or len(rest) < 2:
            return meaning
        if self._innermost[path[-1]] == 1:
            for start in range(1, len(rest)):
                below = self._ground.labels.meaning(rest[start:])
                if below.clear and below.indicator:
                    self._said.group(" · ".join(rest[:start]))
                    return below
        return meaning
