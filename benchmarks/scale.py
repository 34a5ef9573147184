"""Server time of the pages at ten million facts beside the same pages at ten thousand."""

import os
import statistics
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time

from benchmarks.facts import large, small
from benchmarks.figure import Figure

_ROUTER = Path(__file__).parent.parent / "pages" / "router.py"
_PAGES = {
    "总览": "monitor/overview.py",
    "产业链": "monitor/chain.py",
    "园区": "monitor/park.py",
    "排行": "monitor/ranking.py",
    "目标": "monitor/target.py",
}


@dataclass(frozen=True)
class Time:
    """Milliseconds of a rerun, by the clock and of the processors."""

    wall: float
    cpu: float


def figures(folder: Path, quick: bool) -> list[Figure]:
    """Per page: the ratio of the medians, and the median at the larger size."""
    count = 200_000 if quick else 10_000_000
    homes = {"small": folder / "small", "large": folder / "large"}
    stores = [small(homes["small"]), large(homes["large"], count)]
    sizes = [store.rows("select count(*) from facts")[0][0] for store in stores]
    for store in stores:
        store.close()
    found = []
    for name, page in _PAGES.items():
        times = _times(page, homes, 3 if quick else 9)
        few, many = (_middle(times[size]) for size in ("small", "large"))
        title = f"{name}：{sizes[1]:,} 条"
        found += [
            Figure(f"{title} ÷ {sizes[0]:,} 条", many.wall / few.wall, "倍", 1.5,
                   detail=f"{many.wall:.0f} ms ÷ {few.wall:.0f} ms"),
            Figure(f"{title}时服务端耗时", many.wall, "ms", 300,
                   detail=f"其中 CPU {many.cpu:.0f} ms"),
        ]  # fmt: skip
    return found


def _middle(times: list[Time]) -> Time:
    return Time(
        statistics.median(time.wall for time in times),
        statistics.median(time.cpu for time in times),
    )


def _times(page: str, homes: dict[str, Path], turns: int) -> dict[str, list[Time]]:
    """Milliseconds of a rerun of the page, small and large in turn, the first not counted."""
    from streamlit.testing.v1 import AppTest

    tests: dict[str, AppTest] = {}
    times: dict[str, list[Time]] = {size: [] for size in homes}
    for turn in range(turns + 2):
        for size, home in homes.items():
            os.environ["DASHBOARD_HOME"] = str(home)
            if not turn:
                tests[size] = AppTest.from_file(str(_ROUTER), default_timeout=120).run()
                tests[size].switch_page(page)
            wall, cpu = perf_counter(), process_time()
            tests[size].run()
            if turn >= 2:
                spent = Time((perf_counter() - wall) * 1000, (process_time() - cpu) * 1000)
                times[size].append(spent)
            if tests[size].exception or tests[size].error:
                raise RuntimeError(f"{page}: {tests[size].exception or tests[size].error[0].value}")
    return times
