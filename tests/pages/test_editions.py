"""会议版 on the pages: frozen, opened by its link on every page, compared with now."""

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from accounts.person import Person, Role
from catalog.catalog import Catalog
from catalog.period import Period
from data.importing import import_file
from data.keeping import editions
from data.keeping.acts import acts
from data.keeping.batches import withdraw
from data.keeping.commentary import write
from data.keeping.store import Store
from pages.shared import session
from tests.pages import workbooks
from tests.pages.test_monitor import text, words

Opened = Callable[..., AppTest]
JUNE, MAY = Period(2026, 1, 6), Period(2026, 1, 5)
BRIEFING = "report/briefing.py"


@pytest.fixture(autouse=True)
def stores_are_let_go() -> Iterator[None]:
    """The page's store is closed after each test: its home is the test's own."""
    yield
    session._store.clear()


def store_of(home: Path) -> Store:
    """The store the pages use."""
    return session._store(home)


def said(page: AppTest) -> str:
    """All a reader is told outside of blocks."""
    told = [
        each.value
        for kind in ("markdown", "info", "warning", "success", "caption", "error")
        for each in getattr(page, kind)
    ]
    return "\n".join([*told, *(each.label for each in page.get("expander"))])


def param(page: AppTest, name: str) -> str:
    """A parameter of the address, which a test run gives as text or as a list."""
    return "".join(page.query_params[name])


