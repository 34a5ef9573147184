"""The gate over HTTP and websockets: what a stranger, a guest and each role are answered."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect
from streamlit.proto.BackMsg_pb2 import BackMsg

from accounts import passwords, people, sessions, watch
from accounts.person import LOCAL, Role
from data.keeping.acts import acts
from data.keeping.refusals import StoreStopped
from data.keeping.store import Store
from pages.shared.front import channel, gate, knock, place
from tests.pages.doorstep import house

SECRET = "晴天 correct horse"
PAGE = {"accept": "text/html,*/*"}
UPLOAD = "/_stcore/upload_file/session/file"


@pytest.fixture(autouse=True)
def plain_house(monkeypatch: pytest.MonkeyPatch) -> None:
    """Quick hashes, an unflooded log, a server bound to loopback, nothing set."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=64))
    monkeypatch.setattr(watch, "_watch", watch.Watch())
    monkeypatch.setattr(knock, "bound_to_loopback", lambda: True)
    monkeypatch.delenv("DASHBOARD_BROWSE", raising=False)


@pytest.fixture
def peopled(store: Store) -> Store:
    """A store with an account of every role."""
    for role in (Role.ADMIN, Role.REVIEW, Role.REPORT, Role.BROWSE):
        people.create(store, LOCAL, role.name, str(role), role, SECRET)
    return store


@pytest.fixture
def closed(peopled: Store, home: Path) -> Iterator[TestClient]:
    """A stranger before a closed house."""
    (home / "settings.toml").write_text('browse = "closed"', encoding="utf-8")
    with house(peopled, home) as client:
        yield client


def enter(client: TestClient, store: Store, home: Path, role: Role) -> None:
    """The browser gets the cookie of the account of this role."""
    account = next(each for each in people.people(store) if each.role is role).account
    client.cookies.set(sessions.COOKIE, sessions.begin(store, home, account, "10.0.0.1"))


def done(store: Store) -> list[str]:
    """The acts in the log."""
    return list(acts(store)["act"])


def open_stream(client: TestClient) -> bool:
    """Whether the websocket of the pages opens."""
    try:
        address = str(client.base_url).replace("http", "ws", 1)
        with client.websocket_connect(f"{address}/_stcore/stream") as socket:
            return socket.receive_text() == "inside"
    except WebSocketDisconnect:
        return False


def test_before_the_first_account_the_machine_itself_is_at_home(store: Store, home: Path) -> None:
    with house(store, home) as client:
        assert client.get("/who").text == LOCAL.name
        assert client.put(UPLOAD, content=b"x").status_code == 200 and open_stream(client)


@pytest.mark.parametrize(
    ("came_from", "headers"),
    [
        ("10.0.0.8", {}),
        ("127.0.0.1", {"x_forwarded_for": "10.0.0.8"}),
        ("127.0.0.1", {"x_forwarded_for": "127.0.0.1"}),
        ("127.0.0.1", {"forwarded": "for=10.0.0.8"}),
        ("127.0.0.1", {"x_real_ip": "10.0.0.8"}),
        ("127.0.0.1", {"via": "1.1 proxy"}),
        ("127.0.0.1", {"host": "rebound.example:8501"}),
        ("127.0.0.1", {"host": "127.0.0.1.evil.example"}),
        ("127.0.0.1", {"host": "evil.example@127.0.0.1.x"}),
        ("127.0.0.1", {"host": "["}),
        ("127.0.0.1", {"host": ""}),
        ("127.0.0.1", {"origin": "http://dashboard.city.gov.cn"}),
        ("127.0.0.1", {"referer": "http://dashboard.city.gov.cn/chain"}),
    ],
)
def test_from_anywhere_else_nobody_is_at_home(
    store: Store, home: Path, came_from: str, headers: dict[str, str]
) -> None:
    with house(store, home, came_from=came_from, **headers) as client:
        assert client.get("/who").status_code == 401
        assert client.get("/", headers=PAGE).headers["location"] == "/signin"
        assert not open_stream(client)


@pytest.mark.parametrize(
    ("headers", "lines"),
    [
        ({"host": "rebound.example:8501"}, ["陌生的主机名"]),
        ({"host": "dashboard.example", "x_forwarded_for": "10.0.0.8"}, []),
        ({"host": "localhost:8501"}, []),
    ],
)
def test_a_name_of_elsewhere_that_points_here_leaves_a_line(
    store: Store, home: Path, headers: dict[str, str], lines: list[str]
) -> None:
    with house(store, home, **headers) as client:
        client.get("/", headers=PAGE)
    assert done(store) == lines


