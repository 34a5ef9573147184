"""The blocks of 目标: how many lights of each colour, target against actual, the typed list."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import streamlit as st

from briefing import wording
from briefing.amounts import percent, percent_of
from catalog.catalog import Catalog
from catalog.indicator import Indicator
from catalog.period import Period
from catalog.rounding import known
from charts.bullet import bullet
from charts.order import having
from data.keeping.store import Store
from metrics.answer import Answer
from metrics.indicator import answered
from metrics.target import targets
from metrics.units import TOTAL
from metrics.withholding import WITHHELD
from pages.shared import board, pick, source
from pages.shared.figures import draw, picture_name
from pages.shared.nodes import Node, el, run
from pages.shared.places import named
from pages.shared.promise import (
    AGAINST_TIME,
    ORDER,
    TYPES,
    actual,
    pace,
    promised,
    standing,
    way,
)
from pages.shared.tables import SECTION, SUBJECT, Column, table
from pages.shared.trace.link import ways

_IN_LEVEL = (*AGAINST_TIME, "cap")
_UNITS = {"growth": "%", "share": "%", "rank": "位"}


def show(
    store: Store, catalog: Catalog, kind: str, by: str, period: Period, asof: datetime | None
) -> None:
    """Everything on the page for one kind of unit."""
    frame = targets(store, catalog, by, period, asof=asof).astype(object)
    # A word that is missing is None: nan would pass for a word.
    found = list(frame.where(frame.notna(), None).itertuples())
    units = [target for target in found if target.unit != TOTAL]
    if not units:
        whose = kind if by == "region" else f"各{kind}"
        st.info(
            f"{period.year}年还没有{whose}的年度目标。目标可以写在月报的“年度目标”列里一起上传。"
        )
        return
    board.show(board.cards(lights(units, period)))
    until = source.cutoff(store, asof)
    codes = list(dict.fromkeys(target.indicator for target in units))
    answers = answered(store, catalog, codes, by, period, asof=asof)
    if by == "region":
        board.show(*_tree(catalog, units, answers, period, until))
        return
    for code in codes:
        part = [target for target in found if target.indicator == code]
        _indicator(catalog, answers[code], kind, period, part, until)


def _tree(
    catalog: Catalog, units: Sequence[Any], answers: dict[str, Answer], period: Period, until: str
) -> list[Node]:
    """The targets of one unit as one table: a line a target, each in its own unit."""
    columns = [
        Column("指标", left=True), Column("类型"), Column("单位"), Column("年度目标"),
        Column("实际"), Column("完成率"), Column("进度", left=True, wide=True),
        Column("后期需", "月均"), Column("前期", "月均"),
    ]  # fmt: skip
    lines = []
    for row in units:
        digits = answers[row.indicator].total.decimals
        in_level, to = row.target_type in _IN_LEVEL, way(row, period, "region")
        lines.append([
            row.indicator_name, TYPES[row.target_type],
            row.uom if in_level else _UNITS.get(row.target_type, "—"),
            to(row, promised(row, digits), "target"), actual(row, digits, to),
            to(row, percent_of(row, "completion"), "completion"), standing(row, to),
            *pace(row, None, answers[row.indicator].total.computed_decimals, to)[:2],
        ])  # fmt: skip
    rule = source.lights_rule(catalog.lights, period, growth=True)
    return [
        board.heading(f"全市{len(units)}项目标：{counts(units)}", when(period)),
        table(columns, lines),
        board.foot(f"注：{rule}来源：全市报表；{source.issued(period, until)}。"),
    ]


def when(period: Period) -> str:
    """The period and how much of the year is due; nothing is due later at the year's end."""
    over = wording.year_is_over(period.time_progress)
    return str(period) if over else f"{period}，序时进度{percent(period.time_progress)}"


def lights(units: Sequence[Any], period: Period) -> list[board.Card]:
    words = {"绿": "绿灯　达到", "黄": "黄灯　略慢", "红": "红灯　滞后", "灰": "未报　不亮灯"}
    if wording.year_is_over(period.time_progress):
        words |= {"绿": "绿灯　完成", "黄": "黄灯　差得不多", "红": "红灯　差得较多"}
    if any(map(wording.withheld, units)):
        words["灰"] = f"未报、{WITHHELD}　不亮灯"
    count = Counter(target.light for target in units)
    return [
        board.Card(
            word.split("　")[0],
            str(count[light]),
            "项",
            (board.light(light, word.split("　")[1], named=False),),
        )
        for light, word in words.items()
    ]


