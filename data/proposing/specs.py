"""What a column says against a group of rows: indicator, 口径, measure, months and unit."""

from dataclasses import replace

from catalog.indicator import Indicator
from data.proposing.cells import Spec
from data.proposing.complaints import Complaints
from data.proposing.ground import Ground
from data.proposing.headers import Headers
from data.proposing.labels import Meaning, merged, rate_only
from data.proposing.measuring import Measured, listed, measured, rated
from data.proposing.moments import Moment, context, moment, near
from data.proposing.rows import What
from data.proposing.titles import indicator_in
from data.reading.periods import Stated
from data.reading.table import Column, Table


class Specs:
    """Puts together what row, column, title and file say; the unclear is said, not guessed."""

    def __init__(self, table: Table, ground: Ground, headers: Headers, said: Complaints) -> None:
        self._table, self._ground, self._headers, self._said = table, ground, headers, said
        self._context = context(table.period, (table.title, table.sheet, ground.file))

    def of(self, at: int, what: What) -> Spec | None:
        """The spec of the cells of column `at` in the rows of `what`; None (said) if unclear."""
        row, meaning = what.meaning, self._headers.meanings[at]
        if not meaning.clear:
            return self._said.column(at, meaning.unknown)
        if not row.clear:
            return self._said.unknown_rows(what.first, what.text, row.unknown)
        if row.indicator and meaning.indicator and row.indicator != meaning.indicator:
            return self._said.column(at, (meaning.indicator,))
        named = row if row.indicator else meaning
        code, scope = named.indicator, named.scope
        if not code and (left := self._headers.left(at)):
            code, scope = left.indicator, left.scope
            meaning = replace(
                meaning,
                when=meaning.when or left.when,
                uom=meaning.uom or left.uom,
                amount=meaning.amount or left.amount,
                span=meaning.span or left.span,
                of=meaning.of or left.of,
            )
        indicator = self._ground.lexicon.catalog.indicators.get(code or self._titled())
        measure = merged([(m,) for m in (row.measure, meaning.measure) if m])
        if indicator is None or measure is None:
            return self._said.without_indicator(at, bool(meaning.measure or meaning.when))
        return self._measured(at, meaning, what, indicator, scope, measure or "level")

    def _measured(
        self, at: int, meaning: Meaning, what: What, indicator: Indicator, scope: str, measure: str
    ) -> Spec | None:
        column, own = self._table.columns[at], what.unit or what.meaning.uom
        indicator = self._meant(indicator, [own, meaning.amount, column.unit, self._table.unit])
        measure = _by_unit(measure, indicator, meaning, own, column)
        said = near(meaning.when, what.when, *self._context)
        if said and said.forecast and measure == "level":
            measure = "forecast"
        if measure == "level" and self._headers.is_base(
            meaning, said, indicator.code, self._context
        ):
            measure, said = "base", replace(said, year=said.year + 1)
        when = self._moment(at, said, indicator, measure, meaning, what)
        if when is None:
            return None
        uoms = self._ground.lexicon.catalog.uoms
        header = meaning.uom if not measure.startswith("target") or meaning.uom != "%" else ""
        units = [own, header, column.unit, self._table.unit]
        unit = measured(indicator, measure, units, uoms)
        if what.meaning.measure and not rated(what.meaning.measure, own, uoms):
            unit = Measured(fault="unit_mismatch", written=own)
        if unit.fault:
            return self._said.unit(at, what.first, unit, indicator)
        of = meaning.of or what.meaning.of
        return Spec(indicator, scope, measure, when, unit, of)

    def _moment(
        self,
        at: int,
        said: Stated | None,
        indicator: Indicator,
        measure: str,
        meaning: Meaning,
        what: What,
    ) -> Moment | None:
        when = moment(said, indicator, measure, meaning.span or what.meaning.span)
        if when is None:
            return self._said.no_year(at, what.first)
        if not when.assumed:
            return when
        here = meaning.when or what.when
        if here and here.ambiguous:
            if meaning.when and self._headers.sums_beside():
                return moment(said, indicator, measure, "month")
            return self._said.month_or_sum(at, what.first, bool(meaning.when))
        self._said.bare_month(when.last_month)
        return when

    def _meant(self, indicator: Indicator, units: list[str | None]) -> Indicator:
        """The indicator, or the counterpart of it that the unit of the amounts fits."""
        catalog = self._ground.lexicon.catalog
        for meant in (indicator, *(catalog.indicators[code] for code in indicator.counterparts)):
            if any(
                catalog.uoms.factor(known, meant.unit) is not None
                for unit in units
                for known in listed(unit, catalog.uoms)
            ):
                return meant
        return indicator

    def _titled(self) -> str:
        """The indicator the title or the sheet's name speaks of, where headers and rows do not."""
        for text in (self._table.title, self._table.sheet):
            if code := indicator_in(text, self._ground.lexicon):
                self._said.titled(text, code)
                return code
        return ""


def _by_unit(measure: str, indicator: Indicator, meaning: Meaning, own: str, column: Column) -> str:
    """A measure its unit decides: a target in % of an amount is a growth target, and a level in %
    of an indicator published as a rate is its growth."""
    if measure == "target" and (meaning.uom == "%" or (not own and column.unit == "%")):
        return "target_share" if indicator.unit == "%" else "target_growth"
    if measure == "level" and rate_only(indicator, own or meaning.uom or column.unit or ""):
        return "yoy"
    return measure
