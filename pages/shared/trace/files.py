"""The workbooks a figure came in, byte for byte, for those who may have them."""

import streamlit as st

from accounts.rights import sees_batch
from data.keeping.batches import original
from data.keeping.origins import Origin
from metrics.tracing import Trace
from pages.shared.failures import failures_shown
from pages.shared.moments import local
from pages.shared.session import person, store

_MOST = 8


def offer(found: Trace) -> None:
    """A button a workbook, the standing ones first."""
    files: dict[str, Origin] = {}
    for standing in (True, False):
        for source in found.sources:
            for each in source.origins:
                if each.standing is standing:
                    files.setdefault(each.batch, each)
    mine = [each for each in files.values() if sees_batch(person(), {"account": each.account})]
    if not mine:
        return
    st.markdown("**原件**　:gray[发布时的文件，一字未动]")
    with st.container(horizontal=True):
        for each in mine[:_MOST]:
            _button(each)
    if len(mine) > _MOST:
        st.markdown(f":gray[另有 {len(mine) - _MOST} 份，在“填报”的发布记录里下载。]")


def _button(each: Origin) -> None:
    with failures_shown():
        path = original(store(), each.batch)
        st.download_button(
            f"{each.file}　{local(each.published_at)}",
            path.read_bytes,
            file_name=each.file,
            icon=":material/download:",
            on_click="ignore",
            key=f"original-{each.batch}",
        )
