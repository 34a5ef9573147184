"""How a unit stands, as it is shown everywhere: a light with its word and its number."""

from typing import Any

from briefing import wording
from catalog.rounding import known
from pages.shared import board


def status(row: Any) -> str:
    """The light of a row, its word and number; words alone where there is no annual target."""
    if not row.light:
        return "<span class='b-none'>无年度目标</span>"
    if row.light == "灰":
        return board.light("灰", row.state or "未报")
    if not known(row.gap_pp):
        return board.light(row.light, "")
    if row.target_type == "growth":
        return board.light(row.light, wording.over_target(row.gap_pp))
    return board.light(row.light, wording.progress(row.gap_pp, short=True))


def rank_text(row: Any, column: str = "rank") -> str:
    """ "8 前移1位": the place and its change; the dash where the unit is not ranked."""
    value = getattr(row, column)
    if not known(value):
        return "<span class='b-none'>—</span>"
    change = getattr(row, f"{column}_change")
    moved = "" if not known(change) else f"<small>{wording.moved(change)}</small>"
    return f"{value:.0f}{moved}"
