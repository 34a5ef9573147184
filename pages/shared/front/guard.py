"""What the browser may do with our pages, told in the headers of every answer; no call outside."""

import re
from base64 import b64encode
from hashlib import sha256

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import net_util

_INLINE = re.compile(r"<script>(.*?)</script>", re.S)
# Streamlit puts its styles in as it goes and loads a component's script from a blob.
_POLICY = (
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "media-src 'self' data: blob:",
    "connect-src 'self' ws: wss: data: blob:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
)
HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class Guard:
    """Middleware: the headers above on every answer that does not set them itself.

    Of scripts only files of ours run, and those that stand in `shell` itself.
    """

    def __init__(self, app: ASGIApp, shell: bytes) -> None:
        self.app = app
        hashes = (sha256(script.encode()).digest() for script in _INLINE.findall(shell.decode()))
        known = " ".join(f"'sha256-{b64encode(each).decode()}'" for each in hashes)
        policy = "; ".join((*_POLICY, f"script-src 'self' blob: {known}".strip()))
        self.headers = HEADERS | {"content-security-policy": policy}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=list(message["headers"]))
                for name, said in self.headers.items():
                    headers.setdefault(name, said)
                message = message | {"headers": headers.raw}
            await send(message)

        await self.app(scope, receive, headed if scope["type"] == "http" else send)


def stay_home() -> None:
    """Streamlit asks a server on the internet for this machine's address when a page from
    elsewhere knocks; here the answer is known beforehand: none."""
    net_util._external_ip = ""
