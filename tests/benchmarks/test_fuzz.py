"""Thirty cases of what `make fuzz` does for ten minutes, always the same cases."""

import re
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from benchmarks.mutations import mutated
from tests.data.reading.books import book, saved
from tests.data.reading.test_containers import HTML, ROWS

ROOT = Path(__file__).parents[2]


def test_spoilt_workbooks_end_in_no_traceback(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.fuzz", "--cases", "30", "--seed", "1",
         "--keep", str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(re.match(r"(\d+) 个变异文件", done.stdout)[1]) == 30


@pytest.mark.parametrize("content", [saved(book(ROWS)), HTML.encode("gbk")])
def test_a_case_is_made_from_its_number_alone(content: bytes) -> None:
    twice = [[mutated(content, Random(f"1:{n}")) for n in range(30)] for _ in range(2)]
    sizes = [[len(each) for each in cases] for cases in twice]
    assert sizes[0] == sizes[1] and any(each != content for each in twice[0])
