"""A Chromium that can draw Chinese: found, or fetched, or said to be missing.

`python tests/e2e/browser.py` makes sure there is one; the tests only look for it.
"""

import os
import shutil
import subprocess
import sys

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_ARGUMENTS = [
    "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
_PACKAGES = ("fontconfig", "fonts-noto-cjk", "chromium")  # fontconfig brings fc-list


def launch(playwright: Playwright) -> Browser:
    """Playwright's own Chromium where it was downloaded, else the system's."""
    own = playwright.chromium.executable_path
    path = own if os.path.exists(own) else next(filter(None, map(shutil.which, _NAMES)), own)
    return playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)


def starts() -> bool:
    """True where a Chromium starts here and a Chinese font is there to draw with."""
    try:
        with sync_playwright() as playwright:
            launch(playwright).close()
    except Error:
        return False
    return chinese_font()


def chinese_font() -> bool:
    """True where the system has a font with Chinese characters."""
    if shutil.which("fc-list") is None:
        return sys.platform in ("win32", "darwin")
    return bool(subprocess.run(["fc-list", ":lang=zh"], capture_output=True).stdout.strip())


def fetch() -> None:
    """Try the system's packages, then Playwright's download; failures show in `starts()`."""
    root = [] if not hasattr(os, "geteuid") or os.geteuid() == 0 else ["sudo", "-n"]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    if shutil.which("apt-get"):
        subprocess.run([*root, "apt-get", "update", "-q"], env=environment)
        for package in _PACKAGES:
            command = [*root, "apt-get", "install", "-y", "-q", "--no-install-recommends", package]
            subprocess.run(command, env=environment)
    if not starts():
        libraries = ["--with-deps"] if shutil.which("apt-get") else []
        command = [sys.executable, "-m", "playwright", "install", *libraries, "chromium"]
        subprocess.run(command, env=environment, timeout=900)


if __name__ == "__main__":
    if not starts():
        fetch()
    if not starts():
        sys.exit("没有 Chromium 或中文字体，请先安装：apt-get install chromium fonts-noto-cjk")
