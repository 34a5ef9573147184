"""简报: a briefing made, a meeting's edition frozen, a draft checked."""

import streamlit as st

from pages.shared import board
from pages.shared.briefing import editions, making, proofreading
from pages.shared.briefing.place import tab
from pages.shared.failures import failures_shown

VIEWS = {"出简报": making.show, "会议版": editions.show, "核稿": proofreading.show}

board.show(board.page_head("简报", "生成简报、冻结会议版、核对文稿"))
view = tab(list(VIEWS))
with failures_shown():
    VIEWS[view]()
st.space("small")
