"""年度目标: the city's typed targets, and those of chains and parks against the calendar."""

from collections import Counter
from typing import Any

from briefing import wording
from briefing.amounts import in_yi, shown
from briefing.document import Block, Cell, Chart, Column, Mark, Paragraph, Section, Series, Table
from briefing.naming import spoken
from briefing.promised import AGAINST_TIME, ORDER, TYPES, promised
from briefing.request import SECTIONS
from briefing.said import said
from briefing.sections.cells import Cells, light, number, pointer, without_empty, words
from briefing.sections.matter import NOUNS, Matter
from briefing.source import issued
from catalog.rounding import known, written
from charts.bullet import bullet
from charts.order import having
from metrics.pointer import Pointer
from metrics.row import Row, digits_of
from metrics.target import targets as promises
from metrics.units import TOTAL

_IN_LEVEL = (*AGAINST_TIME, "cap")
_UOMS = {"growth": "%", "share": "%", "rank": "位"}


def targets(matter: Matter) -> Section | None:
    """Of one chain or park its own targets; of the city its own, then those of the units."""
    kind = matter.request.kind
    blocks = _listed(matter, kind or "region", matter.request.unit)
    for by in ("chain", "park") if not kind else ():
        blocks += _progress(matter, by)
    return Section("targets", SECTIONS["targets"], tuple(blocks)) if blocks else None


def _listed(matter: Matter, by: str, unit: str) -> list[Block]:
    """All targets of one unit, whatever their type, a line each."""
    frame = promises(matter.store, matter.catalog, by, matter.period, asof=matter.asof)
    frame = frame.astype(object)
    found = [row for row in frame.where(frame.notna(), None).itertuples() if row.unit == unit]
    if not found:
        return []
    columns = [
        Column("指标"), Column("类型"), Column("单位"), Column("年度目标", "amount"),
        Column("实际", "amount"), Column("完成率", "rate", "%"),
        Column("进度差", "points", "个百分点"), Column("亮灯", "light"),
        Column("后期需月均", "amount"), Column("前期月均", "amount"),
    ]  # fmt: skip
    order = list(matter.catalog.indicators)
    found.sort(key=lambda row: (order.index(row.indicator), ORDER[row.target_type]))
    body = [_line(matter, by, row) for row in found]
    shape, lines = without_empty(columns, body, keep=5)
    whose = matter.short(by, unit) if by != "region" else "全市"
    count = Counter(row.light for row in found)
    lit = [("绿", "绿灯"), ("黄", "黄灯"), ("红", "红灯"), ("灰", "未报")]
    counted = "，".join(f"{word}{count[each]}项" for each, word in lit if count[each])
    finding = f"{whose}{len(found)}项年度目标" + (f"：{counted}" if counted else "") + "。"
    foot = f"来源：{NOUNS[by]}报表；{issued(matter.period, matter.until)}"
    about = f"{matter.period}；序时进度{written(matter.period.time_progress, 1)}%"
    made = Table(f"{whose}年度目标完成情况", about, shape, lines, foot)
    return [Paragraph(said(finding), "finding"), made]


def _line(matter: Matter, by: str, row: Any) -> tuple[Cell, ...]:
    indicator = matter.indicator(row.indicator)
    scope = "" if row.scope == indicator.default_scope else row.scope
    answered = matter.scoped(by, row.indicator, scope)
    kept = next(each for each in answered.rows if each.unit == row.unit)
    large = row.uom == "万元" and row.target_type in _IN_LEVEL and shown(kept).uom == "亿元"
    # The row answers for the first target of an indicator only.
    at = Pointer(by, row.unit, row.indicator, matter.period, scope=scope)
    own = at if row.target_type == kept.target_type else None
    size, uom = (1 / 10_000, "亿元") if large else (1.0, row.uom)
    digits = 2 if large else answered.total.decimals
    uom = uom if row.target_type in _IN_LEVEL else _UOMS.get(row.target_type, "—")
    return (
        Cell(spoken(indicator, scope)),
        Cell(TYPES[row.target_type]),
        words(uom),
        _promised(row, digits, size, own),
        _actual(row, digits, size, at),
        number(row.completion, digits_of(row, "completion"), own and own.to("completion")),
        number(row.gap_pp, digits_of(row, "gap_pp"), own and own.to("gap_pp"), sign=True),
        light(row),
        _need(_scaled(row.required_monthly, size), max(digits, 1), own),
        number(_scaled(row.pace_monthly, size), max(digits, 1), own and own.to("pace_monthly")),
    )  # fmt: skip


