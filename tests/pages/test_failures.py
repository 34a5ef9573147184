"""The frame of every page: a sentence for what could not be done, a ticket for a bug."""

import logging
import re

import pytest
from streamlit.testing.v1 import AppTest


def refused() -> None:
    from errors import DashboardError
    from pages.shared.failures import failures_shown

    with failures_shown():
        raise DashboardError("数据库正被占用", "另一个程序正在使用。", "请稍后再试。")


def broken() -> None:
    from pages.shared.failures import failures_shown

    with failures_shown():
        raise KeyError("secret detail")


def stopped() -> None:
    import streamlit as st

    from pages.shared.failures import failures_shown

    with failures_shown():
        st.write("before")
        st.stop()
    st.write("after")


def test_what_could_not_be_done_is_a_sentence() -> None:
    page = AppTest.from_function(refused).run()
    assert page.error[0].value == "另一个程序正在使用。请稍后再试。"


def test_a_bug_is_a_ticket_and_the_log_has_its_traceback(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR, logger="dashboard"):
        page = AppTest.from_function(broken).run()
    shown = page.error[0].value
    number = re.search(r"编号 ([0-9A-F]{8})", shown)
    assert number and "secret" not in shown and not page.exception
    record = next(record for record in caplog.records if number[1] in record.getMessage())
    assert record.exc_info and "secret detail" in str(record.exc_info[1])


def test_stopping_a_page_is_not_an_error() -> None:
    page = AppTest.from_function(stopped).run()
    assert [each.value for each in page.markdown] == ["before"] and not page.error
