"""The line that says the figures are invented, with the way out beside it."""

import streamlit as st

from accounts.acts import record
from data.keeping.batches import drop_demo, is_demo
from pages.shared.session import asof, person, store


def sample_banner() -> None:
    """Shown on every page while the store holds the sample data; nothing otherwise."""
    if not is_demo(store(), asof()):
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.markdown(
            ":orange-badge[示例数据] :small[数字由程序编造；发布第一份真实报表后自动清除。]",
            width="content",
        )
        if not person().publishes or not is_demo(store()):
            return
        if st.button("清空并开始", type="tertiary", icon=":material/delete_sweep:"):
            _confirm()


@st.dialog("清空示例数据")
def _confirm() -> None:
    st.write("示例数据将从所有页面消失，看板变为空白，等待第一份报表。")
    with st.container(horizontal=True, horizontal_alignment="right"):
        if st.button("再看看"):
            st.rerun()
        if st.button("清空并开始", type="primary", key="drop_demo") and person().publishes:
            drop_demo(store())
            record(store(), person(), "清空示例数据")
            st.switch_page("report/upload.py")
