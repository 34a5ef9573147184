"""One target in words: what was promised, what is reached, how far apart, at which pace."""

from typing import Any

from briefing import wording
from briefing.promised import AGAINST_TIME, ORDER, TYPES, promised
from catalog.rounding import known, written
from metrics.row import digits_of
from pages.shared import board
from pages.shared.nodes import Node, el

__all__ = ["AGAINST_TIME", "ORDER", "TYPES", "actual", "pace", "promised", "standing"]


def actual(row: Any, digits: int) -> Node:
    """What stands against it: a value, a growth, a place, or the word where neither is."""
    if row.target_type == "growth":
        return board.change(row.yoy, decimals=digits_of(row, "yoy"))
    if row.target_type == "rank" and known(row.place):
        return f"{row.place_by}第{row.place:.0f}位"
    if not known(row.value):
        return row.state or "未报"
    if row.target_type == "share":
        return f"{written(row.value, 1)}%"
    return written(row.value, digits)


def standing(row: Any) -> Node:
    """The light of a target, its word and its gap."""
    if row.light in (None, "灰"):
        return board.light("灰", row.state or "未报")
    if not known(row.gap_pp):
        return board.light(row.light, {"绿": "达标", "红": "未达标", "黄": "推进中"}[row.light])
    if row.target_type in AGAINST_TIME:
        return board.light(row.light, wording.behind(row, short=True))
    return board.light(row.light, wording.over_target(row.gap_pp, digits_of(row, "gap_pp")))


def pace(row: Any, best: float | None, digits: int) -> list[Node]:
    """Per month: still needed, reached so far, the best ever; dashes where there is no pace."""
    if not known(row.required_monthly) or row.target_type not in AGAINST_TIME:
        return ["—", "—", "—"]
    need = "已完成" if row.required_monthly <= 0 else written(row.required_monthly, digits)
    return [
        el("b", "", need),
        written(row.pace_monthly, digits),
        written(best, digits),
    ]
