"""What a page is about, kept in its URL in words: pickers and the links that carry the choice.

Streamlit's own binding drops default values from the URL, so a link to "the newest period" would
change meaning next month, and it ignores unknown values without a word. Here everything chosen is
written out, and a value nobody knows falls back with a notice.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

import streamlit as st

from catalog.catalog import Catalog
from catalog.period import Period
from metrics.asof import UnknownMoment, moment
from metrics.units import named
from pages.shared import looked, session
from pages.shared.edition import band
from pages.shared.plain import plain

KINDS = {"产业链": "chain", "园区": "park", "县市区": "county"}
_NOTICES = "pick_notices"


def choose(
    label: str,
    options: Sequence[str],
    param: str,
    default: str | None = None,
    *,
    seen: bool = False,
) -> str:
    """The option chosen in a select box, the same on every page and always in the URL as `param`.

    `seen`: whether the label stands above the box; else it is only read aloud.
    """
    key, written = f"pick_{param}", f"written_{param}"
    asked = st.query_params.get(param)
    fallback = default if default in options else options[0]
    if asked is not None and asked != st.session_state.get(written):
        if asked not in options:
            _unknown(label, asked, fallback)
        st.session_state[key] = asked if asked in options else fallback
    elif st.session_state.get(key) not in options:
        remembered = st.session_state.get(written)
        st.session_state[key] = remembered if remembered in options else fallback
    chosen = st.selectbox(
        label,
        options,
        key=key,
        label_visibility="visible" if seen else "collapsed",
        filter_mode="contains",
    )
    _write(param, chosen)
    return chosen


def unit(label: str, options: Sequence[str], kind: str) -> str:
    """The chain or park chosen; the URL takes any of its names, 简称 and 别名 too."""
    asked = st.query_params.get(kind)
    if asked and asked not in options:
        found = named(session.store(), kind, asked, session.asof())
        if found and found.short in options:
            st.query_params[kind] = found.short
    return choose(label, options, kind)


def period(periods: Sequence[Period]) -> Period:
    """The report period; the URL takes 2026-06 and 2026年1—6月 and always carries the former. An
    edition that is opened without one is its own period."""
    asked, of = st.query_params.get("period"), session.edition()
    if of is not None and asked is None and of.code != st.session_state.get(looked.EDITION):
        asked = of.period.iso
    if asked is not None and asked != st.session_state.get("written_period"):
        meant = _period(asked)
        if meant in periods:
            st.session_state["pick_period"] = str(meant)
        else:
            _unknown("报告期", asked, str(periods[0]))
            st.session_state["pick_period"] = str(periods[0])
    words = {str(each): each for each in periods}
    if st.session_state.get("pick_period") not in words:
        kept = _period(st.session_state.get("written_period") or "")
        st.session_state["pick_period"] = str(kept if kept in periods else periods[0])
    chosen = words[
        st.selectbox(
            "报告期",
            list(words),
            key="pick_period",
            label_visibility="collapsed",
            filter_mode="contains",
        )
    ]
    _write("period", chosen.iso)
    return chosen


def asof() -> datetime | None:
    """The moment in UTC the page is asked for, by `?edition=k7m4` or `?asof=2026-07-15` (北京时间);
    None for now. Says on the page which.

    Comes after the pickers, and says first what they did not understand.
    """
    code, text = looked.asked("edition"), looked.asked("asof")
    of = session.edition()
    if code and of is None:
        looked.forget()
        _unknown("会议版", code, "最新数据")
    elif text and not _understood(text):
        looked.forget()
        _unknown("时点", text, "最新数据")
        text = ""
    _notices()
    if of is not None:
        looked.keep("edition", of.code)
        band.edition(of)
        return of.asof
    if text:
        looked.keep("asof", text)
        band.moment(text)
        return moment(text)
    return None


def _understood(text: str) -> bool:
    try:
        return moment(text) is not None
    except UnknownMoment:
        return False


def _period(text: str) -> Period | None:
    try:
        return Period.of(text)
    except ValueError:
        return None


def _write(param: str, value: str) -> None:
    st.session_state[f"written_{param}"] = value
    if st.query_params.get(param) != value:
        st.query_params[param] = value


def _unknown(label: str, asked: str, shown: str) -> None:
    said = f"链接里的{label}“{plain(asked[:40])}”没有找到，现在显示的是“{plain(shown)}”。"
    st.session_state.setdefault(_NOTICES, []).append(said)


def _notices() -> None:
    """What of the URL was not understood: below the pickers, where there is room to read it."""
    for said in st.session_state.pop(_NOTICES, []):
        st.warning(said, icon=":material/link_off:")


def indicator_names(catalog: Catalog, kept: Iterable[str]) -> dict[str, str]:
    """Indicators that have figures by name, in the order of the catalogue; and the one the link
    asks for, so that a link into a period without it says so instead of showing another."""
    asked = st.query_params.get("indicator")
    shown = set(kept) or set(catalog.indicators)
    return {
        each.name: each.code
        for each in catalog.indicators.values()
        if each.code in shown or each.name == asked
    }


def several(label: str, options: Sequence[str], param: str, default: Sequence[str]) -> list[str]:
    """The options chosen, in the URL as `param` joined by commas; never none."""
    key, written = f"pick_{param}", f"written_{param}"
    asked = st.query_params.get(param)
    if asked is not None and asked != st.session_state.get(written):
        wanted = [each for each in asked.replace("、", ",").split(",") if each]
        st.session_state[key] = [each for each in wanted if each in options] or list(default)
        for each in wanted:
            if each not in options:
                _unknown(label, each, "、".join(st.session_state[key]))
    elif not set(st.session_state.get(key) or [None]) <= set(options):
        kept = [
            each for each in (st.session_state.get(written) or "").split(",") if each in options
        ]
        st.session_state[key] = kept or list(default)
    chosen = st.multiselect(
        label, options, key=key, label_visibility="collapsed", placeholder="选择指标"
    )
    chosen = chosen or list(default)
    _write(param, ",".join(chosen))
    return chosen
