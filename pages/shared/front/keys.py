"""The pages of the door that set a password: the first administrator's, and one's own."""

from collections.abc import Callable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from accounts import first, people, sessions
from accounts.acts import record
from accounts.passwords import LEAST
from accounts.person import LOCAL, Person, Role
from accounts.refusals import StaleLink, UnfitPassword
from accounts.watch import notice
from data.inbox import Inbox
from data.keeping import layouts
from data.keeping.store import Store
from errors import DashboardError
from pages.shared.front import door_page as html
from pages.shared.front.asked import Said, came_from, page, signed_in, to, with_cookie
from pages.shared.front.door_page import Field

_RULE = f"至少 {LEAST} 个字符，不要与用户名、姓名相同。"
_AGAIN = Field("again", "再输一次", "new-password", secret=True)


class Keys:
    """Both pages, on the whole store of this process."""

    def __init__(self, store: Callable[[], Store], home: Callable[[], Path]) -> None:
        self.store, self.home = store, home

    def ask_first(self, request: Request, said: Said, trouble: str) -> Response:
        """The form behind the one-time link."""
        token = said.get("token") or request.query_params.get("token", "")
        if not first.valid(self.home(), token):
            notice(self.store(), came_from(request), "拒绝管理员链接", "无效或过期")
            stale = StaleLink()
            return page(stale.title, html.trouble(stale.message + stale.advice), status=403)
        fields = [
            Field("login", "用户名", "username", said=said.get("login", "")),
            Field("name", "姓名", "name", said=said.get("name", "")),
            Field("password", "密码", "new-password", secret=True, note=_RULE),
            _AGAIN,
        ]
        return page(
            "设立管理员",
            html.trouble(trouble) or html.words("管理员管账号、名录和备份。这个链接只能用一次。"),
            html.form("/first", "设立并登录", fields, {"token": token}),
            status=400 if trouble else 200,
        )

    def make_first(self, request: Request, said: Said) -> Response:
        """The link is used up by the account it makes; what is refused leaves it as it was."""
        token = said.get("token", "")
        if not first.valid(self.home(), token):
            return self.ask_first(request, said, "")
        by = Person("", "一次性链接", Role.ADMIN, came_from=came_from(request))
        try:
            _same(said)
            with first.using(self.home(), token):
                made = people.create(
                    self.store(),
                    by,
                    said.get("login", ""),
                    said.get("name", ""),
                    Role.ADMIN,
                    said.get("password", ""),
                )
        except StaleLink:
            return self.ask_first(request, {}, "")
        except DashboardError as error:
            return self.ask_first(request, said, error.message + error.advice)
        person = made.person(came_from(request))
        self._hand_over(person)
        value = sessions.begin(self.store(), self.home(), person.account, person.came_from)
        record(self.store(), person, "登录", person.name, by="一次性链接")
        return with_cookie(request, "/", value)

    def _hand_over(self, person: Person) -> None:
        """What was begun at the machine before anybody had an account goes on with the first."""
        Inbox(self.home()).hand_over(LOCAL.account, person.account, person.name)
        layouts.hand_over(self.store(), LOCAL.account, person.account)

    def ask_password(self, request: Request, _said: Said, trouble: str) -> Response:
        """The form for another password of one's own."""
        if signed_in(request) is None:
            return to("/signin")
        fields = [
            Field("before", "现在的密码", "current-password", secret=True),
            Field("password", "新密码", "new-password", secret=True, note=_RULE),
            _AGAIN,
        ]
        return page(
            "修改密码",
            html.trouble(trouble) or html.words("改好以后，在别处的登录随即失效。"),
            html.form("/password", "保存新密码", fields, {}),
            html.link("返回看板", "/", "quiet"),
            status=400 if trouble else 200,
        )

    def set_password(self, request: Request, said: Said) -> Response:
        """Every sign-in with the old password ends; this browser gets a new one."""
        person = signed_in(request)
        if person is None:
            return to("/signin")
        store, home = self.store(), self.home()
        try:
            people.check_password(store, person.account, said.get("before", ""), person.came_from)
            _same(said)
            people.set_password(store, person, person.account, said.get("password", ""))
        except DashboardError as error:
            return self.ask_password(request, said, error.message + error.advice)
        value = sessions.begin(store, home, person.account, person.came_from)
        return with_cookie(request, "/", value)


def _same(said: Said) -> None:
    if said.get("password", "") != said.get("again", ""):
        raise UnfitPassword("两次输入的密码不一样。")
