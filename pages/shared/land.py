"""亩均: what a park earns from its land, among the parks of its peer group."""

from statistics import median

import streamlit as st

from briefing import wording
from briefing.amounts import amount, place
from catalog.rounding import known, written
from charts.order import by
from charts.quadrant import Point, quadrant
from metrics.row import Row
from metrics.withholding import WHY
from pages.shared import board, unit_page
from pages.shared.figures import draw, picture_name
from pages.shared.links import link
from pages.shared.nodes import Node
from pages.shared.status import rank_text
from pages.shared.tables import SUBJECT, Column, table
from pages.shared.trace.link import ways

_PER_MU = ("tax_per_mu", "output_per_mu")


def show(page: unit_page.Page) -> None:
    """The quadrant of 亩均税收 × 增速 and the table of the peer group."""
    tax = page.row("tax_per_mu")
    if tax is None or not known(tax.value):
        why = "缺少税收或用地面积，不能计算亩均。用地面积在园区名录里填报。"
        why = f"亩均税收{WHY}。" if tax is not None and wording.withheld(tax) else why
        board.show(board.empty("亩均", why))
        return
    group = [row for row in page.answers["tax_per_mu"].rows if row.peer_group == tax.peer_group]
    whose = f"{tax.peer_group}园区"
    denominator = tax.denominator or "用地面积"
    note = f"亩均按{denominator}计算，为{page.period.months}累计，不折算全年"
    # The table needs the wider part: on a laptop it would fall apart into cards.
    left, right = st.columns([44, 56], gap="medium")
    with left:
        _quadrant(page, group, whose, note)
    with right:
        board.show(
            board.heading(
                f"亩均税收{amount(tax)[0]}{tax.uom}，居{whose}{place(tax)}",
                f"{whose}亩均，{page.period}；分母：{denominator}",
            ),
            _table(page, group),
            board.foot(f"注：{note}；{page.foot('tax_per_mu')}。"),
        )


def _quadrant(page: unit_page.Page, group: list[Row], whose: str, note: str) -> None:
    growth = {row.unit: row.yoy for row in page.answers[unit_page.MAIN].rows}
    points = [
        Point(row.short, row.value, growth[row.unit], row.unit == page.unit)
        for row in group
        if known(row.value) and known(growth.get(row.unit))
    ]
    own = next((point for point in points if point.subject), None)
    if len(points) < 3 or own is None:
        board.show(
            board.empty("亩均税收与增速", "同级别园区不足三个，或本园区缺少同比，不作比较。")
        )
        return
    dense = "高" if own.x >= median(point.x for point in points) else "低"
    fast = "快" if own.y >= median(point.y for point in points) else "慢"
    draw(
        quadrant(
            points,
            title=f"{page.short}：增速偏{fast}，亩均偏{dense}",
            subtitle=f"亩均税收与产值同比，{whose}，{page.period}",
            foot=f"{note}；{page.foot()}",
            x_name="亩均税收，万元/亩",
            y_name="产值同比，%",
        ),
        name=picture_name(page.period, page.name, "亩均税收与增速"),
        alt=f"{whose}亩均税收与产值同比的分布，{page.short}突出显示",
    )


def _table(page: unit_page.Page, group: list[Row]) -> Node:
    codes = [code for code in _PER_MU if code in page.answers]
    asked = (*codes, "land_mu")
    found = {code: {row.unit: row for row in page.answers[code].rows} for code in asked}
    lines, marks = [], []
    for row in by(group, "rank", lowest=True):
        cells = [board.link(row.short, link("park", park=row.short))]
        for code in codes:
            to, each = ways(page.answers[code], page.kind), found[code][row.unit]
            cells += [to(each, amount(each)[0]), rank_text(each, to=to)]
        land = found["land_mu"].get(row.unit)
        at = ways(page.answers["land_mu"], page.kind)
        lines.append([*cells, at(land, written(land.value, 0)) if land else "—"])
        marks.append(SUBJECT if row.unit == page.unit else "")
    columns = [Column("园区", left=True)]
    for code in codes:
        name = page.catalog.indicators[code].name
        columns += [Column("万元/亩", name, on_card=f"{name}（万元/亩）"), Column("位次", name)]
    return table([*columns, Column("用地（亩）")], lines, marks)