def _promised(row: Any, digits: int, size: float, at: Pointer | None) -> Cell:
    at = at and at.to("target")
    if row.target_type == "level" and known(row.target):
        return number(row.target * size, digits, at)
    if size == 1.0 or row.target_type not in _IN_LEVEL:
        return Cell(promised(row, digits), None, 1, at)
    turned = row._replace(target=_scaled(row.target, size), upper=_scaled(row.upper, size))
    return Cell(promised(turned, digits), None, digits, at)


def _actual(row: Any, digits: int, size: float, at: Pointer) -> Cell:
    if row.target_type == "growth":
        return number(row.yoy, digits_of(row, "yoy"), at.to("yoy"), sign=True)
    if row.target_type == "rank" and known(row.place):
        of = "growth_rank" if row.place_by == "增速" else "rank"
        return Cell(f"{row.place_by}第{row.place:.0f}位", None, 0, at.to(of))
    if not known(row.value):
        return words(row.state or "未报")
    return number(row.value * size, 1 if row.target_type == "share" else digits, at)


def _need(value: float | None, digits: int, at: Pointer | None) -> Cell:
    if known(value) and value <= 0:
        return Cell("已完成")
    return number(value, digits, at and at.to("required_monthly"))


def _scaled(value: float | None, size: float) -> float | None:
    return value * size if known(value) else None


def _progress(matter: Matter, by: str) -> list[Block]:
    """The level targets of a kind: 完成率 against the mark of the calendar, and the table."""
    blocks: list[Block] = []
    for code in matter.told(by):
        rows = [
            row
            for row in having(matter.rows(by, code), "target")
            if row.target_type in AGAINST_TIME
        ]
        if len(rows) > 1:
            blocks += [_chart(matter, by, code, rows), _table(matter, by, code, rows)]
    return blocks


def _chart(matter: Matter, by: str, code: str, rows: list[Row]) -> Chart:
    name, period, due = matter.indicator(code).name, matter.period, matter.period.time_progress
    counted = wording.overview_title(rows, wording.counter(by), NOUNS[by]).partition("：")[2]
    title = f"{NOUNS[by]}{name}：{counted}"
    subtitle = f"{NOUNS[by]}{name}完成年度目标，%，{period}；竖线为序时进度{written(due, 1)}%"
    foot = matter.foot(by, code)

    def figure() -> Any:
        return bullet(
            rows,
            title=title,
            subtitle=f"{NOUNS[by]}{name}累计与年度目标，{rows[0].uom}，{period}",
            foot=foot,
            due=due,
        )

    pointers = tuple(pointer(by, row, code, period, "completion") for row in rows)
    return Chart(
        "progress",
        f"{period}_{NOUNS[by]}_{name}目标完成",
        title,
        subtitle,
        foot,
        tuple(row.short for row in rows),
        (Series("完成率", tuple(row.completion for row in rows), pointers),),
        "%",
        1,
        (Mark("序时", due),),
        figure=figure,
    )


def _table(matter: Matter, by: str, code: str, rows: list[Row]) -> Table:
    uom = next((row.uom for row in rows if row.uom), "")
    columns = [
        Column(NOUNS[by]),
        Column("年度目标", "amount", uom),
        Column("累计", "amount", uom),
        Column("完成率", "rate", "%"),
        Column("序时差", "points", "个百分点"),
        Column("亮灯", "light"),
        Column("后期需月均", "amount", uom),
        Column("前期月均", "amount", uom),
    ]
    total = matter.answer(by, code).total
    total = in_yi(total) if uom == "亿元" else total
    summed = known(total.target) and known(total.value) and total.uom == uom

    def line(row: Row) -> tuple[Cell, ...]:
        cells = Cells(by, row, code, matter.period)
        need = _need(row.required_monthly, int(row.computed_decimals), cells.to("value"))
        rates = (cells.rate("completion"), cells.gap(), cells.light())
        named = Cell("合计" if row.unit == TOTAL else row.short)
        return (named, cells.target(), cells.value(), *rates, need, cells.level("pace_monthly"))

    body = [line(row) for row in [*rows, *([total] if summed else [])]]
    shape, lines = without_empty(columns, body, keep=3)
    promised_too = wording.promised_too(matter.rows(by, code), total, wording.counter(by))
    name = matter.indicator(code).name
    about = f"单位：{uom}；{matter.period}；序时进度{written(matter.period.time_progress, 1)}%"
    about += f"；合计{promised_too}" if promised_too and summed else ""
    title = f"{NOUNS[by]}{name}年度目标完成情况"
    return Table(title, about, shape, lines, matter.foot(by, code), int(summed))
