"""A unit is found by any of its names; by a name two of them bear, by none."""

import pytest

from briefing.request import UnknownSubject, scoped
from catalog.catalog import Catalog
from data.directory import Unit
from data.keeping.directories import keep
from data.keeping.store import Store
from metrics.units import named
from tests.metrics.given import fill


@pytest.fixture
def known(store: Store, catalog: Catalog) -> Store:
    """Two parks with a 简称 each and one both have."""
    units = "kind,unit\npark,东城经济技术开发区\npark,东城高新技术产业开发区\nchain,甲产业链"
    fill(store, catalog, units=units)
    batch = store.rows("select batch from batches")[0][0]
    spellings = [
        Unit("park", "东城经济技术开发区", "", ("东城经开区", "东城园")),
        Unit("park", "东城高新技术产业开发区", "", ("东城高新区", "东城园")),
    ]
    with store.transaction() as cursor:
        keep(cursor, batch, [], spellings=spellings)
    return store


def test_any_name_finds_the_unit(known: Store) -> None:
    for name in ("东城经开区", "东城经济技术开发区", " 东城经开区 "):
        found = named(known, "park", name)
        assert found and found.unit == "东城经济技术开发区"
    for name in ("甲", "甲产业链"):
        assert named(known, "chain", name).unit == "甲产业链"
    assert scoped(known, "park=东城高新区") == ("park", "东城高新技术产业开发区")


def test_a_name_of_none_or_of_two_finds_nothing(known: Store) -> None:
    for name in ("", "西城", "甲产业链"):
        assert named(known, "park", name) is None
    with pytest.raises(UnknownSubject):
        scoped(known, "park=西城")
