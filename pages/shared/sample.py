"""Loading the sample data into an empty store, beside the pages, once per process."""

import logging
import threading

import streamlit as st

from catalog.catalog import Catalog
from data.keeping.batches import drop_demo, history
from data.keeping.store import Store

_log = logging.getLogger("dashboard")


class _Ended(Exception):
    """The server goes down: what is not loaded yet is left to the next start."""


class Loading:
    """How far the sample data are; written by one thread, read by every session."""

    def __init__(self) -> None:
        self.running = False
        self.ended = threading.Event()
        self.thread: threading.Thread | None = None
        self.done, self.total, self.file = 0, 0, ""

    def report(self, done: int, total: int, file: str) -> None:
        """Called by the loader before each workbook."""
        if self.ended.is_set():
            raise _Ended
        self.done, self.total, self.file = done, total, file


@st.cache_resource(show_spinner=False)
def _state() -> Loading:
    return Loading()


def begin(store: Store, catalog: Catalog) -> None:
    """Start loading in a thread of its own when the store has never held a batch.

    The mark in the store's folder is there while loading: a process stopped half-way leaves it,
    and the next one begins again.
    """
    mark = store.home / "sample-loading"
    if mark.exists():
        drop_demo(store)
    elif len(history(store)):
        return
    mark.touch()
    state = _state()
    state.running = True
    state.ended.clear()
    state.thread = threading.Thread(target=_load, args=(store, catalog, state), daemon=True)
    state.thread.start()


def end(patience: float = 15.0) -> None:
    """The server goes down: wait for the workbook in hand, before the store is closed under it."""
    state = _state()
    state.ended.set()
    if state.thread:
        state.thread.join(patience)


def _load(store: Store, catalog: Catalog, state: Loading) -> None:
    try:
        from demo.load import load

        load(store, catalog, report=state.report)
        (store.home / "sample-loading").unlink(missing_ok=True)
    except _Ended:
        _log.info("the sample data are loaded anew at the next start")
    except Exception:
        _log.exception("the sample data could not be loaded")
    finally:
        state.running = False


def loading() -> bool:
    """True until the sample data are in the store."""
    return _state().running


def progress() -> float:
    """From 0 to 1."""
    state = _state()
    return state.done / state.total if state.total else 0.0


def step() -> str:
    """What is being read, in words."""
    state = _state()
    if not state.total:
        return "正在生成示例报表……"
    return f"第 {state.done + 1} 份，共 {state.total} 份：{state.file}"
