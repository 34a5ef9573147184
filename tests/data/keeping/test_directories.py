"""Directories: the latest 名录 counts, what it does not say stays, nothing is deleted."""

from datetime import date

import pandas as pd

from data.directory import Unit
from data.keeping import batches
from data.keeping.directories import Happening, directory, events, memberships
from data.keeping.store import Store
from tests.data.keeping.given import published


def chain(name: str, ordinal: int = 1, *aliases: str, **attributes: str) -> Unit:
    return Unit("chain", name, name, aliases, ordinal, attributes)


def test_units_come_back_as_they_went(store: Store) -> None:
    unit = Unit(
        "park",
        "高新区",
        "高新技术产业开发区",
        ("高新区", "国家高新区"),
        2,
        {"level": "国家级", "key": ["甲", "乙"]},
        date(2026, 1, 1),
        None,
    )
    published(store, units=[unit])
    kept = directory(store).of("park")[0]
    assert (kept.unit, kept.name, kept.ordinal, kept.attributes) == (
        unit.unit,
        unit.name,
        2,
        unit.attributes,
    )
    assert set(kept.aliases) == set(unit.aliases) and kept.valid_from == date(2026, 1, 1)


def test_a_new_list_changes_order_and_name_and_keeps_what_it_does_not_say(store: Store) -> None:
    published(
        store,
        units=[
            chain("白酒产业链", 1, leader="市长", lead_bureau="市工信局"),
            chain("新能源产业链", 2, leader="书记"),
        ],
    )
    published(store, units=[Unit("chain", "白酒产业链", "酒业产业链", (), 5, {"leader": "副市长"})])
    first, second = directory(store).of("chain")
    assert (first.name, second.name) == ("新能源产业链", "酒业产业链")
    assert second.attributes == {"leader": "副市长", "lead_bureau": "市工信局"}


def test_units_a_new_list_leaves_out_stay(store: Store) -> None:
    published(store, units=[chain("甲"), chain("乙")])
    published(store, units=[chain("甲")])
    assert len(directory(store).of("chain")) == 2


def test_a_directory_can_be_asked_as_of_a_moment_and_withdrawn(store: Store) -> None:
    published(store, units=[chain("甲", 1, leader="旧")])
    then = batches.data_date(store)
    batch = published(store, units=[chain("甲", 1, leader="新"), chain("乙", 2)])
    assert directory(store).of("chain")[0].attributes == {"leader": "新"}
    assert directory(store, then).of("chain") == [chain("甲", 1, leader="旧")]
    batches.withdraw(store, batch)
    assert directory(store).of("chain") == [chain("甲", 1, leader="旧")]


def test_a_spelling_given_to_another_unit_is_that_ones(store: Store) -> None:
    published(store, units=[chain("甲", 1, "老名"), chain("乙", 2)])
    published(store, units=[chain("乙", 2, "老名")])
    known = directory(store)
    assert [unit.unit for unit in known.match("老名")] == ["乙"]


def test_an_enterprise_is_where_the_latest_list_puts_it(store: Store) -> None:
    def put(*chains: str) -> None:
        published(
            store,
            memberships=pd.DataFrame(
                [("酒厂", "chain", name) for name in chains], columns=["enterprise", "kind", "unit"]
            ),
        )

    put("白酒", "食品")
    assert sorted(memberships(store)["unit"]) == ["白酒", "食品"]
    put("白酒")
    assert list(memberships(store)["unit"]) == ["白酒"]


def test_events_are_told_once_in_order(store: Store) -> None:
    moved = {
        "kind": "chain",
        "unit": "甲",
        "happened_on": date(2026, 3, 1),
        "what": "扩围",
        "effect": "增加 3 家",
    }
    published(store, events=[moved])
    published(store, events=[moved, {**moved, "happened_on": date(2025, 1, 1), "effect": ""}])
    assert events(store) == [
        Happening("chain", "甲", date(2025, 1, 1), "扩围", ""),
        Happening("chain", "甲", date(2026, 3, 1), "扩围", "增加 3 家"),
    ]


def test_the_demo_directory_is_not_what_a_real_workbook_is_matched_with(store: Store) -> None:
    published(store, units=[chain("示例链")], demo=True)
    assert directory(store).units and not directory(store, with_demo=False).units
