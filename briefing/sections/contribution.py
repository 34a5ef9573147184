"""贡献与拉动: which chain or park carries how much of the growth of the whole."""

from typing import Any

from briefing import wording
from briefing.document import Block, Cell, Chart, Column, Section, Series, Table
from briefing.request import SECTIONS
from briefing.sections.cells import Cells, pointer, without_empty
from briefing.sections.matter import MAIN, NOUNS, Matter
from charts.contribution import contribution as drawn
from charts.order import by as ordered
from charts.order import having
from metrics.row import Row


def contribution(matter: Matter) -> Section | None:
    """A chart and a table a kind of unit, the strongest pull first."""
    blocks: list[Block] = []
    for by in [matter.request.kind] if matter.request.kind else ["chain", "park"]:
        rows = ordered(having(matter.rows(by), "pull"), "pull")
        if len(rows) > 1:
            blocks += [_chart(matter, by, rows), _table(matter, by, rows)]
    return Section("contribution", SECTIONS["contribution"], tuple(blocks)) if blocks else None


def _chart(matter: Matter, by: str, rows: list[Row]) -> Chart:
    name, period = matter.indicator(MAIN).name, matter.period
    title = wording.contribution_title(rows, f"全部{NOUNS[by]}")
    subtitle = f"各{NOUNS[by]}{name}拉动，个百分点，{period}"
    foot = matter.foot(by)

    def figure() -> Any:
        return drawn(rows, title=title, subtitle=subtitle, foot=foot)

    unit = matter.request.unit
    return Chart(
        "bars",
        f"{period}_{NOUNS[by]}_{name}拉动",
        title,
        subtitle,
        foot,
        tuple(row.short for row in rows),
        (
            Series(
                "拉动",
                tuple(row.pull for row in rows),
                tuple(pointer(by, row, MAIN, period, "pull") for row in rows),
            ),
        ),
        "个百分点",
        1,
        emphasis=tuple(row.short for row in rows if unit and row.unit == unit),
        figure=figure,
    )


def _table(matter: Matter, by: str, rows: list[Row]) -> Table:
    name, uom = matter.indicator(MAIN).name, rows[0].uom
    columns = [
        Column(NOUNS[by]),
        Column("累计", "amount", uom),
        Column("占比", "rate", "%"),
        Column("同比", "rate", "%"),
        Column("拉动", "points", "个百分点"),
        Column("贡献率", "rate", "%"),
    ]
    body = []
    for row in rows:
        cells = Cells(by, row, MAIN, matter.period)
        parts = (cells.rate("share"), cells.yoy(), cells.rate("pull", sign=True))
        body.append((Cell(row.short), cells.value(), *parts, cells.rate("contribution")))
    shape, lines = without_empty(columns, body)
    about = f"单位：{uom}；{matter.period}；拉动为对全部{NOUNS[by]}增速的拉动"
    return Table(f"{NOUNS[by]}{name}贡献与拉动", about, shape, lines, matter.foot(by))
