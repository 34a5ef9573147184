"""How an error reaches the reader: a sentence for what could not be done, a ticket for a bug."""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from errors import DashboardError
from pages.shared.plain import plain

_log = logging.getLogger("dashboard")


@contextmanager
def failures_shown() -> Iterator[None]:
    """The frame around a page or a fragment: nothing leaves it as a traceback.

    Streamlit's own control flow (stop, rerun) is a BaseException and passes through.
    """
    try:
        yield
    except Exception as error:
        show(error)


def show(error: Exception) -> bool:
    """Put `error` on the page; always True, "it has been shown" (the answer st.App asks for)."""
    if isinstance(error, DashboardError):
        sentence = plain(f"{error.message}{error.advice}")
        st.error(sentence, title=error.title, icon=":material/error:")
    else:
        st.error(
            f"编号 {ticket(error)}。请刷新页面再试；仍然出现时，请把编号告诉管理员查日志。",
            title="系统内部错误",
            icon=":material/bug_report:",
        )
    return True


def ticket(error: Exception) -> str:
    """Eight characters a user can read out, under which `error` is logged with its traceback."""
    number = secrets.token_hex(4).upper()
    _log.error("ticket %s: %s", number, type(error).__name__, exc_info=error)
    return number
