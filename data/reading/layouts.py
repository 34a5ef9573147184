"""Which columns of a table name its rows, which hold values, which hold words about the row."""

import itertools
import re
from dataclasses import dataclass, field

from data.reading import long
from data.reading.grid import DATE, EMPTY, NUMBER, Grid
from data.reading.look import SERIAL_WORDS, Look, is_year
from data.reading.naming import label
from data.reading.numbers import parse
from data.reading.periods import exact
from data.reading.strip import Frame
from data.reading.text import normalise
from data.reading.units import is_unit

SAMPLE = 240
_WORDS = re.compile(
    r".*(?:备注|说明|牵头|责任|主管|配合|联系|负责|分管|部门|链长|领导|电话|手机|地址|级别|等级|类型|性质|别名|简称|"
    r"链主|所在|所属|重点园区|主导产业|来源|网址|邮编|法人|人员姓名|日期|批次|审核|原因|问题|措施|形象进度)(?:单位|人|名称|企业|职务)?.*"
)
_IDS = re.compile(r".*(?:代码|编码|信用|身份证|电话|手机|邮编|账号|文号|证号|号码).*")
_PERIODS = re.compile(r"(?:时间|年份|年度|年|月份|日期|报告期|期间|时期|季度|指标|指标/时间)")
_UNITS = re.compile(r"(?:计量)?单位")
_TARGET = re.compile(r"目标|任务")


@dataclass
class Layout:
    """The columns of a table by what they are for, as 0-based sheet columns."""

    labels: list[int] = field(default_factory=list)
    values: list[int] = field(default_factory=list)
    texts: list[int] = field(default_factory=list)
    serial: int | None = None
    unit: int | None = None
    period: int | None = None
    ids: list[int] = field(default_factory=list)
    dates: long.Dates | None = None

    @property
    def names(self) -> tuple[int, ...]:
        """The columns names stand in; months beside them name nobody."""
        return tuple(c for c in self.labels if c != self.period) or tuple(self.labels)

    @property
    def explained(self) -> set[int]:
        """The columns beside the words and values whose numbers are accounted for."""
        return {*self.labels, *(self.dates.columns if self.dates else ())}

    def heads(self, headers: dict[int, list[str]]) -> tuple[str, ...]:
        """The headers of the labels; in a long table the last is its date."""
        named = tuple(headers[c][0] if headers[c] else "" for c in self.labels)
        return (*named, "月份") if self.dates else named

    def trailing(self, headers: dict[int, list[str]]) -> int:
        """How many labels of a row, from the last, say what and when; 0 but in a long table."""
        return 1 + sum(long.names_what(headers, c) for c in self.labels) if self.dates else 0

    def listed(self, headers: dict[int, list[str]]) -> bool:
        """True for a numbered list of names under a header: a 名录 that says nothing more."""
        return self.serial is not None and any(headers[column] for column in self.labels)


@dataclass
class _Column:
    """What the sampled body cells of a column are."""

    index: int
    path: list[str]
    header: str
    numbers: int = 0
    marks: int = 0
    texts: list[tuple[int, str]] = field(default_factory=list)
    dates: int = 0

    @property
    def value(self) -> bool:
        return (
            self.numbers + self.marks > 0
            and self.numbers + self.marks >= len(self.texts) + self.dates
        )


def layout(grid: Grid, look: Look, frame: Frame, headers: dict[int, list[str]]) -> Layout:
    """The roles of the frame's columns; `headers` is the header path of each."""
    rows, dates = _sample(frame.body), long.dates(grid, frame, headers)
    columns = [
        _looked(grid, look, rows, index, headers.get(index, []))
        for index in range(frame.left, frame.right + 1)
        if dates is None or index not in dates.columns
    ]
    found, rest = Layout(dates=dates), []
    for column in columns:
        if not _special(grid, found, column, rows, columns):
            rest.append(column)
    first_value = next((column.index for column in rest if _is_value(column)), frame.right + 1)
    candidates = []
    for column in rest:
        if column.texts and not _is_value(column):
            before = column.index < first_value or not candidates
            if before and not (
                _WORDS.fullmatch(column.header) and (candidates or _more(rest, column))
            ):
                candidates.append(column)
            else:
                found.texts.append(column.index)
        elif column.dates and not column.numbers:
            found.texts.append(column.index)
        elif column.texts or column.numbers or column.marks or column.header:
            wordy = not column.header or _WORDS.fullmatch(column.header)
            blank = not (column.numbers or column.marks)
            (found.texts if blank and wordy else found.values).append(column.index)
    if dates:
        found.labels = long.label_columns(headers, [column.index for column in candidates])
    else:
        label(grid, look, found, candidates, rows)
    return found


