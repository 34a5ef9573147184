"""核稿: a draft pasted or dropped, every number of it against what is kept."""

from datetime import datetime

import streamlit as st

from briefing.proofreading.checking import RIGHT, STALE, UNMATCHED, WRONG, Checked, proofread
from briefing.proofreading.manuscript import Manuscript
from data.keeping.batches import history
from data.keeping.editions import editions
from errors import DashboardError
from pages.shared import board, pick
from pages.shared.briefing import marked
from pages.shared.session import catalog, periods, store

_LONGEST = 60_000
_HINT = (
    "把讲话、通报的文字粘贴到这里，按 Ctrl+Enter。例如：\n"
    "上半年，十条产业链实现产值592.4亿元，同比增长11.2%，完成全年目标的44.4%，欠序时进度5.6个百分点。"
)


def show() -> None:
    """Text or .docx in, verdicts out, the .docx back with comments."""
    known = periods()
    if not known:
        st.info("库里还没有数，发布报表以后才有可核对的。")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown("文稿里没写明时间的数，按这一期核对")
        with st.container(width=168):
            period = pick.period(known)
    asof = pick.asof()
    left, right = st.columns([62, 38], gap="medium")
    with left:
        typed = st.text_area("文稿", key="draft_text", height=220, placeholder=_HINT,
                             max_chars=_LONGEST, label_visibility="collapsed")  # fmt: skip
    with right:
        file = st.file_uploader("或者传一份 .docx，批注后取回", type=["docx"], max_upload_size=20)
        st.button("核对", icon=":material/spellcheck:", type="primary", key="draft_check")
    try:
        manuscript = Manuscript(file.getvalue()) if file else None
    except DashboardError as error:
        st.error(f"{error.message}{error.advice}", title=error.title)
        return
    paragraphs = manuscript.paragraphs if manuscript else typed.splitlines()
    if not any(each.strip() for each in paragraphs):
        return
    grids = manuscript.grids if manuscript else ()
    found = proofread(store(), catalog(), paragraphs, period, asof, _earlier(), grids)
    _result(paragraphs, found)
    if manuscript and file:
        _back(manuscript, file.name, found)


def _result(paragraphs: list[str], found: list[Checked]) -> None:
    if not found:
        st.info("没有看到带单位、可以核对的数。")
        return
    wrong = [each for each in found if each.verdict in (WRONG, STALE)]
    open_ = [each for each in found if each.verdict == UNMATCHED]
    title = f"{len(wrong)} 个数要改" if wrong else "没有发现不符的数"
    board.show(board.heading(title, marked.counted(found)))
    if wrong:
        board.show(marked.listed(paragraphs, wrong))
    with st.expander("全文：数字逐个标出，点数字看来源", expanded=True):
        board.show(marked.text(paragraphs, found))
    if open_:
        with st.expander(f"未核对的 {len(open_)} 个：库里没有，或者没有看出说的是什么"):
            board.show(marked.listed(paragraphs, open_))
    right = sum(each.verdict == RIGHT for each in found)
    board.show(
        board.foot(
            f"相符 {right} 个，指按文稿写的位数四舍五入与库中一致；“近、超、约”按其意思放宽。"
            "没有单位的数、日期、序号不核对。"
        )
    )


def _back(manuscript: Manuscript, name: str, found: list[Checked]) -> None:
    st.download_button(
        "取回带批注的文稿",
        manuscript.commented(found),
        file_name=f"核稿_{name}",
        mime="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        icon=":material/comment:",
        on_click="ignore",
        type="primary",
    )


def _earlier() -> list[datetime]:
    """Moments whose figures a draft may still hold: editions, and what stood before each of the
    newest publications."""
    published = history(store())["published_at"]
    before = [moment.to_pydatetime() for moment in published[1:4]]
    return [each.asof for each in editions(store())[:3]] + before
