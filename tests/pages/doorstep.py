"""A house to knock at: the gate and the door before a stand-in for Streamlit."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket

from data.keeping.store import Store
from pages.shared.front.door import Door
from pages.shared.front.gate import Gate
from pages.shared.front.short import routes as short

URL = "http://127.0.0.1:8501"


async def _who(request: Request) -> Response:
    person = request.scope["asker"]
    return PlainTextResponse(person.name if person else "谁也不是")


async def _inside(request: Request) -> Response:
    body = await request.body()
    return PlainTextResponse(f"inside {len(body)}")


async def _stream(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.send_text("inside")
    async for said in websocket.iter_bytes():
        await websocket.send_bytes(said)


@contextmanager
def house(
    store: Store, home: Path, url: str = URL, came_from: str = "127.0.0.1", **headers: str
) -> Iterator[TestClient]:
    """A browser before it; its forms say where they come from, as browsers do."""
    methods = ["GET", "HEAD", "POST", "PUT", "DELETE"]
    app = Starlette(
        routes=[
            *Door(lambda: store, lambda: home).routes(),
            *short(),
            Route("/who", _who),
            WebSocketRoute("/_stcore/stream", _stream),
            Route("/{path:path}", _inside, methods=methods),
        ],
        middleware=[
            Middleware(Gate, store=lambda: store, home=lambda: home, assets="/front-0"),
        ],
    )
    sent = {"origin": url} | {name.replace("_", "-"): said for name, said in headers.items()}
    with TestClient(
        app, url, headers=sent, client=(came_from, 50_000), follow_redirects=False
    ) as client:
        yield client
