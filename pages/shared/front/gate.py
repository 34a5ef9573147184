"""The gate before everything: what may be asked by one who has not signed in, and what not."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from anyio import to_thread
from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

from accounts import sessions
from accounts.person import LOCAL, Person
from accounts.sessions import COOKIE
from accounts.watch import notice
from data.keeping.store import Store
from errors import DashboardError
from pages.shared.front import oidc
from pages.shared.front.asked import failed, to
from pages.shared.front.channel import watched
from pages.shared.front.intake import Intake
from pages.shared.front.knock import Knock, who
from pages.shared.front.place import within
from pages.shared.front.short import PATH as SHORT

# The door itself. What stands here is answered to everybody and must tell nothing of the data.
_OPEN = frozenset(("/healthz", "/signin", "/signin/oidc", "/signin/oidc/begin", "/signout"))
_OPEN |= {"/first", "/password", "/favicon.svg"}
_OIDC = frozenset(("/auth/login", "/auth/logout", "/oauth2callback"))
_UPLOAD = "/_stcore/upload_file"
# How the server does, and ways in for programs: for nobody who does not administer it.
_INNER = ("/_stcore/metrics", "/_stcore/agent")
_FOR_PROGRAMS = ("/_stcore/", "/media/", "/component/", "/_stcore", "/static/")
# What Streamlit answers to a file without the mark of its page, or for a tab that is not open.
_NO_PAGE_OF_OURS = (400, 403)
# The form around a file, over the size of the file itself.
_ENVELOPE = 1 << 20


class TooLarge(Exception):
    """The body went past its bound while it came in."""


class Gate:
    """Middleware: every request and websocket is looked at before anything answers it."""

    def __init__(
        self, app: ASGIApp, store: Callable[[], Store], home: Callable[[], Path], assets: str
    ) -> None:
        self.app, self.store, self.home, self.assets = app, store, home, f"{assets}/"
        self.intake = Intake()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request or websocket; the start and end of the server pass."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        knock = Knock.of_scope(scope)
        path = within(scope["path"])
        # Routes of ours stand at the root.
        if path in _OPEN or path.startswith((self.assets, SHORT)):
            scope = scope | {"path": path, "raw_path": quote(path).encode()}
        if path.startswith(self.assets) and scope["type"] == "http":
            await self.app(scope, receive, send)
            return
        try:
            person = await to_thread.run_sync(self._who, knock, path)
        except DashboardError as error:  # the store cannot be read: nobody is let in
            await self._shut(error, path, scope, receive, send)
            return
        scope["asker"] = person
        if knock.cookie and not _signed_in(person) and _document(knock, scope, path):
            send = _taking_back(send)
        if scope["type"] == "websocket":
            await self._websocket(person, knock, scope, receive, send)
            return
        refusal = await to_thread.run_sync(self._refusal, person, knock, scope, path)
        if refusal is not None:
            await refusal(scope, receive, send)
        elif path.startswith(_UPLOAD):
            await self._upload(knock, scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _who(self, knock: Knock, path: str) -> Person | None:
        person = who(self.store(), self.home(), knock)
        if knock.cookie and not _signed_in(person):
            fault = sessions.fault(self.store(), self.home(), knock.cookie)
            if fault:
                notice(self.store(), knock.came_from, "拒绝登录凭据", fault, path=path[:200])
        return person

    async def _shut(
        self, error: DashboardError, path: str, scope: Scope, receive: Receive, send: Send
    ) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1011})
        elif path == "/healthz":
            await self.app(scope, receive, send)
        else:
            await failed(error, 503)(scope, receive, send)

    async def _websocket(
        self, person: Person | None, knock: Knock, scope: Scope, receive: Receive, send: Send
    ) -> None:
        if knock.foreign:  # Streamlit looks at the name alone: any port of it would do
            origin = knock.headers["origin"]
            await to_thread.run_sync(notice, self.store(), knock.came_from, "外来连接", origin)
        if person is None or knock.foreign:
            await send({"type": "websocket.close", "code": 1008})
            return
        receive = watched(
            receive,
            send,
            lambda: self._still(person, knock),
            lambda: notice(self.store(), person, "拒绝下载", "别人的下载"),
        )
        await self.app(scope, receive, send)

    def _still(self, person: Person, knock: Knock) -> bool:
        """Whether who asks is who opened the tab, with the same rights as then."""
        try:
            return who(self.store(), self.home(), knock) == person
        except DashboardError:
            return False

    def _refusal(
        self, person: Person | None, knock: Knock, scope: Scope, path: str
    ) -> Response | None:
        """What is answered instead; None where it may pass."""
        asked = person or knock.came_from
        if knock.rebound:
            notice(self.store(), asked, "陌生的主机名", knock.host)
        if ".." in path.split("/") or "\\" in path or "\0" in path:
            notice(self.store(), asked, "拒绝可疑地址", path)
            return PlainTextResponse("地址不对", status_code=400)
        if path in _OPEN:
            return None
        if path in _OIDC:
            return None if oidc.providers() else PlainTextResponse("没有这个页面", 404)
        if path.startswith(_INNER) and person is not None and not person.administers:
            return PlainTextResponse("没有这个页面", 404)
        if path.startswith(_UPLOAD) and (person is None or not person.uploads):
            notice(self.store(), asked, "拒绝上传", "没有报送权限")
            return PlainTextResponse("没有报送权限", 403 if person else 401)
        if path.startswith(_UPLOAD) and _length(knock) > _bound():
            notice(self.store(), asked, "拒绝上传", "文件超过上限", bytes=_length(knock))
            return PlainTextResponse("文件超过上限", 413)
        if person is None or (not person.account and path == "/account"):
            return self._to_the_door(knock, scope, path)
        if not person.account and oidc.signed_in(knock.headers) and _document(knock, scope, path):
            return to("/signin/oidc")
        return None

    def _to_the_door(self, knock: Knock, scope: Scope, path: str) -> Response:
        if not _document(knock, scope, path):
            return PlainTextResponse("请先登录", 401)
        if oidc.signed_in(knock.headers):
            return to("/signin/oidc")
        query = scope["query_string"].decode("latin-1")
        asked = quote(path, safe="/") + (f"?{query}" if query else "")
        here = "" if asked in ("/", "/account") else f"?next={quote(asked[:1500], safe='')}"
        return to(f"/signin{here}")

    async def _upload(self, knock: Knock, scope: Scope, receive: Receive, send: Send) -> None:
        """A file that comes in, where there is room for it in memory."""
        person, sent = scope["asker"], scope["method"] in ("PUT", "POST")
        size = _length(knock) or _bound()
        if sent and not self.intake.admits(person.account, scope["path"], size):
            await self._told(scope, "同时上传的太多")
            refused = PlainTextResponse("同时上传的太多，请稍后再传", 429)
            await refused(scope, receive, send)
            return
        try:
            await self._counted(scope, receive, send)
        finally:
            if sent:
                self.intake.arrived(scope["path"])

    async def _counted(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A body that does not tell its length is counted as it comes."""
        seen, answered = 0, 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > _bound():
                raise TooLarge
            return message

        async def noted(message: Message) -> None:
            nonlocal answered
            answered = message.get("status", answered)
            await send(message)

        try:
            await self.app(scope, counted, noted)
        except TooLarge:
            await self._told(scope, "文件超过上限")
            if not answered:
                await PlainTextResponse("文件超过上限", 413)(scope, receive, send)
        if answered in _NO_PAGE_OF_OURS:
            await self._told(scope, "不是从看板的页面发出的")

    async def _told(self, scope: Scope, why: str) -> None:
        await to_thread.run_sync(notice, self.store(), scope["asker"], "拒绝上传", why)


def _signed_in(person: Person | None) -> bool:
    return person is not None and person.account not in ("", LOCAL.account)


def _taking_back(send: Send) -> Send:
    """A page's answer that also takes a cookie back which opens nothing any more."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=list(message["headers"]))
            if not any(said.startswith(f"{COOKIE}=") for said in headers.getlist("set-cookie")):
                gone = f'{COOKIE}=""; Max-Age=0; Path=/; HttpOnly; SameSite=lax'
                headers.append("set-cookie", gone)
            message = message | {"headers": headers.raw}
        await send(message)

    return sent


def _document(knock: Knock, scope: Scope, path: str) -> bool:
    """Whether a person's browser asks for a page, which can be sent elsewhere."""
    if scope.get("method") not in ("GET", "HEAD") or path.startswith(_FOR_PROGRAMS):
        return False
    wanted = knock.headers.get("sec-fetch-dest")
    return wanted == "document" if wanted else "text/html" in knock.headers.get("accept", "")


def _length(knock: Knock) -> int:
    said = knock.headers.get("content-length", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 20 else 0


def _bound() -> int:
    return int(config.get_option("server.maxUploadSize")) * (1 << 20) + _ENVELOPE
