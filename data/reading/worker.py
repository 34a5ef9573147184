"""The process a workbook is opened in: asked over its input, answers over its output.

Started by data/reading/apart.py as `python -m data.reading.worker`; it knows no page and no store.
"""

import faulthandler
import gc
import os
import signal
import struct
import sys
import traceback
from typing import BinaryIO

from data.reading.parcel import packed, unpacked
from data.reading.workbook import read

try:
    import resource
except ImportError:  # Windows has no limits of this kind; the time limit holds there too
    resource = None

READY = b"ready\n"
READ, MARK = "read", "mark"
MEMORY, FAILED = "memory", "failed"
# Beyond what the process holds when idle. A workbook of the largest size needs about half of it.
_MOST_MEMORY = 2 * 1024**3
# What was needed once is hardly given back: a process that has grown makes room for a new one.
_GROWN = 500 * 1024**2
_COUNT = struct.Struct("<Q")


def send(stream: BinaryIO, thing: object) -> None:
    """One thing, with the number and the lengths of its parts before it."""
    parts = packed(thing)
    stream.write(_COUNT.pack(len(parts)))
    stream.write(b"".join(_COUNT.pack(len(part)) for part in parts))
    for part in parts:
        stream.write(part)
    stream.flush()


def receive(stream: BinaryIO) -> object:
    """The thing sent; EOFError where the other side has ended."""
    count = _COUNT.unpack(_exactly(stream, _COUNT.size))[0]
    sizes = [_COUNT.unpack(_exactly(stream, _COUNT.size))[0] for _ in range(count)]
    return unpacked([_exactly(stream, size) for size in sizes])


def _exactly(stream: BinaryIO, size: int) -> bytearray:
    part = bytearray(size)
    view, have = memoryview(part), 0
    while have < size:
        more = stream.readinto(view[have:])
        if not more:
            raise EOFError
        have += more
    return part


def main() -> None:
    """Read what is asked for until the other side ends."""
    asked = sys.stdin.buffer
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a library that prints spoils no answer
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends this too
    gc.disable()  # between two workbooks is time enough to look for garbage
    _bound()
    answers.write(READY)
    answers.flush()
    try:
        while True:
            task, given, seconds = receive(asked)
            faulthandler.dump_traceback_later(seconds, exit=True)
            answer, failure = _answer(task, given)
            ending = bool(failure) or _grown()
            send(answers, (answer, failure, ending))
            faulthandler.cancel_dump_traceback_later()
            del given, answer
            if ending:
                return
            gc.collect()
    except (EOFError, BrokenPipeError):
        return


def _answer(task: str, given: tuple) -> tuple[object, str]:
    """What the task gave, or the word for why it did not; the traceback goes into the log."""
    try:
        return (_mark if task == MARK else read)(*given), ""
    except MemoryError:
        return None, MEMORY
    except Exception:
        traceback.print_exc()
        return None, FAILED


def _mark(*given: object) -> object:
    from data.marking import mark  # few workbooks are marked; a reader need not know how

    return mark(*given)


def _bound() -> None:
    """Keep memory within its limit, and leave the processor to those who look at pages."""
    if hasattr(os, "nice"):
        os.nice(5)
    if resource is None:
        return
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            held = int(file.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (held + _MOST_MEMORY, held + _MOST_MEMORY))
    except (OSError, ValueError):
        return  # a system without /proc or without this limit


def _grown() -> bool:
    if resource is None:
        return False
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak * (1 if sys.platform == "darwin" else 1024) > _GROWN


if __name__ == "__main__":
    main()
