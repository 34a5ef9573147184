"""A column of cells as numbers, states, units and notes; what is in doubt becomes a finding."""

import re
from collections import defaultdict

import numpy as np

from data.findings import Findings
from data.reading.grid import DATE, EMPTY, NUMBER, Grid, address
from data.reading.numbers import DOUBT, ERROR, TEXT, Parsed, parse
from data.reading.table import ColumnValues
from data.reading.text import normalise
from data.reading.units import RATE_WORDS

_TARGET = re.compile(r"目标|任务|计划")
_DONE = re.compile(
    r"完成率|完成目标|完成进度|完成%|完成年度|完成全年|目标完成|任务完成|占(?:年度|全年|年)?(?:目标|任务|计划)"
    r"|序时|(?:目标|任务|计划)(?:的)?%"
)


def is_target(words: str) -> bool:
    """True for a column of targets, where "≥60%" is an answer and no doubt."""
    words = normalise(words)
    return bool(_TARGET.search(words)) and not _DONE.search(words)


class Values:
    """Reads value columns of one table and gathers what its cells leave in doubt."""

    def __init__(self, grid: Grid, rows: list[int], heading: list[int], findings: Findings) -> None:
        self.grid, self.rows, self.findings = grid, np.asarray(rows, dtype=np.intp), findings
        self.heading = heading
        """Positions of rows that only head others: they hold no values."""
        self.position = (
            {int(row): at for at, row in enumerate(rows)} if len(rows) < 50_000 else None
        )
        self.whole = bool(len(rows)) and rows == list(range(rows[0], rows[0] + len(rows)))
        self.percents: dict[int, list[int]] = defaultdict(list)
        for row, column in grid.marks.percents:
            self.percents[column].append(row)
        self.texts_read: list[str] = []

    def column(self, index: int, words: str) -> ColumnValues:
        """The values of sheet column `index`, whose header reads `words`."""
        grid, rows = self.grid, self.rows
        cells = grid.columns[index]
        raw = list(cells[rows[0] : rows[-1] + 1]) if self.whole else [cells[row] for row in rows]
        kinds = grid.kinds[rows, index]
        for at in self.heading:
            kinds[at], raw[at] = EMPTY, ""
        numbers = grid.numbers(index, rows)
        numbers[self.heading] = np.nan
        values = ColumnValues(numbers, raw)
        if not (kinds == NUMBER).all():
            self._texts(values, kinds, index, is_target(words))
        for at in np.flatnonzero(np.isinf(values.numbers)):
            values.numbers[at], values.states[int(at)] = np.nan, ERROR
        self._percent(values, index)
        clean(values.numbers)
        if self.position is not None:
            self._comments(values, index)
        self._fractions(values, kinds, index, words)
        return values

    def _texts(self, values: ColumnValues, kinds: np.ndarray, index: int, target: bool) -> None:
        for position in np.flatnonzero((kinds != NUMBER) & (kinds != EMPTY)):
            at = int(position)
            where = address(int(self.rows[at]), index)
            if kinds[at] == DATE:
                values.states[at] = DOUBT
                self.findings.add("date_as_value", self.grid.name, where, values.raw[at])
                continue
            text = str(values.raw[at])
            parsed = parse(text)
            if target and (parsed.change or parsed.number is None):
                values.states[at] = TEXT if parsed.state in (DOUBT, TEXT, None) else parsed.state
                continue
            self._one(values, at, where, text, parsed)

    def _one(self, values: ColumnValues, at: int, where: str, text: str, parsed: Parsed) -> None:
        if parsed.number is not None:
            values.numbers[at] = parsed.number
            if not self.grid.plain_text and not parsed.change and not parsed.unit:
                self.texts_read.append(where)
        if parsed.state:
            values.states[at] = parsed.state
        if parsed.unit:
            values.units[at] = parsed.unit
        if parsed.note:
            values.notes[at] = parsed.note
        if parsed.doubt:
            self.findings.add(parsed.doubt, self.grid.name, where, text.strip())
        elif parsed.state == TEXT:
            self.findings.add("text_as_value", self.grid.name, where, text.strip())

    def _percent(self, values: ColumnValues, index: int) -> None:
        """A fraction shown as percent by its format is that many percent."""
        rows = self.percents.get(index)
        if not rows:
            return
        chosen = np.isin(self.rows, rows)
        chosen &= self.grid.kinds[self.rows, index] == NUMBER
        values.numbers[chosen] *= 100
        if chosen.all():
            return
        for at in np.flatnonzero(chosen):
            values.units[int(at)] = "%"

    def percent_share(self, index: int) -> bool:
        """True where most numbers of the column are shown as percent."""
        rows = self.percents.get(index)
        numbers = int((self.grid.kinds[self.rows, index] == NUMBER).sum())
        return bool(rows) and int(np.isin(self.rows, rows).sum()) * 2 > numbers

    def _comments(self, values: ColumnValues, index: int) -> None:
        for (row, column), text in self.grid.marks.comments.items():
            at = self.position.get(row) if column == index else None
            if at is not None:
                values.notes[at] = f"{values.notes[at]}；{text}" if at in values.notes else text

    def _fractions(self, values: ColumnValues, kinds: np.ndarray, index: int, words: str) -> None:
        """Rates that look like fractions or like indices (上年=100): ask, change nothing."""
        shown = normalise(words)
        if not (RATE_WORDS.search(shown) or shown.endswith("%")) or self.percents.get(index):
            return
        plain = values.numbers[(kinds == NUMBER) & np.isfinite(values.numbers)]
        plain = plain[plain != 0]
        if len(plain) < 3:
            return
        name, where = self.grid.name, address(int(self.rows[0]), index)
        if (np.abs(plain) < 1).all():
            self.findings.add("maybe_fraction", name, where, f"{plain[0]:g}", count=len(plain))
        elif (
            re.search(r"同比|增速|增长", shown)
            and 80 <= np.median(plain) <= 130
            and (plain > 50).all()
            and "指数" not in shown
        ):
            self.findings.add("maybe_index", name, where, f"{plain[0]:g}", count=len(plain))


def clean(numbers: np.ndarray) -> None:
    """Take the float noise off in place: 12.299999999999999 → 12.3, by 15 significant digits."""
    broken = np.flatnonzero((numbers != np.rint(numbers)) & np.isfinite(numbers))
    if not len(broken):
        return
    part = numbers[broken]
    digits = 14 - np.floor(np.log10(np.abs(part)))
    scale = 10.0 ** np.clip(digits, 0, 22)
    numbers[broken] = np.where(digits <= 22, np.rint(part * scale) / scale, part)
