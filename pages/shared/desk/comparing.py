"""比差异: what a publication would change, in business words, before anything is changed."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from data.draft import Decision, Draft
from data.inbox import Upload
from data.keeping.difference import Difference
from pages.shared.desk import lines
from pages.shared.desk.drafts import decide, decision
from pages.shared.desk.fields import follow, keep
from pages.shared.desk.paging import at_page, turn
from pages.shared.plain import plain

_PAGE = 20
_MOST = 200
_GROUPS = {"修改": "修改", "缺": "上期有本期缺", "新增": "新增"}


def counts(difference: Difference) -> str:
    """ "新增 132，修改 7（2 项变动超过 20 %），不变 861，上期有本期缺 3"."""
    large = f"（{difference.large} 项变动超过 20 %）" if difference.large else ""
    return (
        f"新增 {difference.added}，修改 {difference.changed}{large}，"
        f"不变 {difference.same}，上期有本期缺 {difference.missing}"
    )


def show(upload: Upload, draft: Draft) -> None:
    """The step."""
    difference = draft.difference
    st.markdown(f"#### {counts(difference)}")
    many = {"修改": difference.changed, "缺": difference.missing, "新增": difference.added}
    present = [change for change in _GROUPS if many[change]]
    if not present:
        st.info("与已入库的数据完全相同，没有要发布的变化。", icon=":material/info:")
        return
    refused = len(decision(upload).refused)
    said = f"　:orange-badge[{refused} 项不采用，不会入库]" if refused else ""
    st.markdown(
        f":small[:gray[去掉勾选的不采用：不会入库，只记下没有采用。大的变动排在前面。]]{said}"
    )
    change = st.segmented_control(
        "看哪一类",
        present,
        default=present[0],
        required=True,
        format_func=lambda each: f"{_GROUPS[each]} {many[each]}",
        key=f"change-{upload.id}",
        label_visibility="collapsed",
    )
    if change == "修改":
        _reason_for_all(upload, difference)
    key = f"lines-{upload.id}-{change}"
    offset = at_page(many[change], key, _PAGE) * _PAGE
    with st.container(gap="xxsmall", key="desk-lines"):
        for line in difference.page(offset, _PAGE, change).to_dict("records"):
            _line(upload, line)
    turn(many[change], key, _PAGE)


def _reason_for_all(upload: Upload, difference: Difference) -> None:
    """One reason for every changed line, each of which may have its own."""
    key = f"reason-all-{upload.id}"
    st.text_input(
        f"给 {difference.changed} 项修改写同一个原因（可不填）",
        key=key,
        max_chars=_MOST,
        label_visibility="collapsed",
        placeholder=f"{difference.changed} 项修改的共同原因，按回车保存（可不填）",
        on_change=keep,
        args=(key, _say_of_all, upload, difference),
    )


def _line(upload: Upload, line: Mapping[str, Any]) -> None:
    """One line: whether it is taken, what it is, old → new, and why."""
    key, refused = line["key"], decision(upload).refused
    name, moved, why = st.columns([4, 5.4, 3.6], vertical_alignment="center")
    if line["change"] == "缺":
        name.markdown(f":small[{lines.what(line)}]")
        moved.markdown(f":small[上期 {plain(lines.figure(line, 'old'))} → 本期没有，按未报显示]")
        return
    field = follow(f"take-{upload.id}-{key}", key not in refused)
    name.checkbox(lines.what(line), key=field, on_change=keep, args=(field, _take, upload, key))
    moved.markdown(f":small[{lines.moved(line)}]")
    if key in refused:
        why.markdown(":small[:orange[不采用，不入库]]")
    elif line["change"] == "修改":
        with why:
            _reason(upload, line)


def _reason(upload: Upload, line: Mapping[str, Any]) -> None:
    key = line["key"]
    field = follow(f"reason-{upload.id}-{key}", decision(upload).reasons.get(key, ""))
    st.text_input(
        f"修改原因：{plain(lines.unit(line))}　{lines.indicator(line)}　{lines.period(line)}",
        key=field,
        max_chars=_MOST,
        label_visibility="collapsed",
        placeholder="修改原因（可不填）",
        on_change=keep,
        args=(field, _say, upload, [key]),
    )


def _say_of_all(upload: Upload, difference: Difference, said: str) -> None:
    """The same reason for every changed line; its field is empty again."""
    if said:
        _say(upload, difference.page(0, difference.changed, "修改")["key"], said)
        st.session_state[f"reason-all-{upload.id}"] = ""


def _say(upload: Upload, keys: Iterable[str], said: str) -> None:
    """Keep a reason for these lines; an emptied one is taken back."""

    def change(made: Decision) -> Decision:
        reasons = {**made.reasons, **dict.fromkeys(keys, said)}
        return replace(made, reasons={key: text for key, text in reasons.items() if text})

    decide(upload, change)


def _take(upload: Upload, key: str, taken: bool) -> None:
    """Take a line, or refuse it."""

    def change(made: Decision) -> Decision:
        return replace(made, refused=made.refused - {key} if taken else made.refused | {key})

    decide(upload, change)
