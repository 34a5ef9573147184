"""The numbers of one row as they are printed, each knowing which figure it is, and its clauses."""

from dataclasses import dataclass
from typing import Any

from briefing import phrases
from briefing.said import Number, Said, said
from catalog.period import Period
from catalog.rounding import half_up, known, running
from metrics.facts import preceding
from metrics.growth import FELL, LESS, NEW, REVIVED, SAME, WORSE
from metrics.pointer import Pointer
from metrics.row import digits_of

# Last year's growth at or below this (%) makes this year's stand on a low base.
LOW_BASE = -5.0
_IN_RATES = ("growth", "share")


@dataclass(frozen=True)
class Teller:
    """A row of `indicator` (its code) of a unit of kind `by`; without `by` no number leads
    anywhere. `row` is told in the unit of measure it is in: give what `briefing.amounts.shown`
    makes of it."""

    row: Any
    period: Period
    by: str = ""
    indicator: str = ""
    scope: str = ""
    other: str = ""

    def to(self, number: str) -> Pointer | None:
        """Which figure one of its numbers is."""
        if not self.by or not self.indicator:
            return None
        return Pointer(
            self.by, self.row.unit, self.indicator, self.period, number, self.scope, self.other
        )

    def level(self, number: str = "value") -> Said:
        """ "46.59亿元": a level in the row's unit."""
        computed = number.endswith("_monthly")
        decimals = self.row.computed_decimals if computed else self.row.decimals
        value = getattr(self.row, number)
        return said(Number(running(value, int(decimals)), self.to(number)), self.row.uom)

    def rate(self, number: str) -> Number:
        """A rate with its own digits, without %."""
        value = getattr(self.row, number)
        return Number(running(value, digits_of(self.row, number)), self.to(number))

    def growth(self, word: str = "同比", *, brief: bool = False) -> Said:
        """同比 in words, or the word that stands instead of it, not `brief` with what it was a year
        ago."""
        row = self.row
        if known(row.yoy):
            decimals = digits_of(row, "yoy")
            return phrases.growth(row.yoy, word, decimals, self.to("yoy"), row.yoy_uom)
        return self._state(word, brief)

    def _state(self, word: str, brief: bool) -> Said:
        row = self.row
        state = row.state if isinstance(row.state, str) and row.state != "未报" else ""
        if known(row.base) and known(row.value):
            if state == NEW:
                return said(f"{word}净增", self.level())
            if state in (REVIVED, FELL) and not brief:
                then = "亏损" if state == REVIVED else "盈利"
                return said(f"{state}，上年同期{then}", self._sized(row.base), row.uom)
            if state in (LESS, WORSE):
                return said(f"{word}{state}", self._sized(row.value - row.base), row.uom)
        return said(f"{word}{state}" if state == SAME else state)

    def _sized(self, level: float) -> Number:
        return phrases.size(level, int(self.row.decimals), self.to("base"))

    def acceleration(self, before: Any, than: str) -> Said:
        """Its growth against that of an earlier row; nothing where one is not in percent."""
        if before is None or not known(before.yoy) or not known(self.row.yoy):
            return Said()
        if self.row.yoy_uom != "%":
            return Said()
        digits = (digits_of(self.row, "yoy"), digits_of(before, "yoy"))
        at = self.to("yoy_since" if than == preceding(self.period).months else "yoy")
        return phrases.acceleration(self.row.yoy, before.yoy, than, digits, at)

    def since_last_year(self) -> Said:
        """Its growth against that of a year ago: "增速较上年同期回落6.1个百分点"."""
        row = self.row
        if not known(row.yoy) or not known(row.yoy_last_year) or row.yoy_uom != "%":
            return Said()
        digits = (digits_of(row, "yoy"), phrases.RATE_DIGITS)
        at = self.to("yoy_since_last_year")
        return phrases.acceleration(row.yoy, row.yoy_last_year, "上年同期", digits, at)

    def two_years(self) -> Said:
        """The average of two years where growth stands on a low base."""
        row = self.row
        low = known(row.yoy_last_year) and (half_up(row.yoy_last_year, 1) or 0.0) <= LOW_BASE
        if not low or not known(row.yoy_two_years) or not known(row.yoy) or row.yoy <= 0:
            return Said()
        return phrases.two_years(row.yoy_two_years, self.to("yoy_two_years"))

    def against(self, total: Any, whom: str) -> Said:
        """ "低于全部产业链7.8个百分点": its growth against that of the whole."""
        row = self.row
        if total is None or not known(total.yoy) or not known(row.yoy):
            return Said()
        if row.yoy_uom != total.yoy_uom:
            return Said()
        digits = (digits_of(row, "yoy"), digits_of(total, "yoy"))
        return phrases.against(row.yoy, total.yoy, whom, digits, self.to("yoy_over"))

    def place(self, column: str = "rank") -> Said:
        """ "第8位", "并列第8位"."""
        shared = bool(getattr(self.row, f"{column}_shared", False))
        return phrases.place(getattr(self.row, column), shared, self.to(column))

    def moved(self, column: str = "rank") -> Said:
        """ "前移1位", "持平"; nothing where there was no place before."""
        change = getattr(self.row, f"{column}_change")
        if not known(change):
            return Said()
        return phrases.moved(change, self.to(f"{column}_change"))

    def completion(self, named: str = "年度目标") -> Said:
        """ "完成年度目标的40.0%"."""
        if not known(self.row.completion):
            return Said()
        return said(f"完成{named}的", self.rate("completion"), "%")

    def gap(self, *, short: bool = False) -> Said:
        """Against the calendar, or growth against growth: "欠序时进度10.0个百分点"."""
        row = self.row
        if not known(row.gap_pp):
            return Said()
        decimals, at = digits_of(row, "gap_pp"), self.to("gap_pp")
        if row.target_type in _IN_RATES:
            return phrases.over_target(row.gap_pp, decimals, at)
        return phrases.progress(row.gap_pp, row.time_progress, decimals, at, short=short)

    def paces(self) -> list[Said]:
        """ "后6个月月均需完成11.64亿元", and the pace so far: "前期月均7.77亿元"."""
        row, left = self.row, 12 - self.period.last_month
        if not known(row.required_monthly) or not left:
            return []
        if row.required_monthly <= 0:
            return [said("已完成全年目标")]
        need = said(f"后{left}个月月均需完成", self.level("required_monthly"))
        if not known(row.pace_monthly):
            return [need]
        return [need, said("前期月均", self.level("pace_monthly"))]

    def pull(self, whole: str) -> Said:
        """ "拉动全市增速0.4个百分点，贡献率3.6%"."""
        row = self.row
        if not known(row.pull) or not half_up(row.pull, phrases.RATE_DIGITS):
            return Said()
        pulled = phrases.pulled(row.pull, f"{whole}增速", self.to("pull"))
        if not known(row.contribution):
            return pulled
        return said(pulled, "，贡献率", self.rate("contribution"), "%")

    def share(self, whole: str) -> Said:
        """ "占全市的20%"."""
        if not known(self.row.share):
            return Said()
        return said(f"占{whole}的", self.rate("share"), "%")
