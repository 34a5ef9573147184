"""Which questions were slow: by who asked, a bounded number, never what was asked."""

import pytest

from data.keeping import timing
from data.keeping.store import Store

SECRET = "某某有限公司"


def asks(store: Store) -> None:
    store.rows("select $name", {"name": SECRET})


def test_the_asker_is_named_and_nothing_of_the_question(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timing, "_WORTH", 0.0)
    asks(store)
    asks(store)
    slow = next(each for each in store.slowest.worst() if each.name.endswith(".asks"))
    assert slow.times == 2 and slow.seconds > 0
    assert SECRET not in str(store.slowest.worst()) and "select" not in str(store.slowest.worst())


def test_the_worst_are_kept_and_no_more() -> None:
    slowest = timing.Slowest()
    for number in range(100):
        slowest._keep(f"asker{number}", float(number))
    worst = slowest.worst()
    assert len(worst) == 20 and worst[0].name == "asker99" and worst[-1].name == "asker80"


def test_quick_questions_are_not_looked_at(store: Store) -> None:
    store.rows("select 1")
    assert all(each.seconds >= 0.05 for each in store.slowest.worst())
