"""The cells of one column as facts: numbers, states, targets in words, units in the cell."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from catalog.indicator import Indicator
from data.proposing.ground import Ground
from data.proposing.measuring import Measured
from data.proposing.moments import Moment
from data.proposing.pieces import Piece
from data.proposing.targets import AT_MOST, Target, parse, typed
from data.reading.table import ColumnValues, Table

if TYPE_CHECKING:
    from data.proposing.complaints import Complaints

# Words of the reader that are kept in place of a number, and the word they are kept as.
STATES = {
    "无数据": "未报",
    "未报": "未报",
    "扭亏为盈": "扭亏为盈",
    "由盈转亏": "由盈转亏",
    "由负转正": "由负转正",
    "由正转负": "由正转负",
    "减亏": "减亏",
    "增亏": "增亏",
    "持续亏损": "持续亏损",
    "亏损": "亏损",
    "不予显示": "不予显示",
    "不足最小单位": "不足最小单位",
    "净增": "净增",
}
_FORECAST = "预计"
# What the store holds: eighteen digits, six of them after the point.
_MOST = 1e12  # decimal(18, 6) of the schema: 10¹² 万元 is a hundred times the world's output


@dataclass(frozen=True)
class Spec:
    """What the cells of a column say, but for their owner.

    `of` is the kind of unit a word like 园区 limits the figures to.
    """

    indicator: Indicator
    scope: str
    measure: str
    moment: Moment
    measured: Measured
    of: str = ""


def cells(
    table: Table,
    at: int,
    spec: Spec,
    rows: np.ndarray,
    owners: np.ndarray,
    ground: Ground,
    said: "Complaints",
) -> None:
    """Add the facts of the cells of column `at` in `rows` (positions in the table)."""
    _Cells(table, at, spec, ground, said).add(rows, owners)


class _Cells:
    def __init__(
        self, table: Table, at: int, spec: Spec, ground: Ground, said: "Complaints"
    ) -> None:
        self._table, self._at, self._spec = table, at, spec
        self._ground, self._said = ground, said
        self._values: ColumnValues = table.values[at]
        self._sheet_rows = ground.sheet_rows(table)
        self._worded = ground.worded(self._values)

    def add(self, rows: np.ndarray, owners: np.ndarray) -> None:
        if self._spec.measure.startswith("target"):
            self._targets(rows, owners)
            return
        odd = self._odd(rows)
        plain = ~np.isin(rows, list(odd)) if odd else np.ones(len(rows), bool)
        numbers = self._values.numbers[rows]
        plain &= np.isfinite(numbers)
        if not self._said.doubtful(self._at, self._spec, numbers[plain]):
            self._emit(self._spec, rows[plain], owners[plain], numbers[plain])
        states = {
            int(at): STATES[word] for at, word in self._values.states.items() if word in STATES
        }
        if states:
            self._stated(states, rows, owners)
        for position in np.flatnonzero(np.isin(rows, list(odd))) if odd else []:
            self._cell(int(position), rows, owners)

    def _odd(self, rows: np.ndarray) -> set[int]:
        """Positions whose cell names a unit of its own or is a forecast."""
        rate = self._spec.measured.uom
        values = self._values
        own = {at for at, unit in values.units.items() if unit != rate}
        own |= {at for at, note in values.notes.items() if note and _FORECAST in note}
        return own & set(rows.tolist()) if own else own

    def _cell(self, position: int, rows: np.ndarray, owners: np.ndarray) -> None:
        """A cell that differs from its column: another unit, or a forecast among actual figures."""
        at, spec = int(rows[position]), self._spec
        number = self._values.numbers[at]
        unit = self._values.units.get(at)
        if not np.isfinite(number):
            return
        if _FORECAST in (self._values.notes.get(at) or ""):
            if spec.measure != "level":
                return
            spec = replace(spec, measure="forecast")
        if unit and unit != spec.measured.uom:
            measured = self._other_unit(unit)
            if measured is None:
                self._said.cell_unit(self._at, at, unit, spec.indicator)
                return
            points = measured.uom == "个百分点" and spec.measure == "yoy"
            if not points:
                self._said.other_unit(self._at, at, spec.measured.uom)
            measure = "yoy_change" if points else spec.measure
            spec = replace(spec, measured=measured, measure=measure)
        one = slice(position, position + 1)
        self._emit(spec, rows[one], owners[one], np.array([number]))

    def _other_unit(self, unit: str) -> Measured | None:
        uoms, spec = self._ground.lexicon.catalog.uoms, self._spec
        known = uoms.known(unit) or uoms.known(f"{unit}{uoms.dimension(spec.indicator.unit)}")
        if known is None:
            return None
        if spec.measured.uom in ("%", "‰"):
            fits = known in ("%", "‰", "个百分点")
            return Measured(known, 0.1 if known == "‰" else 1.0) if fits else None
        factor = uoms.factor(known, spec.indicator.unit)
        return Measured(known, float(factor)) if factor is not None else None

    def _stated(self, states: dict[int, str], rows: np.ndarray, owners: np.ndarray) -> None:
        for word in dict.fromkeys(states.values()):
            chosen = np.isin(rows, [at for at, each in states.items() if each == word])
            if chosen.any():
                self._emit(
                    self._spec,
                    rows[chosen],
                    owners[chosen],
                    np.full(int(chosen.sum()), np.nan),
                    state=word,
                )

    def _targets(self, rows: np.ndarray, owners: np.ndarray) -> None:
        """Targets are few: typed cell by cell, then put together by type."""
        kinds: dict[tuple, tuple[Spec, list[int], list[float], dict]] = {}
        raws = self._values.raw
        worded = np.array([type(raws[at]) is str for at in rows.tolist()], bool)
        self._plain_targets(rows[~worded], owners[~worded])
        for position in np.flatnonzero(worded).tolist():
            at = int(rows[position])
            raw = raws[at]
            found = self._target(at, raw)
            if found is None:
                continue
            measured = self._unit_of(found.measure, found.uom)
            if measured is None:
                self._said.cell_unit(self._at, at, found.uom, self._spec.indicator)
                continue
            self._said.understood(self._at, at)
            spec = replace(self._spec, measure=found.measure, measured=measured)
            upper = None if found.upper is None else found.upper * measured.factor
            facts = {"operator": found.operator, "state": found.state, "upper": upper}
            key = (found.measure, measured, *facts.values())
            kept = kinds.setdefault(key, (spec, [], [], facts))
            kept[1].append(position)
            kept[2].append(np.nan if found.value is None else found.value)
        for spec, at, numbers, facts in kinds.values():
            self._emit(spec, rows[at], owners[at], np.array(numbers, float), **facts)

    def _plain_targets(self, rows: np.ndarray, owners: np.ndarray) -> None:
        """Numbers in a target column: one type for all, by the unit and the indicator."""
        numbers = self._values.numbers[rows]
        held = np.isfinite(numbers)
        kind = typed(0.0, self._spec.measured.uom, self._spec.indicator)
        if self._spec.measure == "target_rank":
            kind = replace(kind, measure="target_rank", operator=AT_MOST)
        spec = replace(self._spec, measure=kind.measure)
        self._emit(spec, rows[held], owners[held], numbers[held], operator=kind.operator)

    def _target(self, at: int, raw: str) -> Target | None:
        spec = self._spec
        found = parse(raw, spec.indicator, spec.measured.uom) if raw.strip() else None
        number = self._values.numbers[at]
        if found is None and self._values.units.get(at) == "%" and np.isfinite(number):
            found = Target("target_growth", value=float(number), uom="%")  # 翻一番
        if found is None and raw.strip() and self._values.states.get(at) not in STATES:
            self._said.target(self._at, at, raw)
        return found

    def _unit_of(self, measure: str, uom: str) -> Measured | None:
        if measure in ("target_growth", "target_share", "target_rank") or not uom:
            return Measured(
                "位"
                if measure == "target_rank"
                else uom or "%"
                if measure in ("target_growth", "target_share")
                else ""
            )
        known = self._ground.lexicon.catalog.uoms.known(uom)
        factor = self._ground.lexicon.catalog.uoms.factor(known or uom, self._spec.indicator.unit)
        return Measured(known or uom, float(factor)) if factor is not None else None

    def _emit(
        self, spec: Spec, rows: np.ndarray, owners: np.ndarray, numbers: np.ndarray, **facts
    ) -> None:
        if not len(rows):
            return
        raw, texts = self._values.raw, []
        if self._worded:
            texts = [raw[at] if type(raw[at]) is str else None for at in rows.tolist()]
        shown = spec.measure == "index"
        values = numbers - 100 if shown else numbers * spec.measured.factor
        if (np.abs(values) >= _MOST).any():
            self._said.too_large(self._at, int(rows[np.abs(values) >= _MOST][0]))
            return
        self._ground.pieces.items.append(
            Piece(
                owners,
                self._sheet_rows[rows],
                self._table.columns[self._at].index,
                self._table.sheet,
                spec.indicator.code,
                spec.scope,
                "yoy" if shown else spec.measure,
                spec.moment,
                spec.measured.uom,
                values,
                numbers,
                texts if any(texts) else None,
                **facts,
            )
        )
