"""Answers kept until the store changes: what one reader asked, the next need not wait for."""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

import pandas as pd

from data.keeping.store import Store

P = ParamSpec("P")
Answer = TypeVar("Answer")


def remembered(
    function: Callable[Concatenate[Store, P], Answer],
) -> Callable[Concatenate[Store, P], Answer]:
    """`function(store, …)` asked again gives the same answer until something is published.

    The store's revision is read before the facts are: an answer may be newer than its key says,
    never older. Answers are shared between readers and must not be changed by them; frames are
    given out as copies that share their data until written to.
    """

    @wraps(function)
    def answer(store: Store, *args: P.args, **named: P.kwargs) -> Answer:
        key = (
            function,
            store.revision,
            *map(_key, args),
            *((name, _key(value)) for name, value in sorted(named.items())),
        )
        kept = store.answers.get(key)
        if kept is None:
            with store.answers.alone(key):
                kept = store.answers.get(key)
                if kept is None:
                    kept = ((args, named), function(store, *args, **named))
                    store.answers.keep(key, *kept)
        found = kept[1]
        return found.copy(deep=False) if isinstance(found, pd.DataFrame) else found

    return answer


def _key(value: Any) -> Hashable:
    """The question's part of the key: sequences by content, the catalogue by identity."""
    if isinstance(value, (list, tuple)):
        return tuple(value)
    try:
        hash(value)
    except TypeError:
        return id(value)
    return value
