"""What a table leaves unclear, said once each with the cell, the value and the way out."""

import re
from typing import TYPE_CHECKING

import numpy as np

from catalog.indicator import Indicator
from data.directory import KIND_NAMES
from data.proposing.ground import Ground
from data.proposing.measuring import Measured
from data.proposing.rates import marked_percent
from data.proposing.undated import Undated
from data.reading.table import Table

if TYPE_CHECKING:
    from data.proposing.cells import Spec
    from data.proposing.owners import Owner

_SHOWN = 10
_FRACTIONS = {"yoy": 1.0, "completion": 1.5, "target_growth": 1.0}


class Complaints(Undated):
    """The findings of one table, each said once however many cells it touches."""

    def __init__(self, table: Table, ground: Ground) -> None:
        super().__init__(table, ground)
        self._unknown: dict[str, tuple[str, int]] = {}
        self._skipped: dict[str, int] = {}
        self._derivable: dict[int, int] = {}
        self._nameless: list[tuple[str, int]] = []
        self._strangers: list[tuple[str, int]] = []
        self._groups: list[str] = []
        self._unread: list[tuple[str, str, str]] = []

    def owner(self, at: int, owner: "Owner") -> None:
        """Note a row whose owner is unknown, doubtful, left out or a mere subtotal."""
        if owner.state == "nameless":
            self._nameless.append((owner.text, at))
        elif owner.state in ("unknown", "several") and self._holds(at):
            self._unknown.setdefault(owner.text, (owner.state, at))
        elif owner.state == "skipped":
            self._skipped[owner.text] = self._skipped.get(owner.text, 0) + 1

    def open_rows(self) -> list[tuple[str, str, str]]:
        """Row labels that name nobody, with their cell and why: unknown, several, row."""
        rows = [(text, self._row_cell(at), state) for text, (state, at) in self._unknown.items()]
        return [*rows, *self._unread]

    def finish(self, kind: str) -> None:
        """Say what was gathered row by row."""
        directory, several = self._ground.directory, KIND_NAMES.get(kind, "")
        unknown = [(text, at) for text, (state, at) in self._unknown.items() if state == "unknown"]
        for text, (state, at) in self._unknown.items():
            if state == "several":
                self._add("several_units", self._row_cell(at), text)
        for at, count in self._derivable.items():
            if count:
                self._add("derivable_column", self._head(at), self._path(at), count=count)
        if self._nameless:
            text, at = self._nameless[0]
            self._add("nameless_rows", self._row_cell(at), text, kind=several)
        if unknown and not directory.of(kind):
            self._add("no_directory", "", "", kind=several)
            unknown = []
        for text, at in unknown[:_SHOWN]:
            near = directory.nearest(text, kind)
            self._add(
                "unknown_unit",
                self._row_cell(at),
                text,
                kind=several,
                nearest=f"最接近的是“{near.name}”。" if near else "",
            )
        if len(unknown) > _SHOWN:
            names = "、".join(text for text, _ in unknown[_SHOWN : _SHOWN + 3])
            self._add("more_unknown_units", "", names, count=len(unknown) - _SHOWN, kind=several)
        if rest := self._strangers[_SHOWN:]:
            self._add(
                "more_unknown",
                "",
                "、".join(text for text, _ in rest[:3]),
                count=len(rest),
                numbers=sum(numbers for _, numbers in rest),
            )
        if self._groups:
            self._add("group_ignored", "", "、".join(self._groups[:10]))
        if self._skipped:
            self._add(
                "skipped_rows", "", "、".join(self._skipped), count=sum(self._skipped.values())
            )

    def column(self, at: int, unknown: tuple[str, ...]) -> None:
        """A header nobody knows: nothing of the column is imported."""
        if self._count(at) and self._once("column", at):
            self._strange(
                "unknown_column", self._head(at), self._path(at), self._count(at), unknown
            )

    def against_rows(self, at: int, code: str) -> None:
        """A column was said to be one indicator whose rows name another."""
        if self._once("against", at):
            name = self._ground.lexicon.catalog.indicators[code].name
            reason = f"这一列的行已经写明是“{name}”等指标"
            self._add("correction_unclear", self._head(at), self._path(at), reason=reason)

    def unknown_rows(self, first: int, text: str, unknown: tuple[str, ...]) -> None:
        """A row label nobody knows: nothing of the row is imported."""
        if not self._once("row", first):
            return
        numbers = sum(bool(np.isfinite(v.numbers[first])) for v in self._table.values)
        raws = (values.raw[first] for values in self._table.values)
        words = [raw for raw in raws if isinstance(raw, str) and re.search(r"\w", raw)]
        if words and not numbers:
            self._add("task_row", self._row_cell(first), text, said="、".join(words)[:40])
        else:
            self._unread.append((text, self._row_cell(first), "row"))
            self._strange("unknown_row", self._row_cell(first), text, numbers, unknown)

    def derivable(self, at: int, rows: np.ndarray) -> None:
        """Figures that follow from others (增减额, 预计增速): not kept."""
        held = int(np.isfinite(self._table.values[at].numbers[rows]).sum())
        self._derivable[at] = self._derivable.get(at, 0) + held

    def percent_as_growth(self, at: int, first: int, text: str) -> None:
        """A row in % of an amount: its growth, unless told otherwise."""
        if self._once("percent", at, first):
            self._add("percent_as_growth", self._cell(at, first), text)

    def _strange(
        self, code: str, cell: str, text: str, numbers: int, unknown: tuple[str, ...]
    ) -> None:
        """One label nobody knows; beyond the tenth only their number is said."""
        self._strangers.append((text, numbers))
        if len(self._strangers) <= _SHOWN:
            near = self._ground.nearest_indicator(unknown[0] if unknown else "")
            self._add(
                code, cell, text, count=numbers, nearest=f"最接近的指标是“{near}”。" if near else ""
            )

    def part_of(self, at: int, whole: str) -> None:
        """A row gives what one unit has in another, which is the own figure of neither."""
        if self._once("part_of"):
            self._add("part_of_unit", self._row_cell(at), whole)

    def partial_target(self, at: int) -> None:
        """A target of some months: only whole years' are kept."""
        if self._count(at) and self._once("partial_target"):
            self._add("partial_target", self._head(at), self._table.title or self._table.sheet)

    def group(self, text: str) -> None:
        """A heading over rows was left out of account."""
        if self._once("group", text):
            self._groups.append(text)

    def without_indicator(self, at: int, measured: bool) -> None:
        """Neither header nor row nor title names an indicator."""
        if not measured:
            self.column(at, self._table.columns[at].labels[-1:])
        elif self._once("indicator"):
            numbers = sum(int(np.isfinite(v.numbers).sum()) for v in self._table.values)
            self._add("no_indicator", "", self._table.title, count=numbers)

    def unit(self, at: int, first: int, unit: Measured, indicator: Indicator) -> None:
        """The unit of measure is missing, ambiguous or of something else."""
        where = -1 if unit.fault == "unit_missing" else at  # said once for all its columns
        if self._once("unit", where, unit.fault, indicator.code):
            self._add(
                unit.fault,
                self._cell(at, first),
                self._path(at),
                unit=unit.written,
                indicator=indicator.name,
                example=indicator.unit,
            )

    def cell_unit(self, at: int, row: int, unit: str, indicator: Indicator) -> None:
        """One cell names a unit its indicator cannot have."""
        self._add(
            "unit_mismatch",
            self._cell(at, row),
            self._table.values[at].raw[row],
            unit=unit,
            indicator=indicator.name,
            example=indicator.unit,
        )

    def other_unit(self, at: int, row: int, unit: str) -> None:
        """One cell names another unit than its header does; its own is taken."""
        if self._table.columns[at].unit or self._table.unit:
            raw = self._table.values[at].raw[row]
            self._add("other_unit", self._cell(at, row), raw, unit=unit)

    def too_large(self, at: int, row: int) -> None:
        """A number beyond anything a statistic can be."""
        if self._once("too_large", at):
            self._add("too_large_number", self._cell(at, row), self._table.values[at].raw[row])

    def target(self, at: int, row: int, raw: str) -> None:
        """A target in words nobody can read."""
        if self._once("target", at, row):
            self._add("unclear_target", self._cell(at, row), raw)

    def doubtful(self, at: int, spec: "Spec", numbers: np.ndarray) -> bool:
        """True (said once) where a column of rates looks like fractions: 0.12 for 12%."""
        if len(numbers) < 3 or self._table.form:
            return False
        size = np.abs(numbers)
        sample = "、".join(f"{n:g}" for n in numbers[:3])
        if spec.measure == "yoy" and 80 <= np.median(numbers) <= 130 and numbers.min() > 50:
            if self._once("index", at):
                self._add("index_suspected", self._head(at), self._path(at), sample=sample)
            return False
        share = spec.measure == "share" and size.max() <= 1 and 0.9 <= size.sum() <= 2.1
        small = spec.measure in _FRACTIONS and size.max() < _FRACTIONS[spec.measure]
        if (
            not (share or small)
            or not (numbers % 1).any()
            or marked_percent(self._table.values[at])
        ):
            return False
        if self._once("fraction", at):
            self._add(
                "fraction_percent",
                self._head(at),
                self._path(at),
                count=len(numbers),
                sample=sample,
            )
        return True
