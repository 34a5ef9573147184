"""点评 on a page: the signed words about it in a period; for those who may, writing them."""

from datetime import datetime

import streamlit as st

from accounts.acts import record
from accounts.person import Person
from accounts.refusals import NotYours
from catalog.period import Period
from data.keeping.commentary import MOST, PAGES, Commentary, carried, history, of, write
from pages.shared import board, session
from pages.shared.failures import failures_shown
from pages.shared.moments import local
from pages.shared.nodes import Node, el
from pages.shared.plain import plain

_SHOWN = 8


def show(page: str, unit: str, name: str, period: Period, asof: datetime | None) -> None:
    """What counts of `page` (overview, chain …) and `unit`, `name` on the screen; nothing where
    nothing was said. As of a moment it is only read."""
    store, who = session.whole(), session.person()
    said = of(store, page, unit, period, asof)
    if said is not None:
        board.show(_panel("点评", said))
    if asof is not None or not may_write(who, page, unit):
        return
    draft = None if said else carried(store, page, unit, period)
    if draft is not None:
        board.show(_panel(f"点评草稿：沿用{draft.period}的点评，确认后别人才看得到", draft))
    with failures_shown():
        _desk(who, page, unit, name, period, said, draft)


def may_write(who: Person, page: str, unit: str) -> bool:
    """Those who publish, anywhere; those who report, about the units they answer for."""
    return who.publishes or (who.uploads and (page, unit) in who.units)


def _panel(title: str, said: Commentary) -> Node:
    words: list[Node] = []
    for line in said.text.splitlines():
        words += [el("br"), line] if words else [line]
    signed = f"{said.name or '未署名'}　{local(said.written_at)}"
    return el("div", "b-stack", board.said(title, *words), board.foot(f"—— {signed}"))


def _desk(
    who: Person,
    page: str,
    unit: str,
    name: str,
    period: Period,
    said: Commentary | None,
    draft: Commentary | None,
) -> None:
    key = f"{page}-{unit}-{period.iso}"
    known = history(session.whole(), page, unit, period)
    seen = known[0].commentary if known else ""
    label = "修改点评" if said else "确认或修改草稿" if draft else "写点评"
    with st.popover(label, icon=":material/edit_note:", type="tertiary", width="content"):
        with st.form(f"commentary-{key}-{seen}", border=False):
            text = st.text_area(
                f"{period}{PAGES.get(page, '')}{f'（{name}）' if unit else ''}点评",
                value=(said or draft).text if said or draft else "",
                max_chars=MOST,
                height=160,
                placeholder="写给看会的人：一两句话，说清变化和原因。只认文字，不认格式。",
            )
            st.caption(f"署名：{plain(who.name)}。随页面、简报一起显示；下月带出作草稿。")
            first, second = st.columns(2)
            kept = first.form_submit_button("确认发布", type="primary", icon=":material/check:")
            gone = bool(said) and second.form_submit_button("撤下", icon=":material/undo:")
        if known:
            st.caption("历次：" + "；".join(map(_once, known[:_SHOWN])))
    if gone or kept:
        _keep(who, page, unit, name, period, "" if gone else text, seen)


def _once(said: Commentary) -> str:
    short = said.text.replace("\n", "　")
    words = (short[:24] + "…" if len(short) > 24 else short) if short else "撤下"
    return plain(f"{local(said.written_at)} {said.name}：{words}")


def _keep(
    who: Person, page: str, unit: str, name: str, period: Period, text: str, seen: str
) -> None:
    if not may_write(who, page, unit):
        raise NotYours("点评")
    if not text.strip() and not seen:
        st.info("还没有写。")
        return
    store = session.whole()
    made = write(store, page, unit, period, text, name=who.name, account=who.account, over=seen)
    subject = "　".join(filter(None, (PAGES.get(page, page), name if unit else "", str(period))))
    record(store, who, "写点评" if made.text else "撤下点评", subject, text=made.text)
    st.rerun()
