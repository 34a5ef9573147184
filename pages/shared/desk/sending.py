"""发布: the last look, the stage and the one button; submitting and returning by role."""

from dataclasses import replace

import streamlit as st

from accounts.person import LOCAL
from data.draft import Draft
from data.inbox import Upload
from data.keeping.stages import FINAL, STAGES
from pages.shared.desk import comparing, place, publishing
from pages.shared.desk.drafts import decide, decision
from pages.shared.desk.fields import follow, keep
from pages.shared.desk.states import blocks, unanswered
from pages.shared.failures import failures_shown
from pages.shared.plain import plain
from pages.shared.session import person

_UNSAID = "不注明"
_MOST = 200


def show(upload: Upload, draft: Draft) -> None:
    """The step: what would happen in a sentence, what is in the way, and the button."""
    _summary(upload, draft)
    _stage(upload)
    sender = _sender()
    hindered = _hindrances(upload, draft)
    if person().publishes:
        _publish(upload, draft, sender, hindered)
        if upload.status == "submitted":
            _return(upload)
    else:
        _submit(upload, draft, hindered)


def _summary(upload: Upload, draft: Draft) -> None:
    made = decision(upload)
    doubts = sum(finding.severity == "doubt" for finding in draft.findings.items)
    answered = doubts - len(unanswered(upload, draft))
    lines = [f"**{plain(comparing.counts(draft.difference))}。**"]
    if doubts:
        lines.append(f"核实 {doubts} 处，已说明 {answered} 处。")
    if made.refused:
        lines.append(f"不采用 {len(made.refused)} 项，不会入库。")
    if draft.already:
        lines.append("内容与已发布的一份完全相同，再发布不会重复入库。")
    st.markdown("  \n".join(lines))


def _stage(upload: Upload) -> None:
    """快报数, 初步数, 核定数, or unsaid."""
    made = decision(upload)
    field = follow(f"stage-{upload.id}", made.stage or _UNSAID)
    st.radio(
        "这些数是",
        [_UNSAID, *STAGES],
        horizontal=True,
        key=field,
        on_change=keep,
        args=(field, _choose, upload),
    )
    if made.stage == FINAL and person().publishes:
        field = follow(f"lock-{upload.id}", made.lock)
        st.checkbox(
            "发布后锁定这一报告期（以后要改，须写明原因重开）",
            key=field,
            on_change=keep,
            args=(field, _lock, upload),
        )


def _choose(upload: Upload, chosen: str) -> None:
    """Keep the stage; a final one locks unless that is taken back."""
    stage = "" if chosen == _UNSAID else chosen
    decide(upload, lambda made: replace(made, stage=stage, lock=stage == FINAL))


def _lock(upload: Upload, locks: bool) -> None:
    decide(upload, lambda made: replace(made, lock=locks))


def _sender() -> str:
    """The name in the ledger: the account's own; at the machine itself, what is typed."""
    if person().account != LOCAL.account:
        st.markdown(f"报送人：**{plain(person().name)}**")
        return ""
    return st.text_input(
        "报送人（可不填，记入发布记录）",
        key="sender",
        max_chars=30,
        placeholder="单位或姓名",
        persist_state="session",
        width=360,
    ).strip()


def _hindrances(upload: Upload, draft: Draft) -> bool:
    """Say what is still to be done before it may go, with the way there."""
    blocking, waiting = blocks(draft), len(unanswered(upload, draft))
    if not blocking and not waiting:
        return False
    said = [f"{blocking} 处必须改"] * bool(blocking) + [f"{waiting} 处核实还没有说明"] * bool(
        waiting
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":orange-badge[还不能发布] 有{'、'.join(said)}。")
        st.button("到核对", key="to-check", on_click=place.go, args=("核对",))
    return True


def _publish(upload: Upload, draft: Draft, sender: str, hindered: bool) -> None:
    as_shown = _as_shown(upload, draft)
    label = "发布" if upload.status == "submitted" else "确认发布"
    if not st.button(
        label, key="desk-publish", type="primary", icon=":material/check:", disabled=hindered
    ):
        return
    if not as_shown:
        st.warning("刚才又有别的报表发布，变化已重新计算，请核对后再确认。")
        return
    with failures_shown():
        with st.spinner("正在发布……"):
            done = publishing.send(upload, sender)
        publishing.told([done])
        place.go("选文件", "")
        st.rerun()


def _submit(upload: Upload, draft: Draft, hindered: bool) -> None:
    why = publishing.not_theirs(draft)
    if why:
        st.error(plain("".join(why)), title="有不由您报送的内容", icon=":material/block:")
    if st.button(
        "提交审核", key="desk-submit", type="primary", icon=":material/send:", disabled=hindered
    ):
        with failures_shown():
            publishing.submit(upload)
            st.session_state["sent"] = {
                "title": "已提交审核",
                "lines": [f"{upload.file} 已交给审核人员；发布或退回后，这里会显示。"],
                "period": None,
            }
            place.go("选文件", "")
            st.rerun()


def _return(upload: Upload) -> None:
    """退回 with a reason, which its sender reads."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        reason = st.text_input(
            "退回原因（退回必填）", key=f"return-{upload.id}", max_chars=_MOST, width="stretch"
        ).strip()
        asked = st.button("退回", key="desk-return", icon=":material/reply:")
    if asked and not reason:
        st.warning("请先写退回原因，报送人要靠它改。")
    elif asked:
        with failures_shown():
            publishing.give_back(upload, reason)
            place.go("选文件", "")
            st.rerun()


def waiting(upload: Upload) -> None:
    """A submitted upload as its sender finds it: nothing of it changes until it is taken back."""
    st.info("已提交，等待审核人员发布；要再改，请先收回。", icon=":material/hourglass_empty:")
    if st.button("收回", key="desk-take-back", icon=":material/undo:"):
        with failures_shown():
            publishing.take_back(upload)
            st.rerun()


def _as_shown(upload: Upload, draft: Draft) -> bool:
    """False where what the page showed last is no longer what would happen."""
    now, key = draft.difference.as_dict(), f"shown-{upload.id}"
    was = st.session_state.get(key, now)
    st.session_state[key] = now
    return was == now
