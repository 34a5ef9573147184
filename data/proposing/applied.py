"""What a person said of one table, held against catalogue and directory before it counts."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from catalog.period import Period
from data.directory import KIND_NAMES, KINDS, Directory, Unit
from data.findings import Findings
from data.proposing.corrections import ColumnSaid, Remembered, RowSaid, TableSaid
from data.proposing.fingerprints import Form
from data.proposing.lexicon import Lexicon
from data.reading.periods import exact
from data.reading.table import Column, Table
from data.reading.text import normalise
from data.reading.units import levels, unit_in_label

SPANS = {"month": "当月", "ytd": "累计", "point": "时点"}
MEASURES = {
    "level": "总量",
    "yoy": "同比",
    "yoy_change": "同比增减百分点",
    "base": "上年同期",
    "rank": "位次",
    "growth_rank": "增速位次",
    "share": "占比",
    "completion": "完成率",
    "since_year_start": "较年初",
    "month_on_month": "环比",
    "forecast": "预计",
    "target": "年度目标",
    "target_growth": "增速目标",
    "target_share": "占比目标",
    "target_rank": "位次目标",
    "index": "指数（上年=100）",
}
"""What a person may say a column gives, and how it is called."""


@dataclass(frozen=True)
class Meant:
    """What a column was said to be; '' stays as understood, `scope` None too."""

    indicator: str = ""
    scope: str | None = None
    measure: str = ""
    uom: str = ""
    span: str = ""
    ignore: bool = False


@dataclass(frozen=True)
class Applied:
    """A table as it counts, with what was said of it.

    `columns` by position; `rows` by normalised label (None: nobody's); `period` is given where a
    person dated the table. `now` is what was said of this very file, `before` a layout remembered.
    """

    table: Table
    form: Form
    columns: Mapping[int, Meant] = field(default_factory=dict)
    rows: Mapping[str, Unit | None] = field(default_factory=dict)
    kind: str = ""
    unit: str = ""
    span: str = ""
    period: Period | None = None
    now: TableSaid = field(default_factory=TableSaid)
    before: Remembered | None = None
    similar: Remembered | None = None

    @property
    def named(self) -> dict[str, Unit]:
        """The units row labels were said to name."""
        return {label: unit for label, unit in self.rows.items() if unit}

    @property
    def ignored(self) -> frozenset[str]:
        """The row labels that were said to be nobody's."""
        return frozenset(label for label, unit in self.rows.items() if unit is None)


def applied(
    table: Table,
    form: Form,
    now: TableSaid,
    before: Remembered | None,
    lexicon: Lexicon,
    directory: Directory,
    findings: Findings,
) -> Applied:
    """The table with all that was said of it; what cannot be is a finding and does not count."""
    said = (before.said.lasting if before else TableSaid()).merged(now)
    if said == TableSaid():
        return Applied(table, form)
    check = _Check(table, lexicon, directory, findings)
    columns = {
        at: meant
        for at, key in enumerate(form.keys)
        if (each := said.columns.get(key, ColumnSaid())) != ColumnSaid()
        and (meant := check.column(table.columns[at], each))
    }
    rows = dict(
        check.row(label, each, now=label in now.rows)
        for label, each in said.rows.items()
        if each != RowSaid()
    )
    period = check.period(said)
    uom = check.uom(said.uom, said.uom)
    kind = check.whose(said)
    return Applied(
        _remade(table, period, uom),
        form,
        columns,
        {label: unit for label, unit in rows.items() if label},
        kind,
        said.unit if kind else "",
        check.one_of(said.span, SPANS, said.span),
        period,
        now,
        before,
    )


class _Check:
    """Holds sayings against what there is."""

    def __init__(
        self, table: Table, lexicon: Lexicon, directory: Directory, findings: Findings
    ) -> None:
        self._table, self._lexicon = table, lexicon
        self._directory, self._findings = directory, findings

    def column(self, column: Column, said: ColumnSaid) -> Meant | None:
        """What a column was said to be; None (said) where that cannot be."""
        shown = " · ".join(column.labels)
        if said.ignore:
            if said != ColumnSaid(ignore=True):
                return self._wrong(shown, "既说不导入，又说了它是什么", column)
            return Meant(ignore=True)
        if said.indicator and said.indicator not in self._lexicon.catalog.indicators:
            return self._wrong(shown, f"指标目录里没有“{said.indicator}”", column)
        if said.measure and said.measure not in MEASURES:
            return self._wrong(shown, f"没有“{said.measure}”这种数", column)
        if said.span and said.span not in SPANS:
            return self._wrong(shown, f"没有“{said.span}”这种期间", column)
        uom = self.uom(said.uom, shown, column)
        if uom is None:
            return None
        if said.span == "month" and any(_sums(label) for label in column.labels):
            return self._wrong(shown, "表头写明是一月以来的累计，不能又是当月", column)
        scope: str | None = None
        if said.indicator:
            scope = self._scope(said.indicator, said.scope)
            if scope is None:
                return self._wrong(shown, f"这个指标没有“{said.scope}”这个口径", column)
        elif said.scope:
            return self._wrong(shown, f"说了口径“{said.scope}”，没有说是哪个指标", column)
        return Meant(said.indicator, scope, said.measure, uom, said.span)

    def row(self, label: str, said: RowSaid, now: bool) -> tuple[str, Unit | None]:
        """The label and its unit; '' for the label (said) where there is no such unit.

        A unit that has gone since it was remembered is nobody's fault now: the label is unknown.
        """
        if said.ignore:
            if said.unit:
                self._wrong(label, "既说不导入，又说了它是哪个单位")
                return "", None
            return normalise(label), None
        found = self._unit(said.kind, said.unit)
        if found is None and (now or self._directory.match(label)):
            kind = KIND_NAMES.get(said.kind, "")
            self._wrong(label, f"{kind}名录里没有“{said.unit}”")
        return (normalise(label), found) if found else ("", None)

    def period(self, said: TableSaid) -> Period | None:
        """The period a table was dated with."""
        if not (said.year or said.first_month or said.last_month):
            return None
        first, last = said.first_month or 1, said.last_month or 12
        if not (1949 <= said.year <= 2100 and 1 <= first <= last <= 12):
            return self._wrong(f"{said.year}年{first}—{last}月", "这不是一个报告期")
        span = said.span or ("ytd" if first == 1 else "month")
        if span == "ytd" and first != 1:
            return self._wrong(f"{said.year}年{first}—{last}月", "累计数要从一月算起")
        return Period(said.year, first, last, span) if span in SPANS else None

    def uom(self, uom: str, shown: str, column: Column | None = None) -> str | None:
        """The known spelling of a unit of measure; None (said) where it is none."""
        if not uom:
            return ""
        known = self._lexicon.catalog.uoms.known(normalise(uom)) or (
            self._lexicon.catalog.uoms.known(uom)
        )
        return known or self._wrong(shown, f"“{uom}”不是计量单位", column)

    def whose(self, said: TableSaid) -> str:
        """The kind of unit the table is about; '' (said) where there is no such kind or unit."""
        if not said.kind:
            if said.unit:
                self._wrong(said.unit, "没有说它是产业链、园区、县市区还是企业")
            return ""
        if self.one_of(said.kind, {"region": "", **dict.fromkeys(KINDS, "")}, said.kind) == "":
            return ""
        if said.unit and self._unit(said.kind, said.unit) is None:
            self._wrong(said.unit, f"{KIND_NAMES[said.kind]}名录里没有它")
            return ""
        return said.kind

    def one_of(self, text: str, known: Mapping[str, str], shown: str) -> str:
        """`text` where it is known; '' (said) where it is not."""
        if text and text not in known:
            self._wrong(shown, f"没有“{text}”这一种")
        return text if text in known else ""

    def _scope(self, code: str, scope: str) -> str | None:
        """A 口径 as it is kept; None where the indicator has none such."""
        if not scope:
            return ""
        return self._lexicon.scopes.get(code, {}).get(normalise(scope))

    def _unit(self, kind: str, name: str) -> Unit | None:
        found = self._directory.match(name, kind) if kind in KINDS else []
        return found[0] if len(found) == 1 else None

    def _wrong(self, shown: str, reason: str, column: Column | None = None) -> None:
        head = self._table.head[-1:] if column else ()
        cell = f"{column.letter}{head[0] + 1}" if column and head else ""
        self._findings.add("correction_unclear", self._table.sheet, cell, shown, reason=reason)


def _sums(label: str) -> bool:
    found = exact(label)
    return bool(found and found.span == "ytd" and 1 == found.first < found.last < 12)


def _remade(table: Table, period: Period | None, uom: str | None) -> Table:
    """The table with the period and the unit of measure a person gave it."""
    if period:
        table = replace(table, period=period)
    if not uom:
        return table
    given = set(levels(table.unit))
    columns = [
        replace(column, unit=None)
        if column.unit in given and not any(map(unit_in_label, column.labels))
        else column
        for column in table.columns
    ]
    return replace(table, unit=uom, columns=columns)
