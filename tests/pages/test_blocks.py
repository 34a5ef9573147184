"""Blocks of 排行, 目标 and 对比: which columns they have and what their words promise."""

from datetime import date
from typing import Any

import pytest

from catalog.catalog import Catalog
from catalog.period import Period
from data.keeping.directories import Happening
from data.keeping.store import Store
from metrics.indicator import answered
from metrics.target import targets
from pages.shared import (
    board,
    compare,
    places,
    promise,
    ranking,
    source,
    status,
    target,
    unit,
    unit_page,
)
from tests.charts.rows import rows
from tests.metrics.given import fill
from tests.pages.test_monitor import text

JUNE = Period.of("2026-06")
UNITS = "kind,unit\nchain,甲产业链\nchain,乙产业链\nchain,丙产业链"


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What blocks show, as texts."""
    shown: list[str] = []
    monkeypatch.setattr(board, "show", lambda *blocks: shown.extend(text(each) for each in blocks))
    return shown


def group(found: list[Any], catalog: Catalog) -> ranking.Group:
    """A group of chains without a past."""
    return ranking.Group("", "产业链", found, catalog.indicators["value_added"], JUNE, "", None)


def test_where_only_growth_is_published_nobody_is_called_unreported(catalog: Catalog) -> None:
    found = rows()
    for place, row in enumerate(found, 1):
        row.value = row.rank = row.rank_change = row.light = None
        row.yoy = row.yoy if row.yoy is not None else 1.0
        row.growth_rank, row.growth_rank_change = place, None
    listed = text(places.places(found, catalog.indicators["value_added"], "县市区"))
    assert "未报" not in listed and "累计" not in listed and "同比" in listed
    assert "（同比，%）" in ranking._about(group(found, catalog))
    found[0].yoy, found[0].growth_rank, found[0].state = None, None, "未报"
    listed = text(places.places(found, catalog.indicators["value_added"], "县市区"))
    assert listed.count("未报") == 1


def test_the_title_names_all_who_moved_most(catalog: Catalog) -> None:
    found = rows()[:7]
    for row, change in zip(found, (1, -1, 0, 1, 0, 0, 0), strict=True):
        row.rank_change = change
    movers = ranking._movers(found, "rank")
    title = ranking._moved(movers, "rank", group(found, catalog))
    assert title == "位次：白酒、新能源较1—5月前移1位，锰锌钒铝新材料后移1位"
    for row in found:
        row.rank_change = 2
    title = ranking._moved(ranking._movers(found, "rank"), "rank", group(found, catalog))
    assert title == "位次：白酒、锰锌钒铝新材料、电子信息及5G应用等7条较1—5月前移2位"
    for row in found:
        row.rank_change = 0
    title = ranking._moved(ranking._movers(found, "rank"), "rank", group(found, catalog))
    assert title == "位次：本期没有变化"


def test_lights_say_what_they_measure_against(catalog: Catalog) -> None:
    found = rows()
    for row in found:
        row.target_type, row.time_progress = "level", 50.0
    assert "与序时进度相比" in text(places.places(found, catalog.indicators["tax"], "产业链"))
    for row in found:
        row.target_type = "growth"
    assert "与年度目标相比" in text(places.places(found, catalog.indicators["tax"], "产业链"))


def test_a_card_on_a_phone_has_its_units(catalog: Catalog) -> None:
    shown = str(places.places(rows(), catalog.indicators["tax"], "产业链"))
    assert "累计（万元）" in shown or "累计（亿元）" in shown


def test_a_shared_place_is_marked_behind_its_number() -> None:
    row = rows()[0]
    row.rank_shared = True
    shown = text(status.rank_text(row))
    assert shown.index("8") < shown.index("并列，前移1位")


def test_the_card_of_a_place_says_what_it_is_worth() -> None:
    row = rows()[0]
    row.rank_of, row.rank_of_before, row.rank_shared = 9, 10, True
    card = unit.place_card(row, "总量", JUNE, "条")
    assert card.value == "并列第8位"
    assert "本期9条参加排位，1—5月为10条" in text(card.notes[-1])


def test_a_change_of_scope_is_not_told_before_it_happens() -> None:
    event = Happening("chain", "甲产业链", date(2026, 4, 1), "新增企业", "")
    assert not unit_page._by(event, Period.of("2026-03"))
    assert unit_page._by(event, Period.of("2026-04")) and unit_page._by(event, JUNE)


def test_december_is_measured_by_the_year() -> None:
    row = rows()[0]
    row.time_progress, row.gap_pp = 100.0, 0.0
    assert status.standing(row)[1] == "与全年目标持平"
    assert target.when(Period.of("2026-12")) == "2026年1—12月"
    assert target.when(JUNE) == "2026年1—6月，序时进度50.0%"


def test_growth_targets_have_no_calendar_and_no_completion(store: Store, catalog: Catalog) -> None:
    fill(
        store,
        catalog,
        """grain,unit,indicator,period,measure,value
