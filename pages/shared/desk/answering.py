"""The sentences 核实 asks for: one for all of a kind, or one by one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from data.draft import Decision, Draft
from data.findings import Finding
from data.inbox import Upload
from pages.shared.desk.drafts import decide, decision
from pages.shared.desk.fields import follow, keep
from pages.shared.desk.kinds import by_kind
from pages.shared.desk.paging import page_of, turn
from pages.shared.plain import plain

CLEAN = "已核实，数据无误"
_PAGE = 10
_MOST = 200


def show(upload: Upload, draft: Draft) -> None:
    """A card for every kind of doubt, with what was said to it."""
    doubts = [each for each in draft.findings.items if each.severity == "doubt"]
    for name, findings in by_kind(doubts).items():
        with st.container(border=True, gap="xsmall"):
            _card(upload, name, findings)


def _card(upload: Upload, name: str, findings: list[Finding]) -> None:
    answers = decision(upload).answers
    left = [each for each in findings if not answers.get(each.key)]
    badge = f":orange-badge[{len(left)} 处待说明]" if left else ":green-badge[已说明]"
    st.markdown(f"**核实 · {plain(name)}**　{len(findings)} 处　{badge}")
    if len(findings) == 1:
        st.markdown(_sentence(findings[0]))
    word = "这一处" if len(findings) == 1 else f"这 {len(findings)} 处"
    key = follow(f"answer-all-{upload.id}-{name}", _common(findings, answers))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text_input(
            f"给{word}写一句说明：{name}",
            key=key,
            max_chars=_MOST,
            label_visibility="collapsed",
            placeholder="一句说明，按回车保存，例如：企业停产检修，数据属实",
            width="stretch",
            on_change=keep,
            args=(key, _say, upload, [each.key for each in findings]),
        )
        if left and st.button(CLEAN, key=f"clean-{upload.id}-{name}", icon=":material/check:"):
            _say(upload, [each.key for each in left], CLEAN)
            st.rerun()
    if len(findings) > 1:
        _one_by_one(upload, name, findings, answers)


def _one_by_one(
    upload: Upload, name: str, findings: list[Finding], answers: Mapping[str, str]
) -> None:
    key = f"each-{upload.id}-{name}"
    each = st.expander("逐处说明", key=f"open-{key}", on_change="rerun")
    if not each.open:
        return
    with each:
        for finding in page_of(findings, key, _PAGE):
            st.markdown(_sentence(finding))
            field = follow(f"answer-{upload.id}-{finding.key}", answers.get(finding.key, ""))
            st.text_input(
                f"{plain(finding.sheet)}!{finding.cell} 的说明",
                key=field,
                max_chars=_MOST,
                label_visibility="collapsed",
                placeholder="一句说明，按回车保存",
                on_change=keep,
                args=(field, _say, upload, [finding.key]),
            )
        turn(len(findings), key, _PAGE)


def _sentence(finding: Finding) -> str:
    place = f"{finding.sheet}!{finding.cell}" if finding.cell else finding.sheet or "整个文件"
    return f"{plain(place)}　{plain(finding.message)}:gray[{plain(finding.advice)}]"


def _common(findings: list[Finding], answers: Mapping[str, str]) -> str:
    """The sentence said to all of them; "" where there are several or none."""
    said = {answers.get(each.key, "") for each in findings}
    return said.pop() if len(said) == 1 else ""


def _say(upload: Upload, keys: Sequence[str], said: str) -> None:
    """Keep a sentence for these findings; an emptied one is taken back."""

    def change(made: Decision) -> Decision:
        answers = {**made.answers, **dict.fromkeys(keys, said)}
        return replace(made, answers={key: text for key, text in answers.items() if text})

    decide(upload, change)
