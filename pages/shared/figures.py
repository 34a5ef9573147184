"""A figure on a page: our own look, one button that saves it under a Chinese name."""

from typing import Any

import streamlit as st

from charts.style import PICTURE, toolbar


def draw(figure: Any, *, name: str, alt: str, width: int = PICTURE) -> None:
    """Show `figure`; `name` is the saved picture's (2026年1—6月_白酒_产值), `alt` is read aloud."""
    st.plotly_chart(figure, theme=None, config=toolbar(name, figure.layout.height, width), alt=alt)


def picture_name(*parts: object) -> str:
    """Parts joined as a file name, without the characters Windows refuses."""
    joined = "_".join(str(part) for part in parts if part)
    return "".join("-" if letter in '\\/:*?"<>|' else letter for letter in joined)
