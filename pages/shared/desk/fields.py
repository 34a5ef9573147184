"""Fields that show what is kept of an upload, and write only what somebody changes in them.

A tab holds the values of its fields from when it was opened, whatever another person keeps
meanwhile: what compares a field with what is kept writes the old value back at the next click. So
a change is kept when it is made, before the page runs; then the field follows what is kept.
"""

from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.shared.failures import failures_shown


def follow(key: str, kept: object) -> str:
    """`key`, whose field is to show what is kept; before the field is drawn."""
    if key not in st.session_state or st.session_state[key] != kept:
        st.session_state[key] = kept
    return key


def keep(key: str, kept: Callable[..., None], *about: Any) -> None:
    """For on_change: `kept(*about, value)` with what was put into the field."""
    said = st.session_state[key]
    with failures_shown():
        kept(*about, said.strip() if isinstance(said, str) else said)
