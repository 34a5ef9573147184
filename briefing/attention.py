"""What needs attention among units of a kind, and what is said of each of them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from briefing.amounts import shown
from briefing.said import Said, joined, said
from briefing.teller import Teller
from briefing.wording import withheld
from catalog.period import Period
from catalog.rounding import half_up, known
from charts.order import by as ordered
from metrics.row import digits_of

Watched = tuple[str, str, Said]


def watch(
    rows: Sequence[Any], period: Period, *, by: str = "", indicator: str = "", scope: str = ""
) -> list[Watched]:
    """What needs attention as (light, short name, sentence): red lights, 未报, then the yellow ones
    that also decline; the farthest behind first. With `by` and `indicator` (its code) every number
    leads to its figure."""
    return list(_watch(rows, period, by, indicator, scope))


def _watch(
    rows: Iterable[Any], period: Period, by: str, indicator: str, scope: str
) -> Iterator[Watched]:
    def told(row: Any) -> Said:
        return said(laggard(Teller(shown(row), period, by, indicator, scope)), "。")

    for row in ordered((row for row in rows if row.light == "红"), "gap_pp", lowest=True):
        yield "红", row.short, told(row)
    for row in rows:
        if not known(row.value) and not known(row.yoy) and not withheld(row):
            yield "灰", row.short, said(f"{period.months}{row.state or '未报'}，不参加排位。")
    slow = (row for row in rows if row.light == "黄" and known(row.yoy) and row.yoy < 0)
    for row in ordered(slow, "gap_pp", lowest=True):
        yield "黄", row.short, told(row)


def laggard(teller: Teller) -> Said:
    """One who is behind, no full stop: "欠序时进度12.9个百分点，同比下降9.4%，后6个月月均需完成
    23.50亿元（前期月均13.89亿元）"."""
    row = teller.row
    falls = known(row.yoy) and (half_up(row.yoy, digits_of(row, "yoy")) or 0.0) < 0
    word = Said() if known(row.yoy) else teller.growth()
    need, *so_far = teller.paces() or [Said()]
    pace = said(need, *(said("（", each, "）") for each in so_far))
    return joined([teller.gap(), teller.growth() if falls else word, pace], "，")
