"""目标：页面正在编写。"""

import streamlit as st

st.title("目标")
st.info("这一页还没有内容。")
