"""滞后与追赶: who is behind, at which pace the year can still be reached, 前三后三."""

from briefing import wording
from briefing.document import Block, Cell, Column, Paragraph, Section, Table
from briefing.people import word
from briefing.request import SECTIONS
from briefing.said import said
from briefing.sections.cells import NONE, Cells, number, without_empty, words
from briefing.sections.matter import MAIN, NOUNS, Matter
from catalog.rounding import known
from charts.order import by as ordered
from metrics.row import Row

_BEHIND = ("红", "黄")


def laggards(matter: Matter) -> Section | None:
    """A kind of unit: 前三后三 in words, then those behind with the pace they need."""
    kinds = [matter.request.kind] if matter.request.kind else ["chain", "park"]
    blocks: list[Block] = []
    for by in kinds:
        rows = matter.rows(by)
        behind = [row for row in rows if row.light in _BEHIND and known(row.gap_pp)]
        if matter.request.kind:
            behind = [row for row in behind if row.unit == matter.request.unit]
        silent = [row for row in rows if row.state == "未报" and not known(row.yoy)]
        if behind:
            blocks.append(_table(matter, by, ordered(behind, "gap_pp", lowest=True)))
        if silent and not matter.request.kind:
            names = "、".join(row.short for row in silent)
            many = f"{wording.counted(len(silent))}{wording.counter(by)}"
            blocks.append(Paragraph(said(f"未报{NOUNS[by]}{many}：{names}。"), "item"))
    return Section("laggards", SECTIONS["laggards"], tuple(blocks)) if blocks else None


def _table(matter: Matter, by: str, rows: list[Row]) -> Table:
    uom = next((row.uom for row in rows if row.uom), "")
    columns = [
        Column(NOUNS[by]),
        Column("完成率", "rate", "%"),
        Column("序时差", "points", "个百分点"),
        Column("同比", "rate", "%"),
        Column("亮灯", "light"),
        Column("后期需月均", "amount", uom),
        Column("前期月均", "amount", uom),
        Column("最好单月月均", "amount", uom),
        Column("需提速", "rate", "%"),
        Column("链长" if by == "chain" else "级别"),
        Column("责任单位"),
    ]
    about_units = matter.said(by)
    body = []
    for row in rows:
        cells, of = Cells(by, row, MAIN, matter.period), about_units.get(row.unit, {})
        body.append((
            Cell(row.short), cells.rate("completion"), cells.gap(), cells.yoy(), cells.light(),
            cells.level("required_monthly"), cells.level("pace_monthly"),
            cells.level("best_monthly"), faster(row),
            words(word(of.get("leader")) if by == "chain" else row.peer_group),
            words(word(of.get("lead_bureau"))),
        ))  # fmt: skip
    shape, lines = without_empty(columns, body)
    many = f"{wording.counted(len(rows))}{wording.counter(by)}"
    name, left = matter.indicator(MAIN).name, 12 - matter.period.last_month
    about = f"{name}，单位：{uom}；{matter.period}；按进度差从大到小排列"
    about += f"；后期为后{left}个月" if left else ""
    behind = "未完成全年目标" if matter.period.last_month == 12 else "落后于目标进度"
    whose = rows[0].short if matter.request.kind else f"{many}{NOUNS[by]}"
    title = f"{whose}{behind}"
    return Table(title, about, shape, lines, matter.foot(by))


def faster(row: Row) -> Cell:
    """How much faster than so far the rest of the year must go."""
    need, pace = row.required_monthly, row.pace_monthly
    if not known(need) or not known(pace) or pace <= 0:
        return NONE
    if need <= pace:
        return Cell("无需提速")
    return number((need / pace - 1) * 100, 1)
