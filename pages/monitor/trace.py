"""溯源: one figure, what it is computed from, and the cell of the workbook it came in."""

import streamlit as st

from errors import DashboardError
from metrics.tracing import trace
from pages.shared import board, pick
from pages.shared.plain import plain
from pages.shared.session import catalog, store
from pages.shared.trace import files, page, reaching
from pages.shared.trace.asked import asked

board.show(
    board.way_back(),
    board.page_head("溯源", "一个数从哪里来：怎么算的，在哪份表的哪个格子，前后改过几次"),
)
asof = pick.asof()
query = st.query_params.to_dict()
try:
    if reaching.asked(query):
        reaching.show(store(), catalog(), query)
        st.stop()
    pointer = asked(store(), catalog(), query, asof)
    found = trace(store(), catalog(), pointer, asof)
except DashboardError as error:
    st.warning(
        plain(f"{error.message}{error.advice}"), title=error.title, icon=":material/link_off:"
    )
    st.page_link("monitor/overview.py", label="回到总览", icon=":material/dashboard:")
    st.stop()
board.show(*page.blocks(store(), catalog(), found, asof))
files.offer(found)
