"""填报, the desk: five steps from a file to a publication, then the ledger of publications."""

import streamlit as st

from accounts.watch import notice
from data.inbox import Upload
from pages.shared import board
from pages.shared.desk import (
    checking,
    comparing,
    layouts,
    ledger,
    locked,
    notices,
    place,
    publishing,
    receiving,
    recognising,
    sending,
    shelf,
)
from pages.shared.desk.drafts import drafts, inbox
from pages.shared.desk.states import held_back, registering, understood
from pages.shared.failures import failures_shown
from pages.shared.plain import plain
from pages.shared.session import person, whole

STEPS = {
    "认表": recognising.show,
    "核对": checking.show,
    "比差异": comparing.show,
    "发布": sending.show,
}


def work(upload: Upload, own: list[Upload], step: str) -> None:
    """The present step of the open upload."""
    with st.container(horizontal=True, vertical_alignment="center", key="desk-open"):
        st.markdown(f":material/description: **{plain(upload.file)}**", width="content")
        if upload.editable and st.button(
            "移除这一份", key="desk-drop", type="tertiary", icon=":material/close:"
        ):
            publishing.discard(upload)
            place.go(place.STEPS[0], "")
            st.rerun()
    if not upload.editable and not person().publishes:
        sending.waiting(upload)
        return
    if held_back(upload, registering(own)):
        st.info(
            "等名录发布后核对：名录里的名称入库后，这一份会重新识别。",
            icon=":material/hourglass_empty:",
        )
        return
    draft = drafts().of(upload)
    st.markdown(f":small[:gray[{plain(understood(draft))}]]")
    STEPS[step](upload, draft)


board.show(board.page_head("填报", "一步一步来，随时可以回头；发布前什么都不变，发布后可撤回"))
if not person().uploads:
    st.info("您的账号只能浏览。要报送数据，请联系管理员。", icon=":material/lock:")
    st.stop()

own = shelf.mine()
shelf.read([upload for upload in own if upload.editable])
own = shelf.mine()
others = shelf.to_review(own)
opened = next((each for each in [*own, *others] if each.id == place.opened()), None)
if opened is None:
    if inbox().find(place.opened()) and not person().publishes:  # a link to another's upload
        notice(whole(), person(), "拒绝上传件", place.opened())
    opened = next((each for each in own if each.status != "published"), None)
step = place.step() if opened else place.STEPS[0]
with st.container(key="desk-notices"):  # always there: what stands below keeps its place
    notices.show(own, begins=step == place.STEPS[0])
place.bar(step, open=opened is not None)

if own or others:
    listed, body = st.columns([1, 3.4], gap="medium")
    with listed:
        shelf.show(own, others, opened.id if opened and step != place.STEPS[0] else "")
else:
    body = st.container()
with body, failures_shown():
    if step == place.STEPS[0] or opened is None:
        receiving.show()
    else:
        work(opened, own, step)
        place.onward(step)
if step == place.STEPS[0]:
    ledger.show()
    layouts.show()
    locked.show()
