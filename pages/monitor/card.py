"""一页通: one chain or one park on one page, every one in the same order."""

import streamlit as st

from briefing import wording
from briefing.card import card
from metrics.units import members
from pages.shared import board, pick, session, unit_page
from pages.shared.card import page as sheets
from pages.shared.head import head
from pages.shared.session import catalog, periods, store
from pages.shared.source import nothing_yet
from pages.shared.stage import card as screen
from pages.shared.stage import frame

kind = sheets.kind()
noun = sheets.NOUNS[kind]
title, pickers = head(0.5, stage=True)
known = periods()
units = unit_page.choices(store(), kind, session.asof()) if known else {}
if not units:
    with title:
        board.show(board.page_head("一页通", f"一{wording.counter(kind)}{noun}一页纸"))
    nothing_yet()
    st.stop()

with pickers:
    with st.container(width=230):
        chosen = pick.unit(noun, list(units), kind)
    with st.container(width=168):
        period = pick.period(known)
asof = pick.asof()
shown = card(store(), catalog(), kind, units[chosen], period, asof)
if frame.on():
    screen.show(shown)
    st.stop()
with title:
    board.show(board.page_head("一页通", f"一{wording.counter(kind)}{noun}一页纸，可打印"))
listed = [each for each in members(store(), kind, asof) if each.valid_in(period)]
sheets.show(shown, sheets.shape(), chosen, [each.short for each in listed])
