"""What the server says when it starts: in Chinese, by itself, and asking nobody."""

from pathlib import Path

import pytest
from streamlit import config, net_util
from streamlit.web import bootstrap

from accounts import people
from accounts.person import LOCAL, Role
from data.keeping.store import Store
from pages.shared.front.first_start import offer

ROOT = Path(__file__).parents[2]


def _said(store: Store, home: Path, caplog: pytest.LogCaptureFixture) -> list[str]:
    caplog.clear()
    offer(store, home)
    return [record.getMessage() for record in caplog.records]


def test_the_address_always_and_the_link_while_there_is_nobody(
    home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = Store.open(home)
    where, link = _said(store, home, caplog)
    assert "看板已启动：http://" in where and "Ctrl+C" in where
    assert "/first?token=" in link
    people.create(store, LOCAL, "admin", "张三", Role.ADMIN, "kan-ban-2026-x")
    assert len(_said(store, home, caplog)) == 1
    store.close()


def test_streamlit_says_nothing_and_asks_nobody(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(net_util, "_external_ip", None)
    monkeypatch.setattr(net_util, "_make_blocking_http_get", lambda url, **_: asked.append(url))
    with monkeypatch.context() as elsewhere:
        elsewhere.chdir(ROOT)
        config.get_config_options(force_reparse=True)
    assert config.get_option("logger.hideWelcomeMessage")
    for address in ("0.0.0.0", "127.0.0.1"):
        monkeypatch.setitem(config._config_options, "server.address", _bound(address))
        bootstrap._print_url(is_running_hello=False)
    assert not asked and not capsys.readouterr().out


def _bound(address: str) -> config.ConfigOption:
    option = config.ConfigOption("server.address", description="", default_val=None)
    option.set_value(address, "command-line argument or environment variable")
    return option
