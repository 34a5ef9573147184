"""口径说明: what every indicator is, and the rules every page computes by; from the catalogue."""

import streamlit as st

from pages.shared import board, pick
from pages.shared.definitions import entry_table, found, rules
from pages.shared.plain import plain
from pages.shared.session import catalog

board.show(board.page_head("口径说明", f"共 {len(catalog().indicators)} 个指标，由指标目录生成"))
pick.asof()
sought = st.text_input(
    "查找指标",
    key="q",
    bind="query-params",
    placeholder="名称、别名、口径或定义中的字，例如：税收、亩均",
    icon=":material/search:",
    max_chars=40,
)
indicators = found(catalog(), sought or "")
if indicators:
    board.show(entry_table(catalog(), indicators))
else:
    st.info(
        f"没有包含“{plain(sought)}”的指标。换一个字再找；目录里没有的指标由管理员在指标目录中添加。",
        icon=":material/search_off:",
    )

board.show(
    board.heading("计算规则", "各页面、命令行和导出的文件按同一套规则计算"), rules(catalog())
)
