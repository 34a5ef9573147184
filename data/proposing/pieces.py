"""Proposed facts by the block: cells of one column that share everything but owner and number."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from data.proposing.moments import Moment

COLUMNS = (
    "grain",
    "unit",
    "other",
    "indicator",
    "scope",
    "year",
    "first_month",
    "last_month",
    "span",
    "measure",
    "value",
    "state",
    "operator",
    "upper",
    "reported",
    "uom",
    "typed",
    "sheet",
    "row",
    "col",
)

Who = tuple[str, str, str]


@dataclass(frozen=True)
class Piece:
    """Cells of one sheet column. `who` are positions in the list of owners, `rows` sheet rows.

    `values` are in the canonical unit, `reported` in `uom`; both nan where there is a `state`.
    `typed` are the texts of cells that hold no plain number; None where all do.
    """

    who: np.ndarray
    rows: np.ndarray
    col: int
    sheet: str
    indicator: str
    scope: str
    measure: str
    moment: Moment
    uom: str
    values: np.ndarray
    reported: np.ndarray
    typed: list[str | None] | None = None
    state: str | None = None
    operator: str | None = None
    upper: float | None = None


@dataclass
class Pieces:
    """All that an upload proposes, owners numbered once."""

    owners: dict[Who, int] = field(default_factory=dict)
    items: list[Piece] = field(default_factory=list)

    def owner(self, who: Who) -> int:
        """The number of an owner."""
        return self.owners.setdefault(who, len(self.owners))

    def frame(self) -> pd.DataFrame:
        """One row a fact; texts are categories, so that two million facts stay light."""
        who = _joined([p.who for p in self.items], np.int32)
        parts = list(zip(*self.owners, strict=True)) or [(), (), ()]
        frame = {
            name: _category(part, who)
            for name, part in zip(("grain", "unit", "other"), parts, strict=True)
        }
        sizes = [len(p.rows) for p in self.items]
        for name in ("indicator", "scope", "measure", "uom", "sheet", "state", "operator"):
            frame[name] = _repeated([getattr(p, name) for p in self.items], sizes)
        frame["span"] = _repeated([p.moment.span for p in self.items], sizes)
        for name in ("year", "first_month", "last_month"):
            numbers = np.array([getattr(p.moment, name) for p in self.items], np.int16)
            frame[name] = np.repeat(numbers, sizes)
        frame["upper"] = np.repeat(
            np.array([np.nan if p.upper is None else p.upper for p in self.items], float), sizes
        )
        frame["col"] = np.repeat(np.array([p.col for p in self.items], np.int32), sizes)
        frame["row"] = _joined([p.rows for p in self.items], np.int32)
        frame["value"] = _joined([np.round(p.values, 6) for p in self.items], float)
        frame["reported"] = _joined([p.reported for p in self.items], float)
        frame["typed"] = self._typed(sizes)
        # Not copied into one block a type: the columns are read one by one.
        return pd.DataFrame({name: frame[name] for name in COLUMNS}, copy=False)

    def _typed(self, sizes: list[int]) -> pd.Categorical:
        """Texts of cells, by number: most cells hold plain numbers and have none."""
        known: dict[str, int] = {}
        if not any(p.typed for p in self.items):
            return pd.Categorical.from_codes(np.full(sum(sizes), -1, np.int8), [""])
        parts = [
            np.full(size, -1, np.int32)
            if p.typed is None
            else np.array(
                [-1 if t is None else known.setdefault(t, len(known)) for t in p.typed], np.int32
            )
            for p, size in zip(self.items, sizes, strict=True)
        ]
        codes = _joined(parts, np.int32)
        return pd.Categorical.from_codes(codes, pd.Index(list(known), dtype="str"))


def _joined(parts: list[np.ndarray], kind: type) -> np.ndarray:
    return np.concatenate(parts).astype(kind, copy=False) if parts else np.array([], kind)


def _category(texts: tuple[str, ...], at: np.ndarray) -> pd.Categorical:
    known = {text: number for number, text in enumerate(dict.fromkeys(texts))}
    codes = np.fromiter(map(known.__getitem__, texts), np.int32, len(texts))
    taken = codes[at] if len(codes) else np.array([], np.int32)
    return pd.Categorical.from_codes(taken, pd.Index(list(known), dtype="str"))


def _repeated(texts: list[str | None], sizes: list[int]) -> pd.Categorical:
    known: dict[str, int] = {}
    codes = [-1 if t is None else known.setdefault(t, len(known)) for t in texts]
    return pd.Categorical.from_codes(
        np.repeat(np.array(codes, np.int32), sizes), pd.Index(list(known), dtype="str")
    )
