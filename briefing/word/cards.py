"""一页通 of a chain or park as a passage of a 通报: the same order of blocks for every one."""

from collections.abc import Iterable, Sequence

from briefing.document import Block, Cell, Column, Kpi, Paragraph, Table, UnitCard
from briefing.said import Said, said

_ENDS = "。；;，, "
_NUMBERS = "一二三四五六七八九十"


def card(shown: UnitCard) -> list[Block]:
    """Who is responsible, the figures, what goes well and what lags, courses, targets, parts."""
    blocks: list[Block] = []
    who = [f"{role}：{name}" for role, name in shown.people if name]
    words = "；".join([*who, *shown.facts])
    if words:
        blocks.append(Paragraph(said(f"{words}。")))
    if shown.kpis:
        blocks.append(figures(shown.kpis, f"{shown.name}主要指标", str(shown.period), shown.foot))
    for name, points in (("主要亮点", shown.strengths), ("主要差距", shown.gaps)):
        if points:
            blocks.append(Paragraph(listed(name, points)))
    blocks += shown.charts
    blocks += [part for part in (shown.targets, shown.within) if part is not None]
    return [*blocks, *shown.commentary]


def listed(name: str, points: Sequence[Said]) -> Said:
    """ "主要亮点：一是……；二是……。", one point without a number."""
    made: list[Said | str] = [f"{name}："]
    for place, point in enumerate(points):
        made.append(f"{'；' if place else ''}{_NUMBERS[place]}是" if len(points) > 1 else "")
        made.append(ended(point))
    return said(*(piece for piece in made if piece), "。")


def ended(point: Said) -> Said:
    """A point without the mark it ends with."""
    *parts, last = point.parts
    return said(*parts, last.rstrip(_ENDS) if isinstance(last, str) else last)


def figures(kpis: Iterable[Kpi], title: str, about: str = "", foot: str = "") -> Table:
    """Figures on top as a table: what it is, how much, what is to be said of it, its light."""
    kpis = tuple(kpis)
    lit = any(kpi.light for kpi in kpis)
    columns = [Column("指标"), Column("数值", "count"), Column("单位"), Column("说明")]
    rows = []
    for kpi in kpis:
        notes = "；".join(note.text for note in kpi.notes) or "—"
        value, uom = split(kpi)
        row = [Cell(kpi.name), Cell(value, pointer=kpi.pointer), Cell(uom or "—"), Cell(notes)]
        rows.append((*row, *([lamp(kpi.light)] if lit else [])))
    shape = (*columns, *([Column("亮灯", "light")] if lit else []))
    return Table(title, about, shape, tuple(rows), foot)


def split(kpi: Kpi) -> tuple[str, str]:
    """The value and its unit apart: "+8.4%" is +8.4 in %."""
    if not kpi.uom and kpi.value.endswith("%"):
        return kpi.value[:-1], "%"
    return kpi.value, kpi.uom


def lamp(light: str) -> Cell:
    """A light with its word."""
    words = {"绿": "绿灯", "黄": "黄灯", "红": "红灯", "灰": "未报"}
    return Cell(words.get(light, "—"), light=light if light in words else "")
