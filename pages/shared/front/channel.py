"""The open websocket of a tab: once who opened it is another, it may ask for a whole page only.

A whole page is run by the router, which looks anew at who asks. What does not go through it, a
part of a page run again or a download made when it is asked for, is refused here.
"""

from collections.abc import Callable

from anyio import to_thread
from google.protobuf.message import DecodeError
from starlette.types import Message, Receive, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

_HARMLESS = frozenset(("app_heartbeat", "stop_script", None))


def watched(receive: Receive, send: Send, still: Callable[[], bool]) -> Receive:
    """`receive` of a tab; `still` says whether who opened it is who asks."""

    async def received() -> Message:
        message = await receive()
        asked = message["type"] == "websocket.receive" and not _through_router(message)
        if asked and not await to_thread.run_sync(still):
            await send({"type": "websocket.close", "code": 1008})
            return {"type": "websocket.disconnect", "code": 1008}
        return message

    return received


def _through_router(message: Message) -> bool:
    """Whether the router will look at who asks, or nothing is asked for at all."""
    said = BackMsg()
    try:
        said.ParseFromString(message.get("bytes") or b"")
    except DecodeError:
        return False
    kind = said.WhichOneof("type")
    return kind in _HARMLESS or (kind == "rerun_script" and not said.rerun_script.fragment_id)
