"""A table of figures as pieces of facts: every column against every kind of row it crosses."""

import itertools
from dataclasses import replace
from typing import Any

import numpy as np

from data.proposing.applied import Applied
from data.proposing.cells import Spec, cells
from data.proposing.complaints import Complaints
from data.proposing.ground import Ground
from data.proposing.headers import Headers
from data.proposing.moments import near
from data.proposing.owners import Owner, Owners, Told, kind_of, limit_of, named_in
from data.proposing.pieces import Who
from data.proposing.rows import WHOLE_TABLE, Rows, What
from data.proposing.showing import Understood, shown
from data.proposing.specs import Specs


class Figures:
    """Understands one table; `propose` adds its pieces and says what was understood."""

    def __init__(self, told: Applied, ground: Ground) -> None:
        self.table = table = told.table
        self._told, self._ground = told, ground
        self._said = Complaints(table, ground)
        names = slice(None, -table.long or None)
        rows = (row for row in table.rows[:4000] if row.role != "group")
        paths = list(dict.fromkeys(row.labels[names] for row in rows))
        known = Told(ground.directory, told.named) if told.named else ground.directory
        kind = kind_of(table.headers, paths, known, ground.lexicon, ground.labels, ground.hint)
        # A unit said to own the whole table says nothing of whom its rows name.
        said = "" if told.unit else told.kind
        self.kind = {"": kind, "region": ""}.get(said, said)
        owners = Owners(known, ground.lexicon, ground.labels, self.kind)
        owners.survey(paths)
        self._rows = Rows(table, ground, owners, self._said, told)
        self._headers = Headers(table, ground, told.columns)
        self._specs = Specs(table, ground, self._headers, self._said, told)
        self._whole: Owner | None = None
        self._understood: list[Understood] = []

    def propose(self) -> dict[str, Any]:
        """Add the pieces of every column; what was understood, for showing."""
        who, what, whats = self._rows.read()
        self._specs.by_rows = any(each.meaning.indicator for each in whats)
        groups = _groups(what, len(whats))
        for at, meaning in enumerate(self._headers.meanings):
            if at in self._told.columns and self._told.columns[at].ignore:
                continue
            present = self._said.present(at, meaning.measure.startswith("target"))
            for number, each in enumerate(whats):
                rows = groups[number][present[groups[number]]]
                if len(rows) and (spec := self._specs.of(at, each, rows)):
                    self._cross(at, spec, each, rows, who[rows])
        self._projects()
        self._said.finish(self.kind)
        return shown(
            self._told,
            self._ground,
            self._headers.meanings,
            self._understood,
            self._said,
            near(*self._specs.context),
            self.kind,
            self._whole,
            int((who >= 0).sum() + (who == WHOLE_TABLE).sum()),
            self._rows.ignored,
        )

    def _projects(self) -> None:
        """Say that investment was taken for that of projects, and that single ones are left out."""
        taken = {each.at for each in self._understood}
        told = [at for at in self._headers.of_projects if at in taken - self._told.columns.keys()]
        if told:
            self._said.of_projects(told[0], self._headers.meanings[told[0]].scope)
        elif taken and self._rows.of_projects:
            what = self._rows.of_projects
            self._said.row_of_projects(what.first, what.text, what.meaning.scope)
        if self._rows.projects:
            self._said.projects(self._rows.projects)

    def _cross(self, at: int, spec: Spec, what: What, rows: np.ndarray, who: np.ndarray) -> None:
        """The cells of one column in the rows that say one thing."""
        owners = self._whose(self._headers.owners[at], who)
        if owners is None:
            return
        whole = self._whole.rest[0] if self._whole and self._whole.rest else ""
        limit = limit_of(spec.of)
        names = list(self._ground.pieces.owners) if whole or limit else []
        for number in np.unique(owners) if names else [None]:
            chosen = slice(None) if number is None else owners == number
            grain = names[number][0] if names else ""
            word = whole or (limit if grain not in (spec.of, "chain_park") else "")
            scoped = replace(spec, scope="·".join(part for part in (word, spec.scope) if part))
            cells(self.table, at, scoped, rows[chosen], owners[chosen], self._ground, self._said)
        rowed = what.text if what.meaning.indicator else ""
        self._understood.append(Understood(at, spec, rowed, len(rows)))

    def _whose(self, column: Owner, who: np.ndarray) -> np.ndarray | None:
        """The owners of cells: the row's, the column's, both (chain × park), or the table's."""
        pieces = self._ground.pieces
        if column.state in ("found", "region", "total"):
            mine = (column.grain, column.unit, column.other)
            names = list(pieces.owners)
            pairs = {n: _both(names[n], mine) if n >= 0 else mine for n in np.unique(who)}
            return np.array([pieces.owner(pairs[n]) for n in who], np.int64)
        if (who == WHOLE_TABLE).any():
            whole = self._table_owner()
            if whole is None:
                return None
            number = pieces.owner((whole.grain, whole.unit, whole.other))
            return np.where(who == WHOLE_TABLE, number, who)
        return who

    def _table_owner(self) -> Owner | None:
        """Whom the title names; as hinted where it names nobody. None (said once) if unknown."""
        if self._whole is None:
            texts = (self.table.title, self.table.sheet, self._ground.file)
            owner = named_in(texts, self._ground.directory, self._ground.lexicon)
            hint = self._told.kind or self._ground.hint
            open_ = ("none", "region", "several") if self._told.kind else ("none", "region")
            if self._told.unit:
                owner = Owner("found", self._told.kind, self._told.unit)
            elif owner.state in open_ and hint:
                owner = Owner("region", "region") if hint == "region" else Owner("total", hint, "*")
            self._whole = owner
            if self._whole.state == "region" and owner.text and not hint:
                self._said.about_table("region_by_place", owner.text)
            elif owner.state == "none" and owner.text:
                self._said.about_table("unknown_place", owner.text)
            elif owner.state in ("none", "several"):
                self._said.about_table("unknown_owner", self.table.title)
        return self._whole if self._whole.state not in ("none", "several") else None


def _groups(what: np.ndarray, count: int) -> list[np.ndarray]:
    """The rows that say each thing, in order."""
    order = np.argsort(what, kind="stable")
    edges = np.searchsorted(what[order], np.arange(count + 1))
    return [order[a:b] for a, b in itertools.pairwise(edges)]


def _both(row: Who, column: Who) -> Who:
    """The owner of a cell whose row and column both name a unit."""
    if {row[0], column[0]} == {"chain", "park"}:
        chain, park = (row, column) if row[0] == "chain" else (column, row)
        return ("chain_park", chain[1], park[1])
    return column if row[0] == "region" else row
