"""The table of 对比: a row a unit, under each indicator this year, the year before and 同比."""

from collections.abc import Sequence
from datetime import datetime

from briefing import wording
from briefing.amounts import amount
from catalog.catalog import Catalog
from catalog.period import Period
from catalog.rounding import known, written
from data.keeping.store import Store
from metrics.answer import Answer
from metrics.indicator import answered
from metrics.row import Row, digits_of
from metrics.units import TOTAL
from pages.shared import board, pick, source
from pages.shared.nodes import Node, el
from pages.shared.places import named
from pages.shared.tables import SUBJECT, Column, table
from pages.shared.trace.link import Ways, ways

FIRST = 3  # indicators shown until others are chosen
_NAMED = 3  # units named in a note
_RESTATED = 0.01  # of the figure published: less is rounding of a rate


def show(
    store: Store,
    catalog: Catalog,
    codes: Sequence[str],
    kind: str,
    period: Period,
    asof: datetime | None,
) -> None:
    """The table of the indicators `codes` in `period`, beside the year before."""
    shown = pairs(store, catalog, codes, kind, period, asof)
    columns = [Column(kind, left=True)]
    for pair in shown:
        heads = (f"{period.year}年", f"{period.year - 1}年", "同比")
        columns += [Column(head, pair.head) for head in heads[: pair.width]]
    units = shown[0].now.rows
    rows = [[named(row, kind), *_cells(shown, row.unit)] for row in units]
    rows.append(["合计", *_cells(shown, TOTAL)])
    names = "、".join(catalog.indicators[code].name for code in codes)
    board.show(
        board.heading(
            f"各{kind}{names}",
            f"{period.months}累计，{period.year}年、{period.year - 1}年；"
            "同比以上报的可比口径为准，可能与两年数字直接相除不同",
        ),
        table(columns, rows, [*("" for _ in units), SUBJECT], across=3),
        board.foot(
            f"注：{notes(shown, kind)}{source.issued(period, source.cutoff(store, asof))}。"
        ),
    )


def pairs(
    store: Store,
    catalog: Catalog,
    codes: Sequence[str],
    kind: str,
    period: Period,
    asof: datetime | None,
) -> list["Pair"]:
    """The indicators in the period and a year before."""
    by = pick.KINDS[kind]
    now = answered(store, catalog, codes, by, period, asof=asof)
    past = answered(store, catalog, codes, by, period.a_year_before(), asof=asof)
    return [Pair(catalog, now[code], past[code], by) for code in codes]


def notes(shown: Sequence["Pair"], kind: str) -> str:
    """Who is missing or withheld, whose year before was restated, how totals of ratios are made."""
    return (
        f"{_kept_back(shown)}{''.join(pair.without + pair.restated for pair in shown)}"
        f"比率的合计为合计之比，不是平均。{source.ROUNDING}来源：{_origin(shown, kind)}；"
    )


