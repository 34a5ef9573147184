"""Files sent and never taken do not fill the memory."""

from pathlib import Path

import pytest

from accounts import watch
from accounts.person import LOCAL
from data.keeping.acts import acts
from data.keeping.store import Store
from pages.shared.front import gate, intake, knock
from pages.shared.front.intake import MOST_BYTES, MOST_FILES, MOST_OF_ALL, Intake
from tests.pages.doorstep import house

FOLDER = "/_stcore/upload_file/tab"
MB = 1 << 20


def filled(held: dict, owner: str = "a", most: int = 1000, size: int = 50 * MB) -> int:
    """How many files of this size come in for good, one after the other."""
    room = Intake(lambda session, file: held.get((session, file)))
    for number in range(most):
        if not room.admits(owner, f"{FOLDER}/{number}", size):
            return number
        held["tab", str(number)] = size
        room.arrived(f"{FOLDER}/{number}")
    return most


def test_what_nobody_takes_is_bounded() -> None:
    assert filled({}) == MOST_BYTES // (50 * MB)
    assert filled({}, size=1) == MOST_FILES


def test_what_a_page_has_taken_makes_room() -> None:
    held: dict = {}
    room = Intake(lambda session, file: held.get((session, file)))
    for number in range(50):
        assert room.admits("a", f"{FOLDER}/{number}", 50 * MB)
        room.arrived(f"{FOLDER}/{number}")


def test_what_is_on_its_way_counts_and_each_has_room_of_their_own() -> None:
    room = Intake(lambda session, file: None)
    most = MOST_BYTES // (50 * MB)
    assert all(room.admits("a", f"{FOLDER}/{n}", 50 * MB) for n in range(most))
    assert not room.admits("a", f"{FOLDER}/x", 50 * MB)
    assert not room.admits("a", f"{FOLDER}/0", 50 * MB), "nor the same file a second time"
    assert room.admits("b", f"{FOLDER}/y", 50 * MB)
    room.arrived(f"{FOLDER}/0")
    assert room.admits("a", f"{FOLDER}/x", 50 * MB)


def test_all_together_are_bounded() -> None:
    room = Intake(lambda session, file: None)
    taken = sum(room.admits(f"a{n}", f"{FOLDER}/{n}", 50 * MB) for n in range(100))
    assert taken == MOST_OF_ALL // (50 * MB)


def test_the_gate_refuses_with_a_sentence_and_a_line(
    store: Store, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "_watch", watch.Watch())
    monkeypatch.setattr(knock, "bound_to_loopback", lambda: True)
    monkeypatch.setattr(intake, "MOST_BYTES", 40)
    monkeypatch.setattr(gate, "Intake", lambda: Intake(lambda session, file: 10))
    with house(store, home) as client:
        answers = [client.put(f"{FOLDER}/{n}", content=b"x" * 10).status_code for n in range(6)]
        assert answers == [200, 200, 200, 200, 429, 429]
        assert client.delete(f"{FOLDER}/0").status_code == 200
    assert acts(store).iloc[0]["subject"] == "同时上传的太多"
    assert acts(store).iloc[0]["account"] == LOCAL.account
