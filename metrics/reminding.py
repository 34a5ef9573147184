"""The reminder a bureau sends: who has not reported, in official wording, ready to copy."""

from collections.abc import Mapping, Sequence
from datetime import date

from catalog.deadline import Calendar
from catalog.period import Period
from catalog.report import Report
from metrics.handed_in import MISSING, PARTIAL, UPCOMING, Board, Cell
from metrics.units import Member

# Whom the text addresses, and how the reports of a kind are counted.
_ADDRESSED = {
    "region": "各有关部门",
    "chain": "各产业链牵头单位",
    "park": "各园区",
    "county": "各县市区",
    "enterprise": "各企业",
}
COUNTED = {"region": "份", "chain": "条", "park": "家", "county": "个", "enterprise": "家"}
_QUARTERS = {3: "一季度", 6: "二季度", 9: "三季度", 12: "四季度"}
_MORE_DAYS = 2  # working days given to those who are late


def reminder(
    board: Board, period: Period, days: Calendar, bureaus: Mapping[str, str] | None = None
) -> str:
    """What to send about a period of a board; `bureaus` names who answers for a unit."""
    report, tally, today = board.report, board.tally(period), board.today
    addressed, counted = _ADDRESSED[report.kind], COUNTED[report.kind]
    open_ = [each for each in board.cells(period) if each[1].status in (MISSING, UPCOMING)]
    partial = [each for each in board.cells(period) if each[1].status == PARTIAL]
    late = f"（其中迟报{tally.late}{counted}）" if tally.late else ""
    said = (
        f"{report.hands_in or addressed}：截至{_written(today, period.year)}，"
        f"{occasion(report, period)}{report.name}应报{tally.due}{counted}，"
        f"已报{tally.reported}{counted}{late}"
    )
    if not open_ and not partial:
        return f"{said}，已全部报齐。" if tally.due else f"{said}。"
    if partial:
        said += f"，报送不全{len(partial)}{counted}：{_names(partial, bureaus or {})}"
    if open_:
        joint = "；" if partial else "，"
        said += f"{joint}未报{len(open_)}{counted}：{_names(open_, bureaus or {})}"
    return f"{said}。{_asked(board.deadline(period), today, days)}"


def occasion(report: Report, period: Period) -> str:
    """The period as a report is named after it: 2026年6月, 2026年二季度, 2026年."""
    year = f"{period.year}年"
    if report.frequency == "年":
        return year
    if report.frequency == "季" and period.last_month in _QUARTERS:
        return year + _QUARTERS[period.last_month]
    months = "1—2月" if period.last_month == 2 else f"{period.last_month}月"
    return year + months


def _asked(deadline: date, today: date, days: Calendar) -> str:
    """Until when: the deadline while it lasts, else some working days from now."""
    if today <= deadline:
        return f"请于{_written(deadline, today.year)}前报送。"
    until = days.later(today, _MORE_DAYS)
    return (
        f"以上已超过报送期限（{_written(deadline, today.year)}），"
        f"请于{_written(until, today.year)}前补报，并说明原因。"
    )


def _names(found: Sequence[tuple[Member, Cell]], bureaus: Mapping[str, str]) -> str:
    return "、".join(_name(member, cell, bureaus.get(member.unit, "")) for member, cell in found)


def _name(member: Member, cell: Cell, bureau: str) -> str:
    lacks = f"缺{'、'.join(cell.missing)}" if cell.status == PARTIAL else ""
    noted = "，".join(filter(None, (bureau, lacks)))
    return f"{member.name}（{noted}）" if noted else member.name


def _written(day: date, year: int) -> str:
    """7月12日; with its year where that is another."""
    return (
        f"{day.month}月{day.day}日" if day.year == year else f"{day.year}年{day.month}月{day.day}日"
    )
