"""One target in words: what was promised, what is reached, how far apart, at which pace."""

from typing import Any

from briefing import wording
from briefing.promised import AGAINST_TIME, ORDER, TYPES, promised
from catalog.period import Period
from catalog.rounding import known, written
from metrics.row import digits_of
from pages.shared import board
from pages.shared.nodes import Node, el
from pages.shared.trace.link import Ways, figure, linked

__all__ = ["AGAINST_TIME", "ORDER", "TYPES", "actual", "pace", "promised", "standing", "way"]


def way(row: Any, period: Period, by: str) -> Ways:
    """The way from the numbers of a target to their 溯源."""
    return Ways(by, row.indicator, period, row.scope, row.target_type)


def actual(row: Any, digits: int, to: Ways | None = None) -> Node:
    """What stands against it: a value, a growth, a place, or the word where neither is."""
    if row.target_type == "growth":
        return linked(board.change(row.yoy, decimals=digits_of(row, "yoy")), to, row, "yoy")
    if row.target_type == "rank" and known(row.place):
        said = f"{row.place_by}第{row.place:.0f}位"
        number = "growth_rank_reported" if row.place_by else "rank_reported"
        return figure(said, to.pointer(row, number)) if to else said
    if not known(row.value):
        return row.state or "未报"
    if row.target_type == "share":
        return linked(f"{written(row.value, int(row.value_decimals))}%", to, row)
    return linked(written(row.value, digits), to, row)


def standing(row: Any, to: Ways | None = None) -> Node:
    """The light of a target, its word and its gap."""
    if row.light in (None, "灰"):
        return board.light("灰", row.state or "未报")
    if not known(row.gap_pp):
        return board.light(row.light, {"绿": "达标", "红": "未达标", "黄": "推进中"}[row.light])
    if row.target_type in AGAINST_TIME:
        words = wording.behind(row, short=True)
    else:
        words = wording.over_target(row.gap_pp, digits_of(row, "gap_pp"))
    return board.light(row.light, linked(words, to, row, "gap_pp"))


def pace(row: Any, best: float | None, digits: int, to: Ways | None = None) -> list[Node]:
    """Per month: still needed, reached so far, the best ever; dashes where there is no pace."""
    if not known(row.required_monthly) or row.target_type not in AGAINST_TIME:
        return ["—", "—", "—"]
    need = "已完成" if row.required_monthly <= 0 else written(row.required_monthly, digits)
    highest = written(best, digits)
    return [
        linked(el("b", "", need), to, row, "required_monthly"),
        linked(written(row.pace_monthly, digits), to, row, "pace_monthly"),
        figure(highest, to.pointer(row, "best_monthly")) if to and known(best) else highest,
    ]
