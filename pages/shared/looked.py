"""As of when a page is looked at: the meeting's edition or the moment its link asks for.

`?edition=k7m4` is that edition's period and moment, `?asof=2026-07-15` a moment; the tab keeps
either while its reader goes from page to page. What is done to the data (填报, 管理) is always of
now.
"""

from datetime import datetime

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data.keeping.editions import Edition, find
from data.keeping.store import Store
from metrics.asof import UnknownMoment, moment

EDITION, ASOF = "written_edition", "written_asof"
_OF_NOW = "page_of_now"
# What the address says counts; else what the tab keeps.
_KEPT = {"edition": EDITION, "asof": ASOF}


def begin(of_now: bool) -> None:
    """The page that is run now speaks of today, whatever the tab keeps."""
    st.session_state[_OF_NOW] = of_now


def edition(store: Store) -> Edition | None:
    """The edition this page is asked for."""
    code = asked("edition")
    if not code:
        return None
    run = get_script_run_ctx()
    known = getattr(run, "edition", None)
    if known is None or known[:2] != (run.cursors, code) or known[0] is not run.cursors:
        run.edition = known = (run.cursors, code, find(store, code))
    return known[2]


def asof(store: Store) -> datetime | None:
    """The moment in UTC this page is asked for; None for now."""
    found = edition(store)
    if found is not None:
        return found.asof
    try:
        return moment(asked("asof"))
    except UnknownMoment:
        return None


def asked(name: str) -> str:
    """What is asked for as `edition` or `asof`; the address before the tab, and one of the two."""
    if get_script_run_ctx(suppress_warning=True) is None or st.session_state.get(_OF_NOW):
        return ""
    if any(each in st.query_params for each in _KEPT):
        if name == "asof" and st.query_params.get("edition"):
            return ""
        return st.query_params.get(name, "").strip()[:100]
    if name == "asof" and st.session_state.get(EDITION):
        return ""
    return st.session_state.get(_KEPT[name], "")


def keep(name: str, text: str) -> None:
    """The tab and its address keep one of the two, and not the other."""
    for each, key in _KEPT.items():
        if each == name:
            st.session_state[key] = text
            if st.query_params.get(each) != text:
                st.query_params[each] = text
        else:
            forget(each)


def forget(*names: str) -> None:
    """Back to now."""
    for each in names or _KEPT:
        st.session_state.pop(_KEPT[each], None)
        st.query_params.pop(each, None)
