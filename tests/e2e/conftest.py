"""A running dashboard with a home of its own, and a Chromium that notes what it asks for."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.e2e.browser import launch

ROOT = Path(__file__).parent.parent.parent
SCREENSHOTS = Path(__file__).parent / "screenshots"
SIZES = {"1920": (1920, 1080), "1366": (1366, 768), "390": (390, 844)}
PATIENCE = 120_000  # milliseconds until a state that is waited for counts as never reached
LOADED = 400  # seconds a busy two-core machine may take for the sample data


@dataclass
class Server:
    """A dashboard process: its address, its home, what it wrote to its log and spoke to."""

    url: str
    home: Path
    process: subprocess.Popen
    log: Path
    sockets: Path

    def health(self) -> dict:
        """What /healthz says."""
        with urllib.request.urlopen(f"{self.url}/healthz", timeout=10) as answer:
            return json.load(answer)

    def stop(self) -> None:
        """End the process, as a service would."""
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(10)

    def wait_for(self, state: str, seconds: float = LOADED) -> None:
        """Until the store is in `state`; the log where it never is."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            assert self.process.poll() is None, self.log.read_text()
            try:
                if self.health()["store"] == state:
                    return
            except OSError:
                pass
            time.sleep(0.3)
        raise AssertionError(f"never {state}: {self.log.read_text()}")


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Server]]:
    """Starts a dashboard the way the README says, on an empty home unless one is given."""
    running: list[Server] = []

    def started(home: Path | None = None, **more: str) -> Server:
        home, port = home or tmp_path_factory.mktemp("home"), _free_port()
        log, sockets = home.with_suffix(".log"), home.with_suffix(".sockets")
        sockets.touch()
        environment = os.environ | {
            "DASHBOARD_HOME": str(home),
            "SOCKET_LOG": str(sockets),
            "PYTHONPATH": str(Path(__file__).parent / "watched"),
            **more,
        }
        command = [sys.executable, "-m", "streamlit", "run", "dashboard.py"]
        process = subprocess.Popen(
            [*command, "--server.port", str(port)],
            cwd=ROOT,
            env=environment,
            stdout=log.open("w"),
            stderr=subprocess.STDOUT,
        )
        running.append(Server(f"http://127.0.0.1:{port}", home, process, log, sockets))
        return running[-1]

    yield started
    for server in running:
        server.stop()


@pytest.fixture(scope="session")
def demo(start: Callable[[], Server]) -> Server:
    """A dashboard with the sample data in it; tests only look at it."""
    server = start()
    server.wait_for("ready")
    return server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        expect.set_options(timeout=PATIENCE)
        yield browser
        browser.close()


class Visit:
    """One reader's browser: a page, what it asked for and what its console complained of."""

    def __init__(self, browser: Browser, size: tuple[int, int]) -> None:
        self.context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            accept_downloads=True,
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("websocket", lambda channel: self.requests.append(channel.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def open(self, url: str) -> Page:
        """Go there and wait until the page has been computed and drawn."""
        self.page.goto(url)
        self.page.wait_for_selector('h1, h2, h3, [data-testid="stAlert"]')
        return self.settled()

    def settled(self) -> Page:
        """Wait until nothing is being computed."""
        self.page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
        self.page.wait_for_function(
            '() => !document.querySelector(\'[data-testid="stSpinner"], [data-stale="true"]\')'
        )
        return self.page

    def strangers(self) -> list[str]:
        """Requests to anywhere but this machine."""
        home = re.compile(r"^(data:|blob:|about:|(https?|wss?)://127\.0\.0\.1[:/])")
        return [url for url in self.requests if not home.match(url)]


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """A new reader, at 1366×768 unless told otherwise."""
    visits: list[Visit] = []

    def arrive(size: str = "1366") -> Visit:
        visits.append(Visit(browser, SIZES[size]))
        return visits[-1]

    yield arrive
    for each in visits:
        each.context.close()
