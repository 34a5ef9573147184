"""新增, 修改, 不变, 缺: counted and listed before anything changes."""

import pandas as pd
import pytest

from data.keeping import batches
from data.keeping.difference import LISTED, difference
from data.keeping.factkey import FactKey
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


def test_the_biggest_move_comes_first_and_large_ones_are_counted(store: Store) -> None:
    old = {"甲": 10.0, "乙": 10.0, "丙": 10.0, "丁": 0.0, "戊": 10.0, "己": 10.0}
    published(store, *({"unit": unit, "value": value} for unit, value in old.items()))
    new = {"甲": 12.0, "乙": 7.8, "丙": 12.1, "丁": 3.0, "戊": 10.1}
    gone = {"unit": "己", "value": None, "reported": None, "state": "未报"}
    found = difference(
        store, proposed(*({"unit": u, "value": value} for u, value in new.items()), gone)
    )
    assert found.changed == 6 and found.large == 3  # 20 % itself is not above it
    assert found.lines["unit"].tolist() == ["己", "丁", "乙", "丙", "甲", "戊"]
    assert found.lines["percent"].round(6).tolist()[2:] == [-22.0, 21.0, 20.0, 1.0]


def test_a_rate_moves_by_points_and_a_rank_by_nothing(store: Store) -> None:
    def rates(yoy: float, share: float, rank: float) -> list[dict]:
        return [
            {"measure": "yoy", "value": yoy, "uom": "%"},
            {"measure": "share", "value": share, "uom": "%"},
            {"measure": "rank", "value": rank, "uom": None},
        ]

    published(store, *rates(0.1, 10.0, 9.0))
    found = difference(store, proposed(*rates(0.4, 31.0, 1.0)))
    assert found.lines["measure"].tolist() == ["share", "yoy", "rank"]
    assert found.lines["percent"].isna().all() and found.large == 1
    assert found.lines["points"].round(6).fillna(0).tolist() == [21.0, 0.3, 0.0]


def test_every_line_can_be_reached_page_by_page(store: Store) -> None:
    published(store, *({"unit": f"链{n}", "value": 1.0} for n in range(700)))
    published(store, *({"unit": f"链{n}", "last_month": 5, "value": 1.0} for n in range(800)))
    found = difference(
        store, proposed(*({"unit": f"链{n}", "value": 1.0 + n} for n in range(1, 1400)))
    )
    assert (found.changed, found.added, found.missing) == (699, 700, 0)
    assert len(found.lines) == 2 * LISTED
    whole = found.page(0, 10_000)
    pages = [found.page(at, 97) for at in range(0, 1500, 97)]
    assert pd.concat(pages, ignore_index=True)["key"].tolist() == whole["key"].tolist()
    assert whole["key"].is_unique and len(whole) == 1399
    new = found.page(650, 100, "新增")
    assert (len(new), set(new["change"]), new["unit"].iloc[-1]) == (50, {"新增"}, "链1399")
    assert found.page(0, 0).empty and found.page(5000, 5).empty
    again = found.lines.groupby("change")["key"].apply(list)
    assert again["修改"] == whole["key"][:LISTED].tolist()


def test_the_key_of_a_line_is_whatever_a_unit_is_called(store: Store) -> None:
    key = FactKey("chain", '甲"|,\x1f\n', "", "output_value", "含\\烟", 2026, 1, 6, "ytd", "level")
    line = difference(store, proposed({"unit": key.unit, "scope": key.scope})).lines.iloc[0]
    assert line["key"] == key.text and FactKey.of(key.text) == key
    assert FactKey.of("x") is FactKey.of("[1,2]") is FactKey.of("7") is None


def test_the_stage_of_what_stands_is_counted(store: Store) -> None:
    published(store, {"value": 1.0}, {"unit": "乙", "value": 1.0}, stage="核定数")
    published(store, {"unit": "丙", "value": 1.0}, stage="初步数")
    units = "白酒产业链", "乙", "丙", "丁"
    found = difference(store, proposed(*({"unit": unit, "value": 1.0} for unit in units)))
    assert found.stages == {"核定数": 2, "初步数": 1}
