"""排行: one indicator over chains, parks or counties, 总量 and 增速 side by side."""

import streamlit as st

from metrics.kept import kept
from pages.shared import board, commentary, pick, ranking
from pages.shared.head import head
from pages.shared.session import catalog, periods, store
from pages.shared.source import nothing_yet
from pages.shared.stage import frame
from pages.shared.stage import ranking as screen

title, pickers = head(0.6, stage=True)
with title:
    board.show(board.page_head("排行", "总量位次与增速位次并列；并列同位，未报不排"))
known = periods()
if not known:
    nothing_yet()
    st.stop()

with pickers:
    places = [st.container(width=width) for width in (130, 210, 168)]
with places[0]:
    kind = pick.choose("对象", list(pick.KINDS), "by")
with places[2]:
    period = pick.period(known)
asof = pick.asof()
with places[1]:
    codes = kept(store(), catalog(), pick.KINDS[kind], period, asof)
    names = pick.indicator_names(catalog(), codes)
    name = pick.choose("指标", list(names), "indicator", "产值")

groups = ranking.groups(store(), catalog(), names[name], kind, period, asof)
if frame.on() and groups:
    screen.show(groups, period, asof)
    st.stop()
if not groups:
    st.info(f"{period}没有各{kind}的{name}。可以换一个指标、对象或报告期。")
for group in groups:
    ranking.show(group, titled=len(groups) > 1)
commentary.show("ranking", "", "", period, asof)