@pytest.fixture
def met(filled: Path, catalog: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition of June, and after it a revision of 白酒: 46.59 became 47.7."""
    store = store_of(filled)
    editions.freeze(store, "7月调度会", JUNE, by="张三")
    later = workbooks.revised(tmp_path_factory.mktemp("later"))
    assert import_file(store, catalog, later, publish=True).published
    return filled


def test_an_edition_is_frozen_on_the_page(app: Opened, filled: Path) -> None:
    page = app(BRIEFING, tab="会议版")
    assert "还没有会议版" in words(page)
    page.text_input[0].input("7月调度会")
    next(each for each in page.button if each.label == "定版").click().run()
    assert not page.exception and not page.error
    (made,) = editions.editions(store_of(filled))
    assert (made.name, made.period, made.by) == ("7月调度会", JUNE, "本机")
    assert f"代码 {made.code}" in said(page) and "此后没有修订" in said(page)
    done = acts(store_of(filled)).iloc[0]
    assert (done["act"], done["subject"]) == ("定版", "7月调度会")


def test_a_name_that_is_taken_is_told(app: Opened, met: Path) -> None:
    page = app(BRIEFING, tab="会议版")
    page.text_input[0].input("7月调度会")
    next(each for each in page.button if each.label == "定版").click().run()
    assert any("已于" in each.value for each in page.error)


def test_a_reader_sees_the_list_and_freezes_nothing(
    app: Opened, met: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "person", lambda: Person("", "访客", Role.BROWSE))
    page = app(BRIEFING, tab="会议版")
    assert not page.exception and not page.error
    assert "代码" in said(page)
    assert not {"定版", "移除这一版"} & {each.label for each in page.button}


def test_an_edition_is_dropped_and_still_opens(app: Opened, met: Path) -> None:
    code = editions.editions(store_of(met))[0].code
    page = app(BRIEFING, tab="会议版")
    next(each for each in page.button if each.label == "移除这一版").click().run()
    assert editions.editions(store_of(met)) == [] and "已从列表移除" in said(page)
    assert acts(store_of(met)).iloc[0]["act"] == "移除会议版"
    page = app("monitor/overview.py", edition=code)
    assert "46.59" in words(page) and "已从列表移除" in said(page)


PAGES = ("overview", "chain", "ranking", "target", "compare", "card")


@pytest.mark.parametrize("name", PAGES)
def test_every_page_shows_the_figures_of_the_edition(app: Opened, met: Path, name: str) -> None:
    code = editions.editions(store_of(met))[0].code
    now = app(f"monitor/{name}.py")
    assert not now.exception and "47.70" in words(now) and "46.59" not in words(now), name
    then = app(f"monitor/{name}.py", edition=code)
    assert not then.exception and not then.error
    shown = words(then).replace("47.70亿元", "")  # the list of what was revised since
    assert "46.59" in shown, name
    assert "7月调度会" in said(then) and "此后有 1 个数修订" in said(then), name
    assert param(then, "edition") == code and param(then, "period") == "2026-06"


@pytest.mark.parametrize("name", PAGES)
def test_every_page_shows_the_figures_of_a_moment(app: Opened, met: Path, name: str) -> None:
    asof = editions.editions(store_of(met))[0].asof.isoformat() + "+00:00"
    then = app(f"monitor/{name}.py", asof=asof)
    assert not then.exception and not then.error
    assert "46.59" in words(then) and "47.70" not in words(then), name
    assert "历史数据" in said(then)


def test_links_carry_the_edition_along(app: Opened, met: Path) -> None:
    code = editions.editions(store_of(met))[0].code
    page = app("monitor/overview.py", edition=code)
    links = "".join(each.proto.json for each in page.get("bidi_component"))
    assert f"chain?period=2026-06&edition={code}&chain=" in links


def test_an_earlier_month_of_an_edition_and_none_after_it(app: Opened, filled: Path) -> None:
    store = store_of(filled)
    frozen = editions.freeze(store, "6月会", MAY)
    page = app("monitor/overview.py", edition=frozen.code)
    assert param(page, "period") == "2026-05"
    assert page.selectbox(key="pick_period").options == ["2026年1—5月"]


def test_an_unknown_edition_says_so_and_shows_now(app: Opened, met: Path) -> None:
    page = app("monitor/overview.py", edition="zzzz")
    assert any("链接里的会议版“zzzz”没有找到" in each.value for each in page.warning)
    assert "47.70" in words(page) and "edition" not in page.query_params


def test_back_to_now(app: Opened, met: Path) -> None:
    code = editions.editions(store_of(met))[0].code
    page = app("monitor/overview.py", edition=code)
    page.button(key="back_to_now").click().run()
    assert "47.70" in words(page) and "会议版" not in said(page).split("\n")[0]
    assert "edition" not in page.query_params


def test_lights_of_an_edition_are_those_of_the_day(app: Opened, met: Path) -> None:
    code = editions.editions(store_of(met))[0].code
    before = words(app("monitor/target.py", edition=code))
    (met / "catalog").mkdir(exist_ok=True)
    (met / "catalog" / "lights.toml").write_text("yellow_from = -2.0\n", encoding="utf-8")
    now, then = app("monitor/target.py"), app("monitor/target.py", edition=code)
    assert "黄灯2项" in before and "黄灯2项" in words(then)
    assert "黄灯2项" not in words(now)
    assert "公式与亮灯按定版时的目录" in said(then)


def test_a_moment_before_any_figures_has_a_way_back(app: Opened, filled: Path) -> None:
    for name in (*PAGES, "park"):
        page = app(f"monitor/{name}.py", asof="2020-01-01")
        assert not page.exception and not page.error, name
        assert "这个时点还没有已发布的数据" in said(page), name
        assert page.button(key="back_to_now"), name


def test_what_is_done_to_the_data_is_done_today(app: Opened, met: Path) -> None:
    code = editions.editions(store_of(met))[0].code
    page = app("report/upload.py", edition=code)
    assert not page.exception and "会议版" not in said(page)


def test_the_home_page_opens_with_what_changed(app: Opened, met: Path) -> None:
    page = app("monitor/overview.py")
    told = page.get("expander")[0].label
    assert told.startswith("自会议版“7月调度会”（2026年1—6月，")
    assert "1个数修订、补报或撤回" in told
    code = editions.editions(store_of(met))[0].code
    labels = [each.label for each in app("monitor/overview.py", edition=code).get("expander")]
    assert not any("自会议版" in label for label in labels)


def test_the_home_page_says_that_nothing_changed(app: Opened, filled: Path) -> None:
    assert "自会议版" not in said(app("monitor/overview.py"))
    editions.freeze(store_of(filled), "7月调度会", JUNE)
    assert "定版）以来，数据和亮灯没有变化" in said(app("monitor/overview.py"))
    assert "自会议版" not in said(app("monitor/overview.py", period="2026-05"))


def test_by_whom_a_figure_was_changed_is_not_for_readers(
    app: Opened, met: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = editions.editions(store_of(met))[0].code
    assert "说明" in words(app("monitor/overview.py", edition=code))
    monkeypatch.setattr(session, "person", lambda: Person("", "访客", Role.BROWSE))
    shown = words(app("monitor/overview.py", edition=code))
    assert "47.70亿元" in shown and "说明" not in shown


def shown(app: Opened, name: str, code: str) -> str:
    """All words of a page in an edition, without the list of what was revised since."""
    page = app(f"monitor/{name}.py", edition=code)
    assert not page.exception and not page.error, name
    blocks = [text(json.loads(each.proto.json)) for each in page.get("bidi_component")]
    blocks = [block for block in blocks if "怎么改的" not in block]
    charts = [each.proto.spec for each in page.get("plotly_chart")]
    return "\n".join([*blocks, *charts])


@pytest.mark.parametrize("seed", range(2))
def test_whatever_comes_later_every_page_stays(
    app: Opened, filled: Path, catalog: Catalog, tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    chance, store = random.Random(seed), store_of(filled)
    write(store, "overview", "", JUNE, "会上的话。", name="张三")
    code = editions.freeze(store, "会", JUNE).code
    pages = (*PAGES, "park")
    before = {name: shown(app, name, code) for name in pages}
    folder = tmp_path_factory.mktemp("later")
    for number in range(3):
        later = workbooks.revised(folder, round(chance.uniform(20, 90), 2))
        assert import_file(store, catalog, later, publish=True).published, number
    batches = store.rows("select batch::varchar from batches where withdrawn_at is null")
    withdraw(store, chance.choice(sorted(batches))[0], "某人", reason="试")
    renamed = workbooks.directory(folder, suffix="（新）")
    assert import_file(store, catalog, renamed, publish=True).published
    write(store, "overview", "", JUNE, "会后的话。", name="张三")
    (filled / "catalog").mkdir()
    (filled / "catalog" / "lights.toml").write_text("yellow_from = -1.0\n", encoding="utf-8")
    (filled / "catalog" / "indicators.toml").write_text(
        '[tax_per_mu]\nformula = "tax / land_mu * 7"\n', encoding="utf-8"
    )
    for name in pages:
        assert shown(app, name, code) == before[name], name
