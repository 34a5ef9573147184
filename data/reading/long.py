"""A long table, one row a unit, an indicator and a month: the columns that date its rows."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from data.reading.grid import DATE, EMPTY, NUMBER, TEXT, Grid
from data.reading.look import is_total
from data.reading.periods import Stated, exact
from data.reading.strip import Frame
from data.reading.table import Row
from data.reading.text import normalise, tidy

if TYPE_CHECKING:
    from data.reading.words import Words

_YEAR = re.compile(r"(?:统计|所属|数据)?(?:年份|年度|年)")
_MONTH = re.compile(r"(?:统计|所属|数据)?(?:月份|月度|月|报告期|期间|时间|日期|年月)")
_WHAT = re.compile(r"(?:统计|经济|主要)?(?:指标|指标名称|指标名)")
_BLANK = "没有写月份"
# Fewer rows with whole dates in one column are read with all ceremony (groups, merges, 其中).
_MANY = 500


@dataclass(frozen=True)
class Dates:
    """The columns that date every row: `year` and `month` apart, or both in `month` alone."""

    year: int | None
    month: int | None

    @property
    def columns(self) -> set[int]:
        """Both columns, where there are two."""
        return {column for column in (self.year, self.month) if column is not None}


def dates(grid: Grid, frame: Frame, headers: dict[int, list[str]]) -> Dates | None:
    """The columns that date the rows of a long table; None for any other table."""
    body = np.asarray(frame.body, np.intp)
    if len(body) < 3 or _merged(grid, frame):
        return None
    named = {
        column: normalise(path[-1])
        for column in range(frame.left, frame.right + 1)
        if (path := headers.get(column))
    }
    year = next(
        (c for c, head in named.items() if _YEAR.fullmatch(head) and _years(grid, c, body)), None
    )
    month = next((c for c, head in named.items() if _MONTH.fullmatch(head) and c != year), None)
    if month is not None and not _months(grid, month, body, year is None):
        return None  # headed as months and none: its years are not the whole date
    if year is None and (month is None or len(body) < _MANY):
        return None
    found = Dates(year, month)
    return found if len(set(_whens(grid, found, frame.body))) < len(body) else None


def label_columns(headers: dict[int, list[str]], columns: list[int]) -> list[int]:
    """The columns that name the rows, the indicator last."""
    return sorted(columns, key=lambda c: (names_what(headers, c), c))


def rows(
    grid: Grid,
    body: list[int],
    labels: list[int],
    found: Dates,
    unit: int | None,
    filled: np.ndarray,
    words: "Words",
) -> list[Row]:
    """The rows of a long table: its labels and, last, its date. `filled` rows hold a value."""
    whens = _whens(grid, found, body)
    columns = [_texts(grid, column, body) for column in labels]
    units = _texts(grid, unit, body) if unit is not None else [""] * len(body)
    shared: dict[str, str] = {}
    made = []
    for at, row in enumerate(body):
        if not filled[at]:
            continue
        path = (*(text for column in columns if (text := column[at])), whens[at])
        total = any(is_total(column[at]) for column in columns)
        texts = words.of(row) if words.headers else shared
        made.append(Row(row, path, "total" if total else "data", units[at] or None, None, texts))
    return made


def names_what(headers: dict[int, list[str]], column: int) -> bool:
    """True where a column names the indicators of its rows."""
    return bool(_WHAT.fullmatch(normalise((headers.get(column) or [""])[-1])))


def _merged(grid: Grid, frame: Frame) -> bool:
    top, bottom = frame.body[0], frame.body[-1]
    return any(m[0] <= bottom and m[2] >= top for m in grid.merges)


def _texts(grid: Grid, column: int, body: list[int]) -> list[str]:
    cells = grid.columns[column]
    return [
        tidy(cell) if type(cell) is str else grid.text(row, column)
        for row in body
        for cell in (cells[row],)
    ]


def _years(grid: Grid, column: int, body: np.ndarray) -> bool:
    """True where every cell is a year."""
    kinds = grid.kinds[body, column]
    if (kinds == NUMBER).all():
        numbers = grid.numbers(column, body)
        return bool(((numbers % 1 == 0) & (numbers >= 1949) & (numbers <= 2100)).all())
    if not (kinds == TEXT).all():
        return False
    said = [exact(text) for text in {grid.text(row, column) for row in body.tolist()}]
    return all(each and each.year_only and each.year for each in said)


def _months(grid: Grid, column: int, body: np.ndarray, whole: bool) -> bool:
    """True where every filled cell is a month or a period; with `whole` its year with it."""
    body = body[grid.kinds[body, column] != EMPTY]
    kinds = grid.kinds[body, column]
    if not len(body):
        return False
    if (kinds == NUMBER).all():
        numbers = grid.numbers(column, body)
        if (numbers % 1 != 0).any():
            return False
        years, months = np.divmod(numbers, 100)
        compact = (years >= 1949) & (years <= 2100) & (months >= 1) & (months <= 12)
        return bool(compact.all() or (not whole and ((numbers >= 1) & (numbers <= 12)).all()))
    if (kinds == DATE).all():
        return True
    if not (kinds == TEXT).all():
        return False
    said = [_period(text) for text in {grid.text(row, column) for row in body.tolist()}]
    return all(each and not each.year_only and (each.year or not whole) for each in said)


def _period(text: str) -> Stated | None:
    shown = normalise(text)
    return exact(f"{int(shown)}月" if shown.isdigit() and len(shown) < 3 else shown)


def _whens(grid: Grid, found: Dates, body: list[int]) -> list[str]:
    """The date of every row as its label: 2026年6月, 2026年1-6月, 2026-06."""
    known: dict[tuple[object, object], str] = {}
    years = grid.columns[found.year] if found.year is not None else None
    months = grid.columns[found.month] if found.month is not None else None
    whens = []
    for row in body:
        key = (years[row] if years else None, months[row] if months else None)
        if key not in known:
            known[key] = _when(
                "" if years is None else grid.text(row, found.year),
                "" if months is None else _month(grid, row, found.month),
            )
        whens.append(known[key])
    return whens


def _month(grid: Grid, row: int, column: int) -> str:
    if grid.kinds[row, column] == EMPTY:
        return _BLANK
    value = grid.rows[row][column]
    if grid.kinds[row, column] == DATE:
        return f"{value.year}年{value.month}月"
    text = normalise(grid.text(row, column))
    if text.isdigit() and len(text) == 6:
        return f"{text[:4]}年{int(text[4:])}月"
    return f"{int(text)}月" if text.isdigit() else tidy(text)


def _when(year: str, month: str) -> str:
    said = exact(month) if month else None
    if said and said.year:
        return month
    return f"{normalise(year).removesuffix('度').removesuffix('年')}年{month}"
