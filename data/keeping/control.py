"""How the command line finds the server that has the store open ($HOME/control.json), and asks."""

import json
import os
import secrets
import ssl
import urllib.error
import urllib.request
from dataclasses import asdict, dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any

from data.keeping.exchange import alive
from errors import DashboardError

HEADER = "x-dashboard-control"
PATH = "/control/"
_PATIENCE = 3600  # seconds; a large store takes minutes to copy


class Unanswered(DashboardError):
    """The server that holds the store did not do what it was asked."""

    def __init__(self, why: str) -> None:
        super().__init__(
            "看板没有应答",
            f"看板正在运行，但没有接受这个命令（{why}）。",
            "请用启动看板的那个系统账户运行命令；仍不行时先关闭看板，再试一次。",
        )


class Refused(DashboardError):
    """The server's own refusal, in its words."""


@dataclass(frozen=True)
class Control:
    """Where the server listens, and what it wants to hear."""

    pid: int
    address: str
    token: str


def announce(home: Path, address: str) -> Control:
    """Write down that this process has the store under `home` open; for its own user alone."""
    control = Control(os.getpid(), address, secrets.token_urlsafe(32))
    aside = home / ".control.new"
    aside.unlink(missing_ok=True)
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(asdict(control), file)
    aside.replace(_place(home))
    return control


def withdraw(home: Path, control: Control) -> None:
    """The server ends; the note of another is left alone."""
    if _read(home) == control:
        _place(home).unlink(missing_ok=True)


def found(home: Path) -> Control | None:
    """The server that has the store open; None where there is none, or it died."""
    control = _read(home)
    return control if control and alive(control.pid) else None


def ask(control: Control, deed: str, said: dict[str, Any]) -> dict[str, Any]:
    """Have the server do it; its answer. Raises a DashboardError in the server's words."""
    request = urllib.request.Request(
        f"{control.address}{PATH}{deed}",
        data=json.dumps(said).encode(),
        headers={HEADER: control.token, "content-type": "application/json"},
    )
    # The certificate is made out to the name people use, not to 127.0.0.1; no proxy is asked.
    way = ssl._create_unverified_context()
    opener = urllib.request.build_opener(
        urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=way)
    )
    try:
        with opener.open(request, timeout=_PATIENCE) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        raise _refusal(error) from error
    except (OSError, ValueError) as error:
        raise Unanswered("连不上") from error


def _refusal(error: urllib.error.HTTPError) -> DashboardError:
    if error.code != HTTPStatus.CONFLICT:
        return Unanswered(f"{error.code}")
    try:
        said = json.load(error)
        return Refused(said["title"], said["message"], said["advice"])
    except (ValueError, KeyError, TypeError):
        return Unanswered("答复看不懂")


def _place(home: Path) -> Path:
    return home / "control.json"


def _read(home: Path) -> Control | None:
    try:
        said = json.loads(_place(home).read_text(encoding="utf-8"))
        return Control(int(said["pid"]), str(said["address"]), str(said["token"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
