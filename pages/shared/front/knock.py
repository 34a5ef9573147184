"""Who knocks: told from the cookie, the address and the headers of one request."""

from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from starlette.types import Scope
from streamlit import config
from streamlit.web.server.server_util import allowlisted_origins

from accounts import people, sessions
from accounts.person import LOCAL, Person, Role
from accounts.settings import browse_open
from data.keeping.store import Store

# A proxy says for whom it asks. Then the one at the other end is not at this machine.
_FORWARDED = (
    *("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto"),
    *("x-real-ip", "x-forwarded-server", "cf-connecting-ip", "true-client-ip"),
)


@dataclass(frozen=True)
class Knock:
    """One request or websocket: its cookie of sign-in, its headers by lower-case name, whence."""

    cookie: str
    headers: Mapping[str, str]
    came_from: str

    @classmethod
    def of_scope(cls, scope: Scope) -> "Knock":
        """From an ASGI request."""
        headers: dict[str, str] = {}
        for name, said in scope["headers"]:
            key = name.decode("latin-1").lower()
            joint = "; " if key == "cookie" else ", "
            text = said.decode("latin-1")
            headers[key] = f"{headers[key]}{joint}{text}" if key in headers else text
        client = scope.get("client")
        return cls(cookie_of(headers.get("cookie", "")), headers, client[0] if client else "")

    @property
    def host(self) -> str:
        """The name the asker used for this server, in lower case."""
        return _name(f"//{self.headers.get('host', '')}")

    @property
    def foreign(self) -> bool:
        """True for a browser on a page of another site: another port is another site too, though
        cookies go along to it. Whom the server was told to trust is none."""
        origin = self.headers.get("origin")
        if origin is None or not config.get_option("server.enableCORS"):
            return False
        here = origin.split("://", 1)[-1].lower() == self.headers.get("host", "").lower()
        return not here and origin not in allowlisted_origins()

    @property
    def rebound(self) -> bool:
        """True where this machine is asked for by a name of elsewhere, and no proxy says so: a
        site may have made its name point here."""
        direct = bound_to_loopback() and not any(each in self.headers for each in _FORWARDED)
        return direct and _loopback(self.came_from) and not _loopback(self.host)

    @property
    def at_the_machine(self) -> bool:
        """True for a browser on this very machine, asking a server bound to it alone.

        A site elsewhere whose name was made to point here is told by its Host, and a proxy by
        what it adds or by the Origin it passes on.
        """
        origins = [self.headers[each] for each in ("origin", "referer") if each in self.headers]
        return (
            bound_to_loopback()
            and not any(each in self.headers for each in _FORWARDED)
            and _loopback(self.came_from)
            and _loopback(self.host)
            and all(_loopback(_name(each)) for each in origins)
        )


def bound_to_loopback() -> bool:
    """Whether the server can be reached from this machine only."""
    return _loopback(str(config.get_option("server.address") or ""))


def who(store: Store, home: Path, knock: Knock) -> Person | None:
    """Who it is; None for somebody who must sign in before anything."""
    if knock.cookie:
        found = sessions.find(store, home, knock.cookie, knock.came_from)
        if found is not None:
            return found
    here = knock.at_the_machine
    if here and not people.exists(store):
        return LOCAL
    if browse_open(home, here):
        return Person("", "访客", Role.BROWSE, came_from=knock.came_from)
    return None


def cookie_of(header: str) -> str:
    """The cookie of sign-in in a Cookie header; "" for none."""
    for pair in header.split(";"):
        name, _, said = pair.strip().partition("=")
        if name == sessions.COOKIE:
            try:
                return SimpleCookie(f"{name}={said}")[name].value
            except (CookieError, KeyError):
                return said
    return ""


def _name(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").rstrip(".").lower()
    except ValueError:
        return ""


def _loopback(name: str) -> bool:
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False
