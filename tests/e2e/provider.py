"""A stand-in for the organisation's own sign-in: OpenID Connect for one person, on this machine."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT = "board"


class _Provider(BaseHTTPRequestHandler):
    """Says yes to everybody, as the person set on the server."""

    def do_GET(self) -> None:
        """Discovery, the keys, and the page that would ask for a password."""
        asked = urlsplit(self.path)
        if asked.path == "/authorize":
            said = {name: each[0] for name, each in parse_qs(asked.query).items()}
            self.server.nonce = said.get("nonce", "")
            back = urlencode({"code": "once", "state": said["state"]})
            self.send_response(302)
            self.send_header("Location", f"{said['redirect_uri']}?{back}")
            self.end_headers()
        elif asked.path == "/keys":
            self._json({"keys": [self.server.key.as_dict(private=False)]})
        else:
            self._json(
                {
                    "issuer": self.server.url,
                    "authorization_endpoint": f"{self.server.url}/authorize",
                    "token_endpoint": f"{self.server.url}/token",
                    "jwks_uri": f"{self.server.url}/keys",
                    "id_token_signing_alg_values_supported": ["RS256"],
                }
            )

    def do_POST(self) -> None:
        """The code for the token."""
        self.rfile.read(int(self.headers.get("content-length", 0)))
        now = int(time.time())
        claims = {
            "iss": self.server.url,
            "aud": CLIENT,
            "sub": "42",
            "nonce": self.server.nonce,
            "iat": now,
            "exp": now + 300,
            "email": self.server.email,
            "email_verified": True,
        }
        token = jwt.encode({"alg": "RS256", "kid": "k"}, claims, self.server.key)
        self._json({"access_token": "x", "token_type": "Bearer", "id_token": token})

    def _json(self, said: dict) -> None:
        body = json.dumps(said).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_said: object) -> None:
        """Nothing on the console."""


@contextmanager
def provider(email: str) -> Iterator[ThreadingHTTPServer]:
    """A provider at `url` for whom everybody is `email`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Provider)
    server.url = f"http://127.0.0.1:{server.server_port}"
    server.key = RSAKey.generate_key(2048, {"kid": "k", "use": "sig", "alg": "RS256"})
    server.email, server.nonce = email, ""
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def secrets(url: str) -> str:
    """The secrets.toml of a dashboard that trusts it."""
    return f"""[auth]
redirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"
cookie_secret = "a secret of this test, and long enough"
client_id = "{CLIENT}"
client_secret = "shared"
server_metadata_url = "{url}/.well-known/openid-configuration"
"""
