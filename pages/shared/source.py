"""Where a block's figures are from, as briefing/source.py says it; the page of an empty store."""

import streamlit as st

from briefing.source import ROUNDING, cutoff, foot, issued, lights_rule
from data.keeping.batches import first_date
from pages.shared import pick, session
from pages.shared.moments import local
from pages.shared.session import asof

__all__ = ["ROUNDING", "cutoff", "foot", "issued", "lights_rule", "nothing_yet"]


def nothing_yet() -> None:
    """The page of an empty store: what it will show, and the next step; of a moment before there
    were figures, the way back to now."""
    if asof() is not None:
        pick.asof()
        st.info(f"这个时点还没有已发布的数据。{_first()}", icon=":material/history:")
        return
    with st.container(border=True, horizontal_alignment="center"):
        st.space("small")
        st.subheader("还没有数据", text_alignment="center")
        st.markdown(
            "发布第一份报表后，这里就会显示各产业链、园区的累计、同比、完成率和位次。",
            text_alignment="center",
        )
        st.page_link(
            "report/upload.py", label="去填报：上传第一份报表", icon=":material/upload_file:"
        )
        st.caption(
            "建议先传名录（产业链、园区），再传月报；Excel 原样上传即可。", text_alignment="center"
        )
        st.space("small")


def _first() -> str:
    """From when on there are figures, for who asked too early a day."""
    day = first_date(session.whole())
    return f"最早的数据发布于 {local(day)}。" if day else ""
