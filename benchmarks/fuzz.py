"""`python -m benchmarks.fuzz [FOLDER …] [--seconds 600] [--seed N]`: spoilt workbooks.

Every file goes the whole way: read, understood, checked, compared, marked. It may be refused; it
must not end in a traceback, take ten seconds or a gigabyte. What does is kept, with how to see it
again. A case is made from its seed and number alone.
"""

import argparse
import faulthandler
import json
import os
import resource
import subprocess
import sys
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.mutations import mutated

_ROOT = Path(__file__).parent.parent
_SECONDS, _BYTES = 10.0, 1024**3
# Other work on the machine makes a case wait: only far beyond the limit is it ended by force.
_PATIENCE = 60.0
_ROUND = 400  # cases a process goes through before a new one starts
_NAMES = (
    "月报.xlsx",
    "a.xls",
    "1-6月.csv",
    "../../x.ods",
    "无后缀",
    "x" * 300 + ".xlsx",
    "2026年.html",
)


@dataclass
class Result:
    """What was tried and what went wrong."""

    cases: int = 0
    refused: int = 0
    slowest: float = 0.0
    peak: int = 0
    faults: list[str] = field(default_factory=list)


def run(folders: list[Path], seconds: float, seed: int, kept: Path, most: int) -> Result:
    """Cases one after the other in processes of their own until the time is over, or `most`."""
    kept.mkdir(parents=True, exist_ok=True)
    result, until = Result(), time.monotonic() + seconds
    with TemporaryDirectory(prefix="fuzz-") as folder:
        seeds = _seeds(Path(folder), folders)
        while time.monotonic() < until and result.cases < most:
            _round(Path(folder), seeds, seed, until, kept, result, most)
    return result


def _round(
    folder: Path, seeds: Path, seed: int, until: float, kept: Path, result: Result, most: int
) -> None:
    """One process; a death of it is a fault of the case it was at."""
    report = folder / "report.jsonl"
    report.unlink(missing_ok=True)
    left = max(1.0, until - time.monotonic())
    last = min(result.cases + _ROUND, most)
    asked = [str(seeds), str(seed), str(result.cases), str(last), str(left), str(folder)]
    with (folder / "stderr").open("wb") as told:
        code = subprocess.run(
            [sys.executable, "-m", "benchmarks.fuzz", "--round", *asked],
            cwd=_ROOT, stderr=told, stdout=told, check=False,
        ).returncode  # fmt: skip
    lines = report.read_text(encoding="utf-8").splitlines() if report.exists() else []
    for line in map(json.loads, lines):
        result.cases = line["case"] + 1
        result.refused += line["refused"]
        result.slowest = max(result.slowest, line["seconds"])
        result.peak = max(result.peak, line["peak"])
        if line["fault"]:
            _keep(folder, kept, seed, line["case"], line["fault"], result)
    if code:
        said = (folder / "stderr").read_text(encoding="utf-8", errors="replace")[-4000:]
        _keep(folder, kept, seed, result.cases, f"the process ended with {code}\n{said}", result)
        result.cases += 1


def _keep(folder: Path, kept: Path, seed: int, case: int, fault: str, result: Result) -> None:
    content, name = _case(sorted((folder / "seeds").iterdir()), seed, case)
    path = kept / f"{seed}-{case}"
    path.with_suffix(".bin").write_bytes(content)
    path.with_suffix(".txt").write_text(f"{name}\n{fault}", encoding="utf-8", errors="replace")
    result.faults.append(f"{path}.bin: {fault.strip().splitlines()[-1][:200]}")


def _seeds(folder: Path, folders: list[Path]) -> Path:
    """Good workbooks of every kind, under names in a fixed order."""
    from demo.build import build
    from tests.data.reading.biff import xls
    from tests.data.reading.test_containers import HTML, LINES, ROWS, XML, ods

    seeds = folder / "seeds"
    seeds.mkdir()
    made = build(folder / "demo")
    few = {f"{n:03}-{path.name}": path.read_bytes() for n, path in enumerate(made)}
    few |= {
        "a.ods": ods(), "a.xls": xls({"表": ROWS}, ((0, 0, 0, 2),)), "a.html": HTML.encode("gbk"),
        "a.csv": "\n".join(LINES).encode("gbk"), "a.xml": XML.encode(),
    }  # fmt: skip
    for given in folders:
        few |= {f"z-{n:03}": p.read_bytes() for n, p in enumerate(sorted(given.rglob("*.*")))}
    for name, content in few.items():
        if len(content) < 2_000_000:
            (seeds / name).write_bytes(content)
    return seeds


