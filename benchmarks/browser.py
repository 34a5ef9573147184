"""总览 beside an empty Streamlit page with as many charts: in Chromium, in CPU, under load."""

import statistics
from pathlib import Path
from time import perf_counter

from playwright.sync_api import sync_playwright

from benchmarks.figure import Figure
from benchmarks.server import Server
from benchmarks.viewer import one_by_one, throughput
from tests.e2e.browser import launch

_SETTLED = """charts => {
    const app = document.querySelector('[data-testid="stApp"]');
    const drawn = new Set([...document.querySelectorAll('.js-plotly-plot .main-svg')]
        .map(svg => svg.closest('.js-plotly-plot')));
    return app && app.getAttribute('data-test-script-state') === 'notRunning'
        && drawn.size >= charts && !document.querySelector('[data-testid="stSkeleton"]');
}"""


def figures(folder: Path, quick: bool) -> list[Figure]:
    """Time of a warm view, CPU of a view, views per second; each against the floor."""
    _filled(folder / "home")
    page = Server("dashboard.py", folder / "home")
    try:
        charts = _charts(page)
        floor = Server("benchmarks/floor.py", folder / "floor", charts)
        try:
            return [
                *_warm(page, floor, charts, 3 if quick else 9),
                *_cpu(page, floor, 5 if quick else 30),
                *_throughput(page, floor, 5 if quick else 30),
            ]
        finally:
            floor.stop()
    finally:
        page.stop()


def _filled(home: Path) -> None:
    from catalog.loader import load as catalog
    from data.keeping.store import Store
    from demo.load import load

    store = Store.open(home)
    load(store, catalog(home))
    store.close()


def _charts(page: Server) -> int:
    """How many plotly charts 总览 shows; the first view also warms the server."""
    with sync_playwright() as playwright:
        tab = launch(playwright).new_page(viewport={"width": 1920, "height": 1080})
        tab.goto(page.url)
        tab.wait_for_function(_SETTLED, arg=0, timeout=60_000)
        tab.wait_for_timeout(3000)
        return tab.evaluate("() => new Set([...document.querySelectorAll('.js-plotly-plot')]).size")


def _warm(page: Server, floor: Server, charts: int, turns: int) -> list[Figure]:
    """Milliseconds until the script has ended and every chart is drawn, in turn, caches warm."""
    times: dict[str, list[float]] = {page.url: [], floor.url: []}
    with sync_playwright() as playwright:
        browser = launch(playwright)
        tab = browser.new_page(viewport={"width": 1920, "height": 1080})
        for turn in range(turns + 2):
            for url in times:
                tab.goto("about:blank")
                start = perf_counter()
                tab.goto(url, wait_until="commit")
                tab.wait_for_function(_SETTLED, arg=charts, timeout=60_000)
                if turn >= 2:
                    times[url].append((perf_counter() - start) * 1000)
        browser.close()
    ours, bare = statistics.median(times[page.url]), statistics.median(times[floor.url])
    return [Figure(f"总览在浏览器中 ÷ 空页（各 {charts} 张图）", ours / bare, "倍", 1.3,
                   detail=f"{ours:.0f} ms ÷ {bare:.0f} ms")]  # fmt: skip


def _cpu(page: Server, floor: Server, views: int) -> list[Figure]:
    used, sizes = {}, {}
    for server in (page, floor):
        one_by_one(server.port, 3)
        before = server.cpu()
        sizes[server] = one_by_one(server.port, views)
        used[server] = (server.cpu() - before) / views
    return [Figure("总览每次浏览的服务端 CPU ÷ 空页", used[page] / used[floor], "倍", 1.5,
                   detail=f"{used[page] * 1000:.0f} ms ÷ {used[floor] * 1000:.0f} ms；"
                          f"{sizes[page] // 1024} KB ÷ {sizes[floor] // 1024} KB")]  # fmt: skip


def _throughput(page: Server, floor: Server, seconds: int) -> list[Figure]:
    rates = {server: throughput(server.port, 20, seconds) for server in (page, floor)}
    ratio = rates[page] / rates[floor]
    return [Figure("20 人同时浏览：总览 ÷ 空页", ratio, "倍", 0.7, at_least=True,
                   detail=f"{rates[page]:.1f} 次/s ÷ {rates[floor]:.1f} 次/s")]  # fmt: skip
