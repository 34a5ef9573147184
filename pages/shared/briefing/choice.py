"""What is chosen for a briefing: meeting, data, scope, sections in order, formats."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from briefing.make import FORMATS, templates
from briefing.order import of_edition
from briefing.request import ALL, INTERNAL, KINDS, SECTIONS, Request, Scope, short
from briefing.word.template import remarks
from catalog.catalog import Catalog
from catalog.period import Period
from data.keeping.editions import Edition, editions
from data.keeping.store import Store
from metrics.units import members
from pages.shared import looked, pick, session
from pages.shared.edition.links import address
from pages.shared.plain import plain
from pages.shared.session import catalog, periods, person, store

_LATEST = "最新数据"
_USUAL = ("pptx", "docx", "xlsx", "html")
_ORDER, _WHICH, _WITH = "briefing_sections", "briefing_edition", "briefing_with_"
_TAKEN, _BRIEF, _WHOLE = "briefing_taken", "简明", "全部内容"
_SHORT = {"pptx": "PPT", "docx": "Word", "xlsx": "Excel", "html": "网页", "png": "图片"}


@dataclass(frozen=True)
class Choice:
    """The request, the catalogue it is computed by, and the formats."""

    request: Request
    catalog: Catalog
    formats: tuple[str, ...]


def choice() -> Choice | None:
    """The form; None where there is nothing to make a briefing of."""
    known, asof = periods(), session.asof()
    if not known:
        return None
    of = session.edition()
    meeting = st.text_input(
        "会议名称",
        key="briefing_meeting",
        max_chars=60,
        placeholder=of.name if of else "例如：7月全市产业链调度会",
    )
    internal = person().publishes
    kept = _edition()
    period = kept.period if kept else pick.period(known)
    scope = _scope(store(), period, asof)
    sections = _sections(internal, scope)
    formats = _formats()
    marked = pictured = False
    if "docx" in formats:
        marked = st.toggle("Word 里标出与上月不同的段落", key="briefing_marked")
        pictured = st.toggle("Word 里的图用图片，不用可编辑的图表", key="briefing_pictured")
        for line in remarks(templates(store()), tuple(SECTIONS.values())):
            st.warning(plain(line))
    request = Request(
        period, " ".join(meeting.split()), scope, tuple(sections), asof,
        marked=marked, pictured=pictured, internal=internal,
    )  # fmt: skip
    request = of_edition(request, kept, address(kept.code)) if kept else request
    return Choice(request, catalog(), formats)


def _edition() -> Edition | None:
    """The edition whose figures are taken, the same as the page's; None for the latest."""
    of = session.edition()
    listed = editions(store())
    if of is not None and of.code not in {each.code for each in listed}:
        listed.insert(0, of)
    if not listed:
        return None
    names = {each.code: f"{each.name}（{each.period}）" for each in listed}
    st.session_state[_WHICH] = of.code if of else ""
    st.selectbox(
        "用哪一版数据",
        ["", *names],
        key=_WHICH,
        format_func=lambda code: names.get(code, _LATEST),
        on_change=_turn,
    )
    return of


def _turn() -> None:
    """The page is looked at in the edition that was chosen, or as of now."""
    code = st.session_state[_WHICH]
    if code:
        looked.keep("edition", code)
    else:
        looked.forget()


def _scope(kept: Store, period: Period, asof: datetime | None) -> Scope:
    """全市, one chain or one park, in words in the address."""
    options: dict[str, Scope] = {"全市": ALL}
    for kind, noun in KINDS.items():
        for each in members(kept, kind, asof):
            if each.valid_in(period):
                options[f"{noun}　{each.short}"] = (kind, each.unit)
    chosen = pick.choose("范围", list(options), "scope", "全市", seen=True)
    return options[chosen]


def _sections(internal: bool, scope: Scope) -> list[str]:
    """The sections that are wanted, in the order they are wanted in: 简明 until others are."""
    usual = [key for key in SECTIONS if internal or key not in INTERNAL]
    order = [key for key in st.session_state.get(_ORDER, usual) if key in usual]
    order += [key for key in usual if key not in order]
    wanted = []
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        for name in (_BRIEF, _WHOLE):
            st.button(name, key=f"briefing_take_{name}", on_click=_take, args=(usual, name))
    taken = st.session_state.get(_TAKEN, _BRIEF)
    for key in usual if taken else ():
        st.session_state[_WITH + key] = taken == _WHOLE or key in short(scope)
    with st.expander("内容与次序", icon=":material/format_list_numbered:", key="briefing_contents"):
        for place, key in enumerate(order):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                if st.checkbox(SECTIONS[key], key=_WITH + key, on_change=_own):
                    wanted.append(key)
                st.button(
                    "上移",
                    key=f"briefing_up_{key}",
                    icon=":material/arrow_upward:",
                    type="tertiary",
                    disabled=place == 0,
                    on_click=_up,
                    args=(order, place),
                )
    st.session_state[_ORDER] = order
    return wanted


def _take(usual: Sequence[str], name: str) -> None:
    """简明 or 全部内容, in the usual order."""
    st.session_state[_ORDER], st.session_state[_TAKEN] = list(usual), name


def _own() -> None:
    """From now on what is ticked one by one."""
    st.session_state[_TAKEN] = ""


def _up(order: list[str], place: int) -> None:
    moved = list(order)
    moved[place - 1], moved[place] = moved[place], moved[place - 1]
    st.session_state[_ORDER] = moved


def _formats() -> tuple[str, ...]:
    chosen = st.pills(
        "格式",
        list(FORMATS),
        selection_mode="multi",
        default=list(_USUAL),
        format_func=_SHORT.get,
        key="briefing_formats",
    )
    if "png" in chosen:
        st.caption("图片由服务器上的浏览器拍摄，约需一分钟。")
    return tuple(each for each in FORMATS if each in chosen)
