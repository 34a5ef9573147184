"""The blocks of 报送进度: the strip, the laggards, the board unit × month, 报送纪律."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime

from accounts.person import Person, Role
from briefing.progress import HEADS, disciplined, months, said
from catalog.catalog import Catalog
from catalog.period import Period
from data.keeping.batches import is_demo
from data.keeping.clock import utcnow
from data.keeping.store import Store
from demo.received import TODAY
from metrics.handed_in import LATE, MISSING, NOT_DUE, ON_TIME, PARTIAL, UPCOMING, Board, Cell
from metrics.reminding import COUNTED
from metrics.units import Member
from pages.shared import board as blocks
from pages.shared.nodes import Node, el
from pages.shared.tables import Column, table

# A longer board lists those who owe or were late; the files have everybody.
_MOST = 60
_NAMED = 30
_CALLED = {MISSING: "未报", PARTIAL: "报送不全", LATE: "迟报"}
SIGNS = "√ 已报　√ 补录 启用前的历史数据　△ 迟报　◇ 缺指标　× 未报　○ 未到期　— 不计"


def moment(store: Store, asof: datetime | None = None) -> datetime:
    """Now in UTC; the demo's own day while the figures (of a moment) are the demo's."""
    return TODAY if is_demo(store, asof) else utcnow()


def reports_of(person: Person, catalog: Catalog) -> list[str]:
    """The names of the reports a person may look at."""
    names = [report.name for report in catalog.reports.entries.values()]
    if person.role is Role.REPORT and person.reports:
        return [name for name in names if name in person.reports] or names
    return names


def theirs(board: Board, person: Person) -> Board:
    """The board with the lines a person may see: a sender's own, everybody's for the others."""
    if person.role is not Role.REPORT:
        return board
    kind = board.report.kind
    own = tuple(line for line in board.lines if (kind, line.member.unit) in person.units)
    return replace(board, lines=own)


def offered(board: Board, reported: Collection[Period]) -> list[Period]:
    """The periods of a year that can be looked at, newest first: those that are over or have come
    in part, where anything is due in them."""
    found = []
    for period, deadline in zip(board.periods, board.deadlines, strict=True):
        tally = board.tally(period)
        over = deadline < board.today or (period.year, period.last_month) < (
            board.today.year,
            board.today.month,
        )
        if tally.due and (over or tally.reported or tally.partial or period in reported):
            found.append(period)
    return found[::-1]


def strip(board: Board, period: Period) -> Node:
    """应报, 已报, 迟报, 未报 and the deadline of a period."""
    tally, uom = board.tally(period), COUNTED[board.report.kind]
    came = [f"其中历史补录{tally.earlier}{uom}"] if tally.earlier else []
    late = ["计入已报"] if tally.late else []
    owed = [f"另有{tally.upcoming}{uom}未到期"] if tally.upcoming else []
    return blocks.cards(
        [
            blocks.Card("应报", str(tally.due), uom),
            blocks.Card("已报", str(tally.reported), uom, tuple(map(blocks.faint, came))),
            blocks.Card("迟报", str(tally.late), uom, tuple(map(blocks.faint, late))),
            blocks.Card("报送不全", str(tally.partial), uom),
            blocks.Card("未报", str(tally.missing), uom, tuple(map(blocks.faint, owed))),
            _deadline(board.deadline(period), board.today),
        ]
    )


def _deadline(deadline: date, today: date) -> blocks.Card:
    days = (deadline - today).days
    left = "今天到期" if not days else f"还有{days}天" if days > 0 else f"已过{-days}天"
    return blocks.Card("报送期限", f"{deadline.month}月{deadline.day}日", "", (blocks.faint(left),))


def laggards(board: Board, period: Period, bureaus: Mapping[str, str]) -> list[Node]:
    """Who owes the period or was late with it, the longest first."""
    wanted = (MISSING, PARTIAL, LATE)
    found = [each for each in board.cells(period) if each[1].status in wanted]
    found.sort(key=lambda each: (-each[1].days, wanted.index(each[1].status)))
    uom, head = COUNTED[board.report.kind], f"{board.report.named(period)}{board.report.name}"
    if not found:
        waiting = board.tally(period).upcoming
        why = f"还有{waiting}{uom}没有报，期限未到。" if waiting else "没有未报、迟报和缺项的单位。"
        return [blocks.empty(f"{head}：没有欠报", why)]
    columns = [Column("单位", left=True), Column("情况", left=True), Column("天数")]
    columns += [Column("缺哪些指标", left=True, wide=True)]
    rows = [_laggard(member, cell, bureaus) for member, cell in found[:_MOST]]
    more = [blocks.foot(f"只列出前{_MOST}{uom}，全部见下载的表格。")] if found[_MOST:] else []
    counted = [
        f"{_CALLED[status]}{many}{uom}"
        for status in wanted
        if (many := sum(cell.status == status for _, cell in found))
    ]
    return [blocks.heading(f"{head}：{'，'.join(counted)}"), table(columns, rows), *more]


def _laggard(member: Member, cell: Cell, bureaus: Mapping[str, str]) -> list[Node]:
    bureau = bureaus.get(member.unit)
    name = el("span", "", member.name, el("small", "", bureau)) if bureau else member.name
    days = "—" if not cell.days else f"{'迟' if cell.status == LATE else '逾期'}{cell.days}天"
    lacks = "、".join(cell.missing) if cell.status == PARTIAL else ""
    return [name, sign(cell), days, lacks or "—"]


def grid(board: Board) -> list[Node]:
    """Unit × month; a long one lists the lines there is something to say about."""
    lines, note = board.lines, ""
    if len(lines) > _MOST:
        lines = tuple(line for line in lines if line.owed or line.count(LATE, PARTIAL))[:_MOST]
        rest = len(board.lines) - len(lines)
        note = f"其余{rest}{COUNTED[board.report.kind]}没有欠报、迟报，或见下载的表格。"
    # Months to come say nothing yet; the files have them.
    kept = [
        at
        for at, period in enumerate(board.periods)
        if (period.year, period.last_month) <= (board.today.year, board.today.month)
        or board.report.of_targets
        or any(line.cells[at].status not in (UPCOMING, NOT_DUE) for line in lines)
    ]
    heads = months(board)
    columns = [Column("单位", left=True), *(Column(heads[at]) for at in kept)]
    rows = [[line.member.short, *(sign(line.cells[at]) for at in kept)] for line in lines]
    year = board.periods[0].year
    shown = [table(columns, rows, across=4)] if rows else []
    about = f"{SIGNS}。{note}" if note else SIGNS
    return [blocks.heading(f"{year}年{board.report.name}：逐月报送情况", about), *shown]


def sign(cell: Cell) -> Node:
    """How a unit stands with a report: its sign and word, what is owed in orange."""
    words = said(cell)
    if cell.status in (MISSING, LATE, PARTIAL):
        return el("b", "b-down", words) if cell.days else words
    return words if cell.status in (ON_TIME, NOT_DUE) else blocks.faint(words)


def discipline(board: Board) -> list[Node]:
    """报送纪律 over the year; nothing where no report has been assessed yet."""
    if not any(line.assessed for line in board.lines):
        why = "自启用以来还没有到期的报告期；以前的数据是历史补录，不计迟报。"
        return [blocks.empty("报送纪律", why)]
    columns = [Column(head, left=head == "单位") for head in (HEADS[1], HEADS[0], *HEADS[2:])]
    clean = [line.member.short for place, line in board.ranked() if not any(line.discipline)]
    placed = disciplined(board)[len(clean) :]
    # Of many, those at the end are asked after.
    rows = [[row[1], row[0], *row[2:]] for row in placed[-_MOST:]]
    uom = COUNTED[board.report.kind]
    named = "、".join(clean) if len(clean) <= _NAMED else ""
    best = f"无欠报、无迟报的{len(clean)}{uom}并列第1{f'：{named}' if named else ''}。"
    return [
        blocks.heading(
            f"{board.periods[0].year}年报送纪律",
            "按欠报、迟报次数、迟报天数由少到多排，相同并列；历史补录不算迟报",
        ),
        *([table(columns, rows, across=3)] if rows else []),
        *([blocks.foot(best)] if clean else []),
    ]


def rule(board: Board, catalog: Catalog, sample: bool = False) -> str:
    """What counts, in words."""
    report = board.report
    names = [catalog.indicators[column.indicator].name for column in report.required]
    since = "各报告期均按期限考核"
    if report.since:
        since = f"{report.since[0]}年{report.since[1]}月起考核"
    elif board.begun:
        begun = board.begun
        since = (
            f"{begun.year}年{begun.month}月{begun.day}日收到第一份数据，期限在这一天及以后的才考核"
        )
    unknown = f"目录里点名的{'、'.join(board.unknown)}不在名录中。" if board.unknown else ""
    day = f"示例数据按{board.today.year}年{board.today.month}月{board.today.day}日演示。"
    return (
        f"注：{day if sample else ''}期限为{report.deadline}，当天24时（北京时间）前收到为按时，"
        "审核发布得晚不算迟报；"
        f"必报指标（{'、'.join(names)}）齐了才算已报，撤回的批次不算。{since}；此前的是历史补录，"
        f"有数即算已报、不计迟报，别家都有、自己当年报过而这一期没有的算缺报，其余不计。{unknown}"
        "全部由已发布的数据算出，无需登记。"
    )


def rules(board: Board, catalog: Catalog, sample: bool = False) -> Node:
    """The same below the blocks."""
    return blocks.foot(rule(board, catalog, sample))
