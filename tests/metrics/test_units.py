"""What units are called where they are shown."""

from metrics.units import members, named, with_strangers
from tests.metrics.given import fill


def test_a_name_that_fills_a_page_is_shown_by_its_beginning_and_end(store, catalog):
    long, usual = "甲" * 4990 + "（二〇二六年）产业链", "江州国家高新技术产业开发区"
    fill(store, catalog, units=f"kind,unit\nchain,{long}\npark,{usual}")
    shown = members(store, "chain")[0]
    assert shown.unit == long and len(shown.name) == len(shown.short) == 60
    assert shown.name.startswith("甲甲") and shown.name.endswith("（二〇二六年）产业链")
    assert members(store, "park")[0].name == usual
    found = named(store, "chain", long)
    assert found is not None and found.unit == long
    stranger = with_strangers([], {"乙" * 500})[0]
    assert stranger.unit == "乙" * 500 and len(stranger.short) == 60
