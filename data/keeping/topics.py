"""What a question reads and a publication writes, so that answers outlive what touches them not."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

Topic = tuple[str, ...]
"""A table, and of facts and units a grain, and of facts an indicator: ("facts", "chain", "tax")."""

EVERYTHING: Topic = ()
"""Touched by every commit."""


class Topics:
    """At which revision each topic was last written to."""

    def __init__(self) -> None:
        self.revision = 0
        self._everything = 0
        self._written: dict[Topic, int] = {}

    def write(self, touched: Iterable[Topic] = (EVERYTHING,)) -> None:
        """One commit more. Only its one writer calls this; who sees the new revision sees what it
        touched."""
        now = self.revision + 1
        for topic in touched:
            if topic == EVERYTHING:
                self._everything = now
            self._written[topic] = now
        self.revision = now

    def written(self, read: Iterable[Topic]) -> int:
        """The revision at which any of the topics was last touched."""
        return max((self._at(topic) for topic in read), default=0)

    def _at(self, topic: Topic) -> int:
        if topic == EVERYTHING:
            return self.revision
        return max(self._everything, self._written.get(topic, 0))


class Grounds:
    """What an answer rests on: topics read, and other answers by key: how to have each as it is
    now, and the state it had when it was first used."""

    def __init__(self) -> None:
        self.topics: set[Topic] = set()
        self.answers: dict[object, tuple[Any, object]] = {}


_seeking = threading.local()


@contextmanager
def grounds() -> Iterator[Grounds]:
    """Collects what this thread reads meanwhile."""
    before = getattr(_seeking, "grounds", None)
    _seeking.grounds = Grounds()
    try:
        yield _seeking.grounds
    finally:
        _seeking.grounds = before


def read(topics: Iterable[Topic]) -> None:
    """Whoever is seeking an answer in this thread has read these."""
    found: Grounds | None = getattr(_seeking, "grounds", None)
    if found is not None:
        found.topics.update(topics)


def rested(key: object, now: Any, state: object) -> None:
    """Whoever is seeking an answer in this thread has used another one in this state."""
    found: Grounds | None = getattr(_seeking, "grounds", None)
    if found is not None:
        found.answers.setdefault(key, (now, state))
