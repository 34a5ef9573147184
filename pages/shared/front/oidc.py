"""The organisation's own sign-in (OpenID Connect), through Streamlit's, where it is configured.

Streamlit does the exchange with the provider (/auth/login, /oauth2callback) and leaves a signed
cookie saying who it was. That cookie is exchanged here for a sign-in of ours, once, so that
sign-out, roles and the log are the same whichever way somebody came in. Configured in
.streamlit/secrets.toml, section [auth]; see docs/部署手册.md.
"""

import json
import time
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from typing import Any

from streamlit import auth_util
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette import starlette_app_utils

USER, TOKENS = "_streamlit_user", "_streamlit_user_tokens"
_NEEDED = {"client_id", "client_secret", "server_metadata_url"}
# So long after the provider's word it may be exchanged; it is exchanged at once, or never.
_FRESH = 600


def providers() -> list[str]:
    """The providers fully configured; "default" is one that stands in [auth] itself."""
    section = _section()
    if not section.get("redirect_uri") or not section.get("cookie_secret"):
        return []
    if not auth_util.is_authlib_installed():
        return []
    named = {name: said for name, said in section.items() if isinstance(said, Mapping)}
    each = {"default": section, **named}
    return [name for name, said in each.items() if "_" not in name and said.keys() >= _NEEDED]


def begin(provider: str) -> str:
    """Where the browser goes to sign in with this provider."""
    return f"/auth/login?provider={auth_util.encode_provider_token(provider)}"


def signed_in(headers: Mapping[str, str]) -> bool:
    """Whether the browser brings a cookie of Streamlit's that has not been exchanged yet."""
    return f"{USER}=" in headers.get("cookie", "") and bool(providers())


def claims(headers: Mapping[str, str]) -> dict[str, Any]:
    """What the provider said of the person; {} where the cookie is not Streamlit's own."""
    try:
        brought = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return {}

    def one(name: str) -> bytes | None:
        if name not in brought:
            return None
        signed = brought[name].value.encode("latin-1", "replace")
        return starlette_app_utils.decode_signed_value(get_cookie_secret(), name, signed)

    try:
        said = json.loads(auth_util.get_cookie_with_chunks(one, USER) or b"{}")
    except (ValueError, TypeError):
        return {}
    own = auth_util.get_origin_from_redirect_uri()
    here = isinstance(said, dict) and said.get("is_logged_in") and said.get("origin") == own
    return said if here and _fresh(said) else {}


def stamp(said: Mapping[str, Any]) -> str:
    """What tells this word of the provider from every other."""
    return json.dumps(said, sort_keys=True, default=str)


def _fresh(said: Mapping[str, Any]) -> bool:
    moment = said.get("iat")
    return isinstance(moment, int | float) and abs(time.time() - moment) < _FRESH


def login(said: Mapping[str, Any], claim: str) -> str:
    """The login those claims speak of; "" where they name none that is verified."""
    if claim == "email" and said.get("email_verified") is False:
        return ""
    named = said.get(claim)
    return named if isinstance(named, str) else ""


def left_over(headers: Mapping[str, str]) -> list[str]:
    """The names of Streamlit's cookies, to be taken back."""
    try:
        names = list(SimpleCookie(headers.get("cookie", "")))
    except CookieError:
        names = []
    return [name for name in names if name.startswith((USER, TOKENS))]


def _section() -> Mapping[str, Any]:
    try:
        return auth_util.get_secrets_auth_section().to_dict()
    except Exception:  # an unreadable secrets file: this way in is not offered
        return {}