chain,甲产业链,tax,2026-06,level,10
chain,甲产业链,tax,2026-06,yoy,13
chain,甲产业链,tax,2026,target_growth,12
chain,乙产业链,tax,2026-06,level,10
chain,乙产业链,tax,2026-06,yoy,5
chain,乙产业链,tax,2026,target_growth,12""",
        UNITS,
    )
    part = list(targets(store, catalog, "chain", JUNE).itertuples())
    assert target._about(part, JUNE) == "2026年1—6月"
    listed = text(target._list(part, "产业链", JUNE, {}, 0, 0))
    assert "完成率" not in listed and "增速12%" in listed and "高于目标1.0个百分点" in listed


def test_a_place_promised_for_the_city_is_shown_with_the_place_it_has(
    store: Store, catalog: Catalog
) -> None:
    fill(
        store,
        catalog,
        """grain,unit,indicator,period,measure,value,uom
region,,value_added,2026-06,yoy,7.1,%
region,,value_added,2026-06,growth_rank,3,
region,,value_added,2026,target_rank,5,""",
    )
    row = next(targets(store, catalog, "region", JUNE).itertuples())
    assert (row.light, promise.actual(row, 0)) == ("绿", "增速第3位")


FACTS = """grain,unit,indicator,period,measure,value
chain,甲产业链,tax,2026-06,level,11
chain,乙产业链,tax,2026-06,level,22
chain,甲产业链,tax,2025-06,level,10
chain,乙产业链,tax,2025-06,level,20
chain,丙产业链,tax,2025-06,level,30
chain,*,tax,2026,target_level,120
chain,甲产业链,tax,2026,target_level,40
chain,乙产业链,tax,2026,target_level,40
chain,丙产业链,tax,2026,target_level,40"""


def test_the_comparison_says_which_total_goes_without_whom(
    store: Store, catalog: Catalog, said: list[str]
) -> None:
    fill(store, catalog, FACTS, UNITS)
    compare.show(store, catalog, ["tax"], "产业链", JUNE, None)
    assert "税收2026年合计不含未报的丙产业链，2025年合计包含各单位，同比按" in said[-1]


def test_the_comparison_names_whose_year_before_is_another_than_published(
    store: Store, catalog: Catalog, said: list[str]
) -> None:
    fill(
        store,
        catalog,
        """grain,unit,indicator,period,measure,value
chain,甲产业链,tax,2026-06,level,1320
chain,甲产业链,tax,2026-06,yoy,10
chain,甲产业链,tax,2025-06,level,1000
chain,乙产业链,tax,2026-06,level,1100
chain,乙产业链,tax,2026-06,yoy,10
chain,乙产业链,tax,2025-06,level,1000
enterprise,甲厂,profit,2026-06,level,11""",
        UNITS,
        memberships="enterprise,kind,unit\n甲厂,chain,甲产业链",
    )
    compare.show(store, catalog, ["tax", "profit"], "产业链", JUNE, None)
    assert "与上年公布数不同的：甲产业链（1,200万元）。" in said[-1]
    assert "产业链报表（利润为企业直报汇总）" in said[-1]


def test_the_target_of_the_whole_says_whom_it_counts(
    store: Store, catalog: Catalog, said: list[str]
) -> None:
    fill(store, catalog, FACTS, UNITS)
    part = list(targets(store, catalog, "chain", JUNE).itertuples())
    found = answered(store, catalog, ["tax"], "chain", JUNE)["tax"]
    target._indicator(catalog, found, "产业链", JUNE, part[-2:], "")
    assert "目标含未报的一条" in " ".join(said)


def test_sums_over_enterprises_name_what_their_growth_compares(
    store: Store, catalog: Catalog
) -> None:
    fill(
        store,
        catalog,
        """grain,unit,indicator,period,measure,value
enterprise,甲厂,profit,2026-06,level,11
enterprise,甲厂,profit,2025-06,level,10""",
        UNITS,
        memberships="enterprise,kind,unit\n甲厂,chain,甲产业链",
    )
    found = answered(store, catalog, ["profit"], "chain", JUNE)["profit"]
    words = source.foot(found, "产业链", "")
    assert words.startswith("来源：企业直报汇总") and "同比按两年企业数汇总计算" in words
