"""Fifty people look, five hand in and publish, for minutes, on one server with the sample data."""

import asyncio
import os
import statistics
import sys
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from random import Random
from time import perf_counter

from openpyxl import Workbook

from benchmarks.figure import Figure
from benchmarks.server import Server
from benchmarks.visitor import Visitor

READERS, SENDERS = 50, 5
_THINKING = (6.0, 12.0)  # a leader looks at a page for eight to ten seconds
_DECIDING = (2.0, 5.0)
_PAUSE = (8.0, 15.0)
_FILE = "规上企业营业收入_2026年1-6月.xlsx"
_STEPS = ("② 认表", "③ 核对", "④ 比差异", "⑤ 发布")


@dataclass
class Course:
    """What happened."""

    pages: list[float] = field(default_factory=list)
    steps: list[float] = field(default_factory=list)
    published: int = 0
    failures: list[str] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    slowest: dict[str, list[float]] = field(default_factory=dict)


@dataclass(frozen=True)
class Sender:
    """Somebody who hands in: the cookie of a sign-in, and the enterprises reported."""

    cookie: str
    figures: list[tuple[str, float]]


def figures(folder: Path, quick: bool, seconds: float | None = None) -> list[Figure]:
    """Failed runs, the 95th percentile of a page's time, and how memory goes."""
    seconds = seconds or (60 if quick else 300)
    home = folder / "home"
    senders, places = _prepared(home)
    server = Server("dashboard.py", home)
    try:
        course = asyncio.run(_together(server, senders, places, seconds))
        busy = server.cpu() / seconds
    finally:
        server.stop()
    for failure in course.failures[:10]:
        print(failure, file=sys.stderr)
    p95 = statistics.quantiles(course.pages, n=20)[-1] if len(course.pages) > 1 else 0.0
    p95_steps = statistics.quantiles(course.steps, n=20)[-1] if len(course.steps) > 1 else 0.0
    settled = course.memory[1:] or course.memory
    return [
        Figure(f"{READERS} 人浏览、{SENDERS} 人报送 {seconds:.0f} 秒：失败的运行",
               len(course.failures), "次", 0,
               detail=f"{len(course.pages)} 次看页，{len(course.steps)} 步报送，"
                      f"发布 {course.published} 次"),
        Figure("浏览一页的服务端时间，p95", p95, "s", 1.0,
               detail=f"中位 {statistics.median(course.pages or [0]):.2f} s；"
                      f"{_by_page(course)}；机器负载 {os.getloadavg()[1]:.1f}"),
        Figure("报送一步的时间，p95", p95_steps, "s",
               detail=f"中位 {statistics.median(course.steps or [0]):.2f} s"),
        Figure("第一分钟后内存增长", settled[-1] / settled[0] if settled else 0, "倍", 1.15,
               detail="每分钟 " + "、".join(f"{each:.0f}" for each in course.memory)
                      + f" MB；平均占 {busy:.2f} 核"),
    ]  # fmt: skip


def _by_page(course: Course) -> str:
    """The median of each page, the slowest first."""
    middle = {page: statistics.median(times) for page, times in course.slowest.items()}
    ordered = sorted(middle.items(), key=lambda each: -each[1])[:4]
    return "，".join(f"{page or 'overview'} {value:.2f}" for page, value in ordered)


def _prepared(home: Path) -> tuple[list[Sender], dict[str, list[str]]]:
    """A home with the sample data and accounts that publish; and what links can lead to."""
    from accounts import people, sessions
    from accounts.person import Person, Role
    from catalog.loader import load
    from catalog.period import Period
    from data.importing import import_file
    from data.keeping.store import Store
    from demo.build import build
    from metrics.indicator import indicator
    from metrics.units import members

    store, catalog = Store.open(home), load(home)
    for path in build(home / "sources"):  # as a bureau's own: sample data give way to real ones
        import_file(store, catalog, path, publish=True)
    by = Person("bench", "基准测试", Role.ADMIN)
    people.create(store, by, "admin", "管理员", Role.ADMIN, "benchmark-12345")
    rows = indicator(store, catalog, "revenue", "enterprise", Period.of("2026-06"))
    rows = rows[rows["value"] > 0]
    kept = list(zip(rows["name"], rows["value"], strict=True))
    senders = []
    for number in range(SENDERS):
        account = people.create(
            store, by, f"sender{number}", f"报送{number}", Role.REVIEW, "benchmark-12345"
        )
        cookie = sessions.begin(store, home, account.account, "127.0.0.1")
        senders.append(Sender(f"{sessions.COOKIE}={cookie}", kept[number::SENDERS]))
    places = {kind: [m.short for m in members(store, kind)] for kind in ("chain", "park")}
    store.close()
    return senders, places


