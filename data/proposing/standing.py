"""Figures of a directory that stand until replaced: 规划面积, 已供工业用地."""

from typing import Any

import numpy as np

from data.directory import KIND_NAMES
from data.proposing.applied import Applied
from data.proposing.cells import Spec, cells
from data.proposing.complaints import Complaints
from data.proposing.fingerprints import form
from data.proposing.ground import Ground
from data.proposing.measuring import measured
from data.proposing.moments import STANDING
from data.proposing.registers import kind_of
from data.proposing.showing import Understood, shown
from data.reading.table import Table
from data.reading.text import normalise


def standing(table: Table, ground: Ground) -> dict[str, Any]:
    """Add the figures of a directory table, dated by nothing; what was understood, for showing."""
    kind, said, understood = kind_of(table, ground), Complaints(table, ground), []
    owners = np.full(len(table.rows), -1, np.int64)
    for at, row in enumerate(table.rows):
        units = ground.directory.match(row.labels[-1], kind) if row.labels else []
        if row.role not in ("group", "total") and len(units) == 1:
            owners[at] = ground.pieces.owner((kind, units[0].unit, ""))
    for at, column in enumerate(table.columns):
        if not column.labels or normalise(column.labels[-1]) in ground.lexicon.attributes:
            continue
        meaning = ground.labels.meaning(column.labels)
        indicator = ground.lexicon.catalog.indicators.get(meaning.indicator)
        rows = np.flatnonzero(np.isfinite(table.values[at].numbers) & (owners >= 0))
        if not len(rows):
            continue
        if indicator is None or not indicator.carried or not meaning.clear:
            said.column(at, meaning.unknown)
            continue
        unit = measured(
            indicator, "level", [meaning.uom, column.unit, table.unit], ground.lexicon.catalog.uoms
        )
        if unit.fault:
            said.unit(at, int(rows[0]), unit, indicator)
            continue
        spec = Spec(indicator, meaning.scope, "level", STANDING, unit)
        cells(table, at, spec, rows, owners[rows], ground, said)
        understood.append(Understood(at, spec, "", len(rows)))
    told = Applied(table, form(table))
    meanings = [ground.labels.meaning(column.labels) for column in table.columns]
    listed = shown(told, ground, meanings, understood, said, None, kind, None, len(table.rows), 0)
    listed["columns"] = [each for each in listed["columns"] if each["count"]]
    return {**listed, "register": True, "who": f"{KIND_NAMES.get(kind, '')}名录"}
