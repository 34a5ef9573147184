"""报送进度 on the big screen: 应报, 已报, 迟报, 未报 and the board unit × month."""

from datetime import datetime

from catalog.period import Period
from metrics.handed_in import LATE, MISSING, PARTIAL, Board
from metrics.reminding import COUNTED
from pages.shared.nodes import Node, el
from pages.shared.progress import SIGNS, sign, strip
from pages.shared.stage import frame

_MOST = 40
_OWED = (MISSING, PARTIAL, LATE)


def show(whole: Board, own: Board, period: Period, asof: datetime | None, foot: str) -> None:
    """The whole screen of one report."""
    found = [(member, each) for member, each in own.cells(period) if each.status in _OWED]
    found.sort(key=lambda each: (-each[1].days, _OWED.index(each[1].status)))
    report, counted = whole.report, COUNTED[whole.report.kind]
    title = f"{report.named(period)}{report.name}：" + (
        f"{len(found)}{counted}欠报或迟报" if found else "没有欠报"
    )
    partial = any(each.status == PARTIAL for _, each in found)
    lines = [
        [member.short, sign(each), f"{each.days}天" if each.days else "—",
         *(["、".join(each.missing) if each.status == PARTIAL else ""] if partial else [])]
        for member, each in found[: frame.FLOW]
    ]  # fmt: skip
    heads = [("单位", "g-left g-name"), ("情况", "g-left"), ("天数", "")]
    heads += [("缺指标", "g-quiet")] if partial else []
    more = (
        f"另有{len(found) - frame.FLOW}{counted}，见“报送进度”" if len(found) > frame.FLOW else ""
    )
    owed: Node = frame.rows(heads, lines) if lines else el("p", "g-text", "全部按时报齐。")
    body = el("div", "g-across g-wide-right", frame.panel(title, more, owed), _board(own))
    frame.show(f"{report.name}报送进度", period, asof, [strip(whole, period), body], foot)


def _board(own: Board) -> Node:
    """Unit by month; of many those there is something to say about."""
    lines = own.lines
    if len(lines) > _MOST:
        lines = tuple(line for line in lines if line.owed or line.count(LATE, PARTIAL))[:_MOST]
    now = (own.today.year, own.today.month)
    kept = [
        at for at, each in enumerate(own.periods)
        if (each.year, each.last_month) <= now or own.report.of_targets
    ]  # fmt: skip
    last = 4 if len(lines) > frame.FLOW else 12
    kept = kept[-last:]
    heads = [("单位", "g-left g-name")]
    heads += [(_month(own, at), "g-left") for at in kept]
    rows = [[line.member.short, *(sign(line.cells[at]) for at in kept)] for line in lines]
    rest = len(own.lines) - len(lines)
    about = SIGNS + (f"；其余{rest}{COUNTED[own.report.kind]}没有欠报、迟报或未列" if rest else "")
    title = f"{own.periods[0].year}年逐月报送情况"
    return frame.panel(title, about, frame.rows(heads, rows))


def _month(own: Board, at: int) -> str:
    each = own.periods[at]
    return "全年" if own.report.of_targets else f"{each.last_month}月"
