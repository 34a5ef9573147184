"""Loaded by the server process under test: every address it speaks to is written down."""

import os
import sys

_LOG = os.environ.get("SOCKET_LOG")


def _watch(event: str, arguments: tuple) -> None:
    if event == "socket.connect":
        address = arguments[1]
    elif event == "socket.getaddrinfo":
        address = arguments[0]
    else:
        return
    with open(_LOG, "a", encoding="utf-8") as log:
        print(event, address, file=log)


if _LOG:
    sys.addaudithook(_watch)
