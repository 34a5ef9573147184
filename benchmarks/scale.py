"""Server time of the pages at ten million facts beside the same pages at ten thousand."""

import os
import statistics
from pathlib import Path
from time import perf_counter

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
        few, many = (statistics.median(times[size]) for size in ("small", "large"))
        found.append(
            Figure(
                f"{name}：{sizes[1]:,} 条 ÷ {sizes[0]:,} 条",
                many / few,
                "倍",
                1.5,
                detail=f"{many * 1000:.0f} ms ÷ {few * 1000:.0f} ms",
            )
        )
        found.append(Figure(f"{name}：{sizes[1]:,} 条时服务端耗时", many * 1000, "ms", 300))
    return found  # fmt: skip


def _times(page: str, homes: dict[str, Path], turns: int) -> dict[str, list[float]]:
    """Seconds of a rerun of the page, small and large in turn, the first of each not counted."""
    from streamlit.testing.v1 import AppTest

    tests, times = {}, {size: [] for size in homes}
    for size, home in homes.items():
        os.environ["DASHBOARD_HOME"] = str(home)
        tests[size] = AppTest.from_file(str(_ROUTER), default_timeout=120).run()
        tests[size].switch_page(page).run()
        if tests[size].exception or tests[size].error:
            raise RuntimeError(f"{page}: {tests[size].exception or tests[size].error[0].value}")
    for turn in range(turns + 1):
        for size, home in homes.items():
            os.environ["DASHBOARD_HOME"] = str(home)
            start = perf_counter()
            tests[size].run()
            if turn:
                times[size].append(perf_counter() - start)
    return times
