"""管理: accounts, directories, lights and rules, backups, the log, the self-check."""

import streamlit as st

from accounts.refusals import NotYours
from pages.shared import board
from pages.shared.administration import accounts, backups, checkup, directories, lights, log
from pages.shared.administration.parts import choose
from pages.shared.failures import failures_shown
from pages.shared.session import person

PARTS = {
    "账号": accounts.show,
    "名录": directories.show,
    "亮灯与审核关系": lights.show,
    "备份": backups.show,
    "操作记录": log.show,
    "自检": checkup.show,
}

who = person()
if not who.administers:
    raise NotYours("管理")
board.show(board.page_head("管理", "账号、名录、亮灯、备份与自检；每一次改动都记入操作记录"))
part = choose(list(PARTS))
with failures_shown():
    PARTS[part](who)
st.space("small")
