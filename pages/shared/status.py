"""How a unit stands, as it is shown everywhere: a light with its word and its number."""

from typing import Any

import pandas as pd

from briefing import wording
from pages.shared import board


def status(row: Any) -> str:
    """The light of a row, its word and number; words alone where there is no annual target."""
    if not isinstance(row.light, str):
        return "<span class='b-none'>无年度目标</span>"
    if row.light == "灰":
        return board.light("灰", row.state if isinstance(row.state, str) and row.state else "未报")
    if pd.isna(row.gap_pp):
        return board.light(row.light, "")
    if row.target_type == "growth":
        return board.light(row.light, wording.over_target(row.gap_pp))
    return board.light(row.light, wording.progress(row.gap_pp, short=True))


def rank_text(row: Any, column: str = "rank") -> str:
    """ "8 前移1位": the place and its change; the dash where the unit is not ranked."""
    value = getattr(row, column)
    if pd.isna(value):
        return "<span class='b-none'>—</span>"
    change = getattr(row, f"{column}_change")
    moved = "" if pd.isna(change) else f"<small>{wording.moved(change)}</small>"
    return f"{value:.0f}{moved}"
