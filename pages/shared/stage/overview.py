"""总览 on the big screen: the strip, every chain against its target, growth and what to watch."""

from collections.abc import Sequence
from datetime import datetime

from briefing import people, wording
from briefing.amounts import amount, percent_of, rate
from catalog.period import Period
from catalog.rounding import known
from charts.order import by as ordered
from metrics.row import Row
from pages.shared import board
from pages.shared.nodes import Node, el
from pages.shared.overview import View
from pages.shared.session import catalog
from pages.shared.source import ROUNDING, lights_rule
from pages.shared.stage import frame
from pages.shared.stage.figures import told
from pages.shared.status import rank_text, status
from pages.shared.tables import against

_WATCHED = 6
_FEW = 6


def show(view: View, period: Period, asof: datetime | None) -> None:
    """The whole screen; three chains or forty."""
    chains = view.chains
    crowded = len(chains) > frame.FLOW
    listed = frame.panel(
        wording.overview_title(chains, "条", "产业链"), view.about(period),
        _chains(view, period, crowded),
    )  # fmt: skip
    body: list[Node] = [board.cards(view.cards)] if view.cards else []
    body.append(listed if crowded else _beside(view, period, listed))
    foot = f"注：{lights_rule(catalog().lights, period)}{ROUNDING}{view.foot}。"
    frame.show("重点产业链运行总览", period, asof, body, foot)


def _beside(view: View, period: Period, listed: Node) -> Node:
    """The table with growth and the watch list at its right; of few chains also what pulls."""
    few = len(view.chains) <= _FEW
    watch = frame.panel("需要关注", "", _watch(view), look="" if few else "g-low")
    right = [_growth(view, period)]
    if few:
        right.append(_pull(view, period))
        left = el("div", "g-down", listed, *([watch] if view.watch else []))
    else:
        left = el("div", "g-down", listed)
        right += [watch] if view.watch else []
    return el("div", "g-across g-wide-left", left, el("div", "g-down", *right))


def _watch(view: View) -> Node:
    most = _WATCHED if len(view.chains) <= _FEW else 4
    more = [f"另有{len(view.watch) - most}项，见“总览”。"] if len(view.watch) > most else []
    items = [*view.watch[:most], *more]
    return el("ul", "g-list", *(el("li", "", item) for item in items))


def _chains(view: View, period: Period, crowded: bool) -> Node:
    due = period.time_progress
    people = not crowded and any(said.get("leader") for said in view.said.values())
    shown = [*view.chains, *([view.total] if view.total else [])]
    full = max([100.0, *(row.completion or 0.0 for row in shown)])
    heads = [("产业链", "g-left g-name")]
    heads += [] if not people else [("链长", "g-quiet"), ("牵头单位", "g-quiet")]
    calendar = "全年" if due >= 100 else f"竖线为序时{due:.1f}%"
    heads += [
        (f"累计（{view.uom}）", ""), ("同比", ""), ("位次", "g-left"), ("完成率", ""),
        (calendar, "g-done g-left"), (against(due), "g-left"),
    ]  # fmt: skip
    lines = [_line(view, row, period, full, people) for row in shown]
    marks = ["g-whole" if row is view.total else "" for row in shown]
    flow = -(-len(shown) // 2) if crowded else len(shown)
    return frame.rows(heads, lines, marks, flow=flow)


def _line(view: View, row: Row, period: Period, full: float, named: bool) -> Sequence[Node]:
    said = view.said.get(row.unit, {})
    whole, code = row is view.total, view.indicator.code
    text = amount(row)[0]
    value = told(code, row, "value", text, period)
    return [
        row.short if not whole else "合计",
        *([] if not named else [people.word(said.get(who)) for who in ("leader", "lead_bureau")]),
        value if known(row.value) else board.none(text),
        told(code, row, "yoy", rate(row), period),
        "" if whole else rank_text(row),
        told(code, row, "completion", percent_of(row, "completion"), period),
        board.track(row.completion, row.time_progress, full),
        status(row),
    ]  # fmt: skip


def _growth(view: View, period: Period) -> Node:
    rows = ordered([row for row in view.chains if known(row.yoy)], "yoy")
    silent = [row for row in view.chains if not known(row.yoy)]
    lines = [(row.short, row.yoy, rate(row)) for row in rows]
    lines += [(row.short, None, row.state or "—") for row in silent]
    title = wording.growth_title(view.chains, "条")
    about = f"{view.indicator.name}同比，%，{period.months}"
    return frame.panel(title, about, frame.bars(lines))


def _pull(view: View, period: Period) -> Node:
    rows = ordered([row for row in view.chains if known(row.pull)], "pull")
    lines = [(row.short, row.pull, wording.pulled(row.pull, "")) for row in rows]
    about = f"{view.indicator.name}拉动，个百分点，{period.months}"
    return frame.panel(wording.contribution_title(view.chains), about, frame.bars(lines))
