"""Coming in through the organisation's own sign-in, with a stand-in for its provider."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from accounts import people
from accounts.person import LOCAL, Role
from data.keeping.store import Store
from tests.e2e.conftest import Server, Visit
from tests.e2e.provider import provider, secrets

pytestmark = pytest.mark.usefixtures("browser")


def test_who_has_an_account_comes_in_and_nobody_else(
    start: Callable[..., Server], visit: Callable[..., Visit], tmp_path: Path
) -> None:
    home, user = tmp_path / "home", tmp_path / "user"
    store = Store.open(home)
    people.create(store, LOCAL, "admin", "王管理", Role.ADMIN, "晴天小河边的柳树七棵")
    people.create(store, LOCAL, "zhao@city.gov.cn", "赵六", Role.REVIEW)
    store.close()
    (user / ".streamlit").mkdir(parents=True)
    with provider("Zhao@city.gov.cn") as city:
        (user / ".streamlit" / "secrets.toml").write_text(secrets(city.url))
        server = start(home, HOME=str(user), USERPROFILE=str(user), DASHBOARD_BROWSE="closed")
        server.wait_for("ready")
        here = visit()
        page = here.page
        page.goto(f"{server.url}/")
        page.get_by_role("link", name="用单位统一登录").click()
        page.wait_for_url(re.compile(rf"{server.url}/(\?.*)?$"))
        here.settled()
        expect(page.get_by_role("link", name="赵六")).to_be_visible()
        names = {each["name"] for each in here.context.cookies()}
        assert "dashboard_sign_in" in names
        assert not any(each.startswith("_streamlit_user") for each in names), "exchanged"

        city.email = "nobody@city.gov.cn"
        other = visit().page
        other.goto(f"{server.url}/")
        other.get_by_role("link", name="用单位统一登录").click()
        expect(other.get_by_role("alert")).to_contain_text("没有账号")
        other.goto(f"{server.url}/chain")
        assert "/signin" in other.url, "and nobody came in"
        server.stop()
