"""A briefing before it is a file: what every format writes, in the order it is read.

Only here is decided what a briefing says; slides, Word, spreadsheet, pictures and the web page
each write what stands here and compute nothing. Numbers carry the figure they tell.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from briefing.said import Said
from catalog.period import Period
from metrics.pointer import Pointer

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s]+')  # what Windows takes in no name of a file


@dataclass(frozen=True)
class Cell:
    """A cell of a table: `text` as shown; `value` is its number in the column's unit, unrounded,
    `decimals` how it is printed; a light is a colour word (绿 黄 红 灰)."""

    text: str
    value: float | None = None
    decimals: int = 0
    pointer: Pointer | None = None
    light: str = ""


@dataclass(frozen=True)
class Column:
    """A column: its head, the head above it that it shares, what its cells are
    (text, amount, rate, points, count, place, light) and their unit."""

    head: str
    kind: str = "text"
    uom: str = ""
    group: str = ""


@dataclass(frozen=True)
class Table:
    """`about` says unit, period and 口径, `foot` the source; the last `totals` rows are 合计."""

    title: str
    about: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    foot: str = ""
    totals: int = 0


@dataclass(frozen=True)
class Series:
    """Values by category (None: no figure) in the unit of the chart, as the figure shows them."""

    name: str
    values: tuple[float | None, ...]
    pointers: tuple[Pointer | None, ...] = ()


@dataclass(frozen=True)
class Mark:
    """A reference line over the plot: 目标, 序时; its value in the unit of the chart."""

    name: str
    value: float


@dataclass(frozen=True)
class Chart:
    """A chart by its data, for formats that draw natively, and `figure`, which draws the same as
    one plotly figure, for pictures.

    `kind`: bars (horizontal, first on top), columns (by month), lines (by month), places (lines by
    month, 1 on top), progress (horizontal 完成率 with the mark of 序时). `emphasis` are the
    categories in the subject's colour; where empty, all are.
    """

    kind: str
    name: str  # of its file, without suffix: 2026年1—6月_白酒_产值走势
    title: str
    subtitle: str
    foot: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    uom: str
    decimals: int = 1
    marks: tuple[Mark, ...] = ()
    emphasis: tuple[str, ...] = ()
    figure: Callable[[], Any] | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Kpi:
    """One figure of a strip: what it is, how much, in what, and lines about it."""

    name: str
    value: str
    uom: str = ""
    notes: tuple[Said, ...] = ()
    light: str = ""
    completion: float | None = None
    due: float | None = None
    pointer: Pointer | None = None


@dataclass(frozen=True)
class Strip:
    """The figures on top, four to eight."""

    kpis: tuple[Kpi, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `style`: body, finding, item (of a list), note, commentary. `by` signs it;
    `before` is how it read last month where that is known, for marking what changed."""

    said: Said
    style: str = "body"
    by: str = ""
    before: str | None = None


@dataclass(frozen=True)
class UnitCard:
    """一页通 of one chain or park: the same order of blocks for every one.

    `people` are (role, who): 链长, 牵头单位, 链主 …; `facts` further plain words (建链年份, 面积).
    """

    kind: str
    unit: str
    name: str
    period: Period
    people: tuple[tuple[str, str], ...]
    kpis: tuple[Kpi, ...]
    strengths: tuple[Said, ...]
    gaps: tuple[Said, ...]
    charts: tuple[Chart, ...]
    targets: Table | None
    within: Table | None
    commentary: tuple[Paragraph, ...]
    foot: str
    light: str = ""
    facts: tuple[str, ...] = ()


Block = Strip | Paragraph | Table | Chart | UnitCard


@dataclass(frozen=True)
class Section:
    """`key` is what a person chooses it by (summary, table, targets, ranking, contribution, land,
    chains, parks, laggards, reporting, changes, notes); units of chains and parks are a section
    each, keyed chain:白酒."""

    key: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Definition:
    """口径 of an indicator a briefing speaks of: what it is, how it is computed, in which unit."""

    name: str
    uom: str
    nature: str
    scope: str
    formula: str
    said: str
    source: str = ""
    code: str = ""


@dataclass(frozen=True)
class Document:
    """The whole: cover words, then sections in order. `made_at` (UTC) is the one thing that may
    differ between two files of the same choice. `edition` is the meeting's name and code.
    `definitions` are those of the indicators its figures point at (briefing/definitions.py)."""

    title: str
    meeting: str
    period: Period
    scope: str
    cutoff: str
    source: str
    sections: tuple[Section, ...]
    made_at: datetime
    asof: datetime | None = None
    edition: str = ""
    code: str = ""
    link: str = ""
    demo: bool = False
    definitions: tuple[Definition, ...] = ()

    @property
    def name(self) -> str:
        """The files' name without suffix: 2026年1—6月_产业链运行情况, an edition's with its own."""
        words = (str(self.period), self.title, self.edition[:40])
        return _NOT_IN_NAMES.sub(" ", "_".join(filter(None, words))).strip()
