"""Answers looked up by pointer: the row a figure stands in, and the figure as a printed number."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from catalog.catalog import Catalog
from catalog.indicator import Indicator
from catalog.period import Period
from data.keeping.factkey import FactKey
from data.keeping.store import Store
from metrics.answer import Answer, standings, take_standing
from metrics.cross import crossed
from metrics.facts import When
from metrics.indicator import answered
from metrics.pointer import CALLED, Pointer
from metrics.query import query
from metrics.question import Question
from metrics.row import Row, digits_of
from metrics.units import TOTAL
from metrics.withholding import WITHHELD
from metrics.working import Term

PAIR = "chain_park"
_LEVELS = ("value", "base")
_PACES = ("required_monthly", "pace_monthly", "best_monthly")
_PLACES = ("rank", "rank_change", "rank_reported", "growth_rank", "growth_rank_change",
           "growth_rank_reported")  # fmt: skip
_COUNTS = ("rank_of", "rank_of_before", "growth_rank_of", "growth_rank_of_before")
_YOYS = ("yoy", "yoy_computed")


class Scene:
    """What one reader may know at a moment, looked at figure by figure."""

    def __init__(self, store: Store, catalog: Catalog, asof: datetime | None = None) -> None:
        self.store, self.catalog, self.asof = store, catalog, asof
        self._answers: dict[Pointer, tuple[Answer, dict[str, Row]]] = {}
        self._asked: dict[tuple[str, str], list[tuple[Any, ...]]] = {}

    def rows(self, name: str, asked: dict[str, Any]) -> list[tuple[Any, ...]]:
        """The rows of one of the room's SELECTs, asked once."""
        key = (name, repr(sorted(asked.items())))
        if key not in self._asked:
            self._asked[key] = self.store.rows(query(name), asked)
        return self._asked[key]

    def answer(self, of: Pointer) -> Answer:
        """The answer a figure stands in. Raises UnknownIndicator, UnknownScope, ScopeUnclear."""
        return self._answered(of)[0]

    def _answered(self, of: Pointer) -> tuple[Answer, dict[str, Row]]:
        """The answer and its rows by unit, asked once."""
        pair = of.unit if of.by == PAIR else ""
        asked = Pointer(of.by, pair, of.indicator, of.period, scope=of.scope)
        if asked not in self._answers:
            found = self._ask(asked)
            rows = {row.unit: row for row in [*found.rows, found.total]}
            self._answers[asked] = (found, rows)
        return self._answers[asked]

    def _ask(self, of: Pointer) -> Answer:
        store, catalog, scope = self.store, self.catalog, of.scope or None
        if of.by == PAIR:
            return crossed(
                store, catalog, of.indicator, of.period,
                chain=of.unit, scope=scope, asof=self.asof,
            )  # fmt: skip
        codes = [of.indicator]
        found = answered(store, catalog, codes, of.by, of.period, scope=scope, asof=self.asof)
        return found[of.indicator]

    def row(self, of: Pointer) -> Row | None:
        """The row of a figure; None where no such unit is known."""
        found, rows = self._answered(of)
        row = rows.get(of.other if of.by == PAIR else of.unit)
        if row is None or not of.promise or row.target_type == of.promise:
            return row
        return self._promised(of, found, row)

    def _promised(self, of: Pointer, found: Answer, row: Row) -> Row:
        """The row against another of its unit's targets than the one it shows."""
        figures, catalog = found.figures, self.catalog
        question = Question(catalog, of.by, of.period, figures.facts, None, (), self.asof)
        figure = found.whole.figure if of.unit == TOTAL else figures.of(row.unit, of.period)
        for standing in standings(question, figures, figure, row.unit):
            if standing.kind == of.promise:
                other = replace(row)
                take_standing(other, figures, standing)
                return other
        return row

    def indicator(self, of: Pointer) -> Indicator:
        """What the figure measures."""
        return self.catalog.indicators[of.indicator]

    def term(self, of: Pointer, name: str = "") -> Term:
        """The figure as it is printed, called `name` or as it is called everywhere."""
        row = self.row(of)
        name = name or self.called(of)
        if row is None:
            return Term(name, None, pointer=of, state="未报")
        return Term(
            name, getattr(row, of.number), decimals(row, of.number), uom(row, of.number), of,
            state(row),
        )  # fmt: skip

    def called(self, of: Pointer) -> str:
        """ "税收（不含烟）" of a value, else what the number is called: "完成率"."""
        return self.named(of.indicator, of.scope) if of.number == "value" else CALLED[of.number]

    def named(self, code: str, scope: str = "") -> str:
        """An indicator with its 口径 where that is not the default."""
        return self.catalog.indicators[code].name + (f"（{scope}）" if scope else "")

    def key(
        self, of: Pointer, when: When, measure: str, code: str = "", scope: str = ""
    ) -> FactKey:
        """The key of a fact of the figure's unit."""
        return FactKey(of.by, of.unit, of.other, code or of.indicator, scope, *when, measure)

    def whole(self, of: Pointer) -> Pointer:
        """The figure of the whole it is a part of: the kind's, or of a pair the chain's."""
        if of.by == PAIR:
            return Pointer("chain", of.unit, of.indicator, of.period, of.number, of.scope)
        return Pointer(of.by, TOTAL, of.indicator, of.period, of.number, of.scope)

    def at(self, of: Pointer, period: Period, number: str = "") -> Pointer:
        """The same figure in another period, in the 口径 it is answered in now."""
        scope = self.answer(of).figures.scope
        return Pointer(
            of.by, of.unit, of.indicator, period, number or of.number, scope, of.other, of.promise
        )


def decimals(row: Row, number: str) -> int:
    """Digits after the point a number of a row is printed with."""
    in_level = row.target_type in ("level", "range", "cap")
    if number in _LEVELS or (number in ("target", "target_upper") and in_level):
        return int(row.decimals)
    if number in _PACES:
        return int(row.computed_decimals)
    if number in (*_PLACES, *_COUNTS) or (number == "target" and row.target_type == "rank"):
        return 0
    return digits_of(row, number)


def uom(row: Row, number: str) -> str:
    """What a number of a row is counted in."""
    if number in (*_LEVELS, *_PACES):
        return row.uom
    if number in ("target", "target_upper"):
        return "位" if row.target_type == "rank" else row.target_uom or ""
    if number in _PLACES:
        return "位"
    if number in _COUNTS:
        return "个"
    if number in (*_YOYS, "yoy_last_year"):
        return row.yoy_uom
    return "个百分点" if number in ("gap_pp", "pull") else "%"


def state(row: Row) -> str:
    """The word that stands where there is no number."""
    return row.state or ("未报" if row.value is None else "")


def withheld(row: Row | None) -> bool:
    """True where the row's figures are not for this reader."""
    return row is not None and row.state == WITHHELD
