"""排行 on the big screen: 总量 and 增速 side by side, each group in its own columns."""

from collections.abc import Sequence
from datetime import datetime

from briefing import wording
from briefing.amounts import amount, rate
from catalog.period import Period
from catalog.rounding import known
from charts.order import by as ordered
from charts.order import having
from metrics.row import Row
from pages.shared import board, pick
from pages.shared.nodes import Node, el
from pages.shared.places import size
from pages.shared.ranking import Group
from pages.shared.source import ROUNDING
from pages.shared.stage import frame
from pages.shared.stage.figures import told
from pages.shared.status import rank_text

_LISTS = 4  # side by side


def show(groups: Sequence[Group], period: Period, asof: datetime | None) -> None:
    """The whole screen of an indicator's rankings."""
    first, alone = groups[0], len(groups) == 1
    lists: list[Node] = []
    for group in groups:
        if not group.rate_only:
            lists.append(_level(group, alone))
        if having(group.rows, "yoy") and (len(groups) * 2 <= _LISTS or group.rate_only):
            lists.append(_growth(group, alone))
    named = [el("li", "", el("b", "", f"{group.whose}　") if len(groups) > 1 else "",
                " ".join(map(str, group.first_and_last))) for group in groups]  # fmt: skip
    body = [
        el("div", "g-across", *lists[:_LISTS]),
        el("div", "g-panel g-low", el("ul", "g-list", *named)),
    ]
    left = f"另有{len(lists) - _LISTS}组，见“排行”。" if len(lists) > _LISTS else ""
    title = f"{first.kind}{first.indicator.name}排行"
    frame.show(title, period, asof, body, f"注：{left}{ROUNDING}{first.foot}。")


def _level(group: Group, alone: bool) -> Node:
    indicator = group.indicator
    ranked = ordered(having(group.rows, "value"), "value", lowest=indicator.direction == "lower")
    silent = [row for row in group.rows if not known(row.value)]
    uom = _uom(ranked) or indicator.unit
    title = f"{group.whose if group.name else ''}{size(indicator)}"
    finding = f"：{ranked[0].short}居首" if ranked else ""
    about = f"{indicator.name}，{uom}；位次变化较{wording.baseline(group.rows[0], group.period)}"
    return frame.panel(title + finding, about, _listed(group, [*ranked, *silent], "value", alone))


def _growth(group: Group, alone: bool) -> Node:
    grown = ordered(having(group.rows, "yoy"), "yoy")
    silent = [row for row in group.rows if not known(row.yoy)]
    about = f"{group.indicator.name}同比，{grown[0].yoy_uom}"
    title = wording.growth_title(group.rows, group.classifier)
    return frame.panel(title, about, _listed(group, [*grown, *silent], "yoy", alone))


def _listed(group: Group, rows: Sequence[Row], number: str, alone: bool) -> Node:
    by, code, period = pick.KINDS[group.kind], group.indicator.code, group.period
    place = "rank" if number == "value" else "growth_rank"
    values = [getattr(row, number) for row in rows]
    reached = frame.reach(values)
    flow = frame.FLOW + 2
    crowded = len(rows) > flow or not alone  # no bar would be long enough to tell anything
    lines = []
    for row, value in zip(rows, values, strict=True):
        text = amount(row)[0] if number == "value" else rate(row)
        none = board.none((row.state or "未报") if number == "value" else text)
        shown = told(code, row, number, text, period, by) if known(value) else none
        name, track, _ = frame.bar(row.short, value if known(value) else None, reached, text)
        lines.append([rank_text(row, place), name, *([] if crowded else [track]), shown])
    measure = f"{group.indicator.name}（{_uom(rows)}）" if number == "value" else "同比"
    heads = [("位次", "g-left"), (group.kind, "g-left g-name"),
             *([] if crowded else [("", "g-long")]), (measure, "")]  # fmt: skip
    return frame.rows(heads, lines, flow=flow)


def _uom(rows: Sequence[Row]) -> str:
    return next((row.uom for row in rows if row.uom), "")
