"""Which of the views of 简报 is open, kept in the address."""

from collections.abc import Sequence

import streamlit as st

_KEY, _WRITTEN = "briefing_tab", "written_tab"


def tab(names: Sequence[str]) -> str:
    """The view that is open: from the address (?tab=会议版), else the first."""
    asked = st.query_params.get("tab")
    if asked in names and asked != st.session_state.get(_WRITTEN):
        st.session_state[_KEY] = asked
    elif st.session_state.get(_KEY) not in names:
        kept = st.session_state.get(_WRITTEN)
        st.session_state[_KEY] = kept if kept in names else names[0]
    chosen = st.segmented_control(
        "简报的内容", names, key=_KEY, label_visibility="collapsed", required=True
    )
    chosen = chosen or names[0]
    st.session_state[_WRITTEN] = chosen
    if st.query_params.get("tab") != chosen:
        st.query_params["tab"] = chosen
    return chosen
