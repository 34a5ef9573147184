"""对比: the expert table, units × indicators × years, all at one glance."""

import streamlit as st

from metrics.kept import kept
from pages.shared import board, compare, pick
from pages.shared.head import head
from pages.shared.session import catalog, periods, store
from pages.shared.source import nothing_yet
from pages.shared.stage import compare as screen
from pages.shared.stage import frame

title, pickers = head(stage=True)
with title:
    board.show(board.page_head("对比", "单位 × 指标 × 年份，一目了然"))
known = periods()
if not known:
    nothing_yet()
    st.stop()

with pickers:
    with st.container(width=130):
        kind = pick.choose("对象", list(pick.KINDS), "by")
    with st.container(width=168):
        period = pick.period(known)
asof = pick.asof()

codes = kept(store(), catalog(), pick.KINDS[kind], period, asof)
if not codes:
    st.info(f"{period}没有各{kind}的数据。可以换一个对象或报告期。")
    st.stop()
names = {catalog().indicators[code].name: code for code in codes}
chosen = pick.several("指标", list(names), "indicators", list(names)[: compare.FIRST])
codes = [names[name] for name in chosen]
if frame.on():
    screen.show(store(), catalog(), codes, kind, period, asof)
    st.stop()
compare.show(store(), catalog(), codes, kind, period, asof)
