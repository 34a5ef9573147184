"""亩均: what a park earns from its land, among the parks of its peer group."""

import pandas as pd
import streamlit as st

from catalog.rounding import written
from charts.quadrant import quadrant
from pages.shared import board, pick, unit_page
from pages.shared.amounts import amount, place
from pages.shared.figures import draw, picture_name
from pages.shared.status import rank_text
from pages.shared.tables import Column, table

_PER_MU = ("tax_per_mu", "output_per_mu")


def show(page: unit_page.Page) -> None:
    """The quadrant of 亩均税收 × 增速 and the table of the peer group."""
    tax = page.row("tax_per_mu")
    if tax is None or pd.isna(tax.value):
        board.show(board.empty("亩均", "缺少税收或用地面积，不能计算亩均。用地面积在园区名录里填报。"))
        return
    peers = page.frames["tax_per_mu"]
    group = peers[peers["peer_group"] == tax.peer_group]
    whose = f"{tax.peer_group}园区"
    denominator = tax.denominator or "用地面积"
    note = f"亩均按{denominator}计算，为{page.period.months}累计，不折算全年"
    left, right = st.columns(2, gap="medium")
    with left:
        _quadrant(page, group, tax, whose, note)
    with right:
        board.show(
            board.heading(
                f"亩均税收{amount(tax)[0]}{tax.uom}，居{whose}{place(tax)}",
                f"{whose}亩均，{page.period}；分母：{denominator}",
            ),
            _table(page, group),
            board.foot(f"注：{note}；{page.foot('tax_per_mu')}。"),
        )


def _quadrant(
    page: unit_page.Page, group: pd.DataFrame, tax: object, whose: str, note: str
) -> None:
    growth = page.frames[unit_page.MAIN].set_index("unit")["yoy"]
    points = pd.DataFrame(
        {"name": group["short"], "x": group["value"], "y": group["unit"].map(growth)}
    ).dropna()
    if len(points) < 3 or page.short not in set(points["name"]):
        board.show(board.empty("亩均税收与增速", "同级别园区不足三个，或本园区缺少同比，不作比较。"))
        return
    own = points[points["name"] == page.short].iloc[0]
    dense = "高" if own.x >= points["x"].median() else "低"
    fast = "快" if own.y >= points["y"].median() else "慢"
    draw(
        quadrant(
            points,
            page.short,
            title=f"{page.short}：增速偏{fast}，亩均偏{dense}",
            subtitle=f"亩均税收（万元/亩）与产值同比（%），{whose}，{page.period}",
            foot=f"{note}；{page.foot('tax_per_mu')}",
            x_name="亩均税收，万元/亩",
            y_name="产值同比，%",
        ),
        name=picture_name(page.period, page.name, "亩均税收与增速"),
        alt=f"{whose}亩均税收与产值同比的分布，{page.short}突出显示",
    )


def _table(page: unit_page.Page, group: pd.DataFrame) -> str:
    indicators = page.catalog.indicators
    codes = [code for code in _PER_MU if code in page.frames]
    land = page.frames["land_mu"].set_index("unit")["value"]
    others = {
        code: {row.unit: row for row in page.frames[code].itertuples()} for code in codes
    }
    rows, marks = [], []
    for row in group.sort_values("rank", na_position="last", kind="stable").itertuples():
        cells = [board.link(row.short, pick.link("park", park=row.short))]
        for code in codes:
            other = others[code][row.unit]
            cells += [amount(other)[0], rank_text(other)]
        mu = land.get(row.unit)
        cells.append("—" if mu is None or pd.isna(mu) else written(mu, 0))
        rows.append(cells)
        marks.append("t-subject" if row.unit == page.unit else "")
    columns = [Column("园区", left=True)]
    for code in codes:
        columns += [
            Column("万元/亩", indicators[code].name), Column("位次", indicators[code].name)
        ]  # fmt: skip
    return table([*columns, Column("用地（亩）")], rows, marks)
