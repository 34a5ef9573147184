"""新增, 修改, 不变, 缺: counted and listed before anything changes."""

import pytest

from data.keeping import batches
from data.keeping.difference import difference
from data.keeping.store import Store
from tests.data.keeping.given import proposed, published


def counts(store: Store, *facts: dict, **said: bool) -> tuple[int, int, int, int]:
    found = difference(store, proposed(*facts), **said)
    return found.added, found.changed, found.same, found.missing


def test_all_is_new_on_an_empty_store(store: Store) -> None:
    assert counts(store, {"value": 1.0}, {"value": 2.0, "unit": "乙"}) == (2, 0, 0, 0)


def test_new_changed_and_same(store: Store) -> None:
    published(store, {"value": 1.0}, {"value": 2.0, "unit": "乙"})
    assert counts(
        store, {"value": 1.0}, {"value": 3.0, "unit": "乙"}, {"value": 4.0, "unit": "丙"}
    ) == (1, 1, 1, 0)


def test_a_state_in_place_of_a_number_is_a_change(store: Store) -> None:
    published(store, {"value": 1.0})
    lines = difference(
        store, proposed({"value": None, "state": "扭亏为盈", "reported": None})
    ).lines
    assert lines[["change", "old", "new_state"]].to_numpy().tolist() == [["修改", 1.0, "扭亏为盈"]]


def test_bounds_and_operators_count(store: Store) -> None:
    target = {
        "measure": "target_range",
        "last_month": 12,
        "value": 24.0,
        "upper": 40.0,
        "operator": "=",
    }
    published(store, target)
    assert counts(store, target) == (0, 0, 1, 0)
    assert counts(store, {**target, "upper": 50.0}) == (0, 1, 0, 0)
    assert counts(store, {**target, "operator": ">="}) == (0, 1, 0, 0)


def test_noise_beyond_the_sixth_decimal_is_no_change(store: Store) -> None:
    published(store, {"value": 465900.00000000006})
    assert counts(store, {"value": 465900.0}) == (0, 0, 1, 0)


def test_lines_say_old_new_cell_and_percent_in_the_unit_of_the_sheet(store: Store) -> None:
    published(store, {"value": 400000.0, "reported": 400000.0, "uom": "万元"})
    found = difference(store, proposed({"value": 465900.0, "reported": 46.59, "uom": "亿元"}))
    line = found.lines.iloc[0]
    assert (line["change"], line["sheet"], line["cell"], line["uom"]) == (
        "修改",
        "Sheet1",
        "D5",
        "亿元",
    )
    assert line["old"] == pytest.approx(40.0) and line["new"] == 46.59
    assert line["percent"] == pytest.approx(16.475)


def test_missing_is_what_the_month_before_had(store: Store) -> None:
    published(store, {"last_month": 4, "unit": "甲"}, {"last_month": 4, "unit": "丁"})
    published(store, *({"last_month": 5, "unit": unit} for unit in "甲乙丙"))
    found = difference(
        store, proposed({"unit": "甲"}, {"unit": "乙", "value": None, "state": "未报"})
    )
    assert (found.added, found.missing) == (2, 2)
    gone = found.lines[found.lines["change"] == "缺"]
    assert sorted(gone["unit"]) == ["丙", "乙"]
    assert set(gone["last_month"]) == {6} and set(gone["old"]) == {46.59}


def test_missing_is_not_what_another_workbook_has_sent(store: Store) -> None:
    published(store, *({"last_month": 5, "unit": unit} for unit in "甲乙"))
    published(store, {"unit": "乙"})
    assert counts(store, {"unit": "甲"})[3] == 0


def test_a_bureau_that_sends_its_own_chain_misses_no_others(store: Store) -> None:
    for unit in "甲乙":
        published(store, {"last_month": 5, "unit": unit})
    assert counts(store, {"unit": "甲"})[3] == 0


def test_a_target_of_last_year_is_not_missing_this_year(store: Store) -> None:
    published(
        store,
        {"year": 2025, "last_month": 12, "measure": "target_level"},
        {"year": 2025, "last_month": 12, "measure": "target_level", "unit": "乙"},
    )
    assert counts(store, {"last_month": 12, "measure": "target_level"}) == (1, 0, 0, 0)


def test_real_figures_are_not_compared_with_the_demo(store: Store) -> None:
    published(store, {"value": 1.0}, {"value": 1.0, "last_month": 5, "unit": "乙"}, demo=True)
    assert counts(store, {"value": 2.0}) == (1, 0, 0, 0)
    assert counts(store, {"value": 2.0}, with_demo=True) == (0, 1, 0, 0)


def test_what_was_withdrawn_is_new_again(store: Store) -> None:
    batch = published(store, {"value": 1.0})
    batches.withdraw(store, batch)
    assert counts(store, {"value": 1.0}) == (1, 0, 0, 0)


def test_only_the_latest_of_several_batches_is_compared(store: Store) -> None:
    published(store, {"value": 1.0}, {"value": 5.0, "unit": "乙"})
    published(store, {"value": 2.0})
    assert counts(store, {"value": 2.0}, {"value": 5.0, "unit": "乙"}) == (0, 0, 2, 0)
    assert counts(store, {"value": 1.0}) == (0, 1, 0, 0)


def test_standing_facts_are_compared(store: Store) -> None:
    land = {
        "grain": "park",
        "unit": "高新区",
        "indicator": "land_mu",
        "year": 0,
        "first_month": 0,
        "last_month": 0,
        "span": "point",
        "value": 12110.0,
        "uom": "亩",
    }
    published(store, land)
    assert counts(store, land) == (0, 0, 1, 0)
    assert counts(store, {**land, "value": 12000.0}) == (0, 1, 0, 0)
