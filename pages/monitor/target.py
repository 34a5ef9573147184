"""目标: every typed target, its light, what is missing and the pace it asks for."""

import streamlit as st

from pages.shared import board, commentary, pick, target
from pages.shared.head import head
from pages.shared.session import catalog, periods, store
from pages.shared.source import nothing_yet
from pages.shared.stage import frame
from pages.shared.stage import target as screen

title, pickers = head(stage=True)
with title:
    board.show(board.page_head("目标", "年度目标逐项亮灯；总量比序时，增速比增速"))
known = periods()
if not known:
    nothing_yet()
    st.stop()

kinds = pick.KINDS | {"全市": "region"}
with pickers:
    with st.container(width=130):
        kind = pick.choose("对象", list(kinds), "by")
    with st.container(width=168):
        period = pick.period(known)
asof = pick.asof()
if frame.on() and screen.show(store(), catalog(), kind, kinds[kind], period, asof):
    st.stop()
target.show(store(), catalog(), kind, kinds[kind], period, asof)
commentary.show("target", "", "", period, asof)
