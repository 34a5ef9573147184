"""Answers kept until the store changes: what one reader asked, the next need not wait for."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

import pandas as pd

from data.keeping.store import Store
from data.keeping.topics import EVERYTHING, Grounds, grounds, read, rested

P = ParamSpec("P")
Answer = TypeVar("Answer")


@dataclass
class Kept:
    """An answer with its question, so that nothing in it is freed, and what it rests on.

    `seen` is the last revision at which it was known to hold. `state` stays the same object as
    long as the answer does, whenever it was found anew: what rests on it need not be.
    """

    question: Any
    answer: Any
    grounds: Grounds
    seen: int
    state: object = field(default_factory=object)


def remembered(
    function: Callable[Concatenate[Store, P], Answer],
) -> Callable[Concatenate[Store, P], Answer]:
    """`function(store, …)` asked again gives the same answer until something it rests on changes.

    What it reads is noted while it is sought: the topics of its questions to the store, and other
    remembered answers. After a commit it holds where none of the topics was written to and each of
    those answers, looked at the same way, is the same; else it is sought again. The store's
    revision is read before anything else: an answer may be newer than it says, never older.
    Only what reaches it through the store, its arguments and other remembered answers may count.
    Answers are shared between readers and must not be changed by them; frames are given out as
    copies that share their data until written to.
    """

    @wraps(function)
    def answer(store: Store, *args: P.args, **named: P.kwargs) -> Answer:
        key = (
            function,
            *map(_key, args),
            *((name, _key(value)) for name, value in sorted(named.items())),
        )

        def now() -> Kept:
            kept = store.answers.get(key)
            if kept is None or kept.seen != store.revision:
                with store.answers.alone(key):
                    kept = store.answers.get(key)
                    if kept is None or not _holds(store, kept):
                        kept = _sought(store, function, args, named, kept)
                        store.answers.keep(key, kept)
            return kept

        try:
            kept = now()
        except BaseException:
            read((EVERYTHING,))  # whoever goes on without it: it may not fail the next time
            raise
        rested((id(store.answers), key), now, kept.state)
        found = kept.answer
        return found.copy(deep=False) if isinstance(found, pd.DataFrame) else found

    return answer


def _sought(store: Store, function: Callable, args: Any, named: Any, before: Kept | None) -> Kept:
    revision = store.revision
    with grounds() as found:
        answer = function(store, *args, **named)
    if not found.topics and not found.answers:
        found.topics.add(EVERYTHING)  # it has ways of its own to what it tells
    kept = Kept((args, named), answer, found, revision)
    if before is not None and _same(before.answer, answer):
        kept.state = before.state
    return kept


def _holds(store: Store, kept: Kept) -> bool:
    """True where nothing it rests on has changed since it was last seen to hold."""
    revision = store.revision
    if kept.seen == revision:
        return True
    if store.written(kept.grounds.topics) > kept.seen:
        return False
    for now, state in kept.grounds.answers.values():
        try:
            if now().state is not state:
                return False
        except Exception:
            return False  # seeking it again will say why
    kept.seen = revision
    return True


def _same(before: Any, after: Any) -> bool:
    try:
        return type(before) is type(after) and bool(before == after)
    except (TypeError, ValueError):
        return False  # frames, and what holds them: taken for another


def _key(value: Any) -> Hashable:
    """The question's part of the key: sequences by content, the catalogue by identity."""
    if isinstance(value, (list, tuple)):
        return tuple(value)
    try:
        hash(value)
    except TypeError:
        return id(value)
    return value
