"""The way in for the command line: this machine, its token, no browser, no proxy; else nothing."""

import asyncio
import json
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from accounts import watch
from data.keeping import control
from data.keeping.acts import acts
from data.keeping.store import Store
from pages.shared.front import control as door
from pages.shared.front.control import ControlDoor

Ask = Callable[..., tuple[int, bytes]]


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path / "home")
    with door.announced(tmp_path / "home"):
        yield store
    store.close()


@pytest.fixture
def ask(held: Store) -> Ask:
    """Post a deed; status and body."""

    async def passed(scope, receive, send) -> None:
        await send({"type": "http.response.start", "status": 299, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    app = ControlDoor(passed, lambda: held)

    def post(
        deed: str,
        said: object = None,
        *,
        token: str | None = None,
        method: str = "POST",
        client: str = "127.0.0.1",
        path: str = control.PATH,
        **headers: str,
    ) -> tuple[int, bytes]:
        sent = []
        known = control.found(held.home)
        headers |= {control.HEADER: known.token if token is None else token}

        async def receive() -> dict:
            return {"type": "http.request", "body": json.dumps(said or {}).encode()}

        async def send(message: dict) -> None:
            sent.append(message)

        scope = {
            "type": "http",
            "method": method,
            "path": path + deed,
            "root_path": "",
            "query_string": b"",
            "client": (client, 50000),
            "server": ("127.0.0.1", 8501),
            "scheme": "http",
            "headers": [(k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()],
        }
        with ThreadPoolExecutor(1) as aside:
            aside.submit(asyncio.run, app(scope, receive, send)).result()
        return sent[0]["status"], b"".join(part.get("body", b"") for part in sent[1:])

    return post


def test_it_answers_with_the_token(ask: Ask) -> None:
    status, body = ask("check")
    assert status == 200 and json.loads(body)["lines"] == ["自检通过。"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"token": ""},
        {"token": "x" * 43},
        {"token": "中"},
        {"method": "GET"},
        {"client": "10.0.0.9"},
        {"client": ""},
        {"origin": "http://127.0.0.1:8501"},
        {"origin": "null"},
        {"cookie": "a=b"},
        {"referer": "http://127.0.0.1:8501/"},
        {"sec_fetch_mode": "cors"},
        {"x_forwarded_for": "127.0.0.1"},
        {"forwarded": "for=127.0.0.1"},
    ],
    ids=str,
)
def test_it_answers_nobody_else(ask: Ask, held: Store, wrong: dict[str, str]) -> None:
    assert ask("check", **wrong)[0] == 404
    assert ask("nothing", **wrong)[0] == 404


def test_who_is_refused_leaves_a_line(
    ask: Ask, held: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "_watch", watch.Watch())
    for _ in range(20):
        ask("restore", token="x" * 43, client="10.0.0.9")
    ask("restore", origin="http://127.0.0.1:8501")
    lines = acts(held)
    assert set(lines["act"]) == {"拒绝控制命令"} and len(lines) == watch.OF_ONE + 1
    assert set(lines["came_from"]) == {"10.0.0.9", "127.0.0.1"}


def test_what_is_not_a_deed_is_not_there(ask: Ask) -> None:
    assert ask("reset")[0] == 404 and ask("")[0] == 404 and ask("check", ["x"])[0] == 404
    assert ask("", path="/elsewhere")[0] == 299


def test_nothing_is_told_or_frozen_of_half_the_sample_data(
    ask: Ask, held: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door.sample, "loading", lambda: True)
    for deed in ("freeze", "metrics", "import", "briefing", "restore"):
        status, body = ask(deed, {"name": "调度会", "period": "2026-06"})
        assert status == 409 and "示例数据" in json.loads(body)["message"]
    assert ask("check")[0] == 200


def test_a_refusal_comes_in_words_and_acts_are_logged(
    ask: Ask, held: Store, tmp_path: Path
) -> None:
    status, body = ask("restore", {"path": str(tmp_path / "none.zip")})
    assert status == 409 and "没有这个文件" in json.loads(body)["message"]
    assert ask("backup", {"path": str(tmp_path / "one.zip")})[0] == 200
    assert ask("restore", {"path": str(tmp_path / "one.zip")})[0] == 200
    assert list(acts(held)["act"]) == ["恢复备份", "备份"]
    assert set(acts(held)["name"]) == {"命令行"}


def test_the_note_is_for_its_owner_alone_and_goes_with_the_server(tmp_path: Path) -> None:
    with door.announced(tmp_path):
        known = control.found(tmp_path)
        assert known and known.pid == os.getpid()
        assert (tmp_path / "control.json").stat().st_mode & 0o777 == 0o600
    assert control.found(tmp_path) is None and not (tmp_path / "control.json").exists()


@pytest.mark.parametrize("note", ["", "{}", "[]", '{"pid": 999999999, "address": "", "token": ""}'])
def test_a_stale_note_is_ignored(tmp_path: Path, note: str) -> None:
    (tmp_path / "control.json").write_text(note)
    assert control.found(tmp_path) is None
    with door.announced(tmp_path):
        assert control.found(tmp_path)


def test_a_server_that_does_not_answer_is_told(tmp_path: Path) -> None:
    silent = control.Control(os.getpid(), "http://127.0.0.1:9", "token")
    with pytest.raises(control.Unanswered, match="看板没有应答"):
        control.ask(silent, "check", {})
