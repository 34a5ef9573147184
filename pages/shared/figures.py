"""A figure on a page: our own look, one button that saves it under a Chinese name and in the size
its picture is wanted in."""

from typing import Any

import streamlit as st

from charts.canvas import SIZES, Size
from charts.style import toolbar

_KEY, _DRAWN = "picture_size", "figures_drawn"
_WORDS = {"A4 宽": SIZES[0], "A4 栏宽": SIZES[1], "16∶9 幻灯片": SIZES[2]}


def draw(figure: Any, *, name: str, alt: str, width: int | None = None) -> None:
    """Show `figure`; `name` is the saved picture's (2026年1—6月_白酒_产值), `alt` is read aloud.

    `width`: of a figure whose picture has one width only, whatever size is chosen.
    """
    st.session_state[_DRAWN] = True
    size = Size("", width) if width else _chosen()
    config = toolbar(name, figure.layout.height, size)
    st.plotly_chart(figure, theme=None, config=config, alt=alt)


def begin() -> None:
    """No figure is drawn yet in this run."""
    st.session_state[_DRAWN] = False


def sizes() -> None:
    """Below a page with figures: in which size 下载图片 saves them, for this reader."""
    if not st.session_state.get(_DRAWN) or st.query_params.get("view") == "brief":
        return
    with st.container(
        horizontal=True, vertical_alignment="center", gap="small", key="picture_sizes"
    ):
        st.caption("指到图上点相机下载图片，尺寸：", width="content")
        st.segmented_control(
            "下载图片的尺寸",
            list(_WORDS),
            key=_KEY,
            default=None if _KEY in st.session_state else next(iter(_WORDS)),
            required=True,
            persist_state="session",
            label_visibility="collapsed",
        )


def picture_name(*parts: object) -> str:
    """Parts joined as a file name, without the characters Windows refuses."""
    joined = "_".join(str(part) for part in parts if part)
    return "".join("-" if letter in '\\/:*?"<>|' else letter for letter in joined)


def _chosen() -> Size:
    return _WORDS.get(st.session_state.get(_KEY) or "", SIZES[0])
