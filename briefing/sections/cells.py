"""Cells of tables from rows of the metrics: as shown, with the number behind and its figure."""

from dataclasses import replace
from typing import Any

from briefing import wording
from briefing.document import Cell, Column
from catalog.period import Period
from catalog.rounding import known, written
from charts.style import LAMPS
from metrics.pointer import Pointer
from metrics.row import Row, digits_of

NONE = Cell("—")


def words(text: Any) -> Cell:
    """A cell of words; the dash where there are none."""
    return Cell(str(text)) if text else NONE


def pointer(by: str, row: Row, indicator: str, period: Period, number: str = "value") -> Pointer:
    """The figure of a row."""
    return Pointer(by, row.unit, indicator, period, number)


def number(
    value: float | None, decimals: int, at: Pointer | None = None, *, sign: bool = False
) -> Cell:
    """A number as printed; the dash where there is none."""
    if not known(value):
        return NONE
    return Cell(written(value, decimals, sign=sign), value, decimals, at)


def light(row: Any) -> Cell:
    """The light of a row with its word."""
    if not row.light:
        return NONE
    word = LAMPS[row.light] if row.light != "灰" else row.state or LAMPS["灰"]
    return Cell(word, light=row.light)


class Cells:
    """The cells of one row: every number with its pointer."""

    def __init__(self, by: str, row: Row, indicator: str, period: Period) -> None:
        self.by, self.row, self.indicator, self.period = by, row, indicator, period

    def to(self, number: str) -> Pointer:
        """The pointer to one of the row's numbers."""
        return pointer(self.by, self.row, self.indicator, self.period, number)

    def value(self) -> Cell:
        """The level as shown, or the word instead of it."""
        row = self.row
        if not known(row.value):
            return Cell("—" if known(row.yoy) else row.state or "未报")
        decimals = int(row.decimals)
        return Cell(written(row.value, decimals), row.value, decimals, self.to("value"))

    def level(self, number: str) -> Cell:
        """A computed level (月均) of the row."""
        return self._number(number, int(self.row.computed_decimals))

    def rate(self, number: str, *, sign: bool = False) -> Cell:
        """A rate with the digits it is printed with."""
        return self._number(number, digits_of(self.row, number), sign=sign)

    def yoy(self) -> Cell:
        """同比 with its sign; in 个百分点 where the column is in percent."""
        row = self.row
        if not known(row.yoy):
            return words("" if row.state in (None, "未报") or not known(row.value) else row.state)
        if row.yoy_uom == "%":
            return self.rate("yoy", sign=True)
        decimals = digits_of(row, "yoy")
        text = f"{written(row.yoy, decimals, sign=True)}个百分点"
        return Cell(text, None, decimals, self.to("yoy"))

    def place(self, number: str = "rank") -> Cell:
        """ "3", shared "并列3"."""
        value = getattr(self.row, number)
        if not known(value):
            return NONE
        shared = "并列" if getattr(self.row, f"{number}_shared", False) else ""
        return Cell(f"{shared}{value:.0f}", value, 0, self.to(number))

    def moved(self, number: str = "rank_change") -> Cell:
        """ "前移2位": the change of a place in words; its number is positive for a better place."""
        value = getattr(self.row, number)
        if not known(value):
            return NONE
        return Cell(wording.moved(value), value, 0, self.to(number))

    def target(self) -> Cell:
        """What was promised, in words where it is no level."""
        row = self.row
        if not known(row.target) or row.target_type in ("milestone", "veto"):
            return NONE
        at = self.to("target")
        if row.target_type == "rank":
            return Cell(f"前{row.target:.0f}位", None, 0, at)
        if row.target_type in ("growth", "share"):
            word = "增长" if row.target_type == "growth" else ""
            decimals = digits_of(row, "target")
            return Cell(f"{word}{written(row.target, decimals)}%", None, decimals, at)
        decimals = int(row.decimals)
        text = written(row.target, decimals)
        if row.target_type == "range" and known(row.target_upper):
            return Cell(f"{text}—{written(row.target_upper, decimals)}", None, decimals, at)
        if row.target_type == "cap":
            percent = "%" if row.uom == "%" else ""
            return Cell(f"≤{text}{percent}", None, decimals, at)
        return Cell(text, row.target, decimals, at)

    def gap(self) -> Cell:
        """序时差, or growth against growth, in 个百分点."""
        return self.rate("gap_pp", sign=True)

    def light(self) -> Cell:
        """The light with its word."""
        return light(self.row)

    def _number(self, name: str, decimals: int, *, sign: bool = False) -> Cell:
        return number(getattr(self.row, name), decimals, self.to(name), sign=sign)


def without_empty(
    columns: list[Column], rows: list[tuple[Cell, ...]], keep: int = 1
) -> tuple[tuple[Column, ...], tuple[tuple[Cell, ...], ...]]:
    """The table without the columns nobody has anything in; the first `keep` always stay."""
    stay = [
        place < keep or any(row[place].text != NONE.text for row in rows)
        for place in range(len(columns))
    ]
    chosen = tuple(column for column, stays in zip(columns, stay, strict=True) if stays)
    kept = [tuple(cell for cell, stays in zip(row, stay, strict=True) if stays) for row in rows]
    return chosen, _of_like_digits(chosen, kept)


def _of_like_digits(
    columns: tuple[Column, ...], rows: list[tuple[Cell, ...]]
) -> tuple[tuple[Cell, ...], ...]:
    """Numbers of one unit under each other are printed with as many decimals as the longest."""
    lines = [list(row) for row in rows]
    for place, column in enumerate(columns):
        alike = column.kind in ("rate", "points") or (column.kind == "amount" and column.uom)
        most = max((row[place].decimals for row in rows if _printed(row[place])), default=0)
        for line in lines if alike else ():
            cell = line[place]
            if _printed(cell) and cell.decimals < most:
                text = written(cell.value, most, sign="+" in cell.text)
                line[place] = replace(cell, text=text, decimals=most)
    return tuple(map(tuple, lines))


def _printed(cell: Cell) -> bool:
    """True of a number, and not of words about one."""
    return (
        cell.value is not None
        and cell.text.lstrip("+-−").replace(",", "").replace(".", "", 1).isdigit()
    )
