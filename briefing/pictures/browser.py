"""The browser of this machine that draws pictures: where it is, and what to do where none is."""

import os
import shutil
import sys
from pathlib import Path

from errors import DashboardError

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "msedge",
          "microsoft-edge-stable", "microsoft-edge", "chrome")  # fmt: skip
# Where Windows and macOS keep theirs: they are not on the path there.
_PLACES = (
    r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
    r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
    r"%ProgramFiles%\Microsoft\Edge\Application\msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
# Playwright's own, where `playwright install chromium` puts it.
_OWN = ("chromium-*/chrome-linux*/chrome", "chromium-*/chrome-win*/chrome.exe",
        "chromium-*/chrome-mac*/*.app/Contents/MacOS/*")  # fmt: skip

# Nothing but what the picture needs: no calls home, no first-run questions, no graphics card.
ARGUMENTS = [
    "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-lcd-text", "--font-render-hinting=none", "--force-color-profile=srgb",
    "--hide-scrollbars", "--host-resolver-rules=MAP * ~NOTFOUND",
]  # fmt: skip


class NoBrowser(DashboardError):
    """There is nothing on this machine to draw with."""

    def __init__(self, why: str = "") -> None:
        super().__init__(
            "不能出图",
            f"这台机器上的浏览器打不开：{why}" if why else "这台机器上没有能画图的浏览器。",
            "安装 Chromium、Chrome 或 Edge（apt-get install chromium，或 playwright install "
            "chromium）后再试；其它格式不受影响，网页上的图也可以在图的右上角下载。",
        )


def browser_path() -> str | None:
    """The browser that would be used; None where there is none."""
    named = next(filter(None, map(shutil.which, _NAMES)), None)
    return named or next(map(str, filter(Path.is_file, _elsewhere())), None)


def _elsewhere() -> list[Path]:
    """Where a browser may be besides the path, the newest of Playwright's own first."""
    places = [Path(os.path.expandvars(place)) for place in _PLACES]
    home = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or _cache() / "ms-playwright")
    return [*(path for own in _OWN for path in sorted(home.glob(own), reverse=True)), *places]


def _cache() -> Path:
    if sys.platform == "win32":
        return Path(os.path.expandvars("%LocalAppData%"))
    return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache")
