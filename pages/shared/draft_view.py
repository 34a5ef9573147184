"""Files waiting for a yes: what was understood, what is wrong, what would change."""

from collections import Counter

import pandas as pd
import streamlit as st

from catalog.period import Period
from data.directory import KIND_NAMES
from data.draft import Draft
from data.findings import SEVERITY_NAMES, Finding
from pages.shared import board, difference_view, inbox
from pages.shared.failures import failures_shown
from pages.shared.plain import plain
from pages.shared.session import catalog
from pages.shared.tables import Column, table

_PAGES = {"overview": "总览", "chain": "产业链", "park": "园区", "ranking": "排行"}
_COLOURS = {"block": "red", "doubt": "orange", "note": "gray"}
_FINDINGS = [
    Column("位置", left=True),
    Column("级别", left=True),
    Column("表中内容", left=True),
    Column("问题", left=True),
    Column("怎么改", left=True),
]
_SHOWN = 200


def all_waiting() -> None:
    """Every waiting file, and one button for all of them."""
    waiting = inbox.waiting()
    if not waiting:
        return
    board.show(board.heading(f"待发布 {len(waiting)} 份", "逐份核对后发布；名录先于报表"))
    st.text_input(
        "报送人（可不填，记入发布记录）",
        key="sender",
        max_chars=30,
        placeholder="单位或姓名",
        persist_state="session",
        width=360,
    )
    if len(waiting) > 1 and st.button(
        f"按顺序全部发布（{len(waiting)} 份）", type="primary", icon=":material/done_all:"
    ):
        _send([one for one in waiting if one.registers])
        _send(list(waiting))
        st.rerun()
    for one in list(waiting):
        with failures_shown():
            _one(one)


def sent_notice() -> None:
    """What was just published, and where to see it."""
    sentences = st.session_state.get("sent")
    if not sentences:
        return
    lines = "  \n".join(plain(line) for line in sentences["lines"])
    st.success(lines, title=sentences["title"], icon=":material/check_circle:")
    if sentences["period"]:
        with st.container(horizontal=True):
            for page, label in _PAGES.items():
                st.page_link(
                    f"monitor/{page}.py",
                    label=f"到{label}查看",
                    icon=":material/arrow_forward:",
                    query_params={"period": sentences["period"]},
                )


def _one(one: inbox.Waiting) -> None:
    with st.container(border=True):
        if inbox.held_back(one):
            name = plain(one.draft.file)
            st.markdown(f":material/hourglass_empty: **{name}**　等名录发布后核对。")
            return
        shown = one.draft.difference.as_dict()
        draft = inbox.refresh(one)
        st.markdown(f":material/description: **{plain(draft.file)}**　{_understood(draft)}")
        _counts(draft)
        _findings(draft.findings.items)
        difference_view.show(draft.difference)
        _buttons(one, as_shown=draft.difference.as_dict() == shown)


def _buttons(one: inbox.Waiting, as_shown: bool) -> None:
    findings = one.draft.findings
    doubts = sum(finding.severity == "doubt" for finding in findings.items)
    label = f"确认发布（含 {doubts} 处待核实）" if doubts else "确认发布"
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(
            label,
            key=f"send-{one.key}",
            type="primary",
            disabled=findings.blocking,
            icon=":material/check:",
        ):
            if as_shown:
                _send([one])
                st.rerun()
            st.warning("刚才又有别的报表发布，上面的变化已重新计算，请核对后再确认。")
        if st.button("不要这一份", key=f"drop-{one.key}", icon=":material/close:"):
            inbox.discard(one)
            st.rerun()
        if findings.blocking:
            st.markdown("有必须改的问题，请在原文件里改好再上传；这一份不会被发布。")


def _send(chosen: list[inbox.Waiting]) -> None:
    """Publish in order; one that may not be published stays with its findings."""
    lines, period, sender = [], None, (st.session_state.get("sender") or "").strip()
    with st.spinner("正在发布……"):
        for one in chosen:
            draft = inbox.refresh(one)
            if not draft.blocking:
                period = _newest(draft.proposal.facts) or period
                lines.append(inbox.send(one, sender).sentence())
        inbox.in_order()
    if lines:
        sent = st.session_state.setdefault("sent", {"lines": [], "period": None})
        sent["lines"] += lines
        sent |= {"period": period or sent["period"], "title": "已发布"}


def _newest(facts: pd.DataFrame) -> str | None:
    """ "2026-06": the last period a level was reported for, as links name it."""
    levels = facts[facts["measure"].eq("level") & facts["year"].gt(0)]
    if levels.empty:
        return None
    year, month = max(zip(levels["year"], levels["last_month"], strict=True))
    return f"{year}-{month:02d}"


def _understood(draft: Draft) -> str:
    """ "2026年1—6月　产业链 10 个　产值、税收": what the file is taken for."""
    facts, said = draft.proposal.facts, []
    newest = _newest(facts)
    said.append(str(Period.of(newest)) if newest else "")
    registered = Counter(unit.kind for unit in draft.proposal.units)
    said += [f"{KIND_NAMES[kind]}名录 {count} 个" for kind, count in registered.items()]
    for grain, part in facts.groupby("grain", observed=True):
        count = part.loc[~part["unit"].isin(["", "*"]), "unit"].nunique()
        said.append(KIND_NAMES[grain] + (f" {count} 个" if count else ""))
    names = [catalog().indicators[code].name for code in facts["indicator"].unique()]
    said.append("、".join(names[:8]) + ("等" if len(names) > 8 else ""))
    return "　".join(filter(None, said))


def _counts(draft: Draft) -> None:
    badges = []
    for severity, name in SEVERITY_NAMES.items():
        count = sum(finding.severity == severity for finding in draft.findings.items)
        if count:
            badges.append(f":{_COLOURS[severity]}-badge[{name} {count}]")
    badges += [f":blue-badge[{text}]" for text in difference_view.counts(draft.difference)]
    st.markdown(" ".join(badges) or ":green-badge[没有发现问题]")


def _findings(findings: list[Finding]) -> None:
    if not findings:
        return
    order = list(SEVERITY_NAMES)
    ranked = sorted(findings, key=lambda finding: order.index(finding.severity))
    blocking = any(finding.severity == "block" for finding in findings)
    with st.expander(f"问题 {len(findings)} 条", expanded=blocking, icon=":material/fact_check:"):
        board.show(table(_FINDINGS, map(_finding_row, ranked[:_SHOWN])))
        if len(findings) > _SHOWN:
            st.caption(f"只列出前 {_SHOWN} 条；改好这些再上传，会列出其余的。")


def _finding_row(finding: Finding) -> list[str]:
    place = f"{finding.sheet}!{finding.cell}" if finding.cell else finding.sheet or "整个文件"
    severity = SEVERITY_NAMES[finding.severity]
    cells = [place, severity, finding.value, finding.message, finding.advice]
    return [str(cell) for cell in cells]
