"""A workbook read in a process of its own: the same Reading, and no fault of it ends a server."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from data.reading import apart, workbook
from data.reading.apart import Room, Worker
from data.reading.parcel import packed, unpacked
from data.reading.report import as_dict
from tests.data.reading.biff import xls
from tests.data.reading.books import book, saved
from tests.data.reading.test_containers import HTML, LINES, ROWS, ods

GOOD = saved(book(ROWS))
FILES = {
    "a.xlsx": GOOD,
    "a.ods": ods(),
    "a.xls": xls({"表": ROWS}, ((0, 0, 0, 2),)),
    "a.csv": "\n".join(LINES).encode(),
    "a.html": HTML.encode("gbk"),
    "empty.xlsx": b"",
    "odd.xlsx": b"PK\x03\x04 no workbook",
}
BEGIN = "import os, time, data.reading.worker as worker\n"
FAULTS = {
    "crash": ("os.abort()", 20.0, "中途退出"),
    "left": ("os._exit(0)", 20.0, "中途退出"),
    "hang": ("time.sleep(60)", 1.0, "还没有读完"),
    "memory": ("bytearray(1 << 46)", 20.0, "内存太多"),
    "error": ("1 / 0", 20.0, "出了错"),
}


@pytest.fixture(scope="module")
def room():
    room = Room(1)
    yield room
    room.close()


def told(reading: workbook.Reading) -> tuple:
    return (
        as_dict(reading),
        reading.name,
        reading.sheets,
        reading.tables
        and [
            (table.rows, table.columns, [values.raw for values in table.values])
            for table in reading.tables
        ],
    )


@pytest.mark.parametrize("name", FILES)
def test_what_is_read_apart_is_what_is_read_here(room: Room, name: str) -> None:
    assert str(told(room.read(FILES[name], name))) == str(told(workbook.read(FILES[name], name)))


def test_a_path_and_a_sheet_may_be_given(room: Room, tmp_path: Path) -> None:
    path = tmp_path / "月报.xlsx"
    path.write_bytes(GOOD)
    assert room.read(path).name == "月报.xlsx"
    assert room.read(path, sheet="没有").findings.items[0].code == "no_sheet"
    assert room.read(tmp_path / "无.xlsx").findings.items[0].code == "no_file"


def test_columns_come_back_as_they_went() -> None:
    rows = [["单位", "产值（万元）", "备注"], *([f"企业{n}", n + 0.5, "x"] for n in range(400))]
    rows[7][1] = "未报"
    reading = workbook.read(saved(book(rows)), "a.xlsx")
    again = unpacked([bytes(part) for part in packed(reading)])
    assert str(told(again)) == str(told(reading))
    assert again.tables[0].rows[0].texts is not again.tables[0].rows[1].texts


@pytest.mark.parametrize("fault", FAULTS)
def test_a_reader_that_fails_is_a_finding_and_the_next_file_is_read(
    fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    does, seconds, said = FAULTS[fault]
    monkeypatch.setattr(apart, "_GRACE", 60.0)  # on a crowded machine a worker starts slowly
    broken = f"{BEGIN}worker.read = lambda *asked: {does}\nworker.main()"
    programs = iter([("-c", broken)])
    room = Room(1, seconds, lambda: Worker(next(programs, apart._PROGRAM)))
    try:
        found = room.read(GOOD, "坏.xlsx").findings
        assert [finding.code for finding in found.items] == ["reader_failed"]
        assert found.blocking and said in found.items[0].message
        room._seconds = 60.0
        assert room.read(GOOD, "好.xlsx").tables
    finally:
        room.close()


def test_a_workbook_is_marked_apart_too(room: Room) -> None:
    findings = workbook.read(GOOD, "a.xlsx").findings
    findings.add("odd_number", "Sheet1", "B3", "x")
    assert room.mark(GOOD, "a.xlsx", findings, None)[1] == "a_问题标注.xlsx"
    crashes = f"{BEGIN}worker._mark = lambda *given: os.abort()\nworker.main()"
    broken = Room(1, worker=lambda: Worker(("-c", crashes)))
    with pytest.raises(apart.Unmarked):
        broken.mark(GOOD, "a.xlsx", findings, None)
    broken.close()


def test_a_worker_killed_between_two_files_is_replaced(room: Room) -> None:
    room.read(GOOD, "一.xlsx")
    worker = room._idle[0]
    worker._process.kill()
    worker._process.wait()
    assert room.read(GOOD, "二.xlsx").tables
    assert room._idle[0].id != worker.id


def test_what_a_library_prints_spoils_no_answer() -> None:
    noisy = (
        f"{BEGIN}read = worker.read\n"
        "worker.read = lambda *asked: (os.write(1, b'panicked'), print('!'), read(*asked))[2]\n"
        "worker.main()"
    )
    room = Room(1, worker=lambda: Worker(("-c", noisy)))
    assert room.read(GOOD, "一.xlsx").tables
    room.close()


def test_no_worker_is_left_behind() -> None:
    room = Room(2)
    readers = [threading.Thread(target=room.read, args=(GOOD, "a.xlsx")) for _ in range(4)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    workers = list(room._all)
    room.close()
    assert workers and all(worker._process.poll() is not None for worker in workers)


def test_workers_end_with_a_server_that_was_killed() -> None:
    script = (
        "import os\nfrom data.reading import apart\napart.open_room()\n"
        "apart.read(b'a,b\\n1,2\\n', 'a.csv')\n"
        "print(apart._room._idle[0].id, flush=True)\nos.kill(os.getpid(), 9)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=apart._ROOT, check=False
    )
    worker, until = int(done.stdout), time.monotonic() + 60
    while _runs(worker) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _runs(worker)


def _runs(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_the_room_is_open_for_a_server_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert apart._room is None
    here = os.getpid()
    monkeypatch.setattr(workbook, "read", lambda *asked: here)
    assert apart.read(GOOD, "a.xlsx") == here


def test_a_worker_knows_no_page() -> None:
    script = (
        "import sys, data.reading.worker\n"
        "print([name for name in ('streamlit', 'duckdb', 'pandas') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=apart._ROOT, check=True
    )
    assert done.stdout.strip() == "[]"
