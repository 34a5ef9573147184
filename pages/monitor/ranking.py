"""排行：页面正在编写。"""

import streamlit as st

st.title("排行")
st.info("这一页还没有内容。")
