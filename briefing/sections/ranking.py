"""排行: units of a kind, or of a peer group, by 总量 and by 增速 side by side."""

from collections.abc import Callable
from typing import Any

from briefing import wording
from briefing.amounts import amount
from briefing.document import Block, Cell, Chart, Column, Paragraph, Section, Series, Table
from briefing.request import SECTIONS
from briefing.roundup import first_and_last
from briefing.sections.cells import Cells, pointer, without_empty
from briefing.sections.matter import MAIN, NOUNS, Matter
from briefing.sections.sentences import together
from catalog.rounding import known
from charts.bars import Bar, bars, growth_colour, row_height
from charts.growth import growth
from charts.order import by as ordered
from charts.order import having
from metrics.row import Row

_NAMED = 3


def ranking(matter: Matter) -> Section | None:
    """Chains, parks in their peer groups, counties: two charts and the table of places each."""
    kinds = [matter.request.kind] if matter.request.kind else ["chain", "park", "county"]
    blocks: list[Block] = []
    for by in kinds:
        groups: dict[str, list[Row]] = {}
        for row in matter.rows(by):
            groups.setdefault(row.peer_group, []).append(row)
        for group, rows in groups.items():
            if matter.request.unit and matter.request.unit not in {row.unit for row in rows}:
                continue
            if having(rows, "value") or having(rows, "yoy"):
                blocks += _group(matter, by, group, rows)
    return Section("ranking", SECTIONS["ranking"], tuple(blocks)) if blocks else None


def _group(matter: Matter, by: str, group: str, rows: list[Row]) -> list[Block]:
    whose = f"{group}{NOUNS[by]}"
    blocks: list[Block] = []
    if having(rows, "value"):
        blocks.append(level_chart(matter, by, whose, rows))
    if having(rows, "yoy"):
        blocks.append(growth_chart(matter, by, whose, rows))
    told = [Paragraph(each, "item") for each in first_and_last(together(matter, by, rows))]
    return [*blocks, *told, _table(matter, by, whose, rows)]


def level_chart(matter: Matter, by: str, whose: str, rows: list[Row]) -> Chart:
    """Bars by value, the largest first."""
    found = ordered(having(rows, "value"), "value")
    indicator, uom = matter.indicator(MAIN), found[0].uom
    first = "、".join(row.short for row in found[:_NAMED])
    title = f"{whose}{indicator.name}：{first}居前"
    subtitle = f"{whose}{indicator.name}，{uom}，{matter.period}"
    foot = matter.foot(by)

    def figure() -> Any:
        shown = [
            Bar(row.short, row.value, amount(row)[0], growth_colour(row.value)) for row in found
        ]
        height = row_height(shown, close=len(shown) > _NAMED * 4)
        return bars(shown, title=title, subtitle=subtitle, foot=foot, row_height=height)

    decimals = int(found[0].decimals)
    heads = (f"{whose}_{indicator.name}总量", title, subtitle, foot)
    return _chart(matter, by, heads, found, "value", uom, decimals, figure)


def growth_chart(matter: Matter, by: str, whose: str, rows: list[Row]) -> Chart:
    """Bars by 同比, the fastest first."""
    found = ordered(having(rows, "yoy"), "yoy")
    indicator = matter.indicator(MAIN)
    title = wording.growth_title(rows, wording.counter(by))
    subtitle = f"{whose}{indicator.name}同比，%，{matter.period}"
    foot = matter.foot(by)

    def figure() -> Any:
        return growth(rows, title=title, subtitle=subtitle, foot=foot)

    heads = (f"{whose}_{indicator.name}增速", title, subtitle, foot)
    return _chart(matter, by, heads, found, "yoy", "%", 1, figure)


def _chart(
    matter: Matter,
    by: str,
    heads: tuple[str, str, str, str],
    rows: list[Row],
    number: str,
    uom: str,
    decimals: int,
    figure: Callable[[], Any],
) -> Chart:
    name, title, subtitle, foot = heads
    values = tuple(getattr(row, number) for row in rows)
    pointers = tuple(pointer(by, row, MAIN, matter.period, number) for row in rows)
    unit = matter.request.unit
    return Chart(
        "bars",
        f"{matter.period}_{name}",
        title,
        subtitle,
        foot,
        tuple(row.short for row in rows),
        (Series(matter.indicator(MAIN).name if number == "value" else "同比", values, pointers),),
        uom,
        decimals,
        emphasis=tuple(row.short for row in rows if row.unit == unit) if unit else (),
        figure=figure,
    )


def _table(matter: Matter, by: str, whose: str, rows: list[Row]) -> Table:
    uom = next((row.uom for row in rows if row.uom), "")
    columns = [
        Column(NOUNS[by]),
        Column("累计", "amount", uom, group="总量"),
        Column("位次", "place", group="总量"),
        Column("位次变化", "place", group="总量"),
        Column("同比", "rate", "%", group="增速"),
        Column("位次", "place", group="增速"),
        Column("位次变化", "place", group="增速"),
    ]
    body = []
    for row in ordered(ordered(rows, "growth_rank", lowest=True), "rank", lowest=True):
        cells = Cells(by, row, MAIN, matter.period)
        size = (cells.value(), cells.place(), cells.moved())
        speed = (cells.yoy(), cells.place("growth_rank"), cells.moved("growth_rank_change"))
        body.append((Cell(row.short), *size, *speed))
    shape, lines = without_empty(columns, body)
    name, period = matter.indicator(MAIN).name, matter.period
    ranked = next((row for row in rows if known(row.rank)), None)
    among = wording.ranked_among(rows, period, wording.counter(by))
    about = f"单位：{uom}、%；{period}；位次变化较{wording.baseline(ranked, period)}"
    about += f"；{among}" if among else ""
    return Table(f"{whose}{name}位次", about, shape, lines, matter.foot(by))
