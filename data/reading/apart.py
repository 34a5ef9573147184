"""Workbooks opened in a process of their own: a parser that crashes or hangs ends no server.

A server opens the room when it starts; from then on `read` and `mark` ask a worker. Where nobody
opened it (the command line) a workbook is opened where it is asked for. The worker is an ordinary
program spoken to over pipes, so that it never imports a page, whatever started the server.
"""

import atexit
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from data.findings import Findings
from data.reading import workbook
from data.reading.workbook import Reading
from data.reading.worker import FAILED, MARK, MEMORY, READ, READY, receive, send
from errors import DashboardError

_ROOT = Path(__file__).parent.parent.parent
_PROGRAM = ("-m", "data.reading.worker")
SECONDS = 120.0
"""Within which a workbook is read; the largest takes about ten on a slow machine."""

_WORKERS = 2
_GRACE = 5.0
_WHY = {
    MEMORY: "读它需要的内存太多",
    FAILED: "读取程序出了错",
    "ended": "读取程序中途退出了",
    "hung": "读了 {seconds:g} 秒还没有读完",
}


class ReaderUnavailable(DashboardError):
    """No worker could be started."""

    def __init__(self) -> None:
        super().__init__(
            "读取程序没有启动",
            "上传的文件要由单独的读取程序来读，它没有启动。",
            "请看服务日志；重新启动看板后再上传。",
        )


class Unmarked(DashboardError):
    """The marked workbook could not be made of this file."""

    def __init__(self, file: str, why: str) -> None:
        super().__init__(
            "没有生成标注表", f"“{file}”标注不出来：{why}。", "请按页面上的问题清单修改原表。"
        )


class Worker:
    """One process that reads; `ended` once it can be asked no more."""

    def __init__(self, program: Sequence[str] = _PROGRAM) -> None:
        self.ended = False
        self._greeted = False
        self._process = subprocess.Popen(
            [sys.executable, *program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=_ROOT,
            env=os.environ | {"PYTHONPATH": str(_ROOT), "OPENBLAS_NUM_THREADS": "1"},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    @property
    def id(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """True while it can be asked."""
        return not self.ended and self._process.poll() is None

    def does(self, task: str, given: tuple[Any, ...], seconds: float) -> tuple[Any, str]:
        """What the task gave, or None and the word for why."""
        # The worker ends itself in time; should it not even do that, it is ended from here.
        late = threading.Event()
        watch = threading.Timer(seconds + _GRACE, lambda: (late.set(), self._process.kill()))
        watch.daemon = True
        watch.start()
        begun = time.monotonic()
        try:
            self._greet()
            send(self._process.stdin, (task, given, seconds))
            answer, failure, self.ended = receive(self._process.stdout)
        except (EOFError, OSError):
            self.end(0)
            hung = late.is_set() or time.monotonic() - begun >= seconds
            return None, "hung" if hung else "ended"
        finally:
            watch.cancel()
        return answer, failure

    def _greet(self) -> None:
        """Wait, once, until it says that it has started."""
        if self._greeted:
            return
        self._greeted = self._process.stdout.readline() == READY
        if not self._greeted:
            self.end(0)
            raise ReaderUnavailable

    def end(self, patience: float = 2.0) -> None:
        """Let it finish, then make it; no process stays behind."""
        self.ended = True
        with suppress(OSError):
            self._process.stdin.close()
        try:
            self._process.wait(patience)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()


class Room:
    """A few workers; who asks when all are busy waits."""

    def __init__(
        self,
        workers: int = _WORKERS,
        seconds: float = SECONDS,
        worker: Callable[[], Worker] = Worker,
    ) -> None:
        self._seconds, self._worker = seconds, worker
        self._free = threading.BoundedSemaphore(workers)
        self._idle: list[Worker] = [worker()]
        self._all = set(self._idle)
        self._lock = threading.Lock()
        self._closed = False

    def read(
        self, source: Path | bytes, name: str | None = None, sheet: str | None = None
    ) -> Reading:
        """As data.reading.workbook.read; a reader that failed is a blocking finding."""
        source = source.absolute() if isinstance(source, Path) else source
        reading, why = self._done(READ, (source, name, sheet))
        if not why:
            return reading
        shown = name or (source.name if isinstance(source, Path) else "")
        findings = Findings()
        findings.add("reader_failed", value=shown, file=shown, why=why)
        return Reading(shown, [], [], findings)

    def mark(self, content: bytes, name: str, findings: Any, answers: Any) -> tuple[bytes, str]:
        """As data.marking.mark. Raises Unmarked."""
        marked, why = self._done(MARK, (content, name, findings, answers))
        if why:
            raise Unmarked(name, why)
        return marked

    def close(self) -> None:
        """End all workers."""
        with self._lock:
            self._closed, workers = True, list(self._all)
            self._idle.clear()
        for worker in workers:
            worker.end()

    def _done(self, task: str, given: tuple[Any, ...]) -> tuple[Any, str]:
        with self._free:
            worker = self._taken()
            try:
                answer, failure = worker.does(task, given, self._seconds)
            finally:
                self._back(worker)
        return answer, _WHY[failure].format(seconds=self._seconds) if failure else ""

    def _taken(self) -> Worker:
        with self._lock:
            while self._idle:
                worker = self._idle.pop()
                if worker.alive:
                    return worker
                self._all.discard(worker)
            worker = self._worker()
            self._all.add(worker)
            return worker

    def _back(self, worker: Worker) -> None:
        """Keep the worker for the next; one that has ended is replaced at once, to be warm."""
        with self._lock:
            if not worker.alive:
                self._all.discard(worker)
                worker.end()
                if self._closed:
                    return
                worker = self._worker()
                self._all.add(worker)
            self._idle.append(worker)


_room: Room | None = None


def open_room() -> None:
    """From now on, until `close_room`, this process has workbooks read apart."""
    global _room
    if _room is None:
        _room = Room()
        atexit.register(close_room)


def close_room() -> None:
    """End the workers."""
    global _room
    room, _room = _room, None
    if room:
        room.close()
        atexit.unregister(close_room)


def read(source: Path | bytes, name: str | None = None, sheet: str | None = None) -> Reading:
    """`source` as tables, read apart where the room is open."""
    room = _room
    return room.read(source, name, sheet) if room else workbook.read(source, name, sheet)


def mark(
    content: bytes, name: str, findings: Any, answers: Mapping[str, str] | None = None
) -> tuple[bytes, str]:
    """The marked workbook and its name, made apart where the room is open."""
    room = _room
    if room:
        return room.mark(content, name, findings, answers)
    from data.marking import mark as here

    return here(content, name, findings, answers)
