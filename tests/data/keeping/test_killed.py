"""kill -9 at any moment of a publication leaves the old or the new state, whole."""

import random
import subprocess
import sys
import time
from pathlib import Path

from data.keeping.checking import check
from data.keeping.store import Store
from tests.data.keeping.test_threads import UNITS, read

ROOT = Path(__file__).parents[3]
MOMENTS = 6


def kill_while_publishing(home: Path, first: int, moment: float) -> int:
    """Start publishing, kill it `moment` seconds into the second publication; the last begun."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.data.keeping.publishing", str(home), str(first)],
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    begun = [int(process.stdout.readline()), int(process.stdout.readline())]
    time.sleep(moment)
    process.kill()
    rest, _ = process.communicate()
    return max([*begun, *(int(line) for line in rest.split())])


def test_a_killed_publication_leaves_a_whole_state(tmp_path: Path) -> None:
    randomly, last = random.Random(11), 0
    for _ in range(MOMENTS):
        begun = kill_while_publishing(tmp_path, last + 1, randomly.uniform(0, 0.12))
        store = Store.open(tmp_path)
        for turn in range(3):
            many, number = read(store, turn)
            assert many == UNITS
            assert number in (begun, begun - 1), "neither the old nor the new state"
        assert check(store) == []
        last = int(number)
        store.close()
