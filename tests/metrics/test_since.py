"""What changed since an edition: figures old → new, lights that turned, new laggards, reports."""

from datetime import datetime

import pandas as pd

from catalog.catalog import Catalog
from catalog.period import Period
from data.directory import Unit
from data.keeping import batches, editions
from data.keeping.editions import Edition
from data.keeping.store import Store
from metrics.pointer import Pointer
from metrics.since import previous, since
from tests.data.keeping.given import published

JUNE, MAY = Period(2026, 1, 6), Period(2026, 1, 5)
CHAINS = [
    Unit("chain", "白酒产业链", "白酒产业链", ordinal=1),
    Unit("chain", "食品产业链", "食品产业链", ordinal=2),
]
GOAL = {"measure": "target_level", "last_month": 12}
FOOD = {"unit": "食品产业链"}


def met(store: Store) -> Edition:
    """Two chains with targets: 白酒 on time, 食品 a little behind."""
    published(
        store,
        {"value": 500000.0, "reported": 50.0},
        {"value": 45000.0, "reported": 4.5, **FOOD},
        {"value": 1000000.0, "reported": 100.0, **GOAL},
        {"value": 100000.0, "reported": 10.0, **GOAL, **FOOD},
        {"value": 4.8, "measure": "yoy", "reported": 4.8, "uom": "%"},
        units=CHAINS,
    )
    return editions.freeze(store, "7月调度会", JUNE)


def test_nothing_changed(store: Store, catalog: Catalog) -> None:
    assert not since(store, catalog, met(store))


def test_figures_old_and_new_in_official_order(store: Store, catalog: Catalog) -> None:
    frozen = met(store)
    published(
        store,
        {"value": 30000.0, "reported": 3.0, **FOOD},
        {"value": 5.1, "measure": "yoy", "reported": 5.1, "uom": "%"},
        {"value": 461000.0, "reported": 461000.0, "uom": "万元"},
        {"value": 9.0, "last_month": 5, "reported": 9.0},
        sender="王五",
    )
    found = since(store, catalog, frozen)
    assert [(each.name, each.what, each.old, each.new, each.kind) for each in found.revised] == [
        ("白酒", "产值", "500,000万元", "461,000万元", "修订"),
        ("白酒", "产值同比", "4.8%", "5.1%", "修订"),
        ("食品", "产值", "4.5亿元", "3.0亿元", "修订"),
        ("白酒", "产值", "无", "9.0亿元", "补报"),
    ]
    assert [each.own for each in found.revised] == [True, True, True, False]
    assert found.revised[1].pointer == Pointer("chain", "白酒产业链", "output_value", JUNE, "yoy")
    assert found.revised[0].by == "王五" and found.revised[3].when == "2026年1—5月"


def test_lights_turned_and_new_laggards(store: Store, catalog: Catalog) -> None:
    frozen = met(store)
    published(store, {"value": 30000.0, "reported": 3.0, **FOOD})
    found = since(store, catalog, frozen)
    (turn,) = found.turned
    assert (turn.name, turn.before, turn.now, turn.gap_before, turn.gap_now) == (
        "食品", "黄", "红", -5.0, -20.0,
    )  # fmt: skip
    assert turn.worse and found.laggards == (turn,)


def test_lights_between_two_periods(store: Store, catalog: Catalog) -> None:
    frozen = met(store)
    july = {"last_month": 7}
    published(
        store,
        {"value": 500000.0, "reported": 50.0, **july},
        {"value": 70000.0, "reported": 7.0, **FOOD, **july},
    )
    found = since(store, catalog, frozen, Period(2026, 1, 7))
    assert found.revised == ()
    assert [(turn.name, turn.before, turn.now) for turn in found.turned] == [
        ("白酒", "绿", "黄"), ("食品", "黄", "绿"),
    ]  # fmt: skip


def test_lights_of_then_by_the_catalogue_of_then(tmp_path, catalog: Catalog) -> None:
    store = Store.open(tmp_path)
    frozen = met(store)
    (tmp_path / "catalog").mkdir()
    lights = tmp_path / "catalog" / "lights.toml"
    lights.write_text("yellow_from = -3.0\n", encoding="utf-8")
    from catalog.loader import load

    found = since(store, load(tmp_path), frozen)
    assert found.revised == () and [(t.before, t.now) for t in found.turned] == [("黄", "红")]
    store.close()


def test_a_withdrawal_tells_what_was_there(store: Store, catalog: Catalog) -> None:
    met(store)
    batch = published(store, {"value": 600000.0, "reported": 60.0})
    frozen = editions.freeze(store, "第二次", JUNE)
    batches.withdraw(store, batch, "赵六", reason="重复")
    (found,) = since(store, catalog, frozen).revised
    assert (found.old, found.new, found.kind, found.by, found.why) == (
        "60亿元", "50亿元", "修订", "赵六", "重复",
    )  # fmt: skip


def test_reports_that_came_and_those_that_are_due(store: Store, catalog: Catalog) -> None:
    frozen = met(store)
    day = datetime(2027, 1, 1)
    found = since(store, catalog, frozen, Period(2026, 1, 7), day=day)
    assert {name for each in found.reports for name in each.overdue} <= {"白酒", "食品"}
    assert since(store, catalog, frozen, Period(2026, 1, 7)).reports == ()


def test_what_tells_of_one_enterprise_is_counted_and_not_told(
    store: Store, catalog: Catalog
) -> None:
    firms = [{"grain": "enterprise", "unit": f"企业{n}", "value": 100.0 + n} for n in range(2)]
    of = [(firm["unit"], "chain", "白酒产业链") for firm in firms]
    belonging = pd.DataFrame(of, columns=["enterprise", "kind", "unit"])
    published(
        store, {"value": 201.0}, {"value": 9.0, **FOOD}, *firms, units=CHAINS,
        memberships=belonging,
    )  # fmt: skip
    frozen = editions.freeze(store, "会", JUNE)
    published(store, {"value": 301.0}, {"value": 8.0, **FOOD})
    entitled, reader = since(store, catalog, frozen), since(store.for_readers(), catalog, frozen)
    assert {each.name for each in entitled.revised} == {"白酒", "食品"} and not entitled.withheld
    assert "白酒" not in {each.name for each in reader.revised} and reader.withheld
    assert not any("301" in each.new for each in reader.revised)


def test_the_edition_before(store: Store, catalog: Catalog) -> None:
    assert previous(store, JUNE) is None
    first = met(store)
    second = editions.freeze(store, "第二次", JUNE)
    assert previous(store, JUNE) == second and previous(store, MAY) is None
    assert previous(store, JUNE, second.asof, code=second.code) == first
    editions.drop(store, first)
    again = previous(store, JUNE, second.asof, code=second.code)
    assert again is not None and again.code == first.code  # what was told then is told again
    assert previous(store, JUNE, code=second.code) is None


def test_sample_data_are_compared_with_sample_data(store: Store) -> None:
    published(store, {"value": 1.0}, demo=True)
    sample = editions.freeze(store, "演示", JUNE)
    assert previous(store, JUNE) == sample
    published(store, {"value": 2.0})
    real = editions.freeze(store, "会", JUNE)
    assert previous(store, JUNE, code=real.code) is None
    assert previous(store, JUNE, real.asof, code=real.code) is None
