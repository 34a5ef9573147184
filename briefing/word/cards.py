"""一页通 of a chain or park as a passage of a 通报: the same order of blocks for every one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing.document import Block, Cell, Column, Kpi, Paragraph, Table, UnitCard
from briefing.said import Said, said
from charts.style import LAMPS

_ENDS = "。；;，, "
_NUMBERS = "一二三四五六七八九十"


def card(shown: UnitCard) -> list[Block]:
    """Who is responsible, the figures, what goes well and what lags, courses, targets, parts."""
    blocks: list[Block] = [*responsible(shown)]
    if shown.kpis:
        about = str(shown.period)
        blocks.append(figures(shown.kpis, f"{shown.name}主要指标", about, shown.foot))
    return [*blocks, *points(shown), *shown.charts, *tables(shown), *shown.commentary]


def responsible(shown: UnitCard) -> list[Paragraph]:
    """Who stands for the chain or park, and plain facts of it."""
    who = [f"{role}：{name}" for role, name in shown.people if name]
    words = "；".join([*who, *(fact.rstrip(_ENDS) for fact in shown.facts)])
    return [Paragraph(said(f"{words}。"))] if words else []


def points(shown: UnitCard) -> list[Paragraph]:
    """What goes well, and what lags."""
    both = (("主要亮点", shown.strengths), ("主要差距", shown.gaps))
    return [Paragraph(listed(name, told)) for name, told in both if told]


def tables(shown: UnitCard) -> list[Table]:
    """Targets and parts, under titles that say whose they are."""
    found = [part for part in (shown.targets, shown.within) if part is not None]
    return [
        part if shown.name in part.title else replace(part, title=f"{shown.name}{part.title}")
        for part in found
    ]


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


def paired(kpis: Sequence[Kpi], title: str, about: str) -> Table:
    """The same in two halves side by side, for paper."""
    half = -(-len(kpis) // 2)
    cells = []
    for kpi in kpis:
        told = [LAMPS[kpi.light]] if kpi.light in LAMPS else []
        notes = "；".join([*told, *(note.text for note in kpi.notes)]) or "—"
        cells.append((Cell(kpi.name), Cell(f"{kpi.value}{kpi.uom}"), Cell(notes, light=kpi.light)))
    empty = (Cell(""), Cell(""), Cell(""))
    rows = tuple(
        (*cells[at], *(cells[at + half] if at + half < len(cells) else empty)) for at in range(half)
    )
    heads = (Column("指标"), Column("数值", "count"), Column("说明"))
    return Table(title, about, heads * (2 if len(kpis) > half else 1), rows)


def split(kpi: Kpi) -> tuple[str, str]:
    """The value and its unit apart: "+8.4%" is +8.4 in %."""
    if not kpi.uom and kpi.value.endswith("%"):
        return kpi.value[:-1], "%"
    return kpi.value, kpi.uom


def lamp(light: str) -> Cell:
    """A light with its word."""
    return Cell(LAMPS.get(light, "—"), light=light if light in LAMPS else "")
