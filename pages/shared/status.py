"""How a unit stands, as it is shown everywhere: a light with its word and its number."""

from typing import Any

from briefing import wording
from catalog.rounding import known
from charts.style import LAMPS
from pages.shared import board
from pages.shared.nodes import Node, el, run
from pages.shared.trace.link import Ways, linked


def standing(row: Any) -> tuple[str, str]:
    """The light's word and what stands behind it: ("红灯", "欠 12.9 个百分点"); 未报 alone."""
    if not row.light:
        return "", "无年度目标"
    if row.light == "灰":
        return "", row.state or "未报"
    if not known(row.gap_pp):
        return LAMPS[row.light], ""
    return LAMPS[row.light], wording.behind(row, short=True)


def status(row: Any, to: Ways | None = None) -> Node:
    """The light of a row, its word and number; words alone where there is no annual target."""
    _, words = standing(row)
    if not row.light:
        return board.none(words)
    return board.light(row.light, linked(words, to, row, "gap_pp"))


def rank_text(row: Any, column: str = "rank", to: Ways | None = None) -> Node:
    """ "8 前移1位", "6 并列，持平": the place and its change; the dash where there is none.

    The number stands first, so that numbers stand under each other."""
    value = getattr(row, column)
    if not known(value):
        return board.none()
    change = getattr(row, f"{column}_change")
    said = ["并列"] if getattr(row, f"{column}_shared") else []
    if known(change):
        said += ["，", wording.moved(change)] if said else [wording.moved(change)]
    if to is None:
        said = ["".join(said)] if said else []
    elif known(change):
        said[-1] = to(row, said[-1], f"{column}_change")
    place = linked(f"{value:.0f}", to, row, column)
    return run(place, *([el("small", "", *said)] if said else []))
