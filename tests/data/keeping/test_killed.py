"""kill -9 at any moment of a publication leaves the old or the new state, whole, and it is known
which. Two hundred moments: python -m benchmarks --only kill."""

import random
from pathlib import Path

from benchmarks.kill import Killing

MOMENTS = 20


def test_a_killed_publication_leaves_a_whole_state(tmp_path: Path) -> None:
    killing, randomly = Killing(tmp_path, 60), random.Random(11)
    moments = [randomly.uniform(0, killing.duration) for _ in range(MOMENTS)]
    outcomes = [killing.kill(moment) for moment in moments]
    assert [each.why for each in outcomes if each.state == "broken"] == []
    assert {each.state for each in outcomes} <= {"old", "new"}
