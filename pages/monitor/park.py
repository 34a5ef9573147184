"""园区：页面正在编写。"""

import streamlit as st

st.title("园区")
st.info("这一页还没有内容。")