@pytest.mark.parametrize("host", ["localhost:8501", "LOCALHOST", "[::1]:8501", "127.0.0.1"])
def test_names_of_this_machine(store: Store, home: Path, host: str) -> None:
    with house(store, home, host=host) as client:
        assert client.get("/who").text == LOCAL.name


def test_a_server_bound_to_the_network_has_no_local_mode(
    store: Store, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(knock, "bound_to_loopback", lambda: False)
    with house(store, home) as client:
        assert client.get("/who").status_code == 401


def test_with_the_first_account_local_mode_is_over(peopled: Store, home: Path) -> None:
    with house(peopled, home) as client:
        assert client.get("/who").text == "访客"
        assert client.put(UPLOAD, content=b"x").status_code == 403


def test_a_stranger_is_led_to_the_door(closed: TestClient) -> None:
    answer = closed.get("/chain?chain=甲醇&period=2026-06", headers=PAGE)
    assert answer.status_code == 303
    onward = closed.get(answer.headers["location"])
    assert (
        onward.status_code == 200 and "chain=%E7%94%B2%E9%86%87&amp;period=2026-06" in onward.text
    )
    fetched = {"sec-fetch-dest": "empty", **PAGE}
    assert closed.get("/chain", headers=fetched).status_code == 401


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/media/figures.xlsx"),
        ("GET", "/_stcore/host-config"),
        ("GET", "/_stcore/health"),
        ("GET", "/_stcore/metrics"),
        ("PUT", UPLOAD),
        ("POST", UPLOAD),
        ("DELETE", UPLOAD),
        ("GET", "/component/x/index.html"),
        ("GET", "/static/js/index.js"),
        ("GET", "/nothing"),
        ("POST", "/chain"),
        ("GET", "/signin/"),
        ("GET", "/signin/x"),
        ("GET", "/healthz/x"),
        ("GET", "//media/figures.xlsx"),
        ("GET", "/%6dedia/figures.xlsx"),
        ("GET", "/front-0"),
        ("GET", "/first/../media/x"),
        ("GET", "/auth/login"),
    ],
)
def test_everything_else_is_refused_to_a_stranger(
    closed: TestClient, method: str, path: str
) -> None:
    answer = closed.request(method, path, headers={"accept": "*/*"})
    assert answer.status_code in (400, 401, 404) and "inside" not in answer.text
    assert not open_stream(closed)


@pytest.mark.parametrize("path", ["/signin", "/favicon.svg", "/front-0/js/index.js", "/healthz"])
def test_the_door_itself_is_open(closed: TestClient, path: str) -> None:
    assert closed.get(path).status_code == 200


@pytest.mark.parametrize("role", [Role.BROWSE, Role.REPORT, Role.REVIEW, Role.ADMIN])
def test_each_role_comes_in_and_only_some_upload(
    closed: TestClient, peopled: Store, home: Path, role: Role
) -> None:
    enter(closed, peopled, home, role)
    assert closed.get("/chain", headers=PAGE).text == "inside 0" and open_stream(closed)
    assert closed.get("/media/x").text == "inside 0"
    refused = closed.put(UPLOAD, content=b"x").status_code == 403
    assert refused is (role is Role.BROWSE)
    assert ("拒绝上传" in done(peopled)) is refused


def test_a_websocket_from_another_site_leaves_a_line(peopled: Store, home: Path) -> None:
    with house(peopled, home, origin="http://evil.example") as client:
        assert not open_stream(client)
    line = acts(peopled).iloc[0]
    assert (line["act"], line["subject"]) == ("外来连接", "http://evil.example")


FOREIGN = ("http://127.0.0.1:9999", "http://localhost:8501", "http://x@127.0.0.1:8501", "null")


@pytest.mark.parametrize("origin", FOREIGN)
def test_a_page_of_another_port_does_not_get_at_the_tab(
    peopled: Store, home: Path, origin: str
) -> None:
    """Cookies are the same for every port of a name; Streamlit looks at the name alone."""
    with house(peopled, home, origin=origin) as client:
        enter(client, peopled, home, Role.ADMIN)
        assert not open_stream(client)
    assert "外来连接" in done(peopled)


