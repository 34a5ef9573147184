"""产业链: one chain, the same blocks in the same order as a park."""

import streamlit as st

from briefing.unit.subject import subject
from pages.shared import board, pick, session, unit_page
from pages.shared.card.page import card_way
from pages.shared.head import head
from pages.shared.session import catalog, periods, store
from pages.shared.source import nothing_yet
from pages.shared.stage import frame
from pages.shared.stage import unit as screen

title, pickers = head(0.46, stage=True)
known = periods()
chains = unit_page.choices(store(), "chain", session.asof()) if known else {}
if not chains:
    with title:
        board.show(board.page_head("产业链", ""))
    nothing_yet()
    st.stop()

with pickers:
    with st.container(width=210):
        chain = pick.unit("产业链", list(chains), "chain")
    with st.container(width=168):
        period = pick.period(known)
asof = pick.asof()
if frame.on():
    screen.show(subject(store(), catalog(), "chain", chains[chain], period, asof))
    st.stop()
page = unit_page.gather(store(), catalog(), "chain", chains[chain], period, asof)
with title:
    board.show(board.page_head(page.name, page.about), card_way("chain", chain))
unit_page.show(page)
