"""What a column says against a group of rows: indicator, 口径, measure, months and unit."""

import re
from dataclasses import replace

import numpy as np

from catalog.indicator import Indicator
from data.proposing.applied import Applied
from data.proposing.cells import Spec
from data.proposing.complaints import Complaints
from data.proposing.ground import Ground
from data.proposing.headers import PARTIAL, Headers
from data.proposing.labels import Meaning, merged
from data.proposing.measuring import Measured, listed, measured, rate_only, rated
from data.proposing.moments import Moment, as_stated, context, moment, near, span_said
from data.proposing.rows import What
from data.proposing.targets import parse
from data.proposing.titles import indicator_in
from data.reading.periods import Stated
from data.reading.table import Column, Table
from data.reading.text import normalise

# Measures that follow from figures kept anyway, or that nothing is made of.
_YEARLY = re.compile(r"年度|全年|年报|12月|十二月|四季度")
_DERIVABLE = {"change", "forecast_yoy"}
# Of forecast months they would pass for actual ones.
_RATED = {"yoy", "share", "completion", "rank", "growth_rank", "yoy_change", "month_on_month"}


class Specs:
    """Puts together what row, column, title and file say; the unclear is said, not guessed."""

    def __init__(
        self, table: Table, ground: Ground, headers: Headers, said: Complaints, told: Applied
    ) -> None:
        self._table, self._ground, self._headers, self._said = table, ground, headers, said
        titles = (table.title, table.sheet, ground.file) if table.long else ()
        self._span, dated = told.span or span_said(titles), as_stated(told.period)
        self._named = False
        self.by_rows = False
        """Whether rows name the indicators, so that a row that names none is the unclear one."""
        self.context = (
            [dated] if dated else context(table.period, (table.title, table.sheet, ground.file))
        )
        if not any(said.year for said in self.context):
            self.context += [headers.latest()] if headers.latest() else self._above()

    def of(self, at: int, what: What, rows: np.ndarray) -> Spec | None:
        """The spec of the cells of column `at` in the `rows` of `what`; None (said) if unclear."""
        row, meaning = what.meaning, self._headers.meanings[at]
        if not meaning.clear:
            return self._said.column(at, meaning.unknown)
        if not row.clear:
            return self._said.unknown_rows(what.first, what.text, row.unknown)
        if row.indicator and meaning.indicator and row.indicator != meaning.indicator:
            if "indicator" in meaning.said:
                return self._said.against_rows(at, row.indicator)
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
        elif beside := self._headers.dated(at):
            meaning = replace(meaning, when=beside)
        if not code:
            code, scope = self._titled()
        indicator = self._ground.lexicon.catalog.indicators.get(code)
        measure = merged([(m,) for m in (row.measure, meaning.measure) if m])
        if indicator is None or measure is None:
            if self.by_rows and not meaning.indicator:
                return self._said.unknown_rows(what.first, what.text, (what.text,))
            open_ = bool(meaning.measure or meaning.when) and not self._named
            return self._said.without_indicator(at, open_)
        self._named = True
        if measure in _DERIVABLE:
            return self._said.derivable(at, rows)
        if measure == PARTIAL:
            return self._said.partial_target(at)
        return self._measured(at, meaning, what, rows, indicator, scope, measure or "level")

    def _measured(
        self,
        at: int,
        meaning: Meaning,
        what: What,
        rows: np.ndarray,
        indicator: Indicator,
        scope: str,
        measure: str,
    ) -> Spec | None:
        column, own = self._table.columns[at], what.unit or what.meaning.uom
        if "indicator" not in meaning.said:
            indicator = self._meant(indicator, [own, meaning.amount, column.unit, self._table.unit])
        if "measure" not in meaning.said or measure == "target":
            measure = self._by_unit(at, measure, indicator, meaning, what, column)
        converted = measure == "yoy" != meaning.measure and "measure" not in meaning.said
        if converted and self._headers.grows() and not self._held(at, rows):
            return None  # "—" where an amount would stand, of an indicator that has a rate alone
        said = near(meaning.when, what.when, *self.context)
        if self._is_forecast(meaning, what, said) or measure == "forecast":
            if measure in _RATED or (measure == "forecast" and own == "%" != indicator.unit):
                return self._said.derivable(at, rows)
            measure = "forecast" if measure == "level" else measure
        if measure == meaning.measure == "base" and said and meaning.when and meaning.when.year:
            said = replace(said, year=meaning.when.year + 1)  # 2024年同期 is this year's base
        told = "measure" in meaning.said
        if (
            measure == "level"
            and not told
            and self._headers.is_base(meaning, said, indicator.code, self.context)
        ):
            measure, said = "base", replace(said, year=said.year + 1)
        when = self._moment(at, said, indicator, measure, meaning, what)
        if when is None:
            return None
        uoms = self._ground.lexicon.catalog.uoms
        header = meaning.uom if not measure.startswith("target") or meaning.uom != "%" else ""
        units = [own, header, column.unit, self._table.unit]
        if "uom" in meaning.said:
            units = [header, header, column.unit, self._table.unit]
        unit = measured(indicator, measure, units, uoms)
        if what.meaning.measure and not rated(what.meaning.measure, own, uoms):
            unit = Measured(fault="unit_mismatch", written=own)
        if unit.fault == "unit_missing" and self._units_in_cells(at, rows, indicator):
            unit = Measured(indicator.unit)
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
            bare = (when.first_month, when.last_month) == (1, 12)
            bare = bare and not (meaning.when or what.when)
            if bare and not measure.startswith("target") and not self._years():
                self._said.whole_year(when.year)
            return when
        if self._span:
            return moment(said, indicator, measure, self._span)
        here = meaning.when or what.when
        if here and here.ambiguous:
            if meaning.when and self._headers.sums_beside():
                return moment(said, indicator, measure, "month")
            return self._said.month_or_sum(at, what.first, bool(meaning.when))
        self._said.bare_month(when.last_month)
        return when

    def _years(self) -> bool:
        """True where title, sheet or file say that a whole year is meant: 2025年度, 1—12月."""
        texts = (self._table.title, self._table.sheet, self._ground.file)
        return any(_YEARLY.search(normalise(text or "")) for text in texts)

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

    def _held(self, at: int, rows: np.ndarray) -> bool:
        return bool(np.isfinite(self._table.values[at].numbers[rows]).any())

    def _titled(self) -> tuple[str, str]:
        """Indicator and 口径 the title or the sheet's name speaks of, where nothing else does."""
        for text in (self._table.title, self._table.sheet):
            code, scope = indicator_in(text, self._ground.lexicon)
            if code:
                self._said.titled(text, code)
                return code, scope
        return "", ""

    def _above(self) -> list[Stated]:
        """The period of the sheet's first table, for one below it that states no year at all."""
        first = self._ground.heads.get(self._table.sheet)
        if first is None or first is self._table or any(h.when for h in self._headers.meanings):
            return []
        found = context(first.period, (first.title,))
        if found and found[0].year:
            self._said.period_above(self._table.title, str(first.period))
            return found
        return []

    def _is_forecast(self, meaning: Meaning, what: What, said: Stated | None) -> bool:
        """True where column or row say so, or the title does of the months it names itself."""
        if any(each and each.forecast for each in (meaning.when, what.when)):
            return True
        titled = near(*self.context)
        if not said or not titled or not titled.forecast or self._headers.forecasts():
            return False
        return said.last == titled.last

    def _units_in_cells(self, at: int, rows: np.ndarray, indicator: Indicator) -> bool:
        """True where every cell names its own unit: 1.2亿元, 3500万元."""
        values = self._table.values[at]
        for row in rows.tolist():
            raw = values.raw[row]
            found = parse(raw, indicator, "") if isinstance(raw, str) else None
            named = values.units.get(row) or (found and (found.uom or found.state))
            if not named and (np.isfinite(values.numbers[row]) or found):
                return False
        return True

    def _by_unit(
        self,
        at: int,
        measure: str,
        indicator: Indicator,
        meaning: Meaning,
        what: What,
        column: Column,
    ) -> str:
        """A measure its unit decides: a target in % of an amount is a growth target, and a level
        in % of an indicator published as a rate is its growth; 位次 beside growth alone too."""
        own = what.unit or what.meaning.uom
        if measure == "target" and (meaning.uom == "%" or (own or column.unit) == "%"):
            return "target_share" if indicator.unit == "%" else "target_growth"
        if measure == "level" and rate_only(indicator, own or meaning.uom or column.unit or ""):
            return "yoy"
        if measure == "level" and own == "%" and indicator.unit != "%" and not meaning.uom:
            self._said.percent_as_growth(at, what.first, what.text)
            return "yoy"
        alone = rate_only(indicator, own) or self._headers.rates_alone(indicator.code)
        return "growth_rank" if measure == "rank" and alone else measure
