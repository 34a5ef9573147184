"""The entry script: navigation by what a person may open, and the frame every page runs in."""

import streamlit as st

from accounts.person import LOCAL
from pages.shared import figures, looked
from pages.shared.banner import sample_banner
from pages.shared.failures import failures_shown
from pages.shared.plain import plain
from pages.shared.preparing import preparing
from pages.shared.refused import not_yours, signed_out
from pages.shared.session import asker, begin_anew, may

st.set_page_config(
    page_title="产业链链长制看板",
    page_icon="pages/shared/front/favicon.svg",
    layout="wide",
    initial_sidebar_state="collapsed",
)

who = asker()
begin_anew(who)
name = plain(who.name) if who and who.account else "登录"
local = who is not None and who.account == LOCAL.account
# Opened from a figure or a page, not from the navigation.
unlisted = {"monitor/trace.py", "monitor/card.py"}
# File, title, icon, and the right of a person (accounts/person.py) that opens it; "" opens to all.
pages = {
    st.Page(
        file,
        title=title,
        icon=f":material/{icon}:",
        default=file == "monitor/overview.py",
        visibility=(
            "visible"
            if may(who, right) and file not in unlisted and not (local and title is name)
            else "hidden"
        ),
    ): right
    for file, title, icon, right in [
        ("monitor/overview.py", "总览", "dashboard", ""),
        ("monitor/chain.py", "产业链", "account_tree", ""),
        ("monitor/park.py", "园区", "factory", ""),
        ("monitor/ranking.py", "排行", "leaderboard", ""),
        ("monitor/target.py", "目标", "flag", ""),
        ("monitor/compare.py", "对比", "table_chart", ""),
        ("monitor/trace.py", "溯源", "travel_explore", ""),
        ("monitor/card.py", "一页通", "description", ""),
        ("report/briefing.py", "简报", "slideshow", ""),
        ("report/upload.py", "填报", "upload_file", "uploads"),
        ("report/progress.py", "报送进度", "fact_check", "uploads"),
        ("reference/definitions.py", "口径说明", "menu_book", ""),
        ("administration/administration.py", "管理", "settings", "administers"),
        ("account/account.py", name, "account_circle", ""),
    ]
}
page = st.navigation(list(pages), position="top" if who else "hidden")

with failures_shown():
    if who is None:
        signed_out()
        st.stop()
    if not may(who, pages[page]):
        not_yours(who, page.title)
        st.stop()
    if preparing():
        st.stop()
    # What is done to the data is done today, whatever a link showed before.
    looked.begin(of_now=page.url_path in ("upload", "administration", "account"))
    sample_banner()
    figures.begin()
    page.run()
    figures.sizes()
