"""A viewer without a browser: speaks Streamlit's websocket as its page does, draws nothing."""

import asyncio
import time

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

_FINISHED = ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY


async def view(port: int) -> int:
    """Open the first page in a session of its own, wait for its last message; the bytes it took."""
    url, received = f"ws://127.0.0.1:{port}/_stcore/stream", 0
    async with connect(url, subprotocols=["streamlit"], max_size=None) as socket:
        ask = BackMsg()
        ask.rerun_script.query_string = ""
        await socket.send(ask.SerializeToString())
        while True:
            data = await socket.recv()
            received += len(data)
            message = ForwardMsg.FromString(data)
            if message.WhichOneof("type") == "script_finished":
                if message.script_finished != _FINISHED:
                    raise RuntimeError(f"script ended with {message.script_finished}")
                return received


def one_by_one(port: int, views: int) -> int:
    """Some views, one after the other; the bytes of the last."""

    async def all_of_them() -> int:
        size = 0
        for _ in range(views):
            size = await view(port)
        return size

    return asyncio.run(all_of_them())


def throughput(port: int, viewers: int, seconds: float) -> float:
    """Views per second of `viewers` who each open the page again as soon as they have it."""

    async def loop(until: float) -> int:
        done = 0
        while time.perf_counter() < until:
            await view(port)
            done += time.perf_counter() < until
        return done

    async def together() -> int:
        until = time.perf_counter() + seconds
        return sum(await asyncio.gather(*(loop(until) for _ in range(viewers))))

    return asyncio.run(together()) / seconds
