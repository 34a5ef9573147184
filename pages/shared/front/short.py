"""/e/k7m4: the short address of a meeting's edition, short enough to be read aloud and typed."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from pages.shared.front.asked import to

PATH = "/e/"
_MOST = 60  # a name will do as well


def opened(request: Request) -> Response:
    """On to 总览 in that edition, which says where there is none; behind the gate like a page."""
    code = request.path_params["code"].strip()
    if not code or len(code) > _MOST or not code.isprintable():
        return PlainTextResponse("没有这个页面", 404)
    return to(f"/?edition={quote(code, safe='')}")


def routes() -> list[Route]:
    """The one route, which stands before Streamlit's."""
    return [Route(f"{PATH}{{code}}", opened, methods=["GET"])]
