"""An edition: frozen under a name, found again by name and code, the same for ever."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from catalog.catalog import Catalog
from catalog.frozen import guarded, thawed
from catalog.loader import load
from catalog.period import Period
from data.keeping import batches, commentary, editions
from data.keeping.editions import EditionRefused, UnknownEdition
from data.keeping.store import Store
from tests.data.keeping.given import current, published

JUNE = Period(2026, 1, 6)


def test_an_edition_is_found_by_code_and_by_name(store: Store) -> None:
    published(store, {"value": 1.0})
    frozen = editions.freeze(store, " 7月  调度会 ", JUNE, by="张三", account="zhang", note="定稿")
    assert frozen.name == "7月 调度会" and len(frozen.code) == 4
    for asked in (frozen.code, frozen.code.upper(), "7月 调度会", f" {frozen.code} "):
        assert editions.find(store, asked) == frozen
    assert editions.editions(store) == [frozen]
    assert (frozen.by, frozen.account, frozen.note, frozen.period) == (
        "张三",
        "zhang",
        "定稿",
        JUNE,
    )
    assert editions.find(store, "别的会") is None
    with pytest.raises(UnknownEdition, match="别的会"):
        editions.known(store, "别的会")


def test_what_is_published_later_is_later_than_the_edition(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(store, {"value": 1.0})
    frozen = editions.freeze(store, "调度会", JUNE)
    back = datetime(2020, 1, 1)
    monkeypatch.setattr(batches, "utcnow", lambda: back)
    monkeypatch.setattr(commentary, "utcnow", lambda: back)
    batch = published(store, {"value": 2.0})
    said = commentary.write(store, "overview", "", JUNE, "会后", name="张三")
    assert current(store, frozen.asof) == {("白酒产业链", 6): (1.0, None)}
    assert commentary.of(store, "overview", "", JUNE, frozen.asof) is None
    assert said.written_at > frozen.asof
    batches.withdraw(store, batch)
    assert current(store, frozen.asof) == {("白酒产业链", 6): (1.0, None)}


def test_a_dropped_edition_leaves_the_lists_and_its_link_works_on(store: Store) -> None:
    published(store, {"value": 1.0})
    frozen = editions.freeze(store, "调度会", JUNE)
    editions.drop(store, frozen, by="李四")
    found = editions.find(store, frozen.code)
    assert found is not None and not found.listed and found.asof == frozen.asof
    assert found.frozen_at == frozen.frozen_at and found.by == frozen.by
    assert editions.editions(store) == [] and len(editions.editions(store, dropped=True)) == 1
    with pytest.raises(EditionRefused, match="不在会议版列表"):
        editions.drop(store, frozen)
    again = editions.freeze(store, "调度会", JUNE)
    assert editions.find(store, "调度会") == again and again.code != frozen.code


def test_a_name_counts_once_and_a_period_needs_figures(store: Store) -> None:
    with pytest.raises(EditionRefused, match="还没有2026年1—6月的数据"):
        editions.freeze(store, "调度会", JUNE)
    published(store, {"value": 1.0})
    editions.freeze(store, "调度会", JUNE)
    with pytest.raises(EditionRefused, match="已于"):
        editions.freeze(store, "调度会", JUNE)
    for name in ("", "  ", "会" * 61):
        with pytest.raises(EditionRefused):
            editions.freeze(store, name, JUNE)


def test_an_edition_may_be_frozen_as_of_an_earlier_moment(store: Store) -> None:
    published(store, {"value": 1.0})
    then = batches.data_date(store)
    published(store, {"value": 2.0})
    early = editions.freeze(store, "上次会", JUNE, asof=then)
    assert current(store, early.asof) == {("白酒产业链", 6): (1.0, None)}
    ahead = editions.freeze(store, "下次会", JUNE, asof=datetime(2999, 1, 1))
    assert ahead.asof <= ahead.frozen_at
    with pytest.raises(EditionRefused):
        editions.freeze(store, "更早的会", JUNE, asof=then - timedelta(days=1))


def test_one_of_sample_data_goes_with_them_and_still_opens(store: Store) -> None:
    published(store, {"value": 1.0}, demo=True)
    frozen = editions.freeze(store, "演示", JUNE)
    assert frozen.demo and editions.editions(store) == [frozen]
    published(store, {"value": 2.0})
    assert editions.editions(store) == []
    assert editions.find(store, frozen.code).code == frozen.code


def test_the_catalogue_of_the_day_is_kept(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    (tmp_path / "catalog").mkdir()
    lights = tmp_path / "catalog" / "lights.toml"
    lights.write_text("yellow_from = -5.0\n", encoding="utf-8")
    was = load(tmp_path)
    published(store, {"value": 1.0})
    frozen = editions.freeze(store, "调度会", JUNE)
    lights.write_text("yellow_from = -20.0\n", encoding="utf-8")
    thaw = thawed(editions.catalogue(store, frozen))
    assert thaw.lights == was.lights != load(tmp_path).lights
    assert thaw.indicators == was.indicators and thaw.reports == was.reports
    second = editions.freeze(store, "第二次", JUNE)
    texts = store.rows("select count(*), count(distinct sha256) from catalogue_texts")
    assert texts[0][0] == texts[0][1]
    assert thawed(editions.catalogue(store, second)).lights == load(tmp_path).lights
    store.close()


def test_what_is_withheld_today_is_withheld_in_an_old_catalogue_too(catalog: Catalog) -> None:
    from dataclasses import replace

    strict = replace(catalog, lights=replace(catalog.lights, fewest_enterprises=9))
    loose = replace(catalog, lights=replace(catalog.lights, largest_share=99.0, green_from=3.0))
    met = guarded(loose, strict).lights
    assert (met.fewest_enterprises, met.largest_share, met.green_from) == (
        9, catalog.lights.largest_share, 3.0,
    )  # fmt: skip


def test_a_catalogue_with_a_mistake_is_not_frozen(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    published(store, {"value": 1.0})
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog" / "lights.toml").write_text("green_form = 1.0\n", encoding="utf-8")
    with pytest.raises(EditionRefused, match="指标目录的文件里有错误"):
        editions.freeze(store, "会", JUNE)
    assert editions.editions(store) == []
    store.close()
