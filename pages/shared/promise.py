"""One target in words: what was promised, what is reached, how far apart, at which pace."""

from typing import Any

from briefing import wording
from catalog.rounding import known, written
from pages.shared import board
from pages.shared.nodes import Node, el

TYPES = {
    "level": "总量", "range": "区间", "cap": "上限", "growth": "增速", "share": "比率",
    "rank": "位次", "milestone": "节点", "veto": "一票否决",
}  # fmt: skip
ORDER = {name: place for place, name in enumerate(TYPES)}
AGAINST_TIME = ("level", "range")


def promised(row: Any, digits: int) -> str:
    """What was promised, in words: "116.40", "8—12", "前10位", "增速12.0%"."""
    if row.target_type in ("milestone", "veto") or not known(row.target):
        return row.state or TYPES[row.target_type]
    if row.target_type == "rank":
        return f"前{written(row.target, 0)}位"
    if row.target_type in ("growth", "share"):
        return f"{'增速' if row.target_type == 'growth' else ''}{written(row.target, 1)}%"
    number = written(row.target, digits)
    if row.target_type == "range" and known(row.upper):
        return f"{number}—{written(row.upper, digits)}"
    return f"≤{number}" if row.target_type == "cap" else number


def actual(row: Any, digits: int) -> Node:
    """What stands against it: a value, a growth, a place, or the word where neither is."""
    if row.target_type == "growth":
        return board.change(row.yoy)
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
        return board.light(row.light, wording.progress(row.gap_pp, row.time_progress, short=True))
    return board.light(row.light, wording.over_target(row.gap_pp))


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
