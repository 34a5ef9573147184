"""The door: sign in, sign out; and the addresses of its other pages."""

from collections.abc import Callable
from pathlib import Path

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from accounts import people, sessions
from accounts.acts import record
from accounts.person import Person, Role
from accounts.refusals import TooManyAttempts, WrongSignIn
from accounts.settings import oidc_claim
from accounts.watch import notice
from data.keeping.store import Store
from errors import DashboardError
from pages.shared.front import door_page as html
from pages.shared.front import oidc
from pages.shared.front.asked import (
    Foreign,
    Said,
    came_from,
    cookie,
    failed,
    form,
    led_astray,
    onward,
    page,
    signed_in,
    to,
    with_cookie,
)
from pages.shared.front.door_page import PASSWORD, Field
from pages.shared.front.keys import Keys

_ICON = Path(__file__).parent / "favicon.svg"


class Door:
    """The routes of the door, on the whole store of this process."""

    def __init__(self, store: Callable[[], Store], home: Callable[[], Path]) -> None:
        self.store, self.home = store, home
        self.keys = Keys(store, home)

    def routes(self) -> list[Route]:
        """The routes, which stand before Streamlit's."""
        both, keys = ["GET", "POST"], self.keys
        return [
            Route("/signin", self._at(self.ask_in, self.let_in), methods=both),
            Route("/signin/oidc", self._at(self.exchange), methods=["GET"]),
            Route("/signin/oidc/begin", self._at(self.to_provider), methods=["GET"]),
            Route("/signout", self._at(self.ask_out, self.let_out), methods=both),
            Route("/first", self._at(keys.ask_first, keys.make_first), methods=both),
            Route("/password", self._at(keys.ask_password, keys.set_password), methods=both),
            Route("/favicon.svg", lambda _: FileResponse(_ICON), methods=["GET"]),
        ]

    def _at(self, shown: Callable, posted: Callable | None = None) -> Callable:
        """One address: what a GET shows, and what a POST does when it comes from our own page."""

        async def answer(request: Request) -> Response:
            try:
                if request.method != "POST" or posted is None:
                    return await to_thread.run_sync(shown, request, {}, "")
                said = await form(request)
                return await to_thread.run_sync(posted, request, said)
            except Foreign as error:
                told = (self.store(), came_from(request), "拒绝外来提交", request.url.path)
                await to_thread.run_sync(notice, *told)
                return failed(error, 403)
            except DashboardError as error:
                return failed(error, 503)

        return answer

    # --- sign in

    def ask_in(self, request: Request, said: Said, trouble: str, status: int = 200) -> Response:
        """The sign-in page; who is signed in already goes on."""
        then = self._then(request, said.get("next") or request.query_params.get("next", ""))
        if request.method == "GET" and signed_in(request):
            return to(then)
        if not people.exists(self.store()):
            return page(
                "登录",
                html.words("还没有账号。请用启动时打印的链接创建第一个管理员。"),
                html.words("链接丢了，就在服务器上运行 python manage.py admin-link。"),
            )
        fields = [Field("login", "用户名", "username", said=said.get("login", "")), PASSWORD]
        ways = [
            html.link("用单位统一登录", f"/signin/oidc/begin?provider={each}", "other")
            for each in oidc.providers()
        ]
        open_house = getattr(request.scope.get("asker"), "role", None) is Role.BROWSE
        if open_house:
            ways.append(html.link("不登录，只浏览", "/", "quiet"))
        body = html.form("/signin", "登录", fields, {"next": then if then != "/" else ""})
        return page("登录", html.trouble(trouble), body, *ways, status=status)

    def let_in(self, request: Request, said: Said) -> Response:
        """A name and a password."""
        try:
            name, secret = said.get("login", ""), said.get("password", "")
            person = people.verify(self.store(), name, secret, came_from(request))
        except (WrongSignIn, TooManyAttempts) as error:
            status = 401 if isinstance(error, WrongSignIn) else 429
            kept = {"login": said.get("login", "")[:64], "next": said.get("next", "")}
            return self.ask_in(request, kept, error.message + error.advice, status)
        return self._signed_in(request, person, self._then(request, said.get("next", "")), "密码")

    def _then(self, request: Request, asked: str) -> str:
        if led_astray(asked):
            notice(self.store(), came_from(request), "拒绝外来去向", asked)
        return onward(asked)

    def _signed_in(self, request: Request, person: Person, then: str, by: str) -> Response:
        before = cookie(request)
        if before:
            sessions.end(self.store(), self.home(), before)
        value = sessions.begin(self.store(), self.home(), person.account, came_from(request))
        record(self.store(), person, "登录", person.name, by=by)
        return with_cookie(request, then, value)

    # --- the organisation's own sign-in

    def to_provider(self, request: Request, _said: Said, _trouble: str) -> Response:
        """On to the provider that was chosen."""
        provider = request.query_params.get("provider", "")
        if provider not in oidc.providers():
            return to("/signin")
        return to(oidc.begin(provider))

    def exchange(self, request: Request, _said: Said, _trouble: str) -> Response:
        """Who came back from the provider gets a sign-in of ours, where there is an account."""
        claims = oidc.claims(request.headers)
        named = oidc.login(claims, oidc_claim(self.home()))
        person = people.by_login(self.store(), named, came_from(request)) if named else None
        if person is not None and sessions.once(self.store(), oidc.stamp(claims)):
            answer = self._signed_in(request, person, "/", "单位统一登录")
        else:
            trouble = "单位统一登录没有返回可用的身份，请再试一次。"
            if named and person is None:
                trouble = f"单位统一登录的“{named}”在看板里没有账号，请找管理员开通。"
            notice(self.store(), came_from(request), "登录失败", "单位统一登录", oidc=named)
            answer = self.ask_in(request, {"next": "/"}, trouble, 403)
        for name in oidc.left_over(request.headers):
            answer.delete_cookie(name)
        return answer

    # --- sign out

    def ask_out(self, request: Request, _said: Said, _trouble: str) -> Response:
        """A page with one button, for a browser that came by an address."""
        if not signed_in(request):
            return to("/signin")
        return page(
            "退出登录", html.form("/signout", "退出", [], {}), html.link("返回看板", "/", "quiet")
        )

    def let_out(self, request: Request, _said: Said) -> Response:
        """The sign-in ends here, whatever copies of the cookie there are."""
        person = request.scope.get("asker")
        if person is not None and signed_in(request):
            sessions.end(self.store(), self.home(), cookie(request))
            record(self.store(), person, "退出", person.name)
        answer = to("/signin")
        answer.delete_cookie(sessions.COOKIE, httponly=True, samesite="lax")
        return answer
