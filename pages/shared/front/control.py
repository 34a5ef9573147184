"""Where the command line asks the server that holds the store: from here, with its token."""

import hmac
import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from accounts.watch import notice
from data.keeping import control
from data.keeping.store import Store
from errors import DashboardError
from pages.shared import deeds, sample
from pages.shared.front.first_start import address

_log = logging.getLogger("dashboard")
_BODY = 1 << 20
# A browser sends one of these with everything a page of another site may have it ask for, a proxy
# one of the others; the command line sends none.
_NOT_OURS = (
    *("origin", "referer", "cookie", "sec-fetch-mode", "sec-fetch-site", "sec-fetch-dest"),
    *("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"),
)


class _NotYet(DashboardError):
    """The sample data are being read in: a figure told now, or frozen, would be of half of them."""

    def __init__(self) -> None:
        super().__init__("现在不能做", "看板正在载入示例数据，约需一分钟。", "请稍后再试。")


class ControlDoor:
    """Middleware before every other: what comes under /control/ is answered here alone."""

    def __init__(self, app: ASGIApp, store: Callable[[], Store]) -> None:
        self.app, self.store = app, store

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; all others pass."""
        if scope["type"] != "http" or not scope["path"].startswith(control.PATH):
            await self.app(scope, receive, send)
            return
        answer = await self._answer(Request(scope, receive))
        await answer(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        deed = request.url.path.removeprefix(control.PATH)
        fault = _fault(request, deed)
        said = None if fault else await _said(request)
        if fault or said is None:
            came_from = request.client.host if request.client else ""
            _log.warning("control refused: %s, from %s", fault or "body", came_from)
            await to_thread.run_sync(self._noticed, came_from, deed, fault or "body")
            return PlainTextResponse("没有这个页面", 404)
        return await to_thread.run_sync(self._done, deed, said)

    def _noticed(self, came_from: str, deed: str, fault: str) -> None:
        with suppress(DashboardError):  # a store that cannot be written changes no answer
            notice(self.store(), came_from, "拒绝控制命令", deed, fault=fault)

    def _done(self, deed: str, said: dict[str, Any]) -> Response:
        _log.info("control: %s", deed)
        try:
            if deed != "check" and sample.loading():
                raise _NotYet()
            lines: list[str] = []
            done = deeds.do(deed, self.store(), said, lines.append)
            return JSONResponse({"lines": lines, "done": asdict(done)})
        except DashboardError as error:
            words = {"title": error.title, "message": error.message, "advice": error.advice}
            return JSONResponse(words, 409)
        except Exception:
            _log.exception("control: %s failed", deed)
            return PlainTextResponse("内部错误", 500)


@contextmanager
def announced(home: Path) -> Iterator[None]:
    """While the server runs, the command line finds it."""
    global _held
    _held = control.announce(home, address())
    try:
        yield
    finally:
        control.withdraw(home, _held)
        _held = None


_held: control.Control | None = None


def _fault(request: Request, deed: str) -> str:
    """Why it is not for us; "" where it is. All the same to the asker: there is no such page."""
    token = request.headers.get(control.HEADER, "")
    if _held is None or not hmac.compare_digest(token.encode(), _held.token.encode()):
        return "token"
    if request.method != "POST" or deed not in deeds.DEEDS:
        return "deed"
    if any(name in request.headers for name in _NOT_OURS):
        return "browser or proxy"
    return "" if _from_here(request) else "address"


def _from_here(request: Request) -> bool:
    """From a loopback address, or from this machine's own where the server is bound to that."""
    if request.client is None:
        return False
    try:
        client = ip_address(request.client.host)
    except ValueError:
        return False
    mapped = getattr(client, "ipv4_mapped", None) or client
    server = request.scope.get("server") or ("",)
    return mapped.is_loopback or str(client) == server[0]


async def _said(request: Request) -> dict[str, Any] | None:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _BODY:
            return None
    try:
        said = json.loads(body or b"{}")
    except ValueError:
        return None
    return said if isinstance(said, dict) else None
