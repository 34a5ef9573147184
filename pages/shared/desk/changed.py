"""What one publication changed, line by line, and what was said with it."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from data.keeping.changes import change_counts, changes
from data.keeping.remarks import of_batch
from pages.shared import board
from pages.shared.desk import lines
from pages.shared.desk.paging import at_page, page_of, turn
from pages.shared.nodes import Node
from pages.shared.session import store
from pages.shared.tables import Column, table
from pages.shared.trace.reaching import address

_COLUMNS = [
    Column("单位", left=True),
    Column("指标", left=True),
    Column("报告期", left=True),
    Column("变化", left=True),
    Column("原来"),
    Column("现在"),
    Column("幅度"),
    Column("位置", left=True),
]
_SAID = [
    Column("位置", left=True),
    Column("记了什么", left=True),
    Column("单位", left=True),
    Column("指标", left=True),
    Column("说明", left=True, wide=True),
]
_PAGE = 20


def show(batch: Mapping[str, Any]) -> None:
    """Folded away until it is asked for."""
    folded = st.expander(
        "这一批改了什么", icon=":material/difference:", key="desk-changed", on_change="rerun"
    )
    if not folded.open:
        return
    with folded:
        _changed(batch["batch"])
        _said(batch["batch"])


def _changed(batch: str) -> None:
    many = change_counts(store(), batch)
    st.markdown(f"**新增 {many['added']}，修改 {many['changed']}，不变 {many['same']}**")
    count = many["added"] + many["changed"]
    if not count:
        return
    key = f"changed-{batch}"
    offset = at_page(count, key, _PAGE) * _PAGE
    found = changes(store(), batch, offset, _PAGE).to_dict("records")
    board.show(table(_COLUMNS, [_row(line, batch) for line in found]))
    turn(count, key, _PAGE)


def _said(batch: str) -> None:
    """The sentences kept with its figures, and the lines that were not taken."""
    remarks = of_batch(store(), batch).to_dict("records")
    if not remarks:
        return
    key = f"remarks-{batch}"
    st.markdown(f"**随数据保存的说明 {len(remarks)} 条**")
    rows = [
        [
            "!".join(filter(None, (said["sheet"], said["cell"]))),
            said["kind"],
            lines.unit(said) if said["grain"] else "",
            lines.indicator(said) if said["grain"] else "",
            said["text"] or said["asked"],
        ]
        for said in page_of(remarks, key, _PAGE)
    ]
    board.show(table(_SAID, rows))
    turn(len(remarks), key, _PAGE)


def _row(line: Mapping[str, Any], batch: str) -> list[Node]:
    return [
        lines.unit(line),
        lines.indicator(line),
        lines.period(line),
        line["change"],
        lines.figure(line, "old") if line["change"] != "新增" else "—",
        lines.figure(line, "new"),
        lines.size(line) or "—",
        _place(line, batch),
    ]


def _place(line: Mapping[str, Any], batch: str) -> Node:
    """The cell, leading to every figure it reaches."""
    if not line["cell"]:
        return ""
    said = f"{line['sheet']}!{line['cell']}"
    return board.link(said, address(batch, line["sheet"], line["cell"]))