class Pair:
    """One indicator in two years, in the unit of the later one."""

    def __init__(self, catalog: Catalog, now: Answer, past: Answer, by: str) -> None:
        self.now, self.past = now, past
        self.uoms = catalog.uoms
        self.indicator = now.figures.indicator
        self.uom = now.total.uom or self.indicator.unit
        self.ways = [ways(found, by) for found in (now, past)]
        self.rows = [{row.unit: row for row in [*found.rows, found.total]} for found in (now, past)]

    @property
    def rate_only(self) -> bool:
        """Published as 同比 alone: then the rates of both years stand side by side."""
        return not any(known(row.value) for rows in self.rows for row in rows.values())

    @property
    def width(self) -> int:
        """Columns it takes: a year before nobody reported a rate of has none."""
        if not self.rate_only:
            return 3
        return 2 if any(known(row.yoy) for row in self.rows[1].values()) else 1

    @property
    def head(self) -> str:
        """Name and unit."""
        return f"{self.indicator.name}（{'同比' if self.rate_only else self.uom}）"

    @property
    def without(self) -> str:
        """Which year's total goes without whom, and what its 同比 compares all the same."""
        year = self.now.figures.period.year
        silent = [self._silent(found) for found in (self.now, self.past)]
        if silent[0] == silent[1]:
            said = [f"两年合计都不含未报的{'、'.join(silent[0])}"] if silent[0] else []
        else:
            said = [
                f"{each}年合计不含未报的{'、'.join(names)}" if names else f"{each}年合计包含各单位"
                for each, names in ((year, silent[0]), (year - 1, silent[1]))
            ]
        if not said:
            return ""
        total = self.now.total
        if total.yoy_basis == "reported":
            said.append("同比为上报数")
        elif known(total.yoy) and total.base_basis == "parts":
            said.append("同比按本期已报单位的可比同期数计算")
        return f"{self.indicator.name}{'，'.join(said)}。"

    @property
    def restated(self) -> str:
        """Whose 同比 rests on another 同期 than the year before published."""
        year = self.past.figures.period.year
        found = []
        for row in self.now.rows:
            past = self.rows[1].get(row.unit)
            if row.yoy_basis != "reported" or row.yoy_uom != "%" or not known(row.base):
                continue
            published = None if past is None else self._turned(past)
            if known(published) and abs(row.base - published) > abs(published) * _RESTATED:
                found.append(f"{row.name}（{written(row.base, row.decimals)}{row.uom}）")
        if not found:
            return ""
        more = f"等{len(found)}个" if len(found) > _NAMED else ""
        return (
            f"{self.indicator.name}同比按可比口径的{year}年同期数计算、与上年公布数不同的："
            f"{'、'.join(found[:_NAMED])}{more}。"
        )

    @property
    def summed(self) -> bool:
        """True where no report of the units carries it: sums over their enterprises."""
        return {row.value_basis for row in self.now.rows if known(row.value)} == {"enterprises"}

    def _turned(self, row: Row) -> float | None:
        """The value of a row in the unit of the later year."""
        factor = self.uoms.factor(row.uom, self.uom) if known(row.value) else None
        return None if factor is None else row.value * float(factor)

    @staticmethod
    def _silent(found: Answer) -> list[str]:
        """The units a total that is known goes without."""
        missing = found.whole.missing if known(found.total.value) else ()
        return [row.name for row in found.rows if row.unit in missing]

    def cells(self, unit: str) -> list[Node]:
        """This year, the year before, 同比."""
        now, past = (rows.get(unit) for rows in self.rows)
        if self.rate_only:
            both = zip((now, past), self.ways, strict=True)
            return [_grown(row, to) if row else "—" for row, to in both][: self.width]
        grown = now is not None and known(now.yoy)
        return [
            self._now(now),
            self._linked(past, self._number(past), self.ways[1]),
            _grown(now, self.ways[0]) if grown else "—",
        ]

    @staticmethod
    def _linked(row: Row | None, shown: str, to: Ways) -> Node:
        return shown if row is None or shown == "—" else to(row, shown)

    def _now(self, row: Row | None) -> Node:
        if row is not None and not known(row.value) and not known(row.yoy):
            return board.none(row.state or "未报")
        number = self._number(row)
        linked = self._linked(row, number, self.ways[0])
        return linked if number == "—" else el("b", "", linked)

    def _number(self, row: Row | None) -> str:
        if row is None or not known(row.value):
            return "—"
        if row.uom == self.uom:
            return amount(row)[0]
        turned = self._turned(row)
        return "—" if turned is None else written(turned, self.now.total.decimals)


def _grown(row: Row, to: Ways) -> Node:
    return to(row, board.change(row.yoy, row.yoy_uom, digits_of(row, "yoy")), "yoy")


def _origin(pairs: Sequence[Pair], kind: str) -> str:
    """ "产业链报表（利润为企业直报汇总）"."""
    summed = [pair.indicator.name for pair in pairs if pair.summed]
    if len(summed) == len(pairs):
        return "企业直报汇总"
    return f"{kind}报表" + (f"（{'、'.join(summed)}为企业直报汇总）" if summed else "")


def _kept_back(pairs: Sequence[Pair]) -> str:
    """How many units have a figure here that is withheld, and why."""
    rows = {row.unit: row for pair in pairs for row in pair.now.rows if wording.withheld(row)}
    said = wording.kept_back(rows.values())
    return f"{said}。" if said else ""


def _cells(pairs: Sequence[Pair], unit: str) -> list[Node]:
    return [cell for pair in pairs for cell in pair.cells(unit)]
