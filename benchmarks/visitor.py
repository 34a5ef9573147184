"""A visitor without a browser who stays: goes from page to page, presses buttons, uploads."""

import asyncio
import urllib.request
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from time import perf_counter

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

_DONE = ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY
_FAILED = "系统内部错误".encode()
_SMALL = 4096  # the message that ends a run is far smaller; larger ones need not be understood
_PATIENCE = 120.0


class RunFailed(Exception):
    """A run of a page did not end well."""


@dataclass
class Visitor:
    """One session. `buttons` are the ids of what can be pressed, by the words on it."""

    port: int
    cookie: str = ""
    looks: bool = False
    query: str = ""
    page: str = ""
    session: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    buttons: dict[str, str] = field(default_factory=dict)
    uploader: str = ""
    times: list[float] = field(default_factory=list)
    socket: ClientConnection | None = None

    async def enter(self) -> None:
        """Open the first page."""
        headers = {"Cookie": self.cookie} if self.cookie else {}
        self.socket = await connect(
            f"ws://127.0.0.1:{self.port}/_stcore/stream",
            subprotocols=["streamlit"], max_size=None, additional_headers=headers,
        )  # fmt: skip
        await self.run()

    async def leave(self) -> None:
        """Close the tab."""
        if self.socket:
            await self.socket.close()

    async def go(self, path: str, query: str = "") -> None:
        """Follow a link to another page."""
        self.page, self.query = self.pages[path], query
        await self.run()

    async def press(self, words: str) -> None:
        """Press the button that says these words (the first that begins with them)."""
        key = next((key for said, key in self.buttons.items() if said.startswith(words)), None)
        if key is None:
            raise RunFailed(f"no button “{words}” among {list(self.buttons)}")
        await self.run(WidgetState(id=key, trigger_value=True))

    async def upload(self, name: str, content: bytes) -> None:
        """Hand in a file as the browser does: ask where to, send it there, say so."""
        ask = BackMsg()
        ask.file_urls_request.request_id = "1"
        ask.file_urls_request.file_names.append(name)
        ask.file_urls_request.session_id = self.session
        await self.socket.send(ask.SerializeToString())
        while True:
            message = ForwardMsg.FromString(await self.socket.recv())
            if message.WhichOneof("type") == "file_urls_response":
                break
        urls = message.file_urls_response.file_urls[0]
        await asyncio.to_thread(self._put, urls.upload_url, name, content)
        state = WidgetState(id=self.uploader)
        info = state.file_uploader_state_value.uploaded_file_info.add()
        info.name, info.size, info.file_id = name, len(content), urls.file_id
        info.file_urls.CopyFrom(urls)
        await self.run(state)

    def _put(self, url: str, name: str, content: bytes) -> None:
        root = f"http://127.0.0.1:{self.port}"
        jar = CookieJar()
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        opener.open(f"{root}/_stcore/health", timeout=60).read()
        xsrf = next((each.value for each in jar if "xsrf" in each.name), "")
        cookies = "; ".join([*(f"{each.name}={each.value}" for each in jar), self.cookie])
        border = "----crowd"
        body = (
            f'--{border}\r\nContent-Disposition: form-data; name="file"; filename="f.xlsx"\r\n'
            "Content-Type: application/octet-stream\r\n\r\n"
        ).encode() + content + f"\r\n--{border}--\r\n".encode()  # fmt: skip
        headers = {
            "Content-Type": f"multipart/form-data; boundary={border}",
            "Cookie": cookies, "X-Xsrftoken": xsrf, "Origin": root,
        }  # fmt: skip
        asked = urllib.request.Request(f"{root}{url}", body, headers, method="PUT")
        urllib.request.urlopen(asked, timeout=60).read()

    async def run(self, *states: WidgetState) -> None:
        """One run of the page, as long as it takes until the last of its messages is here."""
        ask = BackMsg()
        ask.rerun_script.query_string = self.query
        ask.rerun_script.page_script_hash = self.page
        ask.rerun_script.widget_states.widgets.extend(states)
        begun = perf_counter()
        await self.socket.send(ask.SerializeToString())
        self.buttons.clear()
        while True:
            data = await asyncio.wait_for(self.socket.recv(), _PATIENCE)
            if _FAILED in data:
                raise RunFailed("系统内部错误")
            if not self.looks and len(data) > _SMALL and self.pages:
                continue
            message = ForwardMsg.FromString(data)
            if self._over(message):
                break
        self.times.append(perf_counter() - begun)

    def _over(self, message: ForwardMsg) -> bool:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.session = message.new_session.initialize.session_id or self.session
            self.page = message.new_session.page_script_hash
        elif kind == "navigation":
            self.pages = {
                each.url_pathname: each.page_script_hash for each in message.navigation.app_pages
            }
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "delta" and self.looks:
            self._see(message.delta.new_element)
        elif kind == "script_finished":
            status = message.script_finished
            if status == ForwardMsg.ScriptFinishedStatus.FINISHED_WITH_COMPILE_ERROR:
                raise RunFailed("compile error")
            return status == _DONE
        return False

    def _see(self, element) -> None:
        kind = element.WhichOneof("type")
        if kind == "button":
            self.buttons[element.button.label] = element.button.id
        elif kind == "file_uploader":
            self.uploader = element.file_uploader.id
        elif kind == "exception":
            raise RunFailed(element.exception.message)
