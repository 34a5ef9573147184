"""The door over HTTP: sign in and out, the first administrator, forms from elsewhere, redirects."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient

from accounts import first, passwords, people, sessions, watch
from accounts.person import LOCAL, Role
from data.inbox import Inbox
from data.keeping import layouts
from data.keeping.acts import acts
from data.keeping.store import Store
from data.proposing.corrections import Corrections, RowSaid, TableSaid
from pages.shared.front import oidc
from tests.pages.doorstep import URL, house

SECRET = "晴天 correct horse"


@pytest.fixture(autouse=True)
def light(monkeypatch: pytest.MonkeyPatch) -> None:
    """Quick hashes, a log that has not been flooded, nothing set."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=64))
    monkeypatch.setattr(watch, "_watch", watch.Watch())
    monkeypatch.delenv("DASHBOARD_BROWSE", raising=False)


@pytest.fixture
def client(store: Store, home: Path) -> Iterator[TestClient]:
    """A browser at the machine itself; an administrator exists."""
    people.create(store, LOCAL, "admin", "王管理", Role.ADMIN, SECRET)
    with house(store, home) as client:
        yield client


def sign_in(client: TestClient, login: str = "admin", secret: str = SECRET, **more: str):
    """Post the form as the page does."""
    return client.post("/signin", data={"login": login, "password": secret, **more})


def done(store: Store) -> list[str]:
    """The acts in the log, oldest first."""
    return list(acts(store)["act"])[::-1]


def test_sign_in_and_out(client: TestClient, store: Store, home: Path) -> None:
    answer = sign_in(client, next="/chain?chain=甲醇")
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/chain?chain=")
    set_cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in set_cookie and "SameSite=lax" in set_cookie and "Secure" not in set_cookie
    assert answer.headers["cache-control"] == "no-store"
    assert client.get("/who").text == "王管理"
    cookie = client.cookies[sessions.COOKIE]
    answer = client.post("/signout")
    assert answer.headers["location"] == "/signin" and sessions.COOKIE not in client.cookies
    client.cookies.set(sessions.COOKIE, cookie)
    assert client.get("/who").text == "访客", "the copy of the cookie opens nothing"
    assert done(store)[1:4] == ["登录", "退出", "拒绝登录凭据"]


def test_over_https_the_cookie_is_for_https_alone(store: Store, home: Path) -> None:
    people.create(store, LOCAL, "admin", "王管理", Role.ADMIN, SECRET)
    with house(store, home, url=URL.replace("http", "https")) as client:
        assert "Secure" in sign_in(client).headers["set-cookie"]


def test_a_wrong_password_is_told_on_the_page(client: TestClient, store: Store) -> None:
    answer = sign_in(client, "<script>alert(1)</script>", "x")
    assert answer.status_code == 401 and 'role="alert"' in answer.text
    assert "<script>" not in answer.text and "&lt;script&gt;" in answer.text
    assert "set-cookie" not in answer.headers
    for _ in range(5):
        sign_in(client, "admin", "wrong")
    answer = sign_in(client)
    assert answer.status_code == 429 and "分钟后再试" in answer.text
    assert "尝试过多" in done(store)


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "", "referer": "http://evil.example/127.0.0.1:8501"},
        {"origin": ""},
        {"origin": "http://127.0.0.1:8502"},
        {"origin": URL, "content-type": "text/plain"},
    ],
)
@pytest.mark.parametrize("path", ["/signin", "/signout", "/first", "/password"])
def test_a_form_from_elsewhere_is_refused(
    client: TestClient, store: Store, path: str, headers: dict[str, str]
) -> None:
    sign_in(client)
    answer = client.post(path, data={"login": "admin", "password": SECRET}, headers=headers)
    assert answer.status_code == 403 and "没有提交" in answer.text
    assert client.get("/who").text == "王管理", "nothing was changed"
    assert "拒绝外来提交" in done(store)


@pytest.mark.parametrize(
    "onward",
    [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "evil",
        "/\t/evil.example",
        "/..//evil.example",
        "/signout",
        "",
    ],
)
def test_sign_in_leads_nowhere_else(client: TestClient, store: Store, onward: str) -> None:
    assert sign_in(client, next=onward).headers["location"] == "/"
    assert ("拒绝外来去向" in done(store)) is (onward not in ("", "/signout"))


def test_a_way_on_within_the_house_is_no_attack(client: TestClient, store: Store) -> None:
    for address in ("/", "/?period=2026-06", "/chain?chain=白酒//甲&asof=2026-07-01T08:00:00"):
        assert sign_in(client, next=address).status_code == 303
        assert client.get("/signin", params={"next": address}).status_code == 303
    assert "拒绝外来去向" not in done(store)


