"""Twelve threads read while a thirteenth publishes: never a wrong figure, never half a state."""

import threading
from pathlib import Path

from data.directory import Unit
from data.keeping import batches
from data.keeping.difference import difference
from data.keeping.directories import directory
from data.keeping.store import Store
from tests.data.keeping.given import proposed, published

READERS, READS, UNITS = 12, 60, 40


def state(number: int) -> dict[str, list]:
    """The whole of one published state: every figure and every unit carries its number."""
    facts = [
        {"unit": f"链{place}", "value": float(number), "indicator": code}
        for place in range(UNITS)
        for code in ("output_value", "tax")
    ]
    units = [
        Unit("chain", f"链{place}", f"链{place}", (), place, {"edition": number})
        for place in range(UNITS)
    ]
    return {"facts": facts, "units": units}


def put(store: Store, number: int) -> str:
    said = state(number)
    return published(store, *said["facts"], units=said["units"])


def read(store: Store, turn: int) -> tuple[int, float]:
    """How many figures one read sees and the one number they all carry."""
    if turn % 3 == 0:
        rows = store.rows(
            "select unit, value::double from current_facts(null) "
            "where grain = 'chain' and indicator = 'tax' and last_month = 6"
        )
        numbers = {value for _, value in rows}
        many = len({unit for unit, _ in rows})
    elif turn % 3 == 1:
        frame = store.frame(
            "select unit, indicator, value::double as value "
            "from current_facts($asof) where year = $year",
            {"asof": None, "year": 2026},
        )
        numbers, many = set(frame["value"]), len(frame) // 2
    else:
        units = directory(store).of("chain")
        numbers, many = {float(unit.attributes["edition"]) for unit in units}, len(units)
    assert len(numbers) == 1, numbers
    return many, numbers.pop()


def test_reads_are_right_while_another_publishes(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    put(store, 1)
    wrong: list[object] = []
    done, latest = threading.Event(), [1]

    def reading() -> None:
        seen = 0.0
        for turn in range(READS):
            try:
                least = seen
                many, number = read(store, turn)
                # `latest` is set before its publication, so what is seen cannot be above it.
                if many != UNITS or not least <= number <= latest[0]:
                    wrong.append((many, number, least))
                seen = max(seen, number)
            except Exception as error:
                wrong.append(error)

    def publishing() -> None:
        while not done.is_set():
            latest[0] += 1
            put(store, latest[0])

    writer = threading.Thread(target=publishing)
    readers = [threading.Thread(target=reading) for _ in range(READERS)]
    for thread in (writer, *readers):
        thread.start()
    for thread in readers:
        thread.join()
    done.set()
    writer.join()
    assert wrong == []
    assert latest[0] > 2, "nothing was published meanwhile"
    store.close()


def test_two_publications_at_once_both_stand_one_after_the_other(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    threads = [threading.Thread(target=put, args=(store, number)) for number in range(1, 7)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    history = batches.history(store)
    assert list(history["ordinal"]) == [6, 5, 4, 3, 2, 1]
    assert history["published_at"].is_monotonic_decreasing and history["published_at"].is_unique
    store.close()


def test_previews_run_beside_each_other(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    put(store, 1)
    found: list[tuple[int, int]] = []

    def preview(number: int) -> None:
        seen = difference(store, proposed(*state(number)["facts"]))
        found.append((seen.changed, seen.same))

    threads = [threading.Thread(target=preview, args=(number % 2 + 1,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [(0, 2 * UNITS)] * 4 + [(2 * UNITS, 0)] * 4
    store.close()
