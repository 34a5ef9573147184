"""Streamlit's own words in Chinese, put in as its scripts are sent.

Streamlit has no setting for its language. Its words sit in the scripts of its wheel, so these are
sent with the words of chinese.toml exchanged, under a path named by the exchange's own hash:
browsers keep them for ever, and a changed word is a changed path. Nothing is done in the browser,
no word flashes by in English, and what a user typed is never touched.
"""

import gzip
import hashlib
import re
import tomllib
from functools import cached_property
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HERE = Path(__file__).parent
_NO_SCRIPT = (
    "<noscript><p>看板需要浏览器启用 JavaScript。请在浏览器设置中允许，然后刷新本页；"
    "仍然打不开时，请换用新版的 Chrome、Edge 或 360 浏览器的极速模式。</p></noscript>"
)
_OURS = ("favicon.svg", "history.js")
_FOREVER = {"Cache-Control": "public, immutable, max-age=31536000"}


class Front:
    """Streamlit's shell and scripts, in Chinese."""

    def __init__(self, installed: Path | None = None) -> None:
        self._installed = installed or Path(streamlit.__file__).parent / "static"
        self._words: dict[str, dict[str, str]] = tomllib.loads(
            (_HERE / "chinese.toml").read_text(encoding="utf-8")
        )
        self._sent: dict[str, bytes] = {}

    @cached_property
    def prefix(self) -> str:
        """The path everything is sent under; it changes when the words or Streamlit change."""
        sources = [*sorted(_HERE.glob("*.toml")), *(_HERE / name for name in _OURS)]
        seen = hashlib.sha256(streamlit.__version__.encode())
        for source in sources:
            seen.update(source.read_bytes())
        return f"/front-{seen.hexdigest()[:12]}"

    @cached_property
    def shell(self) -> bytes:
        """index.html: our title, language, icon and history, and the scripts from `prefix`."""
        html = (self._installed / "index.html").read_text(encoding="utf-8")
        for english, chinese in self._words["index.html"].items():
            html = html.replace(english, chinese)
        # The theme's fonts are the reader's own: the wheel's Latin font would be fetched unused.
        html = re.sub(r'<link\s+rel="preload"[^>]*?as="font"[^>]*>', "", html)
        html = re.sub(r"<noscript>.*?</noscript>", _NO_SCRIPT, html, flags=re.S)
        html = html.replace("<head>", '<head><script src="./static/history.js"></script>', 1)
        return html.replace('"./static/', f'".{self.prefix}/').encode()

    def words(self, script: str) -> dict[str, str]:
        """The exchanges for the script of this file name, "FileUploader.D7YhAWeM.js"."""
        return self._words.get(script.split(".")[0], {}) if script.endswith(".js") else {}

    def script(self, path: Path) -> bytes:
        """The script with its words exchanged, compressed once."""
        if path.name not in self._sent:
            text = path.read_text(encoding="utf-8")
            for english, chinese in self.words(path.name).items():
                text = text.replace(english, chinese)
            self._sent[path.name] = gzip.compress(text.encode(), 6)
        return self._sent[path.name]

    def routes(self) -> list[Mount]:
        """The routes for `prefix`."""
        return [Mount(self.prefix, routes=[Route("/{path:path}", self._serve)])]

    def _serve(self, request: Request) -> Response:
        if request.path_params["path"] in _OURS:
            return FileResponse(_HERE / request.path_params["path"], headers=_FOREVER)
        root = self._installed / "static"
        path = _real(root / request.path_params["path"])
        if path is None or not path.is_relative_to(root.resolve()):
            return PlainTextResponse("没有这个文件", status_code=404)
        if not self.words(path.name):
            return FileResponse(path, headers=_FOREVER)
        if "gzip" not in request.headers.get("accept-encoding", ""):
            return Response(
                gzip.decompress(self.script(path)), media_type="text/javascript", headers=_FOREVER
            )
        return Response(
            self.script(path),
            media_type="text/javascript",
            headers=_FOREVER | {"Content-Encoding": "gzip"},
        )


def _real(path: Path) -> Path | None:
    """The file meant; None where there is none, or its name is none a file can have."""
    try:
        return path.resolve() if path.is_file() else None
    except (OSError, ValueError):
        return None


class ChineseShell:
    """Middleware: wherever Streamlit would answer with its index.html, ours goes out."""

    def __init__(self, app: ASGIApp, front: Front) -> None:
        self.app, self.front = app, front

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; anything that is not a page passes through untouched."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        # Streamlit would answer "not modified" about its own file, not about ours.
        plain = [pair for pair in scope["headers"] if not pair[0].startswith(b"if-")]
        sending = False

        async def exchanged(message: Message) -> None:
            nonlocal sending
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=list(message["headers"]))
                # The pages of the door are ours already; nobody may keep them.
                ours = headers.get("cache-control") == "no-store"
                sending = headers.get("content-type", "").startswith("text/html") and not ours
                if sending:
                    for name in ("etag", "last-modified", "content-encoding"):
                        del headers[name]
                    headers["content-length"] = str(len(self.front.shell))
                    headers["cache-control"] = "no-cache"
                    message = message | {"headers": headers.raw}
                await send(message)
            elif not sending:
                await send(message)
            elif not message.get("more_body", False):
                body = b"" if scope["method"] == "HEAD" else self.front.shell
                await send({"type": "http.response.body", "body": body})

        headers = scope["headers"] if "/_stcore" in scope["path"] else plain
        await self.app(scope | {"headers": headers}, receive, exchanged)