def _indicator(
    catalog: Catalog, found: Answer, kind: str, period: Period, part: Sequence[Any], until: str
) -> None:
    """One indicator: its bullets where levels are promised, and the list of its targets."""
    indicator, rows, foot = found.figures.indicator, found.rows, source.foot(found, kind, until)
    levels = [
        target for target in part if target.target_type in AGAINST_TIME and target.unit != TOTAL
    ]
    best = {row.unit: row.best_monthly for row in rows}
    heads = board.heading(_finding(indicator, part, kind), _about(part, period))
    rule = source.lights_rule(catalog.lights, period, growth=True)
    digits = rows[0].decimals if rows else indicator.decimals
    said = wording.promised_too(rows, found.total, "条" if kind == "产业链" else "个")
    computed = rows[0].computed_decimals if rows else digits
    listed = _list(part, kind, period, best, digits, computed, said)
    note = board.foot(f"注：{rule}{foot}。")
    if len(levels) < 2:
        board.show(heads, listed, note)
        return
    left, right = st.columns([38, 62], gap="medium")
    with left:
        draw(
            bullet(
                levels,
                title=f"{indicator.name}：累计与年度目标",
                subtitle=f"{levels[0].uom}，{period}；右侧为完成率与亮灯",
                foot=foot,
                due=period.time_progress,
                links=ways(found, pick.KINDS[kind]).addresses(levels, "completion"),
            ),
            name=picture_name(period, kind, f"{indicator.name}目标完成"),
            alt=f"{period}各{kind}{indicator.name}累计与年度目标",
        )
    with right:
        board.show(heads, listed, note)


def _finding(indicator: Indicator, part: Sequence[Any], kind: str) -> str:
    said = counts([target for target in part if target.unit != TOTAL])
    return f"{indicator.name}：{said}" if said else indicator.name


def counts(units: Sequence[Any]) -> str:
    """ "绿灯11项，黄灯5项，未报1项": all of them, whatever their light."""
    count = Counter(WITHHELD if wording.withheld(target) else target.light for target in units)
    words = {"绿": "绿灯", "黄": "黄灯", "红": "红灯", "灰": "未报", WITHHELD: WITHHELD}
    return "，".join(f"{word}{count[light]}项" for light, word in words.items() if count[light])


def _about(part: Sequence[Any], period: Period) -> str:
    uoms = dict.fromkeys(
        target.uom for target in part if target.target_type in AGAINST_TIME and target.uom
    )
    unit = f"单位：{'、'.join(uoms)}；" if uoms else ""
    timed = any(target.target_type in AGAINST_TIME for target in part)
    return f"{unit}{when(period) if timed else period}"


def _list(
    part: Sequence[Any],
    kind: str,
    period: Period,
    best: dict[str, float | None],
    digits: int,
    computed: int,
    note: str = "",
) -> Node:
    """The targets by type, the whole's last; 完成率, pace and need where a level is promised.

    `note` is what is to be said about the target of the whole."""
    best_known = any(map(known, best.values()))
    paced = bool(having(part, "required_monthly"))
    timed = bool(having(part, "completion"))
    several = len({target.target_type for target in part}) > 1
    columns = [
        Column(kind, left=True), Column("年度目标"), Column("实际"),
        *([Column("完成率")] if timed else []), Column("进度", left=True, wide=True),
    ]  # fmt: skip
    if paced:
        columns += [Column("后期需", "月均"), Column("前期", "月均")]
        columns += [Column("最好单月", "月均")] if best_known else []
    width = len(columns)
    rows, marks = [], []
    last = None
    for row in sorted(part, key=lambda target: ORDER[target.target_type]):
        if row.target_type != last and several:
            uom = f"（{row.uom}）" if row.target_type in _IN_LEVEL and row.uom else ""
            rows.append([f"{TYPES[row.target_type]}目标{uom}"])
            marks.append(SECTION)
        last, to = row.target_type, way(row, period, pick.KINDS[kind])
        done = to(row, percent_of(row, "completion"), "completion")
        cells = [
            _named(row, kind), to(row, promised(row, digits), "target"), actual(row, digits, to),
            *([done] if timed else []),
            run(standing(row, to), el("br"), board.faint(note)) if note and row.unit == TOTAL
            and row.target_type in AGAINST_TIME else standing(row, to),
        ]  # fmt: skip
        if paced:
            cells += pace(row, best.get(row.unit), computed, to)
        rows.append(cells[:width])
        marks.append(SUBJECT if row.unit == TOTAL else "")
    return table(columns, rows, marks, across=3 if timed else 2)


def _named(row: Any, kind: str) -> Node:
    return row.short if row.unit == TOTAL else named(row, kind)