def _case(seeds: list[Path], seed: int, case: int) -> tuple[bytes, str]:
    chance = Random(f"{seed}:{case}")
    path = chance.choice(seeds)
    content = mutated(path.read_bytes(), chance)
    return content, chance.choice((path.name, path.name, chance.choice(_NAMES)))


def _go_through(seeds: Path, seed: int, cases: range, seconds: float, folder: Path) -> None:
    """The cases of one process, each told in a line as soon as it is over."""
    from catalog.loader import load
    from data.importing import import_file
    from data.keeping.store import Store

    resource.setrlimit(resource.RLIMIT_AS, (4 * _BYTES, 4 * _BYTES))
    store, catalog = Store.memory(), load()
    for path in sorted((folder / "demo").glob("*名录*")):
        import_file(store, catalog, path, publish=True)
    files, until = sorted(seeds.iterdir()), time.monotonic() + seconds
    with (folder / "report.jsonl").open("w", encoding="utf-8") as report:
        for case in cases:
            content, name = _case(files, seed, case)
            faulthandler.dump_traceback_later(_PATIENCE, exit=True)
            begun, refused, fault = time.thread_time(), False, ""
            try:
                refused = _whole_way(store, catalog, content, name)
            except Exception:
                fault = traceback.format_exc()
            spent = time.thread_time() - begun
            faulthandler.cancel_dump_traceback_later()
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
            fault = fault or (f"took {spent:.1f} s" if spent > _SECONDS else "")
            fault = fault or (f"took {peak / 2**30:.2f} GB" if peak > _BYTES else "")
            told = {
                "case": case,
                "refused": refused,
                "seconds": spent,
                "peak": peak,
                "fault": fault,
            }
            report.write(json.dumps(told) + "\n")
            report.flush()
            if time.monotonic() > until or peak > _BYTES:
                return


def _whole_way(store, catalog, content: bytes, name: str) -> bool:
    """Prepare the workbook and mark it; True where it was refused."""
    from data.importing import prepare
    from data.marking import mark
    from data.reading.container import opened
    from data.reading.refusal import Refusal

    draft = prepare(store, catalog, content, name)
    codes = Counter(finding.code for finding in draft.findings.items)
    assert all(finding.message for finding in draft.findings.items), codes
    marked, _ = mark(content, name, draft.findings)
    if not draft.blocking:
        try:
            opened(marked)
        except Refusal as refusal:
            raise AssertionError(f"marked, it is refused: {refusal.code}") from refusal
    return draft.blocking


def main() -> int:
    """Fuzz and print the figures; exit code 1 where something went wrong."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, help="更多的原表，作为变异的底本")
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--cases", type=int, default=sys.maxsize, help="最多多少个")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    kept = Path(os.environ.get("DASHBOARD_HOME", "/tmp/fuzz")) / "fuzz"
    parser.add_argument("--keep", type=Path, default=kept, help="出错的文件放在哪里")
    options = parser.parse_args()
    print(f"seed {options.seed}", file=sys.stderr, flush=True)
    result = run(options.folders, options.seconds, options.seed, options.keep, options.cases)
    print(
        f"{result.cases} 个变异文件（种子 {options.seed}），{result.refused} 个被拒收，"
        f"最慢 {result.slowest:.1f} 秒（CPU），内存峰值 {result.peak / 2**30:.2f} GB，"
        f"出错 {len(result.faults)} 个"
    )
    print("\n".join(result.faults))
    return 1 if result.faults else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--round"]:
        of, seed, first, last, seconds, folder = sys.argv[2:]
        cases = range(int(first), int(last))
        _go_through(Path(of), int(seed), cases, float(seconds), Path(folder))
    else:
        sys.exit(main())
