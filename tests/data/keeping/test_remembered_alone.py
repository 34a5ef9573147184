"""What many ask at once is looked for once."""

import threading
import time

from data.keeping.remembered import remembered
from data.keeping.store import Store


def test_one_looks_and_the_others_wait(store: Store) -> None:
    looked = []

    @remembered
    def slow(_store: Store, what: int) -> int:
        looked.append(what)
        time.sleep(0.05)
        return what * 2

    found: list[int] = []
    askers = [
        threading.Thread(target=lambda n=n: found.append(slow(store, n % 2))) for n in range(12)
    ]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert sorted(looked) == [0, 1] and sorted(found) == [0] * 6 + [2] * 6
    assert not store.answers._sought


def test_a_failure_is_kept_for_nobody(store: Store) -> None:
    turns = iter((ValueError, 5))

    @remembered
    def fails_once(_store: Store) -> int:
        found = next(turns)
        if found is ValueError:
            raise ValueError
        return found

    for expected in (None, 5, 5):
        try:
            assert fails_once(store) == expected
        except ValueError:
            assert expected is None
    assert not store.answers._sought
