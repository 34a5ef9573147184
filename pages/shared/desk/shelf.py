"""The uploads on the desk, each with how far it is; one of them is open."""

from collections.abc import Sequence

import streamlit as st

from data.draft import Draft
from data.inbox import Upload
from data.keeping.clock import written
from pages.shared import board
from pages.shared.desk import place, publishing
from pages.shared.desk.drafts import drafts, inbox
from pages.shared.desk.states import held_back, in_order, ready, registering, state
from pages.shared.failures import failures_shown
from pages.shared.plain import plain
from pages.shared.session import person


def mine() -> list[Upload]:
    """What lies on this person's desk, in the order of publication."""
    return in_order(inbox().of(person().account))


def to_review(own: Sequence[Upload]) -> list[Upload]:
    """What others have submitted and this person may publish."""
    known = {upload.id for upload in own}
    if not person().publishes:
        return []
    return [upload for upload in inbox().submitted() if upload.id not in known]


def read(uploads: Sequence[Upload]) -> None:
    """Read what has not been read yet, saying which file it is at."""
    unread = [upload for upload in uploads if drafts().known(upload) is None]
    if not unread:
        return
    bar = st.empty()
    for number, upload in enumerate(unread):
        words = f"正在读取第 {number + 1} 份，共 {len(unread)} 份：{plain(upload.file)}"
        bar.progress(number / len(unread), text=words)
        with failures_shown():
            drafts().of(upload)
    bar.empty()


def show(own: Sequence[Upload], others: Sequence[Upload], now: str) -> None:
    """The list; the open one is named so."""
    first = registering(own)
    if own:
        board.show(board.heading(f"我的报表 {len(own)} 份"))
        with st.container(gap="xsmall", key="desk-shelf"):
            for upload in own:
                _item(upload, state(upload, first), now)
        _all_at_once(own, first)
    if others:
        board.show(board.heading(f"待审核 {len(others)} 份"))
        with st.container(gap="xsmall", key="desk-review"):
            for upload in others:
                said = f"{upload.owner_name} {written(upload.received_at)}"
                _item(upload, (said, "blue"), now)


def _item(upload: Upload, told: tuple[str, str], now: str) -> None:
    here = upload.id == now
    words, colour = told
    step = place.step() if place.step() != place.STEPS[0] else place.STEPS[1]
    with st.container(gap=None):
        st.button(
            f"**{plain(upload.file)}**" if here else plain(upload.file),
            key=f"open-{upload.id}",
            type="tertiary",
            icon=":material/folder_open:" if here else ":material/description:",
            on_click=place.go,
            args=(step, upload.id),
        )
        st.markdown(f":{colour}-badge[{plain(words)}]" + " :small[打开的]" * here)


def _all_at_once(own: Sequence[Upload], first: frozenset[str]) -> None:
    """One button for many clean files; what is not clean stays where it is."""
    clean = [each for each in own if each.editable and _goes(each, first)]
    if len(clean) < 2 or not person().publishes:
        return
    if st.button(f"按顺序全部发布（{len(clean)} 份）", key="desk-all", icon=":material/done_all:"):
        done: list[Draft] = []  # what went through is told even where the next one fails
        sender = (st.session_state.get("sender") or "").strip()
        with failures_shown(), st.spinner("正在发布……"):
            done.extend(publishing.send_all(clean, sender))
        if done:
            publishing.told(done)
            place.go(place.STEPS[0], "")
            st.rerun()


def _goes(upload: Upload, first: frozenset[str]) -> bool:
    draft = drafts().known(upload)
    return draft is not None and (held_back(upload, first) or ready(upload, draft))
