"""Which figure: of whom, of what, when, and which of its numbers; the address of its 溯源."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from catalog.period import Period

# Fields of metrics.row.Row a reader may ask the origin of, by the word that stands in a link.
NUMBERS = {
    "value": "数值",
    "yoy": "同比",
    "yoy_computed": "按两年数计算的同比",
    "base": "同期",
    "yoy_last_year": "上年同期增速",
    "yoy_two_years": "两年平均",
    "target": "年度目标",
    "target_upper": "年度目标上限",
    "completion": "完成率",
    "completion_reported": "上报完成率",
    "time_progress": "序时进度",
    "gap_pp": "进度差",
    "required_monthly": "后期月均",
    "pace_monthly": "前期月均",
    "best_monthly": "最高月均",
    "rank": "位次",
    "rank_change": "位次变化",
    "rank_of": "参加排位数",
    "rank_of_before": "上期参加排位数",
    "rank_reported": "上报位次",
    "growth_rank": "增速位次",
    "growth_rank_change": "增速位次变化",
    "growth_rank_of": "参加增速排位数",
    "growth_rank_of_before": "上期参加增速排位数",
    "growth_rank_reported": "上报增速位次",
    "share": "占比",
    "contribution": "贡献率",
    "pull": "拉动",
}
# Differences of two growths that sentences tell: fields of no row, with a 溯源 all the same.
APART = {
    "yoy_since": "同比较上期变化",
    "yoy_since_last_year": "同比较上年同期变化",
    "yoy_over": "同比与总体之差",
}
# Whatever a pointer may point at.
CALLED = NUMBERS | APART


@dataclass(frozen=True, slots=True)
class Pointer:
    """A figure of an answer: `by` and `unit` say whose ("*": the whole, "": the region; of a
    chain_park `unit` is the chain and `other` the park), `number` is a field of metrics.row.Row
    or one of APART.
    `promise` is the type of target meant where a unit has several; the one its row shows else."""

    by: str
    unit: str
    indicator: str
    period: Period
    number: str = "value"
    scope: str = ""
    other: str = ""
    promise: str = ""

    def to(self, number: str) -> "Pointer":
        """Another number of the same figure."""
        return replace(self, number=number)

    def query(self) -> dict[str, str]:
        """The parameters of its link; what is as usual is left out."""
        said = {
            "by": self.by,
            "unit": self.unit,
            "other": self.other,
            "indicator": self.indicator,
            "period": self.period.iso,
            "span": "" if self.period.span == "ytd" else self.period.span,
            "scope": self.scope,
            "number": "" if self.number == "value" else self.number,
            "promise": self.promise,
        }
        return {name: text for name, text in said.items() if text}


def pointed(query: Mapping[str, str]) -> Pointer:
    """The figure a link asks for. Raises ValueError where it names none."""
    period = Period.of(query.get("period", ""))
    span = query.get("span", "ytd")
    number = query.get("number", "value")
    if number not in CALLED or span not in ("ytd", "month", "point"):
        raise ValueError(number)
    if span != "ytd":
        period = Period(period.year, period.last_month, period.last_month, span)
    return Pointer(
        query.get("by", "region"),
        query.get("unit", ""),
        query.get("indicator", ""),
        period,
        number,
        query.get("scope", ""),
        query.get("other", ""),
        query.get("promise", ""),
    )
