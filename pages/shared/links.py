"""Addresses of pages that carry on what is looked at: the period, the edition, the moment."""

from urllib.parse import urlencode

import streamlit as st

from pages.shared import looked

_CARRIED = ("period", "asof", "edition")


def link(page: str, **state: str) -> str:
    """The address of a page with its state in words: link("chain", chain="白酒")."""
    carried = {name: st.query_params[name] for name in _CARRIED if name in st.query_params}
    if looked.asked("edition") or looked.asked("asof"):  # the tab keeps what the address lost
        carried |= {name: looked.asked(name) for name in ("edition", "asof") if looked.asked(name)}
    return f"{page}?{urlencode(carried | state)}"
