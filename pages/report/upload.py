"""填报."""

import streamlit as st

st.title("填报")
