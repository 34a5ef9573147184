"""The ledger of publications: who, when, which file; the original back, the batch withdrawn."""

import json
from datetime import UTC, datetime

import pandas as pd
import streamlit as st

from data.keeping.batches import history, original, withdraw
from metrics.asof import CHINA
from pages.shared import board
from pages.shared.failures import failures_shown
from pages.shared.session import store
from pages.shared.tables import Column, table

_COLUMNS = [
    Column("文件", left=True),
    Column("发布时间", left=True),
    Column("报送人", left=True),
    Column("数据"),
    Column("新增"),
    Column("修改"),
    Column("状态", left=True),
]
_SHOWN = 20


def past_batches() -> None:
    """The table of publications, newest first, with what can be done to one of them."""
    batches = history(store())
    gone = batches["demo"].astype(bool) & batches["withdrawn_at"].notna()
    batches = batches[~gone]  # cleared sample data are nobody's record
    board.show(board.heading("发布记录", "每次发布的原件长期保存；撤回一批，看板即回到它发布之前"))
    if batches.empty:
        st.info("还没有发布过报表。", icon=":material/inbox:")
        return
    _actions(batches)
    every = len(batches) <= _SHOWN or st.toggle(f"显示全部 {len(batches)} 批")
    shown = batches if every else batches.head(_SHOWN)
    board.show(table(_COLUMNS, [_row(batch) for batch in shown.to_dict("records")]))


def local(moment: datetime) -> str:
    """A moment of the store (UTC) as read in 北京."""
    return f"{moment.replace(tzinfo=UTC).astimezone(CHINA):%Y-%m-%d %H:%M}"


def _row(batch: dict) -> list[str]:
    change = (json.loads(batch["summary"]) if batch["summary"] else {}).get("difference", {})
    cells = [
        batch["file"],
        local(batch["published_at"]),
        batch["sender"] or "—",
        f"{batch['facts']:,}",
        f"{change.get('added', 0):,}",
        f"{change.get('changed', 0):,}",
        _state(batch),
    ]
    return [str(cell) for cell in cells]


def _state(batch: dict) -> str:
    sample = "示例，" if batch["demo"] else ""
    gone = batch["withdrawn_at"]
    return sample + ("有效" if pd.isna(gone) else f"已于 {local(gone)} 撤回")


def _actions(batches: pd.DataFrame) -> None:
    named = {
        f"{batch['file']}　{local(batch['published_at'])}": batch
        for batch in batches.to_dict("records")
    }
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            "选一批",
            list(named),
            index=None,
            key="batch",
            width="stretch",
            placeholder="选一批，下载原件或撤回",
            filter_mode="contains",
        )
        if chosen is None:
            return
        batch = named[chosen]
        with failures_shown():
            path = original(store(), batch["batch"])
            st.download_button(
                "下载原件",
                path.read_bytes,
                file_name=batch["file"],
                icon=":material/download:",
                on_click="ignore",
            )
        if pd.isna(batch["withdrawn_at"]) and st.button("撤回这一批", icon=":material/undo:"):
            _confirm(batch)


@st.dialog("撤回一批")
def _confirm(batch: dict) -> None:
    with failures_shown():
        count = batch["facts"]
        st.write(f"撤回后，看板回到发布这一批之前的数；原件和记录保留。共 {count} 个数据。")
        st.text(batch["file"])
        with st.container(horizontal=True, horizontal_alignment="right"):
            if st.button("不撤回"):
                st.rerun()
            if st.button("确认撤回", type="primary"):
                withdraw(store(), batch["batch"])
                st.session_state["sent"] = {
                    "lines": [f"已撤回 {batch['file']}。"],
                    "period": None,
                    "title": "已撤回",
                }
                st.rerun()
