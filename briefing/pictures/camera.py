"""One browser for many pictures: opened once, without network, refusing to print boxes."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Any

from playwright.sync_api import Error, Page, sync_playwright

from briefing.pictures.browser import ARGUMENTS, NoBrowser, browser_path
from briefing.pictures.fonts import MEASURE, SAMPLE, NoGlyph, asked, glyphs
from charts.canvas import SHARPNESS
from charts.standalone import Drawing, stage
from errors import DashboardError

_PATIENCE = 120_000  # milliseconds for one step of the browser on a busy machine
_ROOM = {"width": 1280, "height": 1200}
# Lay the sheet out larger and show it smaller until what stands in it fits; how high it is then.
_FIT = """
([width, height]) => {
  const sheet = document.getElementById('sheet');
  if (!height) return Math.ceil(sheet.getBoundingClientRect().height);
  for (let larger = 1; larger < 2.5; larger += 0.04) {
    sheet.style.zoom = 1 / larger;
    sheet.style.width = width * larger + 'px';
    sheet.style.height = height * larger + 'px';
    const fits = (each) => each.scrollHeight <= each.clientHeight + 1;
    if (fits(sheet) && [...sheet.children].every(fits)) break;
  }
  return height;
}
"""


class NotDrawn(DashboardError):
    """The browser has stopped, or takes too long."""

    def __init__(self, why: str) -> None:
        super().__init__(
            "图片没有画完",
            f"画图的浏览器中途停了：{why}",
            "机器空闲一些时再试；其它格式不受影响。",
        )


class Camera:
    """`with Camera() as camera:` — Chromium works in a thread of its own, so that it may be used
    from the server's scripts as well as from the command line."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="camera")
        self._closing: list[Any] = []
        self._stage: Page | None = None
        self._seen: set[str] = set()

    def __enter__(self) -> "Camera":
        try:
            self._thread.submit(self._open).result()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None,
        _where: TracebackType | None,
    ) -> None:  # fmt: skip
        self._thread.submit(self._close).result()
        self._thread.shutdown()

    def figure(self, drawing: Drawing) -> bytes:
        """A plotly figure as PNG."""
        return self._done(self._figure, drawing)

    def page(self, html: str, width: int, height: int | None = None) -> bytes:
        """A page of our own (its whole is #sheet) as PNG, as high as it is where no `height` is
        given; where it needs more than that it is set smaller until all of it is there."""
        return self._done(self._shot, html, width, height)

    def check(self, text: str) -> None:
        """Raises NoGlyph where a character of `text` would come out as a box."""
        self._done(self._check, text)

    def _done(self, act: Callable[..., Any], *given: Any) -> Any:
        try:
            return self._thread.submit(act, *given).result()
        except Error as error:
            raise NotDrawn(str(error).splitlines()[0]) from error

    def _open(self) -> None:
        path = browser_path()
        if path is None:
            raise NoBrowser
        try:
            playwright = sync_playwright().start()
            self._closing.append(playwright.stop)
            self._browser = playwright.chromium.launch(
                executable_path=path, args=ARGUMENTS, timeout=_PATIENCE
            )
        except Error as error:
            raise NoBrowser(str(error).splitlines()[0]) from error
        self._closing.append(self._browser.close)
        self._page = self._new_page()
        self._check(SAMPLE)

    def _close(self) -> None:
        for close in reversed(self._closing):
            try:
                close()
            except Error:  # it has gone by itself: there is nothing left to close
                continue
        self._closing.clear()

    def _new_page(self) -> Page:
        context = self._browser.new_context(
            viewport=_ROOM, device_scale_factor=SHARPNESS, offline=True, locale="zh-CN",
            timezone_id="Asia/Shanghai", service_workers="block",
        )  # fmt: skip
        context.set_default_timeout(_PATIENCE)
        return context.new_page()

    def _check(self, text: str) -> None:
        letters = [each for each in glyphs(text) if each not in self._seen]
        if not letters:
            return
        missing = self._page.evaluate(MEASURE, asked(letters))
        if missing:
            raise NoGlyph(missing, whole=set(missing) >= set(SAMPLE))
        self._seen.update(letters)

    def _figure(self, drawing: Drawing) -> bytes:
        self._check(_words(json.loads(drawing.spec)))
        if self._stage is None:
            self._stage = self._new_page()
            self._stage.set_content(stage(), wait_until="load")
        page, box = self._stage, {"width": drawing.width, "height": drawing.height}
        page.set_viewport_size(box)
        page.evaluate("([spec, larger]) => draw(spec, larger)", [drawing.spec, drawing.larger])
        return page.screenshot(clip={"x": 0, "y": 0, **box})

    def _shot(self, html: str, width: int, height: int | None) -> bytes:
        page = self._page
        page.set_viewport_size({"width": width, "height": height or 800})
        page.set_content(html, wait_until="load")
        self._check(page.inner_text("body"))
        high = int(page.evaluate(_FIT, [width, height]))
        return page.screenshot(
            clip={"x": 0, "y": 0, "width": width, "height": high}, full_page=height is None
        )


def _words(part: Any) -> str:
    """All that a spec may write, so that every character of it is looked at."""
    if isinstance(part, dict):
        return "".join(map(_words, part.values()))
    if isinstance(part, list):
        return "".join(map(_words, part))
    return part if isinstance(part, str) else ""
