"""The one-time link, the settings and the bounded log of what smells of an attack."""

import json
from pathlib import Path

import pytest

from accounts import first, watch
from accounts.refusals import StaleLink
from accounts.settings import browse_open, oidc_claim
from data.keeping.acts import acts
from data.keeping.store import Store


def token(link: str) -> str:
    """What the link carries."""
    return link.partition("token=")[2]


def test_a_link_works_once(tmp_path: Path) -> None:
    link = first.link(tmp_path, "http://127.0.0.1:8501/")
    assert link.startswith("http://127.0.0.1:8501/first?token=")
    assert first.valid(tmp_path, token(link)) and not first.valid(tmp_path, "guess")
    with pytest.raises(ValueError), first.using(tmp_path, token(link)):
        raise ValueError("the account could not be made")
    with first.using(tmp_path, token(link)):
        pass
    assert not first.valid(tmp_path, token(link))
    with pytest.raises(StaleLink), first.using(tmp_path, token(link)):
        raise AssertionError("came in twice")


def test_a_newer_link_and_a_day_end_it(tmp_path: Path) -> None:
    old = token(first.link(tmp_path, ""))
    new = token(first.link(tmp_path, ""))
    assert not first.valid(tmp_path, old) and first.valid(tmp_path, new)
    path = tmp_path / "secrets" / "first-link.json"
    assert new not in path.read_text() and path.stat().st_mode & 0o077 == 0
    path.write_text(json.dumps(json.loads(path.read_text()) | {"until": 1}))
    assert not first.valid(tmp_path, new)


@pytest.mark.parametrize("content", ["", "[]", "{}", "null", '{"token": 5, "until": "x"}'])
def test_a_broken_file_opens_nothing(tmp_path: Path, content: str) -> None:
    first.link(tmp_path, "")
    (tmp_path / "secrets" / "first-link.json").write_text(content)
    assert not first.valid(tmp_path, "") and not first.valid(tmp_path, "x")


@pytest.mark.parametrize(
    ("said", "environment", "at_the_machine", "is_open"),
    [
        (None, None, True, True),
        (None, None, False, False),
        ('browse = "open"', None, False, True),
        ('browse = "closed"', None, True, False),
        ('browse = "open"', "closed", False, False),
        (None, "open", False, True),
        ('browse = "yes"', None, True, False),
        ("browse = ", None, True, False),
    ],
)
def test_who_may_browse(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    said: str | None,
    environment: str | None,
    at_the_machine: bool,
    is_open: bool,
) -> None:
    monkeypatch.delenv("DASHBOARD_BROWSE", raising=False)
    if environment:
        monkeypatch.setenv("DASHBOARD_BROWSE", environment)
    if said is not None:
        (tmp_path / "settings.toml").write_text(said, encoding="utf-8")
    assert browse_open(tmp_path, at_the_machine) is is_open
    assert oidc_claim(tmp_path) == "email"


def test_a_flood_leaves_few_lines_and_says_how_many_more() -> None:
    count = watch.Watch()
    allowed = [count.allows("10.0.0.1", "拒绝上传", now=float(n)) for n in range(100)]
    assert allowed[: watch.OF_ONE] == [0] * watch.OF_ONE and set(allowed[watch.OF_ONE :]) == {None}
    assert count.allows("10.0.0.2", "拒绝上传", now=100.0) == 0, "another address has its own"
    mine = count.allows("10.0.0.1", "拒绝上传", now=100.0, account="a")
    assert mine == 0, "so has an account: a guest's flood does not leave out what it does"
    assert count.allows("10.0.0.1", "拒绝上传", now=watch.WINDOW + 101) == 100 - watch.OF_ONE
    many = [count.allows(f"10.1.{n}", "拒绝上传", now=110.0) for n in range(10_000)]
    assert sum(each is not None for each in many) <= watch.OF_ALL
    assert len(count._seen) <= watch._MOST_KEPT


def test_a_notice_is_a_line(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "_watch", watch.Watch())
    for _ in range(20):
        watch.notice(store, "10.0.0.1", "拒绝可疑地址", "/../" + "x" * 5000)
    lines = acts(store)
    assert len(lines) == watch.OF_ONE and lines["subject"].str.len().max() == 200
    assert set(lines["came_from"]) == {"10.0.0.1"}
