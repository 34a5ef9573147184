"""What the forms of the door share: reading one that our own page sent, answering with a page."""

from urllib.parse import unquote, urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from accounts import sessions
from accounts.person import Person
from errors import DashboardError
from pages.shared.front import door_page as html
from pages.shared.front.knock import cookie_of
from pages.shared.front.place import at

NO_STORE = {"Cache-Control": "no-store"}
_MOST = 16_384

Said = dict[str, str]
_DOOR = ("/signin", "/signout")


class Foreign(DashboardError):
    """A form was sent from another site, or was no form of ours."""

    def __init__(self) -> None:
        super().__init__("没有提交", "这次提交不是从看板的页面发出的。", "请刷新页面后再试。")


async def form(request: Request) -> Said:
    """The fields of a posted form. Raises Foreign unless our own page sent it."""
    if not _ours(request):
        raise Foreign
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > _MOST:
            raise Foreign
    said: Said = {}
    for pair in bytes(body).decode("ascii", "replace").split("&"):
        name, _, value = pair.partition("=")
        said[unquote(name)] = unquote(value.replace("+", " "))
    return said


def onward(asked: str) -> str:
    """Where to go on to: an address within the house, else its first page."""
    odd = any(ord(each) < 32 for each in asked) or "\\" in asked or "//" in asked.split("?")[0]
    if odd or not asked.startswith("/") or asked.startswith("//"):
        return "/"
    try:
        parts = urlsplit(asked)
    except ValueError:
        return "/"
    return "/" if parts.scheme or parts.netloc or parts.path in _DOOR else asked


def led_astray(asked: str) -> bool:
    """Whether an address to go on to is none of the house: our pages make no such link."""
    return onward(asked) == "/" and asked.partition("?")[0] not in ("", "/", *_DOOR)


def came_from(request: Request) -> str:
    """The address of the asker."""
    return request.client.host if request.client else ""


def signed_in(request: Request) -> Person | None:
    """Who asks, where they signed in; the gate has looked already."""
    person = request.scope.get("asker")
    return person if person is not None and person.account and cookie(request) else None


def cookie(request: Request) -> str:
    """The cookie of sign-in, the one the gate looked at where a browser brings two."""
    return cookie_of(request.headers.get("cookie", ""))


def to(address: str) -> RedirectResponse:
    """On to an address within the house."""
    return RedirectResponse(at(address), 303, headers=NO_STORE)


def page(title: str, *parts: str, status: int = 200) -> HTMLResponse:
    """A page nobody keeps."""
    return HTMLResponse(html.page(title, *parts), status, headers=NO_STORE)


def failed(error: DashboardError, status: int) -> HTMLResponse:
    """What could not be done, as a page."""
    return page(error.title, html.trouble(error.message + error.advice), status=status)


def with_cookie(request: Request, address: str, value: str) -> Response:
    """On to `address`, signed in."""
    answer = to(address)
    answer.set_cookie(
        sessions.COOKIE,
        value,
        max_age=int(sessions.LASTS.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return answer


def _ours(request: Request) -> bool:
    """Browsers say where a form comes from; a request that does not say is not from our page."""
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    said = request.headers.get("origin") or request.headers.get("referer") or ""
    try:
        parts = urlsplit(said)
    except ValueError:
        return False
    here = parts.scheme in ("http", "https") and parts.netloc == request.headers.get("host", "")
    return here and kind in ("application/x-www-form-urlencoded", "")
