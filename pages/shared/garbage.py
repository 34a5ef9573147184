"""Garbage is looked for now and then, beside the pages, and not after every run of a page.

Streamlit would collect all of it after each run (runner.postScriptGC, off in config.toml) and walk
all that lives to find it, above all the answers kept for the next reader: with fifty readers two
thirds of the server's time went there, and nobody else gets on while it lasts.
"""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_PAUSE = 30.0  # seconds; what is young is collected meanwhile, as in every program


@contextmanager
def collected() -> Iterator[None]:
    """Around the life of the server."""
    stop = threading.Event()
    collector = threading.Thread(target=_collect, args=(stop,), name="garbage", daemon=True)
    collector.start()
    try:
        yield
    finally:
        stop.set()
        collector.join(_PAUSE)


def _collect(stop: threading.Event) -> None:
    done = 0
    while not stop.wait(_PAUSE):
        if _made() != done:  # at night nothing is made, and nothing needs doing
            gc.collect()
            done = _made()


def _made() -> int:
    """Grows while things are made."""
    return gc.get_stats()[0]["collections"]
