"""Whether pictures can be drawn here, found out by drawing: what 管理 says of browser and font."""

import logging
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from briefing.pictures.browser import browser_path
from briefing.pictures.camera import Camera, NotDrawn
from errors import DashboardError

_log = logging.getLogger("dashboard")
_AGAIN = 30  # seconds after which a refusal is tried anew: somebody may have installed what lacked


@dataclass(frozen=True)
class Trial:
    """`browser` is the one found, "" where none; `refusal` why nothing can be drawn; both are
    final only when `done`."""

    browser: str = ""
    done: bool = False
    refusal: DashboardError | None = None


class _Drawing:
    """The latest trial, made aside: opening a browser takes longer than a page may wait."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.at = 0.0
        self.running: threading.Thread | None = None
        self.found: Trial | None = None

    def begin(self) -> None:
        old = time.monotonic() - self.at > _AGAIN
        stale = self.found is None or (self.found.refusal is not None and old)
        if stale and (self.running is None or not self.running.is_alive()):
            self.running = threading.Thread(target=self._draw, name="camera-trial", daemon=True)
            self.running.start()

    def _draw(self) -> None:
        refusal = None
        try:
            with Camera():
                pass
        except DashboardError as error:
            refusal = error
        except Exception as error:  # told as what it is; without an answer it would try for ever
            _log.exception("camera trial")
            refusal = NotDrawn(type(error).__name__)
        self.at = time.monotonic()
        self.found = Trial(_name(), True, refusal)


_drawing = _Drawing()


def trial(wait: float = 0.0) -> Trial:
    """What is known now, begun where nothing is; at most `wait` seconds until it is known."""
    with _drawing.lock:
        if browser_path() is None:
            return Trial(done=True)
        _drawing.begin()
        running = _drawing.running
    if running is not None and wait:
        running.join(wait)
    return _drawing.found or Trial(_name())


def _name() -> str:
    return Path(browser_path() or "").name
