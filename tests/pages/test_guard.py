"""What every answer tells the browser, and that no knock from outside makes us call outside."""

import asyncio
import tomllib
from concurrent.futures import ThreadPoolExecutor

import pytest
import streamlit
from starlette.responses import HTMLResponse
from streamlit import net_util
from streamlit.web.server.server_util import is_url_from_allowed_origins

from pages.shared.front.guard import HEADERS, Guard, stay_home
from tests.conftest import ROOT


def answered(**own: str) -> dict[str, str]:
    """The headers of an answer that sets some of its own."""
    sent: list[dict] = []

    async def receive() -> dict:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict) -> None:
        sent.append(message)

    shell = b"<script>here()</script><script src=x></script>"
    guarded = Guard(HTMLResponse("", headers=own), shell)
    scope = {"type": "http", "method": "GET", "path": "/"}
    with ThreadPoolExecutor(1) as aside:  # the browser tests' loop may still run in this thread
        aside.submit(asyncio.run, guarded(scope, receive, send)).result()
    return {name.decode(): said.decode() for name, said in sent[0]["headers"]}


def test_every_answer_carries_the_headers() -> None:
    headers = answered()
    assert HEADERS.items() <= headers.items()
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy and "frame-ancestors 'self'" in policy
    assert policy.count("sha256-") == 1 and "script-src 'self' blob: 'sha256-" in policy
    assert answered(**{"x-frame-options": "DENY"})["x-frame-options"] == "DENY"


def test_a_knock_from_elsewhere_asks_nobody_on_the_internet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []
    monkeypatch.setattr(net_util, "_external_ip", None)
    monkeypatch.setattr(net_util, "_make_blocking_http_get", lambda url, **_: asked.append(url))
    is_url_from_allowed_origins("http://elsewhere.example")
    assert asked, f"streamlit {streamlit.__version__} asks otherwise: see whether it still does"
    asked.clear()
    stay_home()
    assert not is_url_from_allowed_origins("http://elsewhere.example") and not asked


def test_no_page_of_another_site_steers_ours() -> None:
    """Streamlit would take messages from windows of its makers' hosting."""
    said = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert said["client"]["allowedOrigins"] == []
