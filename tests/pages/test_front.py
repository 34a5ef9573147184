"""The shell and Streamlit's own words: every exchange still finds its place in the wheel."""

import asyncio
import gzip
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware

from pages.shared.front.chinese import ChineseShell, Front

FRONT = Front()
INSTALLED = Path(streamlit.__file__).parent / "static"
WORDS = [
    (table, english)
    for table, words in FRONT._words.items()
    if table != "index.html"
    for english in words
]


@pytest.fixture(scope="module")
def scripts() -> dict[str, str]:
    """The scripts of the installed wheel by name."""
    folder = INSTALLED / "static" / "js"
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.js")}


@pytest.mark.parametrize(("table", "english"), WORDS)
def test_the_wheel_still_has_every_word(scripts: dict[str, str], table: str, english: str) -> None:
    chunks = [text for name, text in scripts.items() if name.split(".")[0] == table]
    assert any(english in text for text in chunks)


def test_the_shell_is_ours() -> None:
    shell = FRONT.shell.decode()
    assert '<html lang="zh-CN">' in shell and "<title>产业链链长制看板</title>" in shell
    assert "<title>Streamlit" not in shell and '"./static/' not in shell
    assert "启用 JavaScript" in shell and "favicon.png" not in shell


def asked(path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body the front answers to one GET."""
    app = Starlette(routes=FRONT.routes(), middleware=[Middleware(ChineseShell, front=FRONT)])
    sent = []

    async def receive() -> dict:
        return await asyncio.Future()  # a reader who stays

    async def send(message: dict) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [(k.encode(), v.encode()) for k, v in headers.items()],
    }
    with ThreadPoolExecutor(1) as aside:  # a browser test may have a loop running in this thread
        aside.submit(asyncio.run, app(scope, receive, send)).result()
    answered = {k.decode(): v.decode() for k, v in sent[0]["headers"]}
    return sent[0]["status"], answered, b"".join(part.get("body", b"") for part in sent[1:])


def test_scripts_are_served_exchanged() -> None:
    uploader = next((INSTALLED / "static" / "js").glob("FileUploader.*.js"))
    path = f"{FRONT.prefix}/js/{uploader.name}"
    status, headers, body = asked(path)
    assert status == 200 and "immutable" in headers["cache-control"]
    assert "选择文件" in body.decode() and "Drag and drop" not in body.decode()
    _, headers, packed = asked(path, **{"accept-encoding": "gzip"})
    assert headers["content-encoding"] == "gzip" and gzip.decompress(packed) == body


@pytest.mark.parametrize("folder", ["css", "media"])
def test_the_rest_is_served_as_it_is(folder: str) -> None:
    for path in (INSTALLED / "static" / folder).iterdir():
        status, headers, body = asked(f"{FRONT.prefix}/{folder}/{path.name}")
        assert status == 200 and body == path.read_bytes()
        assert "javascript" not in headers["content-type"]


@pytest.mark.parametrize(
    "path", ["../index.html", "js/../../../../errors.py", "js/none.js", "js", "a" * 5000]
)
def test_nothing_outside_the_wheel_is_served(path: str) -> None:
    assert asked(f"{FRONT.prefix}/{path}")[0] == 404


@pytest.mark.parametrize(("table", "english"), WORDS)
def test_an_exchange_never_cuts_a_script_open(table: str, english: str) -> None:
    chinese = FRONT._words[table][english]
    assert english.count("`") == chinese.count("`") and english.count('"') == chinese.count('"')
    for opening, closing in ("{}", "()"):
        before = english.count(opening) - english.count(closing)
        assert before == chinese.count(opening) - chinese.count(closing)
