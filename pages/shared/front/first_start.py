"""What the server says when it starts and nobody has an account yet."""

import logging
from pathlib import Path

from streamlit import config

from accounts import first, people
from data.keeping.store import Store
from pages.shared.front.knock import bound_to_loopback
from pages.shared.front.place import base

_log = logging.getLogger("dashboard")


def offer(store: Store, home: Path) -> None:
    """Print the one-time link that makes the first administrator; nothing once there are people."""
    if people.exists(store):
        return
    link = first.link(home, address())
    here = (
        "" if bound_to_loopback() else "\n在别的机器上打开时，把 127.0.0.1 换成这台服务器的地址。"
    )
    _log.warning("还没有管理员。要设账号，请在 24 小时内打开这个一次性链接：\n  %s%s", link, here)


def address() -> str:
    """This server's address as seen from its own machine."""
    scheme = "https" if config.get_option("server.sslCertFile") else "http"
    host = str(config.get_option("server.address") or "")
    if host in ("", "0.0.0.0", "::"):
        host = "127.0.0.1"
    host = f"[{host}]" if ":" in host else host
    return f"{scheme}://{host}:{config.get_option('server.port')}{base()}"
