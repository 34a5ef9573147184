"""Places in tables: 总量 and 增速 side by side, the way to the next place."""

from collections.abc import Sequence
from typing import Any

from briefing.amounts import amount
from catalog.indicator import Indicator
from catalog.rounding import half_up, known, written
from charts.order import by, having
from metrics.printing import apart_digits
from metrics.row import digits_of
from pages.shared import board
from pages.shared.links import link
from pages.shared.nodes import Node
from pages.shared.promise import AGAINST_TIME
from pages.shared.status import rank_text, status
from pages.shared.tables import Column, against, table
from pages.shared.trace.link import Ways, linked

PAGES = {"产业链": "chain", "园区": "park"}


def size(indicator: Indicator) -> str:
    """What a place by value is called: 总量, or the name of a ratio."""
    return indicator.name if indicator.kind == "ratio" else "总量"


def named(row: Any, kind: str) -> Node:
    """The unit's name, leading to its page where it has one."""
    page = PAGES.get(kind)
    if page is None:
        return row.short
    return board.link(row.short, link(page, **{page: row.short}))


def places(rows: Sequence[Any], indicator: Indicator, kind: str, to: Ways | None = None) -> Node:
    """The table: both places with their changes and the distance to the next place."""
    lit = any(row.light in ("绿", "黄", "红") for row in rows)
    level = size(indicator)
    # Only growth is published: nobody failed to report a value.
    rate_only = not having(rows, "value")
    valued = "累计" if indicator.kind == "flow" else "数值"
    uom = next((row.uom for row in rows if row.uom), indicator.unit)
    sized = [
        Column(valued, on_card=f"{valued}（{uom}）"),
        Column("位次", level),
        Column("距前一位", level),
    ]
    columns = [
        Column(kind, left=True),
        *([] if rate_only else sized),
        Column("同比"),
        Column("位次", "增速"),
        Column("距前一位", "增速"),
        *([Column(_against(rows), left=True, wide=True)] if lit else []),
    ]
    apart = apart_digits(*(digits_of(row, "yoy") for row in having(rows, "yoy")))
    above, faster = _distances(rows, "rank", "value"), _distances(rows, "growth_rank", "yoy")
    lines = []
    for row in by(by(rows, "growth_rank", lowest=True), "rank", lowest=True):
        gap, lead = above.get(row.unit), faster.get(row.unit)
        by_size = [
            linked(amount(row)[0], to, row),
            rank_text(row, to=to),
            "—" if gap is None else f"{written(gap, row.decimals)}{row.uom}",
        ]
        silent = rate_only and not known(row.yoy)
        cells = [
            named(row, kind),
            *([] if rate_only else by_size),
            board.none(row.state or "未报")
            if silent
            else linked(board.change(row.yoy, row.yoy_uom, digits_of(row, "yoy")), to, row, "yoy"),
            rank_text(row, "growth_rank", to),
            "—" if lead is None else f"{written(lead, apart)}个百分点",
        ]
        lines.append([*cells, status(row, to) if row.light else "—"] if lit else cells)
    return table(columns, lines)


def _against(rows: Sequence[Any]) -> str:
    """What the lights measure against: a level against the calendar, any other as promised."""
    timed = [row.time_progress for row in rows if row.target_type in AGAINST_TIME]
    return against(timed[0]) if timed else "与年度目标相比"


def _distances(rows: Sequence[Any], rank: str, value: str) -> dict[str, float]:
    """By unit, what separates it from the nearest better place."""
    ranked = by(having(rows, rank), rank, lowest=True)
    best: dict[float, float] = {}
    for row in ranked:
        best.setdefault(getattr(row, rank), getattr(row, value))
    order = sorted(best)
    found = {}
    for row in ranked:
        better = order.index(getattr(row, rank)) - 1
        if better >= 0:
            distance = best[order[better]] - getattr(row, value)
            found[row.unit] = abs(half_up(distance, 6) or 0.0)
    return found