async def _together(
    server: Server, senders: list[Sender], places: dict[str, list[str]], seconds: float
) -> Course:
    course, until = Course(), perf_counter() + seconds
    crowd = [_reader(server.port, Random(n), places, until, course) for n in range(READERS)]
    crowd += [
        _sender(server.port, Random(1000 + n), sender, until, course)
        for n, sender in enumerate(senders)
    ]
    await asyncio.gather(_watch(server, until, course), *crowd)
    return course


async def _watch(server: Server, until: float, course: Course) -> None:
    while perf_counter() < until:
        await asyncio.sleep(min(60.0, max(0.1, until - perf_counter())))
        course.memory.append(server.memory() / 2**20)


async def _reader(
    port: int, chance: Random, places: dict[str, list[str]], until: float, course: Course
) -> None:
    """Opens the board and goes on clicking; a failure is noted, and a new tab opened."""
    visitor = Visitor(port)
    await asyncio.sleep(chance.uniform(0, _THINKING[1]))
    while perf_counter() < until:
        path = ""
        try:
            if visitor.socket is None:
                await visitor.enter()
            else:
                path, query = _click(chance, places)
                await visitor.go(path, query)
            course.pages.append(visitor.times[-1])
            course.slowest.setdefault(path, []).append(visitor.times[-1])
        except Exception as error:
            course.failures.append(f"浏览 {path or 'overview'}：{type(error).__name__} {error}")
            await visitor.leave()
            visitor = Visitor(port)
        await asyncio.sleep(chance.uniform(*_THINKING))
    await visitor.leave()


def _click(chance: Random, places: dict[str, list[str]]) -> tuple[str, str]:
    period = f"period=2026-{chance.choice(('06', '06', '06', '05', '04')):>02}"
    path = chance.choice(("", "chain", "chain", "park", "ranking", "target", "compare"))
    if path in places:
        return path, f"{path}={chance.choice(places[path])}&{period}"
    if path in ("ranking", "compare", "target"):
        return path, f"by={chance.choice(('产业链', '园区', '县市区'))}&{period}"
    return path, period


async def _sender(port: int, chance: Random, sender: Sender, until: float, course: Course) -> None:
    """Hands in a workbook, looks at every step, publishes; and again."""
    visitor, turn = Visitor(port, cookie=sender.cookie, looks=True), 0
    await asyncio.sleep(chance.uniform(0, _PAUSE[1]))
    while perf_counter() < until:
        turn += 1
        content = _workbook(sender.figures, 1 + turn / 1000 + chance.uniform(0, 0.0005))
        try:
            if visitor.socket is None:
                await visitor.enter()
            await visitor.go("upload")
            for step in ("", *_STEPS, "确认发布"):
                await asyncio.sleep(chance.uniform(*_DECIDING))
                await (visitor.press(step) if step else visitor.upload(_FILE, content))
                course.steps.append(visitor.times[-1])
            course.published += 1
        except Exception as error:
            course.failures.append(f"报送：{type(error).__name__} {error}")
            await visitor.leave()
            visitor = Visitor(port, cookie=sender.cookie, looks=True)
        await asyncio.sleep(chance.uniform(*_PAUSE))
    await visitor.leave()


def _workbook(figures: list[tuple[str, float]], factor: float) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "1-6月"
    sheet.append(["2026年1—6月规模以上工业企业营业收入"])
    sheet.append(["序号", "企业名称", "营业收入（万元）"])
    for number, (name, value) in enumerate(figures, 1):
        sheet.append([number, name, round(value * factor, 2)])
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()
