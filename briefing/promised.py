"""What was promised, in words, whatever the type of the target."""

from typing import Any

from catalog.rounding import known, written
from metrics.row import digits_of

TYPES = {
    "level": "总量", "range": "区间", "cap": "上限", "growth": "增速", "share": "比率",
    "rank": "位次", "milestone": "节点", "veto": "一票否决",
}  # fmt: skip
ORDER = {name: place for place, name in enumerate(TYPES)}
AGAINST_TIME = ("level", "range")


def promised(row: Any, digits: int) -> str:
    """What was promised, in words: "116.40", "8—12", "前10位", "增速12%"."""
    if row.target_type in ("milestone", "veto") or not known(row.target):
        return row.state or TYPES[row.target_type]
    if row.target_type == "rank":
        return f"前{written(row.target, 0)}位"
    if row.target_type in ("growth", "share"):
        word = "增速" if row.target_type == "growth" else ""
        return f"{word}{written(row.target, digits_of(row, 'target'))}%"
    number = written(row.target, digits)
    if row.target_type == "range" and known(row.upper):
        return f"{number}—{written(row.upper, digits)}"
    if row.target_type == "cap":
        return f"≤{number}{'%' if row.uom == '%' else ''}"
    return number