def test_a_huge_form_is_not_read(client: TestClient) -> None:
    assert sign_in(client, "admin", "x" * 200_000).status_code == 403


def test_the_first_administrator(store: Store, home: Path) -> None:
    token = first.link(home, URL).partition("token=")[2]
    with house(store, home) as client:
        assert "还没有账号" in client.get("/signin").text
        assert client.get("/first?token=guess").status_code == 403
        assert client.get("/first").status_code == 403
        page = client.get(f"/first?token={token}")
        assert page.status_code == 200 and "设立管理员" in page.text
        form = {"token": token, "login": "wang", "name": "王管理", "password": SECRET}
        for wrong in ({"again": "other"}, {"again": "short", "password": "short"}, {"login": ""}):
            assert client.post("/first", data=form | {"again": SECRET} | wrong).status_code == 400
        answer = client.post("/first", data=form | {"again": SECRET})
        assert answer.status_code == 303 and client.get("/who").text == "王管理"
        assert client.post("/first", data=form | {"again": SECRET}).status_code == 403
    assert [(each.login, each.role) for each in people.people(store)] == [("wang", Role.ADMIN)]
    assert "新建账号" in done(store) and "拒绝管理员链接" in done(store)


def test_the_first_administrator_goes_on_with_what_lay_on_the_desk(
    store: Store, home: Path
) -> None:
    said = Corrections({"form": TableSaid(rows={"西河": RowSaid("park", "西河高新区")})})
    layouts.remember(store, LOCAL.account, "月报.xlsx", said)
    lying = Inbox(home).add(LOCAL.account, LOCAL.name, "月报.xlsx", b"PK")
    token = first.link(home, URL).partition("token=")[2]
    with house(store, home) as client:
        form = {"token": token, "login": "wang", "name": "王管理", "password": SECRET}
        assert client.post("/first", data=form | {"again": SECRET}).status_code == 303
    (made,) = people.people(store)
    (now,) = Inbox(home).of(made.account)
    assert (now.id, now.owner_name, Inbox(home).content(now)) == (lying.id, "王管理", b"PK")
    assert not Inbox(home).of(LOCAL.account)
    (layout,) = layouts.layouts(store, made.account)
    assert (layout.fingerprint, layout.said) == ("form", said.tables["form"])


def test_another_password_ends_the_sign_ins_elsewhere(
    client: TestClient, store: Store, home: Path
) -> None:
    sign_in(client)
    before = client.cookies[sessions.COOKIE]
    new = "another good secret"
    form = {"before": SECRET, "password": new, "again": new}
    assert client.post("/password", data=form | {"before": "wrong"}).status_code == 400
    assert client.post("/password", data=form).status_code == 303
    assert client.get("/who").text == "王管理", "this browser stays"
    assert sessions.find(store, home, before, "") is None
    assert sign_in(client, secret=new).status_code == 303
    assert "修改密码" in done(store)


def test_one_signed_in_is_led_on(client: TestClient) -> None:
    sign_in(client)
    assert client.get("/signin?next=/chain").headers["location"] == "/chain"
    assert client.get("/password").status_code == 200
    assert "退出" in client.get("/signout").text
    client.cookies.clear()
    for path in ("/password", "/signout"):
        assert client.get(path).headers["location"] == "/signin"


def test_the_organisations_sign_in_needs_an_account(
    client: TestClient, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    people.create(store, LOCAL, "zhao@city.gov.cn", "赵六", Role.REVIEW)
    said = {"email": "Zhao@city.gov.cn", "email_verified": True}
    monkeypatch.setattr(oidc, "providers", lambda: ["default"])
    monkeypatch.setattr(oidc, "claims", lambda headers: said)
    assert "用单位统一登录" in client.get("/signin").text
    client.cookies.set(oidc.USER, "x")
    page = client.get("/chain", headers={"accept": "text/html"})
    assert page.headers["location"] == "/signin/oidc", "back from the provider"
    answer = client.get("/signin/oidc")
    assert answer.status_code == 303 and client.get("/who").text == "赵六"
    taken_back = [said for said in answer.headers.get_list("set-cookie") if oidc.USER in said]
    assert taken_back and "Max-Age=0" in taken_back[0], "exchanged once"

    client.cookies.clear()
    assert client.get("/signin/oidc").status_code == 403, "a copy of the word opens nothing"

    for unknown in ({"email": "nobody@city.gov.cn"}, said | {"email_verified": False}, {}):
        client.cookies.clear()
        monkeypatch.setattr(oidc, "claims", lambda headers, unknown=unknown: unknown)
        answer = client.get("/signin/oidc")
        assert answer.status_code == 403 and 'role="alert"' in answer.text
        assert client.get("/who").text == "访客"
    assert "登录失败" in done(store)
