"""填报: template → upload → findings by cell → difference → confirm → history → withdraw."""

from datetime import datetime

import streamlit as st

from catalog.period import Period
from data.keeping.directories import directory
from data.templates import NAMES, blank, next_period
from metrics.asof import CHINA
from pages.shared import board, draft_view, history, inbox
from pages.shared.plain import plain
from pages.shared.session import catalog, periods, store

board.show(
    board.page_head("填报", "选择文件 → 核对问题与变化 → 确认发布；发布前什么都不变，发布后可撤回")
)

uploading, blank_forms = st.columns([3, 2], gap="large")
with uploading:
    round_number = st.session_state.setdefault("upload_round", 0)
    files = st.file_uploader(
        "上传报表（可一次选多个文件：xlsx、xls、csv、ods）",
        accept_multiple_files=True,
        key=f"files-{round_number}",
        max_upload_size=50,
    )
with blank_forms:
    name = st.selectbox("空白表（已填好单位和表头）", NAMES, key="template")
    today = datetime.now(CHINA)
    newest = next(iter(periods()), None)
    due = next_period(newest, Period(today.year, 1, today.month))
    st.download_button(
        f"下载{name}",
        lambda: blank(catalog(), directory(store()), name, due),
        file_name="名录.xlsx" if name == "名录" else f"{name}_{due}.xlsx",
        icon=":material/download:",
        on_click="ignore",
    )

if files:
    with st.spinner("正在读取……"):
        for file_name in inbox.take(files):
            st.toast(f"正在读取 {plain(file_name)}")
    st.session_state["upload_round"] += 1
    st.session_state.pop("sent", None)
    st.rerun()

draft_view.sent_notice()
draft_view.all_waiting()
history.past_batches()
