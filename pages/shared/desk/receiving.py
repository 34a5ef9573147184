"""选文件: files handed in, several at once, and blank forms to fill in."""

from datetime import datetime
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

from accounts.acts import record
from accounts.person import Role
from catalog.period import Period
from data.inbox import Upload
from data.keeping.directories import directory
from data.templates import blank, file_name, names, next_period
from metrics.asof import CHINA
from pages.shared.desk import place
from pages.shared.desk.drafts import drafts, inbox
from pages.shared.failures import failures_shown
from pages.shared.plain import plain
from pages.shared.session import catalog, periods, person, store


def show() -> None:
    """The step."""
    uploading, blank_forms = st.columns([3, 2], gap="large")
    with uploading:
        turn = st.session_state.setdefault("upload_round", 0)
        files = st.file_uploader(
            "上传报表（可一次选多个文件：xlsx、xls、csv、ods）",
            accept_multiple_files=True,
            key=f"files-{turn}",
            max_upload_size=50,
        )
    with blank_forms:
        _blank_forms()
    if files:
        _take(files)


def _take(files: list[UploadedFile]) -> None:
    """Keep every file, read it, and open the first."""
    taken: list[Upload] = []
    bar = st.progress(0.0)
    for number, file in enumerate(files):
        words = f"正在读取第 {number + 1} 份，共 {len(files)} 份：{plain(file.name)}"
        bar.progress(number / len(files), text=words)
        with failures_shown():
            taken.append(_kept(file))
            record(store(), person(), "上传", taken[-1].file, bytes=taken[-1].size)
            _let_go(file)
            drafts().of(taken[-1])
    if len(taken) < len(files):
        return  # what was not taken is said above
    st.session_state["upload_round"] += 1
    st.session_state.pop("sent", None)
    place.go(place.STEPS[1], taken[0].id)
    st.rerun()


def _kept(file: UploadedFile) -> Upload:
    """On the desk; what was said of an earlier form of it, still lying there, is said of it too."""
    mine = inbox().of(person().account)
    upload = inbox().add(person().account, person().name, file.name, file.getvalue())
    before = [each for each in mine if each.editable and _report(each) == _report(upload)]
    if not before:
        return upload
    # Answers are to doubts word for word; which lines to refuse is asked of every form anew.
    answers = dict(before[-1].decision).get("answers", {})
    return inbox().change(upload, corrections=before[-1].corrections, decision={"answers": answers})


def _report(upload: Upload) -> str:
    """The name of a file without what marking it adds: it comes back under its own or that one."""
    return Path(upload.file).stem.removesuffix("_问题标注")


def _blank_forms() -> None:
    """Forms to fill in: a sender's own reports and units, everything for the others."""
    who = person()
    sends = who.role is Role.REPORT
    offered = names(catalog(), who.reports if sends else ())
    if not offered:
        return
    name = st.selectbox("空白表（已填好单位和表头）", offered, key="template")
    today = datetime.now(CHINA)
    newest = next(iter(periods()), None)
    due = next_period(newest, Period(today.year, 1, today.month))
    st.download_button(
        f"下载{name}",
        lambda: blank(catalog(), directory(store()), name, due, who.units if sends else None),
        file_name=file_name(catalog(), name, due),
        icon=":material/download:",
        on_click="ignore",
    )


def _let_go(file: UploadedFile) -> None:
    """The disk holds it now: its bytes in memory are not needed any more."""
    context = get_script_run_ctx()
    if context:
        context.uploaded_file_mgr.remove_file(context.session_id, file.file_id)
