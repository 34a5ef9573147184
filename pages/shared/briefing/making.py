"""出简报: what is chosen, a preview of what it will say, then the files."""

import streamlit as st

from briefing.compose import compose
from briefing.course import Course
from briefing.document import Document
from briefing.make import FORMATS, make, zipped
from briefing.request import Request
from data.keeping.clock import utcnow
from data.keeping.store import Store
from pages.shared import pick
from pages.shared.briefing import jobs, preview
from pages.shared.briefing.choice import Choice, choice
from pages.shared.failures import failures_shown
from pages.shared.failures import show as show_failure
from pages.shared.figures import picture_name
from pages.shared.plain import plain
from pages.shared.session import person, store
from pages.shared.source import nothing_yet

_JOB, _SEEN, _ZIP = "briefing_job", "briefing_document", "briefing_zip"
_MIMES = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "application/octet-stream",  # a page of ours would come back with our own shell
    "png": "image/png",
    "zip": "application/zip",
}


def show() -> None:
    """The form at the left, the preview at the right; on a phone one below the other."""
    pick.asof()
    left, right = st.columns([27, 73], gap="large")
    with left:
        chosen = choice()
        if chosen is not None:
            _make(chosen)
    if chosen is None:
        nothing_yet()
        return
    with right, failures_shown():
        if not chosen.request.sections:
            st.info("还没有选内容。请在“内容与次序”里勾选。")
            return
        preview.show(_document(chosen))


def _document(chosen: Choice) -> Document:
    """The document of this choice; the same as long as neither choice nor figures change."""
    kept = store()
    key = (chosen.request, kept.revision, kept.withholds)
    seen = st.session_state.get(_SEEN)
    if seen is None or seen[0] != key or seen[2] is not chosen.catalog:
        seen = (key, compose(kept, chosen.catalog, chosen.request), chosen.catalog)
        st.session_state[_SEEN] = seen
    return seen[1]


def _make(chosen: Choice) -> None:
    """The button, the way it goes, the files."""
    job: jobs.Job | None = st.session_state.get(_JOB)
    if job is not None and job.running:
        _progress()
        return
    ready = bool(chosen.formats and chosen.request.sections)
    if st.button("生成简报", type="primary", icon=":material/slideshow:", disabled=not ready,
                 width="stretch"):  # fmt: skip
        with failures_shown():
            st.session_state[_JOB] = _begin(store(), chosen)
            st.rerun()
    if job is not None:
        _made(job, changed=job.of != _key(chosen))


def _begin(kept: Store, chosen: Choice) -> jobs.Job:
    """Begun with the store of the one who asks: what is withheld from them stays so."""

    def work(course: Course) -> dict[str, bytes]:
        return make(kept, chosen.catalog, chosen.request, chosen.formats, course)

    who = person()
    return jobs.begin(_key(chosen), work, who.account or who.came_from)


def _key(chosen: Choice) -> tuple[Request, tuple[str, ...]]:
    """What files are made of, apart from the figures."""
    return chosen.request, chosen.formats


@st.fragment(run_every=0.5)
def _progress() -> None:
    job: jobs.Job | None = st.session_state.get(_JOB)
    if job is None or not job.running:
        st.rerun()
        return
    st.progress(min(job.share, 1.0), text=plain(job.words))
    if st.button("取消", icon=":material/close:", disabled=job.called_off.is_set()):
        job.cancel()


def _made(job: jobs.Job, *, changed: bool) -> None:
    """What came of it; `changed` says that something else is chosen by now."""
    if job.called_off.is_set():
        st.info("已取消，没有留下文件。")
    elif job.fault is not None:
        show_failure(job.fault)
    elif job.bug:
        st.error(f"编号 {job.bug}。请再试一次；仍然出现时，请把编号告诉管理员查日志。",
                 title="系统内部错误", icon=":material/bug_report:")  # fmt: skip
    else:
        _files(job)
        if changed:
            st.caption("选择已经改动，上面是改动前的文件。要按现在的选择，请重新生成。")


def _files(job: jobs.Job) -> None:
    files = job.files
    size = sum(map(len, files.values())) / 1_000_000
    st.success(f"已生成 {len(files)} 个文件，{size:.1f} MB，用时 {job.seconds:.0f} 秒。")
    if len(files) > 1:
        kept = st.session_state.get(_ZIP)
        if kept is None or kept[0] is not job:
            kept = st.session_state[_ZIP] = (job, zipped(files, utcnow()))
        request = job.of[0]
        name = picture_name(request.period, request.meeting or "产业链运行情况", "简报")
        _download(f"{name}.zip", kept[1], "全部下载（一个压缩包）")
    for name, data in files.items():
        if not name.startswith("图片/"):
            _download(name, data, FORMATS[name.rpartition(".")[2]])


def _download(name: str, data: bytes, label: str) -> None:
    st.download_button(
        label,
        data,
        file_name=name,
        mime=_MIMES[name.rpartition(".")[2]],
        icon=":material/download:",
        on_click="ignore",
        width="stretch",
        key=f"briefing_get_{name}",
    )