@pytest.mark.parametrize("origin", FOREIGN)
def test_nor_at_the_machine_before_the_first_account(store: Store, home: Path, origin: str) -> None:
    with house(store, home, origin=origin) as client:
        assert not open_stream(client)


def test_a_site_the_server_was_told_to_trust_gets_through(
    peopled: Store, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(knock, "allowlisted_origins", lambda: {"http://portal.example"})
    with house(peopled, home, origin="http://portal.example") as client:
        enter(client, peopled, home, Role.REVIEW)
        assert open_stream(client)


def test_how_the_server_does_is_told_to_who_administers_it(peopled: Store, home: Path) -> None:
    for role in (Role.REVIEW, Role.BROWSE, Role.ADMIN):
        with house(peopled, home) as client:
            enter(client, peopled, home, role)
            for path in ("/_stcore/metrics", "/_stcore/agent/openapi.json"):
                inside = client.get(path).text == "inside 0"
                assert inside is (role is Role.ADMIN)


def test_signed_out_means_out_everywhere(closed: TestClient, peopled: Store, home: Path) -> None:
    enter(closed, peopled, home, Role.ADMIN)
    cookie = closed.cookies[sessions.COOKIE]
    closed.post("/signout")
    closed.cookies.set(sessions.COOKIE, cookie)
    assert closed.get("/media/x").status_code == 401 and not open_stream(closed)
    lines = acts(peopled).query("act == '拒绝登录凭据'")
    assert set(lines["subject"]) == {"已失效的登录凭据"} and set(lines["came_from"]) == {
        "127.0.0.1"
    }


def test_an_open_tab_of_one_signed_out_asks_for_whole_pages_only(
    closed: TestClient, peopled: Store, home: Path
) -> None:
    page, part = BackMsg(rerun_script={}), BackMsg(rerun_script={"fragment_id": "part"})
    download = BackMsg(backend_operation_request={})
    address = str(closed.base_url).replace("http", "ws", 1)
    for refused in (part, download):
        enter(closed, peopled, home, Role.ADMIN)
        with closed.websocket_connect(f"{address}/_stcore/stream") as socket:
            assert socket.receive_text() == "inside"
            for each in (page, part, download):
                socket.send_bytes(each.SerializeToString())
                assert socket.receive_bytes() == each.SerializeToString()
            closed.post("/signout")
            socket.send_bytes(page.SerializeToString())
            assert socket.receive_bytes() == page.SerializeToString(), "the router looks anew"
            socket.send_bytes(refused.SerializeToString())
            with pytest.raises(WebSocketDisconnect):
                socket.receive_bytes()


def test_a_download_offered_to_another_tab_is_not_made(
    closed: TestClient, peopled: Store, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(channel, "offered_to", {"own": "me", "theirs": "other"}.get)
    address = str(closed.base_url).replace("http", "ws", 1)
    enter(closed, peopled, home, Role.REPORT)
    with closed.websocket_connect(f"{address}/_stcore/stream") as socket:
        assert socket.receive_text() == "inside"
        for file in ("own", "unknown", "theirs"):
            asked = {"session_id": "me", "deferred_file": {"file_id": file}}
            message = BackMsg(backend_operation_request=asked).SerializeToString()
            socket.send_bytes(message)
            if file != "theirs":
                assert socket.receive_bytes() == message
        with pytest.raises(WebSocketDisconnect):
            socket.receive_bytes()
    assert done(peopled)[0] == "拒绝下载"


def test_a_dead_cookie_is_taken_back_with_the_next_page(closed: TestClient) -> None:
    cookie = {"cookie": f"{sessions.COOKIE}=dead.cookie"}
    answer = closed.get("/chain", headers=PAGE | cookie)
    assert answer.status_code == 303 and "Max-Age=0" in answer.headers["set-cookie"]
    assert "set-cookie" not in closed.get("/media/x", headers=cookie).headers
    assert "set-cookie" not in closed.get("/chain", headers=PAGE).headers


def test_a_forged_cookie_leaves_a_line(closed: TestClient, peopled: Store) -> None:
    for value in ("forged.cookie", '"quoted', "a;b", "%00", "x" * 3000):
        closed.cookies.set(sessions.COOKIE, value)
        assert closed.get("/media/x").status_code == 401
    assert done(peopled).count("拒绝登录凭据") == 5
    for _ in range(20):
        closed.get("/media/x")
    assert done(peopled).count("拒绝登录凭据") == watch.OF_ONE, "the log is not flooded"


def test_a_file_over_the_bound_is_refused_unread(
    closed: TestClient, peopled: Store, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "_bound", lambda: 1000)
    enter(closed, peopled, home, Role.REPORT)
    assert closed.put(UPLOAD, content=bytes(1000)).text == "inside 1000"
    assert closed.put(UPLOAD, content=bytes(1001)).status_code == 413
    untold = (bytes(100) for _ in range(50))
    assert closed.put(UPLOAD, content=untold).status_code == 413, "its length was not told"
    lines = acts(peopled).query("act == '拒绝上传'")
    assert len(lines) == 2 and set(lines["name"]) == {"报送"}


@pytest.mark.parametrize("path", ["/media/..%2f..%2fetc", "/a/..%5c..%5cx", "/chain%00"])
def test_odd_addresses_leave_a_line(peopled: Store, home: Path, path: str) -> None:
    with house(peopled, home) as client:
        assert client.get(path).status_code == 400
    assert done(peopled)[0] == "拒绝可疑地址"


def test_an_open_house_shows_its_pages_and_no_more(peopled: Store, home: Path) -> None:
    (home / "settings.toml").write_text('browse = "open"', encoding="utf-8")
    with house(peopled, home, url="http://board.city.gov.cn", came_from="10.0.0.8") as client:
        assert client.get("/who").text == "访客" and open_stream(client)
        assert client.get("/account", headers=PAGE).headers["location"] == "/signin"
        assert client.put(UPLOAD, content=b"x").status_code == 403
        assert "不登录，只浏览" in client.get("/signin").text


def test_a_house_under_a_path_of_its_own(
    peopled: Store, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "settings.toml").write_text('browse = "closed"', encoding="utf-8")
    monkeypatch.setattr(place, "base", lambda: "/board")
    with house(peopled, home) as client:
        answer = client.get("/board/chain", headers=PAGE)
        assert answer.headers["location"] == "/board/signin?next=%2Fchain"
        page = client.get("/board/signin?next=/chain").text
        assert 'action="/board/signin"' in page and 'href="/board/favicon.svg"' in page
        assert client.get("/board/front-0/js/x.js").status_code == 200
        for refused in ("/board/media/x", "/media/x", "/boardmedia", "/board/_stcore/health"):
            assert client.get(refused).status_code == 401
        said = {"login": Role.ADMIN.name, "password": SECRET, "next": "/chain"}
        answer = client.post("/board/signin", data=said)
        assert answer.headers["location"] == "/board/chain"
        assert client.get("/board/chain").text == "inside 0"


def test_a_store_that_cannot_be_read_lets_nobody_in(
    closed: TestClient, peopled: Store, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(closed, peopled, home, Role.ADMIN)

    def stopped(*_asked: object) -> None:
        raise StoreStopped

    monkeypatch.setattr(gate, "who", stopped)
    for path in ("/chain", "/signin", "/media/x"):
        answer = closed.get(path, headers=PAGE)
        assert answer.status_code == 503 and "数据库已停止工作" in answer.text
    assert closed.get("/healthz").text == "inside 0" and not open_stream(closed)
    monkeypatch.undo()
    monkeypatch.setattr(people, "exists", stopped)
    assert closed.get("/signin", headers={"cookie": ""}).status_code == 503


def test_the_short_address_of_an_edition_leads_into_the_house(peopled: Store, home: Path) -> None:
    with house(peopled, home) as client:
        for asked, led in (
            ("/e/k7m4", "/?edition=k7m4"),
            ("/e/7月会", "/?edition=7%E6%9C%88%E4%BC%9A"),
        ):
            answer = client.get(asked, headers=PAGE)
            assert answer.status_code == 303 and answer.headers["location"] == led
        for odd in ("/e/", f"/e/{'x' * 61}"):
            assert "location" not in client.get(odd, headers=PAGE).headers


def test_a_stranger_is_asked_in_before_an_edition_opens(closed: TestClient) -> None:
    answer = closed.get("/e/k7m4", headers=PAGE)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/signin?next=%2Fe%2Fk7m4"


def test_the_short_address_under_another_path(
    peopled: Store, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "base", lambda: "/board")
    with house(peopled, home) as client:
        answer = client.get("/board/e/k7m4", headers=PAGE)
        assert answer.headers["location"] == "/board/?edition=k7m4"
