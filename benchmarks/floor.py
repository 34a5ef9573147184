"""The floor: a Streamlit page that computes nothing and shows as many small charts as asked for."""

import os

import plotly.graph_objects as go
import streamlit as st

st.set_page_config(page_title="空页", layout="wide")
st.title("空页")
for number in range(int(os.environ.get("BENCH_CHARTS", "4"))):
    figure = go.Figure(go.Bar(x=list("甲乙丙丁戊己庚辛壬癸"), y=list(range(10))))
    st.plotly_chart(figure, key=f"chart{number}", theme=None)
