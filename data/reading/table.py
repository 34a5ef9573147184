"""A table before any meaning: header paths, row paths, values by cell."""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from openpyxl.utils import get_column_letter

from catalog.period import Period

Role = Literal["data", "total", "subset", "group"]


@dataclass(frozen=True)
class Column:
    """A value column. `index` is the 0-based sheet column; `labels` go from the top header down."""

    index: int
    labels: tuple[str, ...]
    unit: str | None = None
    period: Period | None = None

    @property
    def letter(self) -> str:
        """ "D" for index 3."""
        return get_column_letter(self.index + 1)


@dataclass(frozen=True)
class Row:
    """A row. `index` is the 0-based sheet row; `labels` go from the outermost group in.

    `unit` is the row's own 计量单位 where the sheet has such a column; `texts` are the cells of
    text columns that are no label and no value (牵头单位, 备注), by header.
    """

    index: int
    labels: tuple[str, ...]
    role: Role = "data"
    unit: str | None = None
    period: Period | None = None
    texts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ColumnValues:
    """The cells of one column, by position in `Table.rows`.

    `numbers` is float64, nan where the cell holds no number; a percent is in percent (12.3).
    `raw` is what the file holds. `states` are words for what a cell says without a number
    (无数据, 扭亏为盈, 不予显示, 存疑 …), `units` and `notes` what was written beside the number.
    """

    numbers: np.ndarray
    raw: list[object]
    states: dict[int, str] = field(default_factory=dict)
    units: dict[int, str] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """One table of a sheet. `values[i]` belongs to `columns[i]`; `headers` names the stub columns.

    `label_columns` are the 0-based sheet columns that name the rows, outermost first,
    `head` the 0-based sheet rows of its header. In a long
    table the last `long` labels of a row say what and when (指标, 2026年6月), the others whose.
    """

    sheet: str
    title: str
    range: str
    period: Period | None
    unit: str | None
    columns: list[Column]
    rows: list[Row]
    values: list[ColumnValues]
    headers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    label_columns: tuple[int, ...] = ()
    head: tuple[int, ...] = ()
    long: int = 0
    form: bool = False
    """True for a blank form of ours filled in: its heads and instructions say what a rate is."""
