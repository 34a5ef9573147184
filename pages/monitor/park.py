"""园区: one park, the blocks of a chain and what it earns from its land."""

import streamlit as st

from briefing.unit.subject import subject
from pages.shared import board, land, pick, session, unit_page
from pages.shared.card.page import card_way
from pages.shared.head import head
from pages.shared.session import catalog, periods, store
from pages.shared.source import nothing_yet
from pages.shared.stage import frame
from pages.shared.stage import unit as screen

title, pickers = head(0.46, stage=True)
known = periods()
parks = unit_page.choices(store(), "park", session.asof()) if known else {}
if not parks:
    with title:
        board.show(board.page_head("园区", ""))
    nothing_yet()
    st.stop()

with pickers:
    with st.container(width=230):
        park = pick.unit("园区", list(parks), "park")
    with st.container(width=168):
        period = pick.period(known)
asof = pick.asof()
if frame.on():
    screen.show(subject(store(), catalog(), "park", parks[park], period, asof))
    st.stop()
page = unit_page.gather(store(), catalog(), "park", parks[park], period, asof)
with title:
    board.show(board.page_head(page.name, page.about), card_way("park", park))
unit_page.show(page)
land.show(page)
