"""The open websocket of a tab: once who opened it is another, it may ask for a whole page only.

A whole page is run by the router, which looks anew at who asks. What does not go through it, a
part of a page run again or a download made when it is asked for, is refused here; a download
offered to another tab always is.
"""

from collections.abc import Callable

from anyio import to_thread
from google.protobuf.message import DecodeError
from starlette.types import Message, Receive, Send
from streamlit import runtime
from streamlit.proto.BackMsg_pb2 import BackMsg

_HARMLESS = frozenset(("app_heartbeat", "stop_script", None))


def watched(
    receive: Receive, send: Send, still: Callable[[], bool], stolen: Callable[[], None]
) -> Receive:
    """`receive` of a tab; `still` says whether who opened it is who asks, `stolen` is called where
    another's download is asked for."""

    async def received() -> Message:
        message = await receive()
        said = _said(message) if message["type"] == "websocket.receive" else None
        theft = said is not None and _anothers(said)
        if theft:
            await to_thread.run_sync(stolen)
        asked = said is not None and not _through_router(said)
        if theft or (asked and not await to_thread.run_sync(still)):
            await send({"type": "websocket.close", "code": 1008})
            return {"type": "websocket.disconnect", "code": 1008}
        return message

    return received


def _said(message: Message) -> BackMsg:
    said = BackMsg()
    try:
        said.ParseFromString(message.get("bytes") or b"")
    except DecodeError:
        said.Clear()
        said.load_git_info = True  # whatever it was, no page of ours says it
    return said


def _through_router(said: BackMsg) -> bool:
    """Whether the router will look at who asks, or nothing is asked for at all."""
    kind = said.WhichOneof("type")
    return kind in _HARMLESS or (kind == "rerun_script" and not said.rerun_script.fragment_id)


def _anothers(said: BackMsg) -> bool:
    """Whether a download is asked for that was offered to another tab; Streamlit makes it for
    whoever knows its number. That the tab named is the asker's own is looked at there."""
    asked = said.backend_operation_request
    if said.WhichOneof("type") != "backend_operation_request" or not asked.deferred_file.file_id:
        return False
    owner = offered_to(asked.deferred_file.file_id)
    return owner is not None and owner != asked.session_id


def offered_to(file: str) -> str | None:
    """The tab a download made when it is asked for was offered to; None where there is none."""
    if not runtime.exists():
        return None
    offered = runtime.get_instance().media_file_mgr._deferred_callables.get(file)
    return offered["session_id"] if offered else None
