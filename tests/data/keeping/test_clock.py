"""Moments as people here read them, whatever clock the server keeps."""

import time
from collections.abc import Iterator
from datetime import datetime

import pytest

from data.keeping.clock import written


@pytest.fixture(params=["UTC", "America/Los_Angeles", "Asia/Shanghai"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("the zone of a process cannot be set here")
    with monkeypatch.context() as patched:
        patched.setenv("TZ", request.param)
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("zone")
def test_a_kept_moment_is_written_in_beijing_time() -> None:
    assert written(datetime(2026, 7, 9, 23, 5)) == "2026-07-10 07:05"
