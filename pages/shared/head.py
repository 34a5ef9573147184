"""The top of every page: name at the left, pickers at the right; on a phone one below the other."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator


def head(share: float = 0.5) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Where the name goes and where the pickers go; `share` of the width is theirs."""
    left, right = st.columns([1 - share, share], vertical_alignment="center", gap="small")
    pickers = right.container(
        horizontal=True, horizontal_alignment="right", vertical_alignment="center", gap="small"
    )
    return left, pickers
