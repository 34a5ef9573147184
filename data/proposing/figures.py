"""A table of figures as pieces of facts: every column against every kind of row it crosses."""

from dataclasses import replace
from typing import Any

import numpy as np

from data.proposing.cells import Spec, cells
from data.proposing.complaints import Complaints
from data.proposing.ground import Ground
from data.proposing.headers import Headers
from data.proposing.owners import Owner, Owners, kind_of, limit_of, named_in
from data.proposing.pieces import Who
from data.proposing.rows import WHOLE_TABLE, Rows, What
from data.proposing.specs import Specs
from data.reading.table import Table


class Figures:
    """Understands one table; `propose` adds its pieces and says what was understood."""

    def __init__(self, table: Table, ground: Ground) -> None:
        self.table, self._ground = table, ground
        self._said = Complaints(table, ground)
        paths = list(dict.fromkeys(row.labels for row in table.rows[:4000] if row.role != "group"))
        self.kind = kind_of(
            table.headers, paths, ground.directory, ground.lexicon, ground.labels, ground.hint
        )
        owners = Owners(ground.directory, ground.lexicon, ground.labels, self.kind)
        owners.survey(paths)
        self._rows = Rows(table, ground, owners, self._said)
        self._headers = Headers(table, ground)
        self._specs = Specs(table, ground, self._headers, self._said)
        self._whole: Owner | None = None
        self._understood: list[dict[str, Any]] = []

    def propose(self) -> dict[str, Any]:
        """Add the pieces of every column; what was understood, for showing."""
        who, what, whats = self._rows.read()
        self._specs.by_rows = any(each.meaning.indicator for each in whats)
        for at, meaning in enumerate(self._headers.meanings):
            present = self._said.present(at, meaning.measure.startswith("target"))
            for number, each in enumerate(whats):
                rows = np.flatnonzero((what == number) & present)
                if len(rows) and (spec := self._specs.of(at, each, rows)):
                    self._cross(at, spec, each, rows, who[rows])
        self._said.finish(self.kind)
        return {
            "sheet": self.table.sheet,
            "title": self.table.title,
            "range": self.table.range,
            "kind": self.kind or "region",
            "columns": self._understood,
        }

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
        column = self.table.columns[at]
        self._understood.append(
            {
                "column": column.letter,
                "labels": list(column.labels),
                "rows": what.text if what.meaning.indicator else "",
                "indicator": spec.indicator.code,
                "scope": spec.scope,
                "measure": spec.measure,
                "uom": spec.measured.uom,
                "count": len(rows),
            }
        )

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
            hint = self._ground.hint
            if owner.state in ("none", "region") and hint:
                owner = Owner("region", "region") if hint == "region" else Owner("total", hint, "*")
            self._whole = owner
            if self._whole.state == "region" and owner.text and not hint:
                self._said.about_table("region_by_place", owner.text)
            elif owner.state == "none" and owner.text:
                self._said.about_table("unknown_place", owner.text)
            elif owner.state in ("none", "several"):
                self._said.about_table("unknown_owner", self.table.title)
        return self._whole if self._whole.state not in ("none", "several") else None


def _both(row: Who, column: Who) -> Who:
    """The owner of a cell whose row and column both name a unit."""
    if {row[0], column[0]} == {"chain", "park"}:
        chain, park = (row, column) if row[0] == "chain" else (column, row)
        return ("chain_park", chain[1], park[1])
    return column if row[0] == "region" else row
