"""Which part of 管理 is open, kept in the address; and what was just done, told once."""

from collections.abc import Sequence

import streamlit as st

from pages.shared.plain import plain

_KEY, _DONE = "administration_part", "administration_done"


def choose(parts: Sequence[str]) -> str:
    """The part that is open: from the address (?part=备份), else the first."""
    asked = st.query_params.get("part")
    if asked in parts and asked != st.session_state.get("written_part"):
        st.session_state[_KEY] = asked
    elif st.session_state.get(_KEY) not in parts:
        kept = st.session_state.get("written_part")
        st.session_state[_KEY] = kept if kept in parts else parts[0]
    chosen = st.segmented_control(
        "管理的内容", parts, key=_KEY, label_visibility="collapsed", required=True
    )
    chosen = chosen or parts[0]
    st.session_state["written_part"] = chosen
    if st.query_params.get("part") != chosen:
        st.query_params["part"] = chosen
    told = st.session_state.pop(_DONE, None)
    if told:
        st.success(plain(told), icon=":material/check_circle:")
    return chosen


def done(sentence: str) -> None:
    """Tell it on the page as it is afterwards."""
    st.session_state[_DONE] = sentence
    st.rerun()
