"""核对: every finding by level, kind and sheet; a sentence for each that asks for one."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from data.draft import Draft
from data.findings import SEVERITY_NAMES, Finding
from data.inbox import Upload
from data.reading.apart import mark
from pages.shared import board
from pages.shared.desk import answering
from pages.shared.desk.drafts import decision, inbox
from pages.shared.desk.kinds import by_kind, kind_of
from pages.shared.desk.paging import page_of, turn
from pages.shared.desk.states import blocks, unanswered
from pages.shared.nodes import Node, el
from pages.shared.tables import Column, table

_COLUMNS = [
    Column("位置", left=True),
    Column("级别", left=True),
    Column("值", left=True),
    Column("问题", left=True, wide=True),
    Column("怎么改", left=True, wide=True),
    Column("说明", left=True, wide=True),
]
_PAGE = 50
_ORDER = list(SEVERITY_NAMES)
_ALL = "全部"


def show(upload: Upload, draft: Draft) -> None:
    """The step."""
    findings = sorted(draft.findings.items, key=lambda each: _ORDER.index(each.severity))
    if not findings:
        st.success("没有发现问题，可以到下一步比差异。", icon=":material/check_circle:")
        return
    _summary(upload, draft)
    if not draft.blocking:
        answering.show(upload, draft)
    _listed(upload, findings)
    if draft.blocking:  # first things first
        answering.show(upload, draft)


def _listed(upload: Upload, findings: Sequence[Finding]) -> None:
    """All of them, filtered as asked, in pages."""
    board.show(board.heading(f"问题清单 {len(findings)} 条", "表!单元格 · 值 · 问题 · 怎么改"))
    chosen = _chosen(upload, findings)
    answers = decision(upload).answers
    key = f"findings-{upload.id}"
    shown = page_of(chosen, key, _PAGE)
    rows = [_row(each, answers.get(each.key, "")) for each in shown]
    wide = len(_COLUMNS) if any(row[-1] for row in rows) else len(_COLUMNS) - 1
    board.show(table(_COLUMNS[:wide], [row[:wide] for row in rows]))
    turn(len(chosen), key, _PAGE)


def _summary(upload: Upload, draft: Draft) -> None:
    """What is to be done, and the workbook with its faults marked."""
    blocking, waiting = blocks(draft), len(unanswered(upload, draft))
    if blocking:
        st.error(
            f"有 {blocking} 处必须改：请在原文件（或下面的标注稿）里改好再上传；改好之前不能发布。"
            "认不出的行名和列，也可以直接在“认表”里更正。",
            icon=":material/block:",
        )
    elif waiting:
        st.warning(
            f"有 {waiting} 处要核实：逐处或按种类写一句说明，说明随数据保存，写简报时可以引用。",
            icon=":material/edit_note:",
        )
    else:
        st.success(
            "没有必须改的问题，核实都已说明，可以到下一步比差异。", icon=":material/check_circle:"
        )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            "下载标注稿",
            lambda: _marked(upload, draft),
            file_name=f"{Path(upload.file).stem}_问题标注{_suffix(upload)}",
            key="desk-marked",
            icon=":material/download:",
            on_click="ignore",
        )
        st.markdown(
            ":gray[就是您的原文件：格式不动，有问题的单元格涂了色、写了批注，"
            "并附“问题清单”表；改好可直接上传。]"
        )


def _suffix(upload: Upload) -> str:
    """A workbook with macros stays one; of any other form an xlsx is made."""
    return ".xlsm" if Path(upload.file).suffix.lower() == ".xlsm" else ".xlsx"


def _marked(upload: Upload, draft: Draft) -> bytes:
    findings = draft.findings.items
    return mark(inbox().content(upload), upload.file, findings, decision(upload).answers)[0]


def _chosen(upload: Upload, findings: Sequence[Finding]) -> list[Finding]:
    """The findings of the level, kind and sheet somebody asks for."""
    levels = Counter(SEVERITY_NAMES[each.severity] for each in findings)
    kinds = {name: len(each) for name, each in by_kind(findings).items()}
    sheets = Counter(each.sheet or "整个文件" for each in findings)
    level, kind, sheet = st.columns(3)
    asked = (
        _pick(level, "级别", levels, upload),
        _pick(kind, "问题种类", kinds, upload),
        _pick(sheet, "工作表", sheets, upload),
    )
    return [
        each
        for each in findings
        if asked[0] in (_ALL, SEVERITY_NAMES[each.severity])
        and asked[1] in (_ALL, kind_of(each))
        and asked[2] in (_ALL, each.sheet or "整个文件")
    ]


def _pick(
    column: st.delta_generator.DeltaGenerator, label: str, counts: dict, upload: Upload
) -> str:
    named = {f"{_ALL}（{sum(counts.values())}）": _ALL}
    named |= {f"{name}（{count}）": name for name, count in counts.items()}
    key = f"filter-{label}-{upload.id}"
    return named[column.selectbox(label, list(named), key=key, filter_mode="contains")]


def place(finding: Finding) -> str:
    """ "表1!D5", or what it is about where it is about no cell."""
    if finding.cell:
        return f"{finding.sheet}!{finding.cell}"
    return finding.sheet or "整个文件"


def _row(finding: Finding, answer: str) -> list[Node]:
    level = el("span", "b-words", SEVERITY_NAMES[finding.severity])
    return [place(finding), level, finding.value, finding.message, finding.advice, answer]
