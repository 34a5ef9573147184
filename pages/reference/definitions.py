"""口径说明."""

import streamlit as st

st.title("口径说明")
