"""What the page says first: what was just done, what was returned, what a stopped program left."""

from collections.abc import Sequence

import streamlit as st

from data.inbox import Upload
from pages.shared.desk import publishing
from pages.shared.plain import plain

_PAGES = {"overview": "总览", "chain": "产业链", "park": "园区", "ranking": "排行"}


def show(own: Sequence[Upload], *, begins: bool) -> None:
    """All of it; what was done only at the first step, where one begins anew."""
    if begins:
        _sent()
    for upload in own:
        if upload.status == "published":
            _finished(upload)
        elif upload.status == "returned":
            st.warning(
                plain(upload.note or "没有写原因。"),
                title=f"已退回：{plain(upload.file)}",
                icon=":material/reply:",
            )
        elif upload.note:
            st.warning(plain(upload.note), title=plain(upload.file), icon=":material/power_off:")


def _sent() -> None:
    """What was just published, and where to see it."""
    sentences = st.session_state.get("sent")
    if not sentences:
        return
    lines = "  \n".join(plain(line) for line in sentences["lines"])
    st.success(lines, title=sentences["title"], icon=":material/check_circle:")
    if sentences["period"]:
        with st.container(horizontal=True):
            for page, label in _PAGES.items():
                st.page_link(
                    f"monitor/{page}.py",
                    label=f"到{label}查看",
                    icon=":material/arrow_forward:",
                    query_params={"period": sentences["period"]},
                )


def _finished(upload: Upload) -> None:
    """It was committed before the program stopped; its sender acknowledges."""
    st.success(plain(upload.note), title=plain(upload.file), icon=":material/check_circle:")
    if st.button("知道了", key=f"seen-{upload.id}"):
        publishing.discard(upload)
        st.rerun()
