"""The top of every page: name at the left, pickers at the right; on a phone one below the other."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.shared.stage import frame


def head(share: float = 0.5, *, stage: bool = False) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Where the name goes and where the pickers go; `share` of the width is theirs. `stage`: the
    page is also one for the big screen, and the way there stands beside the pickers."""
    left, right = st.columns([1 - share, share], vertical_alignment="center", gap="small")
    pickers = right.container(
        horizontal=True,
        horizontal_alignment="right",
        vertical_alignment="center",
        gap="small",
        key="pickers",  # board.js lays them out on a phone and leaves them out on paper
    )
    if stage:
        with pickers:
            frame.button()
    return left, pickers
