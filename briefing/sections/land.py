"""亩均效益: what the parks earn from their land, in their peer groups."""

from typing import Any

from briefing.amounts import amount, place
from briefing.document import Block, Cell, Chart, Column, Section, Series, Table
from briefing.request import SECTIONS
from briefing.sections.cells import NONE, Cells, pointer, without_empty
from briefing.sections.matter import Matter
from catalog.rounding import known
from charts.bars import Bar, bars
from charts.order import by as ordered
from charts.order import having
from metrics.row import Row

_TAX, _OUTPUT, _LAND = "tax_per_mu", "output_per_mu", "land_mu"


def land(matter: Matter) -> Section | None:
    """A chart and a table a peer group; nothing where a chain is asked for."""
    groups: dict[str, list[Row]] = {}
    for row in matter.rows("park", _TAX) if matter.request.kind != "chain" else ():
        groups.setdefault(row.peer_group, []).append(row)
    blocks: list[Block] = []
    for group, rows in groups.items():
        own = matter.request.unit
        if having(rows, "value") and (not own or own in {row.unit for row in rows}):
            whose = f"{group}园区"
            found = ordered(having(rows, "value"), "rank", lowest=True)
            blocks += [_chart(matter, whose, found), _table(matter, whose, rows)]
    return Section("land", SECTIONS["land"], tuple(blocks)) if blocks else None


def _foot(matter: Matter, rows: list[Row]) -> str:
    named = "、".join(dict.fromkeys(row.denominator for row in rows if row.denominator))
    months = matter.period.months
    note = f"亩均按{named or '用地面积'}计算，为{months}累计，不折算全年"
    return f"{note}；{matter.foot('park', _TAX)}"


def _chart(matter: Matter, whose: str, rows: list[Row]) -> Chart:
    period, first = matter.period, rows[0]
    title = f"{whose}亩均税收：{first.short}最高，{''.join(amount(first))}"
    subtitle = f"{whose}亩均税收，{first.uom}，{period}"
    foot = _foot(matter, rows)

    def figure() -> Any:
        shown = [Bar(row.short, row.value, f"{amount(row)[0]}（{place(row)}）") for row in rows]
        return bars(shown, title=title, subtitle=subtitle, foot=foot)

    unit = matter.request.unit
    return Chart(
        "bars",
        f"{period}_{whose}_亩均税收",
        title,
        subtitle,
        foot,
        tuple(row.short for row in rows),
        (
            Series(
                "亩均税收",
                tuple(row.value for row in rows),
                tuple(pointer("park", row, _TAX, period) for row in rows),
            ),
        ),
        first.uom,
        int(first.decimals),
        emphasis=tuple(row.short for row in rows if unit and row.unit == unit),
        figure=figure,
    )


def _table(matter: Matter, whose: str, rows: list[Row]) -> Table:
    output, area = (
        {row.unit: row for row in matter.rows("park", code)} for code in (_OUTPUT, _LAND)
    )
    columns = [
        Column("园区"),
        Column("亩均税收", "amount", "万元/亩", group="亩均税收"),
        Column("同比", "rate", "%", group="亩均税收"),
        Column("位次", "place", group="亩均税收"),
        Column("位次变化", "place", group="亩均税收"),
        Column("亩均产值", "amount", "万元/亩", group="亩均产值"),
        Column("位次", "place", group="亩均产值"),
        Column("用地", "amount", "亩"),
    ]
    body = []
    for row in ordered(rows, "rank", lowest=True):
        cells = Cells("park", row, _TAX, matter.period)
        tax = (cells.value(), cells.yoy(), cells.place(), cells.moved())
        body.append((Cell(row.short), *tax, *_others(matter, row, output, area)))
    shape, lines = without_empty(columns, body)
    uoms = list(dict.fromkeys(column.uom for column in shape if column.uom))
    about = f"单位：{'、'.join(uoms)}；{matter.period}"
    return Table(f"{whose}亩均效益", about, shape, lines, _foot(matter, rows))


def _others(
    matter: Matter, row: Row, output: dict[str, Row], area: dict[str, Row]
) -> tuple[Cell, ...]:
    """亩均产值 with its place, and 用地."""
    found: list[Cell] = []
    more = output.get(row.unit)
    cells = Cells("park", more, _OUTPUT, matter.period) if more else None
    found += [cells.value(), cells.place()] if cells else [NONE, NONE]
    mu = area.get(row.unit)
    known_mu = mu is not None and known(mu.value)
    found.append(Cells("park", mu, _LAND, matter.period).value() if known_mu else NONE)
    return tuple(found)
