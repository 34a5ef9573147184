"""Writing a table as a bureau lays it out: title, unit line, merged heads, notes, signatures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

_TITLE = Font(name="方正小标宋简体", size=16, bold=True)
_BOLD = Font(bold=True)
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_RIGHT = Alignment(horizontal="right")
_LINE = Side(style="thin")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)

Value = str | int | float | None


@dataclass(frozen=True)
class Head:
    """A column head: one level, or several columns under one merged word."""

    label: str
    below: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """How many columns it stands over."""
        return max(1, len(self.below))


@dataclass(frozen=True)
class Sheet:
    """A table to be written.

    `formats` are number formats by column, from 0; equal neighbours in the column
    `merged_down` become one merged cell.
    """

    title: str
    heads: Sequence[Head]
    rows: Iterable[Sequence[Value]]
    second: Sequence[Value] = ()
    notes: Sequence[str] = ()
    signature: bool = False
    formats: dict[int, str] = field(default_factory=dict)
    merged_down: int | None = None


def book(path: Path, sheets: dict[str, Sheet]) -> Path:
    """Save a workbook of these sheets, by name and in this order; its path comes back."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for name, sheet in sheets.items():
        write(workbook.create_sheet(name), sheet)
    workbook.save(path)
    return path


def write(ws: Worksheet, sheet: Sheet) -> Worksheet:
    """Write `sheet` from A1 on and return the worksheet."""
    width = sum(head.width for head in sheet.heads)
    ws.append([sheet.title])
    ws.merge_cells(start_row=1, end_row=1, start_column=1, end_column=width)
    ws["A1"].font, ws["A1"].alignment = _TITLE, _MIDDLE
    if sheet.second:
        ws.append(
            [*sheet.second[:1], *[None] * (width - len(sheet.second)), *sheet.second[1:]]
            if len(sheet.second) > 1
            else [None] * (width - 1) + [sheet.second[0]]
        )
        ws.cell(ws.max_row, width).alignment = _RIGHT
    _heads(ws, sheet.heads)
    for row in sheet.rows:
        ws.append(list(row))
        for column, number_format in sheet.formats.items():
            cell = ws.cell(ws.max_row, column + 1)
            if isinstance(cell.value, float | int):
                cell.number_format = number_format
    if sheet.merged_down is not None:
        _merge_down(ws, sheet.merged_down + 1)
    for note in sheet.notes:
        ws.append([note])
    if sheet.signature:
        ws.append(["填表人：", None, None, "审核人：", None, None, "单位负责人："])
    ws.column_dimensions["B"].width = 26
    return ws


def _merge_down(ws: Worksheet, column: int) -> None:
    """One merged cell over every run of equal values."""
    start = 3
    for row in range(4, ws.max_row + 2):
        if ws.cell(row, column).value != ws.cell(start, column).value:
            if row - start > 1:
                ws.merge_cells(
                    start_row=start, end_row=row - 1, start_column=column, end_column=column
                )
            start = row


def _heads(ws: Worksheet, heads: Sequence[Head]) -> None:
    """One or two rows of heads, merged downwards and across, as drawn by hand."""
    top = 3 if ws.max_row == 2 else ws.max_row + 1
    deep = any(head.below for head in heads)
    column = 1
    for head in heads:
        _boxed(ws.cell(top, column, head.label))
        for step, label in enumerate(head.below):
            _boxed(ws.cell(top + 1, column + step, label))
        if deep and not head.below:
            ws.merge_cells(start_row=top, end_row=top + 1, start_column=column, end_column=column)
        elif head.width > 1:
            ws.merge_cells(
                start_row=top, end_row=top, start_column=column, end_column=column + head.width - 1
            )
        column += head.width
    if deep and ws.max_row < top + 1:
        raise ValueError(top)
    ws.freeze_panes = f"{get_column_letter(3)}{top + (2 if deep else 1)}"


def _boxed(cell: Cell) -> None:
    cell.font, cell.alignment, cell.border = _BOLD, _MIDDLE, _BOX
