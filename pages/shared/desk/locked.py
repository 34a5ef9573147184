"""锁定的报告期: which are final, and, for those entitled, locking and reopening with a reason."""

import streamlit as st

from accounts.acts import record
from data.keeping.clock import written
from data.keeping.locks import Lock, lock, locked, reopen
from pages.shared.desk.paging import page_of, turn
from pages.shared.failures import failures_shown
from pages.shared.plain import plain
from pages.shared.session import periods, person, store

_PAGE = 12
_MOST = 200


def show() -> None:
    """The list, folded away; nothing for a sender where nothing is locked."""
    locks = locked(store())
    if not locks and not person().publishes:
        return
    with st.expander(f"锁定的报告期 {len(locks)} 个", icon=":material/lock:", key="desk-locks"):
        st.markdown(
            ":gray[锁定的报告期里，数据不能新增、修改或撤回；要改，先由审核或管理人员写明理由重开。]"
        )
        with failures_shown():
            for each in page_of(locks, "locks", _PAGE):
                _one(each)
            turn(len(locks), "locks", _PAGE)
            if person().publishes:
                _lock(locks)


def _one(each: Lock) -> None:
    why = f"：{each.reason}" if each.reason else ""
    said = f"{each.name or '未署名'} 于 {written(each.since)} 锁定{why}"
    st.markdown(f"**{each.period}**　:gray[{plain(said)}]")
    if not person().publishes:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        reason = st.text_input(
            f"重开{each.period}的理由",
            key=f"reopen-{each.period}",
            max_chars=_MOST,
            label_visibility="collapsed",
            placeholder="重开的理由（必填）",
            width="stretch",
        ).strip()
        asked = st.button("重开", key=f"open-again-{each.period}", icon=":material/lock_open:")
    if asked and not reason:
        st.warning("请先写重开的理由，它记在日志里。")
    elif asked:
        who = person()
        reopen(store(), each.period, who.name, reason, account=who.account)
        record(store(), who, "重开报告期", str(each.period), reason=reason)
        st.rerun()


def _lock(locks: list[Lock]) -> None:
    """A period locked by hand."""
    shut = {(each.period.year, each.period.last_month) for each in locks}
    free = [each for each in periods() if (each.year, each.last_month) not in shut]
    if not free:
        return
    which, why, go = st.columns([2, 4, 1], vertical_alignment="bottom")
    named = {str(each): each for each in free}
    chosen = which.selectbox("锁定一个报告期", list(named), key="lock_period")
    reason = why.text_input("理由（可不填）", key="lock_reason", max_chars=_MOST).strip()
    if go.button("锁定", key="desk-lock", icon=":material/lock:"):
        who = person()
        lock(store(), named[chosen], who.name, reason, account=who.account)
        record(store(), who, "锁定报告期", chosen, reason=reason)
        st.rerun()
