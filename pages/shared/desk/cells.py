"""Every cell a publication stated, each leading to the figures it reaches."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from catalog.rounding import known
from data.keeping.origins import cells
from metrics.printing import digits
from pages.shared import board
from pages.shared.desk import lines
from pages.shared.desk.paging import at_page, turn
from pages.shared.nodes import Node
from pages.shared.session import store
from pages.shared.tables import Column, table
from pages.shared.trace.reaching import address

_COLUMNS = [
    Column("位置", left=True),
    Column("单位", left=True),
    Column("指标", left=True),
    Column("报告期", left=True),
    Column("数"),
    Column("原文"),
]
_PAGE = 20


def show(batch: Mapping[str, Any]) -> None:
    """Folded away until it is asked for."""
    folded = st.expander(
        "每个格子到达哪些数", icon=":material/share:", key="desk-cells", on_change="rerun"
    )
    if not folded.open:
        return
    with folded:
        st.markdown(":gray[点位置，看这个单元格的数用在看板的哪些地方。]")
        key, many = f"cells-{batch['batch']}", int(batch["facts"])
        offset = at_page(many, key, _PAGE) * _PAGE
        found = cells(store(), batch["batch"], offset, _PAGE).to_dict("records")
        board.show(table(_COLUMNS, [_row(line, batch["batch"]) for line in found]))
        turn(many, key, _PAGE)


def _row(line: Mapping[str, Any], batch: str) -> list[Node]:
    place = f"{line['sheet']}!{line['cell']}"
    return [
        board.link(place, address(batch, line["sheet"], line["cell"])),
        lines.unit(line),
        lines.indicator(line),
        lines.period(line),
        lines.figure(line, "new"),
        _typed(line),
    ]


def _typed(line: Mapping[str, Any]) -> str:
    """The text of the cell; a plain number is kept without one, which is nan beside texts."""
    if isinstance(line["typed"], str) and line["typed"]:
        return line["typed"]
    return f"{line['new']:.{min(digits(line['new']), 10)}f}" if known(line["new"]) else "—"
