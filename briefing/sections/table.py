"""The tables that get photographed: main indicators, chains, parks, each on one page."""

from briefing import wording
from briefing.amounts import shown
from briefing.document import Cell, Column, Section, Table
from briefing.people import word
from briefing.request import SECTIONS
from briefing.sections.cells import NONE, Cells, without_empty, words
from briefing.sections.matter import MAIN, NOUNS, Matter, in_one_uom
from briefing.source import issued
from catalog.rounding import known
from charts.style import LAMPS
from metrics.row import Row

_STANDING = [
    Column("完成率", "rate", "%"),
    Column("序时差", "points", "个百分点"),
    Column("同比", "rate", "%"),
    Column("位次", "place"),
    Column("位次变化", "place"),
    Column("亮灯", "light"),
]


def table(matter: Matter) -> Section | None:
    """主要指标完成情况: of the city, or of the one chain or park."""
    by = matter.request.kind or "region"
    columns = [
        Column("指标"),
        Column("单位"),
        Column("年度目标", "amount"),
        Column("累计", "amount"),
        *_STANDING,
        Column("责任单位"),
    ]
    rows = []
    for code, found in matter.told(by).items():
        row = next((each for each in found.rows if each.unit == matter.request.unit), None)
        if row is not None and (known(row.value) or known(row.yoy)):
            as_row = shown(row)
            cells = Cells(by, as_row, code, matter.period)
            bureau = words(_bureau(matter, by, code))
            name = matter.indicator(code).name
            rows.append((Cell(name), words(as_row.uom), *_figures(cells), bureau))
    if not rows:
        return None
    whose = matter.short(by, matter.request.unit) if matter.request.kind else "全市"
    shape, body = without_empty(columns, rows, keep=4)
    made = Table(
        _finding(f"{whose}主要指标", [cell.light for row in rows for cell in row if cell.light]),
        f"{matter.period}；序时进度{matter.period.time_progress:.1f}%",
        shape,
        body,
        f"来源：{NOUNS[by]}报表；{issued(matter.period, matter.until)}",
    )
    return Section("table", SECTIONS["table"], (made,))


def _finding(subject: str, lights: list[str]) -> str:
    """ "全市主要指标：绿灯7项，黄灯5项"."""
    counted = [f"{LAMPS[each]}{lights.count(each)}项" for each in ("绿", "黄", "红")]
    seen = [word for word, each in zip(counted, ("绿", "黄", "红"), strict=True) if each in lights]
    return f"{subject}：{'，'.join(seen)}" if seen else f"{subject}完成情况一览表"


def chain_table(matter: Matter) -> Section | None:
    """The chains with 链长 and 牵头单位, the whole below."""
    return _of_units(matter, "chain", "chain_table")


def park_table(matter: Matter) -> Section | None:
    """The parks with their level and what they earn from a 亩."""
    return _of_units(matter, "park", "park_table")


def _of_units(matter: Matter, by: str, key: str) -> Section | None:
    rows = matter.rows(by)
    if not rows or matter.request.kind not in ("", by):
        return None
    said, uom = matter.said(by), next((row.uom for row in rows if row.uom), "")
    land = {row.unit: row for row in matter.rows(by, "tax_per_mu")} if by == "park" else {}
    columns = [
        Column(NOUNS[by]),
        *([Column("链长"), Column("责任单位")] if by == "chain" else [Column("级别")]),
        Column("年度目标", "amount", uom),
        Column("累计", "amount", uom),
        *_STANDING,
        *([Column("亩均税收", "amount", "万元/亩")] if land else []),
    ]

    def line(row: Row) -> tuple[Cell, ...]:
        of = said.get(row.unit, {})
        who = [of.get("leader"), of.get("lead_bureau")] if by == "chain" else [row.peer_group]
        per_mu = land.get(row.unit)
        return (
            Cell(row.short),
            *(words(word(each)) for each in who),
            *_figures(Cells(by, row, MAIN, matter.period)),
            *([Cells(by, per_mu, "tax_per_mu", matter.period).value() if per_mu else NONE]
              if land else []),
        )  # fmt: skip

    body = [line(row) for row in rows]
    total = in_one_uom([matter.answer(by).total])[0]
    summed = known(total.value) and total.uom == uom
    shape, body = without_empty(columns, [*body, *([line(total)] if summed else [])])
    made = Table(
        wording.overview_title(rows, wording.counter(by), NOUNS[by]),
        f"{matter.indicator(MAIN).name}，单位：{uom}；{matter.period}；"
        f"位次变化较{wording.baseline(rows[0], matter.period)}",
        shape,
        body,
        matter.foot(by),
        int(summed),
    )
    return Section(key, SECTIONS[key], (made,))


def _figures(cells: Cells) -> tuple[Cell, ...]:
    """年度目标, 累计, 完成率, 序时差, 同比, 位次, 位次变化, 亮灯 of a row."""
    return (
        cells.target(),
        cells.value(),
        cells.rate("completion"),
        cells.gap(),
        cells.yoy(),
        cells.place(),
        cells.moved(),
        cells.light(),
    )


def _bureau(matter: Matter, by: str, code: str) -> str:
    """Who answers for an indicator of the city: whoever hands in the report that asks for it."""
    for report in matter.catalog.reports.entries.values():
        asked = {column.indicator for column in report.columns}
        if report.kind == by and report.hands_in and code in asked:
            return report.hands_in
    return ""
