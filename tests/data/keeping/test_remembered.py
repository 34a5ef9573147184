"""Answers are asked once a revision, never older than the store, never changed by a reader."""

from concurrent.futures import ThreadPoolExecutor

import pandas as pd

from data.keeping.remembered import remembered
from data.keeping.store import Store


def counted():
    asked = []

    @remembered
    def rows(store: Store, *names: object, limit: int | None = None) -> int:
        asked.append(names)
        return store.rows("select count(*) from migrations")[0][0]

    return rows, asked


def test_asked_once_until_something_is_kept(store: Store) -> None:
    rows, asked = counted()
    first = rows(store, "a", ["x", "y"])
    assert rows(store, "a", ["x", "y"]) == first and len(asked) == 1
    rows(store, "a", ["x"])
    rows(store, "a", ["x", "y"], limit=1)
    assert len(asked) == 3
    with store.transaction() as cursor:
        cursor.execute("insert into migrations values ('later', now()::timestamp)")
    assert rows(store, "a", ["x", "y"]) == first + 1 and len(asked) == 4


def test_a_rolled_back_transaction_changes_nothing(store: Store) -> None:
    rows, asked = counted()
    rows(store)
    try:
        with store.transaction() as cursor:
            cursor.execute("insert into migrations values ('never', now()::timestamp)")
            raise KeyError
    except KeyError:
        pass
    rows(store)
    assert len(asked) == 1


def test_two_stores_answer_for_themselves(store: Store) -> None:
    rows, asked = counted()
    other = Store.memory()
    rows(store)
    rows(other)
    assert len(asked) == 2
    other.close()


def test_a_reader_may_write_into_its_frame(store: Store) -> None:
    @remembered
    def frame(_store: Store) -> pd.DataFrame:
        return pd.DataFrame({"a": [1, 2]})

    mine = frame(store)
    mine["a"] = 0
    mine.loc[0, "a"] = 5
    assert frame(store)["a"].to_list() == [1, 2]


def test_the_oldest_is_forgotten_and_threads_agree(store: Store) -> None:
    rows, asked = counted()
    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(lambda number: rows(store, number % 600), range(1800)))
    assert len(answers) == 1 and len(asked) >= 600
    asked.clear()
    rows(store, 599)
    assert not asked
