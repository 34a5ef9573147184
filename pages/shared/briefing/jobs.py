"""Briefings in the making: a thread each, few at a time, gone with the tab that asked for them."""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

from briefing.course import Cancelled, Course
from errors import DashboardError
from pages.shared.failures import ticket

MOST = 2  # at once in this process: writing is work for the processor
_GRACE = 20.0  # seconds a tab may be away, for a reload or a lost connection
_running: set["Job"] = set()
_one = threading.Lock()

Work = Callable[[Course], Mapping[str, bytes]]


class TooMany(DashboardError):
    """As many briefings as may be are in the making."""

    def __init__(self) -> None:
        super().__init__(
            "请稍候再生成", f"已有{MOST}份简报正在生成。", "等其中一份做完（约一分钟）再点一次。"
        )


class OneOfYours(DashboardError):
    """A person has a briefing in the making: the other places are for the others."""

    def __init__(self) -> None:
        super().__init__(
            "请稍候再生成", "您已有一份简报正在生成。", "等它做完，或在那个页面上取消后再点一次。"
        )


@dataclass(eq=False)
class Job:
    """One briefing: what it is made `of`, `whose` it is, how far it is, and in the end its files or
    what went wrong."""

    of: Any
    whose: str = ""
    share: float = 0.0
    words: str = "正在开始"
    files: dict[str, bytes] = field(default_factory=dict)
    fault: DashboardError | None = None
    bug: str = ""
    seconds: float = 0.0
    ended: threading.Event = field(default_factory=threading.Event)
    called_off: threading.Event = field(default_factory=threading.Event)

    @property
    def running(self) -> bool:
        """True until it has files, a fault, or was called off."""
        return not self.ended.is_set()

    def cancel(self) -> None:
        """Stop at the next step; nothing is left."""
        self.called_off.set()


def begin(of: Any, work: Work, whose: str = "") -> Job:
    """Start making, one at a time for each account. Raises TooMany, OneOfYours."""
    job, watched = Job(of, whose), _tab()
    with _one:
        if whose and any(each.whose == whose for each in _running):
            raise OneOfYours
        if len(_running) >= MOST:
            raise TooMany
        _running.add(job)
    thread = threading.Thread(target=_make, args=(job, work, watched), daemon=True)
    thread.name = "briefing"
    thread.start()
    return job


def many() -> int:
    """How many are in the making."""
    return len(_running)


def _make(job: Job, work: Work, here: Callable[[], bool]) -> None:
    began, seen = time.monotonic(), time.monotonic()

    def tell(share: float, words: str) -> None:
        nonlocal seen
        job.share, job.words = share, words
        seen = time.monotonic() if here() else seen
        if time.monotonic() - seen > _GRACE:
            job.called_off.set()

    try:
        files = work(Course(tell, job.called_off))
        if not job.called_off.is_set():
            job.files = dict(files)
    except Cancelled:
        pass
    except DashboardError as error:
        job.fault = error
    except Exception as error:
        job.bug = ticket(error)
    finally:
        with _one:
            _running.discard(job)
        job.seconds = time.monotonic() - began
        job.ended.set()


def _tab() -> Callable[[], bool]:
    """Whether the tab that asks is still open; always, where there is no server."""
    context = get_script_run_ctx(suppress_warning=True)
    if context is None or not runtime.exists():
        return lambda: True
    session = context.session_id
    return lambda: not runtime.exists() or runtime.get_instance().is_active_session(session)


__all__ = ["MOST", "Job", "OneOfYours", "TooMany", "begin", "many"]
