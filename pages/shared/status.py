"""How a unit stands, as it is shown everywhere: a light with its word and its number."""

from typing import Any

from briefing import wording
from catalog.rounding import known
from charts.style import LAMPS
from pages.shared import board
from pages.shared.nodes import Node, el, run


def standing(row: Any) -> tuple[str, str]:
    """The light's word and what stands behind it: ("红灯", "欠 12.9 个百分点"); 未报 alone."""
    if not row.light:
        return "", "无年度目标"
    if row.light == "灰":
        return "", row.state or "未报"
    if not known(row.gap_pp):
        return LAMPS[row.light], ""
    return LAMPS[row.light], wording.behind(row, short=True)


def status(row: Any) -> Node:
    """The light of a row, its word and number; words alone where there is no annual target."""
    _, words = standing(row)
    return board.light(row.light, words) if row.light else board.none(words)


def rank_text(row: Any, column: str = "rank") -> Node:
    """ "8 前移1位", "6 并列，持平": the place and its change; the dash where there is none.

    The number stands first, so that numbers stand under each other."""
    value = getattr(row, column)
    if not known(value):
        return board.none()
    change = getattr(row, f"{column}_change")
    said = ["并列"] if getattr(row, f"{column}_shared") else []
    said += [wording.moved(change)] if known(change) else []
    return run(f"{value:.0f}", *([el("small", "", "，".join(said))] if said else []))
