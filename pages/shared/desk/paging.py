"""A long list in pages: everything can be reached, no page is long."""

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

_T = TypeVar("_T")


def at_page(count: int, key: str, size: int) -> int:
    """Which page of `count` items somebody is on, from 0."""
    return min(st.session_state.get(f"page-{key}", 0), max(0, (count - 1) // size))


def page_of(items: Sequence[_T], key: str, size: int) -> Sequence[_T]:
    """The items of that page; below them `turn` lets somebody turn it."""
    at = at_page(len(items), key, size)
    return items[at * size : (at + 1) * size]


def turn(count: int, key: str, size: int) -> None:
    """ "第 21—40 条，共 132 条" beside two buttons; nothing where one page holds all."""
    if count <= size:
        return
    at, last = at_page(count, key, size), (count - 1) // size
    with st.container(horizontal=True, vertical_alignment="center", key=f"turn-{key}"):
        for label, to, there in (("上一页", at - 1, at > 0), ("下一页", at + 1, at < last)):
            st.button(
                label, key=f"turn-{key}-{label}", disabled=not there, on_click=_to, args=(key, to)
            )
        st.markdown(f"第 {at * size + 1}—{min(count, (at + 1) * size)} 条，共 {count} 条")


def _to(key: str, page: int) -> None:
    st.session_state[f"page-{key}"] = page
