"""The 会议版 view of 简报: freeze a period under a meeting's name; open, share, drop."""

import streamlit as st

from accounts.acts import record
from accounts.person import Person
from accounts.refusals import NotYours
from data.keeping.editions import MOST, Edition, drop, editions, freeze
from metrics.periods import periods
from metrics.revisions import revisions
from pages.shared import board, session
from pages.shared.edition.band import link
from pages.shared.failures import failures_shown
from pages.shared.moments import local
from pages.shared.plain import plain

_SHOWN = 8
_DONE = "editions_done"
_MADE = "editions_made"


def show() -> None:
    """The form for those who publish, and the editions, newest first."""
    told = st.session_state.pop(_DONE, None)
    if told:
        st.success(plain(told), icon=":material/check_circle:")
    who = session.person()
    found = editions(session.whole())
    if who.publishes:
        with failures_shown():
            _form(who)
    if not found:
        why = "开会前把一期数据定版，以后数据再修订，这一版的数一个也不变。"
        if not who.publishes:
            why += "定版由审核、管理人员办理。"
        board.show(board.empty("还没有会议版", why))
        return
    about = "点名称打开；各页、各种导出都按定版时的数据、公式与亮灯"
    board.show(board.heading(f"会议版 {len(found)} 个", about))
    for each in found[:_SHOWN]:
        _entry(who, each)
    if found[_SHOWN:]:
        with st.expander(f"更早的 {len(found) - _SHOWN} 个"):
            for each in found[_SHOWN:]:
                _entry(who, each)


def _form(who: Person) -> None:
    known = {str(each): each for each in periods(session.store())}
    if not known:
        return
    before = st.session_state.get(_MADE, 0)  # after each the form is empty again
    with st.form("freeze", border=True):
        board.show(
            board.heading("定版", "按此刻已发布的数据冻结一期，写上会议名称；之后的修订只作对照")
        )
        name, period, note = st.columns([5, 3, 4], vertical_alignment="bottom")
        called = name.text_input(
            "会议名称",
            max_chars=MOST,
            placeholder="例如：7月链长制调度会",
            key=f"freeze_name_{before}",
        )
        chosen = period.selectbox("报告期", list(known), key="freeze_period")
        said = note.text_input("备注（可不填）", max_chars=200)
        if not st.form_submit_button("定版", type="primary", icon=":material/ac_unit:"):
            return
    _allowed(who)
    made = freeze(
        session.whole(), called, known[chosen], by=who.name, account=who.account, note=said
    )
    record(
        session.whole(), who, "定版", made.name, code=made.code, period=made.period.iso,
        asof=made.asof,
    )  # fmt: skip
    st.session_state[_MADE] = before + 1
    _done(f"“{made.name}”已定版：{made.period}，代码 {made.code}。")


def _entry(who: Person, each: Edition) -> None:
    with st.container(border=True):
        text, deeds = st.columns([7, 3], vertical_alignment="center", gap="small")
        with text.container(gap=None):
            st.page_link(
                "monitor/overview.py",
                label=f"**{plain(each.name)}**",
                icon=":material/event_available:",
                query_params={"edition": each.code, "period": each.period.iso},
            )
            st.caption(plain(_about(each)))
        with deeds.container(horizontal=True, horizontal_alignment="right", gap="small"):
            link(each)
            if who.publishes:
                with st.popover("移除", icon=":material/delete:", type="tertiary"):
                    st.markdown("从列表移除；已发出的链接仍能打开。")
                    if st.button("移除这一版", key=f"drop-{each.code}", type="primary"):
                        _drop(who, each)


def _about(each: Edition) -> str:
    told, withheld = revisions(session.store(), session.catalog_now(), each.period, each.asof)
    many = len(told) + withheld
    parts = [
        f"{each.period}，定版 {local(each.asof)}",
        each.by,
        f"代码 {each.code}",
        f"此后修订 {many} 个数" if many else "此后没有修订",
        each.note,
    ]
    return "　".join(filter(None, parts))


def _drop(who: Person, each: Edition) -> None:
    with failures_shown():
        _allowed(who)
        drop(session.whole(), each, by=who.name, account=who.account)
        record(session.whole(), who, "移除会议版", each.name, code=each.code)
        _done(f"“{each.name}”已从列表移除，它的链接仍能打开。")


def _allowed(who: Person) -> None:
    if not who.publishes:
        raise NotYours("会议版")


def _done(sentence: str) -> None:
    st.session_state[_DONE] = sentence
    st.rerun()
