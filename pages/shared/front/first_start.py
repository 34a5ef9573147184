"""What the server says when it starts: where it is, and the way in while nobody has an account."""

import logging
from pathlib import Path

from streamlit import config

from accounts import first, people
from data.keeping.store import Store
from pages.shared.front.knock import bound_to_loopback
from pages.shared.front.place import base

_log = logging.getLogger("dashboard")


def offer(store: Store, home: Path) -> None:
    """Print the address, and the one-time link to the first administrator while there is none."""
    here = "" if bound_to_loopback() else "\n从别的机器打开，把 127.0.0.1 换成这台服务器的地址。"
    _log.warning("看板已启动：%s　按 Ctrl+C 停止。%s", address(), here)
    if not people.exists(store):
        link = first.link(home, address())
        _log.warning("还没有管理员。要设账号，请在 24 小时内打开这个一次性链接：\n  %s", link)


def address() -> str:
    """This server's address as seen from its own machine."""
    scheme = "https" if config.get_option("server.sslCertFile") else "http"
    host = str(config.get_option("server.address") or "")
    if host in ("", "0.0.0.0", "::"):
        host = "127.0.0.1"
    host = f"[{host}]" if ":" in host else host
    return f"{scheme}://{host}:{config.get_option('server.port')}{base()}"
