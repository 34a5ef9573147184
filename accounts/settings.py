"""What a bureau sets about who may come in: $DASHBOARD_HOME/settings.toml.

    browse = "closed"        # 未登录的人能不能浏览："open" 可以，"closed" 只见登录页
    oidc_claim = "email"     # 单位统一登录返回的哪一项与用户名对应

The environment variable DASHBOARD_BROWSE goes before the file. Where neither says anything,
browsing is open to one who asks for this machine by its own name (127.0.0.1, localhost) and
closed to everybody else: a server that leaves loopback shows nothing unasked. An unreadable file
closes the house.
"""

import os
import tomllib
from pathlib import Path
from typing import Any


def browse_open(home: Path, at_the_machine: bool = False) -> bool:
    """Whether one who has not signed in may read the pages."""
    said = os.environ.get("DASHBOARD_BROWSE") or _read(home).get("browse")
    return at_the_machine if said is None else said == "open"


def oidc_claim(home: Path) -> str:
    """What the organisation's sign-in calls the login."""
    return str(_read(home).get("oidc_claim", "email"))


def _read(home: Path) -> dict[str, Any]:
    path = home / "settings.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        return {"browse": "closed"}