def _is_value(column: _Column) -> bool:
    if not column.numbers and _WORDS.fullmatch(column.header):
        return False
    return column.value or bool(_TARGET.search(column.header) and column.numbers + column.marks)


def _more(rest: list[_Column], column: _Column) -> bool:
    """True where another text column, as well filled, can be the label instead."""
    return any(
        other is not column
        and 2 * len(other.texts) >= len(column.texts)
        and not other.value
        and not _WORDS.fullmatch(other.header)
        for other in rest
    )


def _sample(rows: list[int]) -> list[int]:
    if len(rows) <= SAMPLE:
        return rows
    third = SAMPLE // 3
    step = max(len(rows) // third, 1)
    return sorted({*rows[:third], *rows[::step][:third], *rows[-third:]})


def _looked(grid: Grid, look: Look, rows: list[int], index: int, path: list[str]) -> _Column:
    column = _Column(index, path, normalise("".join(path)))
    for row in rows:
        kind = grid.kinds[row, index]
        if kind == EMPTY:
            continue
        if kind == NUMBER:
            column.numbers += 1
        elif kind == DATE:
            column.dates += 1
        elif look.counts(row, index):
            if parse(grid.text(row, index)).number is None:
                column.marks += 1
            else:
                column.numbers += 1
        else:
            column.texts.append((row, grid.text(row, index)))
    return column


def _special(
    grid: Grid, found: Layout, column: _Column, rows: list[int], columns: list[_Column]
) -> bool:
    """True where the column is a serial, a unit, an id or a period column; noted in `found`."""
    texts = [text for _, text in column.texts]
    if found.serial is None and not found.labels and _is_serial(grid, column, rows, columns):
        found.serial = column.index
    elif (
        found.unit is None
        and _UNITS.fullmatch(column.header)
        and texts
        and all(map(is_unit, texts))
    ) or (found.unit is None and _UNITS.fullmatch(column.header) and not texts and column.marks):
        found.unit = column.index
    elif _IDS.fullmatch(column.header) and (texts or column.numbers):
        found.ids.append(column.index)
        found.texts.append(column.index)
    elif found.period is None and _is_period(grid, column, rows):
        found.period = column.index
    else:
        return False
    return True


def _is_serial(grid: Grid, column: _Column, rows: list[int], columns: list[_Column]) -> bool:
    if SERIAL_WORDS.fullmatch(column.header) and (column.numbers or column.texts):
        return True
    if column.header or column.index != columns[0].index or column.texts:
        return False
    numbers = [number for row in rows if (number := grid.number(row, column.index)) is not None]
    rising = all(a < b for a, b in itertools.pairwise(numbers))
    return (
        len(numbers) >= 2 and rising and numbers[0] in (0, 1) and numbers[-1] <= 2 * len(rows) + 1
    ) or (len(numbers) >= 2 and rising and numbers[0] == 1 and len(rows) >= SAMPLE)


def _is_period(grid: Grid, column: _Column, rows: list[int]) -> bool:
    """True where the column's cells are periods, one below the other."""
    if column.path and not any(_PERIODS.fullmatch(normalise(label)) for label in column.path):
        return False
    texts = [text for _, text in column.texts]
    if texts:
        stated = [exact(text) for text in texts]
        return sum(item is not None for item in stated) * 2 > len(texts) + column.numbers
    if column.dates:
        return True
    held = [row for row in rows if grid.kinds[row, column.index] == NUMBER]
    years = [grid.number(row, column.index) for row in held]
    return len(years) >= 2 and all(map(is_year, years)) and len(set(years)) == len(years)
