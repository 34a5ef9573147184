"""The figures on top: a tile for each, with its lamp, its lines and how far the year has come."""

from collections.abc import Sequence

from briefing.document import Kpi
from briefing.slides.boxes import Box
from briefing.slides.page import Page
from briefing.slides.words import LINE, Line, Run, fitted, line, run_width
from charts.style import FAINT, GREY, LIGHTS, PALE, RULE

_GAP = 10.0


def rows_of(count: int) -> int:
    """How many rows so many tiles stand in."""
    return 1 if count <= 6 else 2


def tile_height(kpis: Sequence[Kpi], value: float) -> float:
    """Points the highest tile needs."""
    small = value * 0.44
    noted = max((len(kpi.notes) for kpi in kpis), default=0)
    barred = any(kpi.completion is not None for kpi in kpis)
    return (small + value + small * 0.95 * noted) * LINE + (9 if barred else 0) + 15


def tiles(page: Page, box: Box, kpis: Sequence[Kpi], value: float = 26) -> None:
    """The tiles in one row, or in two where there are more than six."""
    rows = rows_of(len(kpis))
    across = -(-len(kpis) // rows)
    for number, band in enumerate(box.rows([1] * rows, _GAP)):
        some = kpis[number * across : (number + 1) * across]
        for kpi, place in zip(some, band.columns([1] * across, _GAP), strict=False):
            _tile(page, place, kpi, value)


def _tile(page: Page, box: Box, kpi: Kpi, value: float) -> None:
    small = value * 0.44
    page.shape(box, kpi.name, fill=PALE, edge=RULE, shape="roundRect")
    inner = box.inset(10, 7)
    lamp = (Run("　● ", LIGHTS.get(kpi.light, FAINT)), Run(f"{kpi.light}灯", GREY))
    name = Line(
        (Run(kpi.name, GREY), *(lamp if kpi.light in "绿黄红" and kpi.light else ())), small
    )
    amount = Line(
        (Run(kpi.value, "accent1", True), Run(f" {kpi.uom}" if kpi.uom else "", GREY, size=small)),
        value,
    )
    notes = [line(note.text, small * 0.95) for note in kpi.notes]
    barred = kpi.completion is not None and kpi.due is not None
    room = inner.h - (9 if barred else 0)
    page.shape(inner.top(room), kpi.name, fitted([name, amount, *notes], inner.w - 1, room, 0.5))
    if barred:
        _bar(page, Box(inner.x, inner.bottom - 5, inner.w, 5), kpi.completion, kpi.due)


def low_tiles(page: Page, box: Box, kpis: Sequence[Kpi], gap: float = _GAP) -> None:
    """Low tiles, four in a row: those of two rows are as wide as each other."""
    rows = -(-len(kpis) // 4)
    across = -(-len(kpis) // rows)
    for number, band in enumerate(box.rows([1] * rows, gap)):
        some = kpis[number * across : (number + 1) * across]
        for kpi, place in zip(some, band.columns([1] * across, gap), strict=False):
            _lying(page, place, kpi)


def _lying(page: Page, box: Box, kpi: Kpi) -> None:
    """The figure at the left, its lines at the right."""
    page.shape(box, kpi.name, fill=PALE, edge=RULE, shape="roundRect")
    inner = box.inset(8, 4)
    barred = kpi.completion is not None and kpi.due is not None
    high = inner.h - (5 if barred else 0)
    lit = kpi.light in ("绿", "黄", "红")
    lamp = (Run("　● ", LIGHTS[kpi.light]), Run(f"{kpi.light}灯", GREY)) if lit else ()
    name = Line((Run(kpi.name, GREY), *lamp), 10)
    unit = Run(f" {kpi.uom}" if kpi.uom else "", GREY, size=9.5)
    amount = Line((Run(kpi.value, "accent1", True), unit), 19)
    notes = [line(note.text, 9.5, align="r") for note in kpi.notes]
    need = max(map(run_width, notes), default=0) + 2
    # The name keeps to one line; notes break, or are set smaller, before it does.
    keep = max(run_width(name), run_width(amount)) + 6
    right = min(need, max(inner.w - keep, inner.w * 0.4))
    left = Box(inner.x, inner.y, inner.w - right - 4, high)
    page.text(left, [name, amount], kpi.name, anchor="ctr")
    if notes:
        page.text(Box(inner.right - right, inner.y, right, high), notes, kpi.name, anchor="ctr")
    if barred:
        _bar(page, Box(inner.x, inner.bottom - 3, inner.w, 3), kpi.completion, kpi.due)


def _bar(page: Page, box: Box, completion: float, due: float) -> None:
    """完成率 along the year, with the stroke where 序时 stands."""
    page.shape(box, "全年", fill=RULE)
    done = max(min(completion, 100.0), 0.0) / 100
    if done > 0:
        page.shape(Box(box.x, box.y, box.w * done, box.h), "完成率", fill="accent1")
    stroke = Box(box.x + box.w * min(due, 100.0) / 100 - 1, box.y - 3, 2, box.h + 6)
    page.shape(stroke, "序时", fill="accent2")
