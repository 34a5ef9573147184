"""The figures of a briefing and what `manage.py metrics` says of each of them."""

from collections.abc import Iterator

from briefing.document import Block, Cell, Chart, Document, Table, UnitCard
from catalog.catalog import Catalog
from catalog.rounding import known
from data.keeping.store import Store
from metrics.pointer import Pointer
from metrics.report import KEYS, report
from metrics.units import TOTAL, members

Told = tuple[Pointer, float, str, str]  # which figure, its number, its unit of measure, where


def told(document: Document) -> Iterator[Told]:
    """Every number that says which figure it is: cells of tables, values of charts."""
    for section in document.sections:
        for block in section.blocks:
            yield from _of(block, section.key)


def _of(block: Block, where: str) -> Iterator[Told]:
    if isinstance(block, Table):
        for row in block.rows:
            for column, cell in zip(block.columns, row, strict=True):
                if cell.pointer is not None and cell.value is not None:
                    uom = column.uom or _beside(block, row)
                    yield cell.pointer, cell.value, uom, f"{where} {block.title} {column.head}"
    elif isinstance(block, Chart):
        for series in block.series:
            for pointer, value in zip(series.pointers, series.values, strict=False):
                if pointer is not None and value is not None:
                    yield pointer, value, block.uom, f"{where} {block.title}"
    elif isinstance(block, UnitCard):
        for inner in (*block.charts, block.targets, block.within):
            if inner is not None:
                yield from _of(inner, where)


def _beside(table: Table, row: tuple[Cell, ...]) -> str:
    """The unit of measure that stands in a column of the row."""
    heads = [column.head for column in table.columns]
    return row[heads.index("单位")].text if "单位" in heads else ""


class Metrics:
    """Answers of `manage.py metrics` by kind, indicator, period and unit."""

    def __init__(self, store: Store, catalog: Catalog) -> None:
        self.store, self.catalog, self.known = store, catalog, {}

    def number(self, at: Pointer) -> tuple[float | None, str] | None:
        """The number of a figure and its unit; None where the command does not give it."""
        if at.unit == TOTAL or at.other or at.number not in KEYS or at.by not in _KINDS:
            return None
        key = (at.by, at.indicator, at.period.iso, at.scope)
        if key not in self.known:
            found = report(
                self.store, self.catalog, at.indicator, by=at.by, period=at.period.iso,
                scope=at.scope or None, exact=True,
            )  # fmt: skip
            names = {member.name: member.unit for member in members(self.store, at.by)}
            self.known[key] = {names.get(row["unit"], row["unit"]): row for row in found.rows}
        row = self.known[key][at.unit]
        return row[at.number], row["uom"]


def same(number: float, uom: str, by_metrics: tuple[float | None, str]) -> bool:
    """Whether they are one figure, 万元 and 亿元 reconciled."""
    value, kept = by_metrics
    if not known(value):
        return False
    return any(abs(number - value / size) < 1e-6 * max(1.0, abs(number)) for size in
               ((1, 10_000) if kept == "万元" and uom == "亿元" else (1,)))  # fmt: skip


_KINDS = ("region", "chain", "park", "county")
