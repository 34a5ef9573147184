"""The state between an empty store and the sample data being there."""

import streamlit as st

from pages.shared import sample


def preparing() -> bool:
    """True, with a page that says so and goes on by itself, while the sample data are loading."""
    if not sample.loading():
        return False
    _wait()
    return True


@st.fragment(run_every=1)
def _wait() -> None:
    if not sample.loading():
        st.rerun()
    with st.container(horizontal_alignment="center"):
        st.space("large")
        st.subheader("正在准备示例数据")
        st.progress(sample.progress(), text=sample.step())
        st.caption("首次启动约需一分钟，完成后自动打开总览；此后启动不再等待。")
