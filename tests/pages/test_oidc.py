"""What Streamlit's signed cookie of the organisation's sign-in is worth."""

import json
import time

import pytest
from streamlit import auth_util
from streamlit.runtime.secrets import AttrDict
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from pages.shared.front import oidc

SECTION = {
    "redirect_uri": "http://127.0.0.1:8501/oauth2callback",
    "cookie_secret": "a secret of the house, long enough",
    "client_id": "board",
    "client_secret": "x",
    "server_metadata_url": "http://127.0.0.1:1/.well-known/openid-configuration",
}


@pytest.fixture(autouse=True)
def configured(monkeypatch: pytest.MonkeyPatch) -> dict:
    """[auth] of secrets.toml as above."""
    section = dict(SECTION)
    monkeypatch.setattr(auth_util, "get_secrets_auth_section", lambda: AttrDict(section))
    monkeypatch.setattr(oidc, "get_cookie_secret", lambda: section["cookie_secret"])
    return section


def brought(secret: str = SECTION["cookie_secret"], name: str = oidc.USER, **said: object) -> dict:
    """The headers of a browser that comes back from the provider."""
    claims = {
        "origin": "http://127.0.0.1:8501",
        "is_logged_in": True,
        "email": "zhao@city.gov.cn",
        "iat": int(time.time()),
    }
    signed = create_signed_value(secret, name, json.dumps(claims | said)).decode()
    return {"cookie": f"other=1; {oidc.USER}={signed}"}


def test_it_is_offered_where_it_is_fully_configured(configured: dict) -> None:
    assert oidc.providers() == ["default"]
    configured["city"] = {key: configured[key] for key in oidc._NEEDED}
    configured["half"] = {"client_id": "x"}
    assert oidc.providers() == ["default", "city"]
    for missing in ("client_id", "cookie_secret", "redirect_uri"):
        configured.pop(missing)
        assert "default" not in oidc.providers()
    assert oidc.providers() == [] and not oidc.signed_in(brought())


def test_its_own_cookie_names_the_person() -> None:
    headers = brought()
    assert oidc.signed_in(headers) and oidc.left_over(headers) == [oidc.USER]
    assert oidc.login(oidc.claims(headers), "email") == "zhao@city.gov.cn"
    assert oidc.login(oidc.claims(headers), "preferred_username") == ""
    assert oidc.login(oidc.claims(brought(email_verified=False)), "email") == ""
    assert oidc.login(oidc.claims(brought(email=["a", "b"])), "email") == ""


@pytest.mark.parametrize(
    "headers",
    [
        brought("another secret"),
        brought(name="_streamlit_user_tokens"),
        brought(origin="http://evil.example"),
        brought(is_logged_in=False),
        brought(iat=1),
        brought(iat=None),
        {"cookie": f"{oidc.USER}=forged"},
        {"cookie": f"{oidc.USER}=é\x00; ;;="},
        {"cookie": ""},
        {},
    ],
)
def test_any_other_cookie_names_nobody(headers: dict) -> None:
    assert oidc.claims(headers) == {}
