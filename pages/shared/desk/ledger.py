"""发布记录: who, when, which file, what it changed; the original back, the batch withdrawn."""

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from accounts.acts import record
from accounts.rights import sees_batch
from data.keeping.batches import history, original, withdraw
from pages.shared import board
from pages.shared.desk import cells, changed
from pages.shared.desk.paging import page_of, turn
from pages.shared.failures import failures_shown
from pages.shared.moments import local
from pages.shared.session import person, store
from pages.shared.tables import Column, table

_COLUMNS = [
    Column("文件", left=True, wide=True),
    Column("发布时间", left=True),
    Column("报送人", left=True),
    Column("阶段", left=True),
    Column("数据"),
    Column("新增"),
    Column("修改"),
    Column("状态", left=True, wide=True),
]
_PAGE = 20
_MOST = 200


def show() -> None:
    """The publications this person may see, newest first, with what can be done to one of them."""
    batches = history(store())
    gone = batches["demo"].astype(bool) & batches["withdrawn_at"].notna()
    rows = batches[~gone].to_dict("records")  # cleared sample data are nobody's record
    rows = [batch for batch in rows if sees_batch(person(), batch)]
    board.show(
        board.heading(
            "发布记录", "每次发布的原件长期保存；撤回一批，看板即回到没有它的样子，别的批次不受影响"
        )
    )
    if not rows:
        st.info("还没有发布过报表。", icon=":material/inbox:")
        return
    sought, chosen = st.columns([1, 2], vertical_alignment="bottom")
    with sought:
        rows = _sought(rows)
    with chosen:
        batch = _chosen(rows)
    if batch:
        with failures_shown():
            _actions(batch)
    shown = page_of(rows, "ledger", _PAGE)
    board.show(table(_COLUMNS, [_row(batch) for batch in shown]))
    turn(len(rows), "ledger", _PAGE)


def _sought(rows: list[dict]) -> list[dict]:
    """Those whose file or sender contains what is typed."""
    if len(rows) < 2:
        return rows
    asked = st.text_input(
        "按文件名或报送人查找", key="ledger_sought", max_chars=60, icon=":material/search:"
    ).strip()
    if not asked:
        return rows
    found = [b for b in rows if asked in b["file"] or asked in (b["sender"] or "")]
    if not found:
        st.markdown(":gray[没有符合的记录。]")
    return found


def _row(batch: Mapping[str, Any]) -> list[str]:
    told = (json.loads(batch["summary"]) if batch["summary"] else {}).get("difference", {})
    cells = [
        batch["file"],
        local(batch["published_at"]),
        batch["sender"] or "—",
        batch["stage"] or "—",
        f"{batch['facts']:,}",
        f"{told.get('added', 0):,}",
        f"{told.get('changed', 0):,}",
        _state(batch),
    ]
    return [str(cell) for cell in cells]


def _state(batch: Mapping[str, Any]) -> str:
    sample, gone = "示例，" if batch["demo"] else "", batch["withdrawn_at"]
    if pd.isna(gone):
        return sample + "有效"
    by = f"，{batch['withdrawn_by']}" if batch["withdrawn_by"] else ""
    why = f"：{batch['withdrawn_reason']}" if batch["withdrawn_reason"] else ""
    return f"{sample}已于 {local(gone)} 撤回{by}{why}"


def _chosen(rows: list[dict]) -> dict | None:
    """The batch somebody wants to look into or take back."""
    names = [f"{batch['file']}　{local(batch['published_at'])}" for batch in rows]
    twice = Counter(names)  # of two of a name in one minute each is to be had
    named = {
        name if twice[name] == 1 else f"{name}　第 {batch['ordinal']} 次发布": batch
        for name, batch in zip(names, rows, strict=True)
    }
    chosen = st.selectbox(
        "选一批",
        list(named),
        index=None,
        key="batch",
        placeholder="选一批，看它改了什么、下载原件或撤回",
        filter_mode="contains",
    )
    return named.get(chosen or "")


def _actions(batch: Mapping[str, Any]) -> None:
    path = original(store(), batch["batch"])
    st.download_button(
        "下载原件",
        path.read_bytes,
        file_name=batch["file"],
        icon=":material/download:",
        on_click="ignore",
    )
    changed.show(batch)
    cells.show(batch)
    if person().publishes and pd.isna(batch["withdrawn_at"]):
        _withdrawal(batch)


def _withdrawal(batch: Mapping[str, Any]) -> None:
    """撤回, with its reason."""
    with st.expander("撤回这一批", icon=":material/undo:", key=f"undo-{batch['batch']}"):
        st.markdown(
            ":gray[撤回后看板回到没有这一批的样子；之后的批次、原件和记录都保留。"
            f"共 {batch['facts']} 个数据。]"
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            reason = st.text_input(
                "撤回原因（必填）", max_chars=_MOST, key=f"why-{batch['batch']}", width="stretch"
            ).strip()
            asked = st.button("确认撤回", key="desk-withdraw", type="primary")
        if asked and not reason:
            st.warning("请先写撤回原因，它记在发布记录里。")
        elif asked:
            _withdraw(batch, reason)


def _withdraw(batch: Mapping[str, Any], reason: str) -> None:
    who = person()
    withdraw(store(), batch["batch"], who.name, account=who.account, reason=reason)
    record(store(), who, "撤回", batch["file"], batch=batch["batch"], reason=reason)
    lines = [f"已撤回 {batch['file']}。"]
    st.session_state["sent"] = {"title": "已撤回", "lines": lines, "period": None}
    st.rerun()
