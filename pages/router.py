"""The entry script: navigation, the banner of the sample data, and the frame every page runs in."""

import streamlit as st

from pages.shared.banner import sample_banner
from pages.shared.failures import failures_shown
from pages.shared.preparing import preparing

st.set_page_config(
    page_title="产业链链长制看板",
    page_icon="pages/shared/front/favicon.svg",
    layout="wide",
    initial_sidebar_state="collapsed",
)

page = st.navigation(
    [
        st.Page("monitor/overview.py", title="总览", icon=":material/dashboard:", default=True),
        st.Page("monitor/chain.py", title="产业链", icon=":material/account_tree:"),
        st.Page("monitor/park.py", title="园区", icon=":material/factory:"),
        st.Page("monitor/ranking.py", title="排行", icon=":material/leaderboard:"),
        st.Page("monitor/target.py", title="目标", icon=":material/flag:"),
        st.Page("monitor/compare.py", title="对比", icon=":material/table_chart:"),
        st.Page("report/upload.py", title="填报", icon=":material/upload_file:"),
        st.Page("reference/definitions.py", title="口径说明", icon=":material/menu_book:"),
    ],
    position="top",
)

with failures_shown():
    if preparing():
        st.stop()
    sample_banner()
    page.run()
