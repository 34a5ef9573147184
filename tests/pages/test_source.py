"""The words under a block name where its figures are really from."""

from catalog.catalog import Catalog
from catalog.lights import Lights
from catalog.period import Period
from data.keeping.store import Store
from metrics.indicator import answered
from pages.shared.source import cutoff, foot, lights_rule
from tests.metrics.given import fill

JUNE = Period.of("2026-06")


def said(store: Store, catalog: Catalog, facts: str, memberships: str = "") -> str:
    """The foot of 产值 of the chains."""
    units = "kind,unit\nchain,甲链"
    fill(
        store,
        catalog,
        f"grain,unit,indicator,period,measure,value,scope\n{facts}",
        units,
        memberships=memberships,
    )
    return foot(
        answered(store, catalog, ["output_value"], "chain", JUNE)["output_value"],
        "产业链",
        "2026年7月10日",
    )


def test_the_default_scope_is_named(store: Store, catalog: Catalog) -> None:
    facts = "chain,甲链,output_value,2026-06,level,9,\nchain,甲链,output_value,2026-06,yoy,3,"
    assert said(store, catalog, facts) == (
        "来源：产业链报表；口径：规模以上工业；同比为上报数，可比口径；数据截止2026年6月，发布于2026年7月10日"
    )


def test_the_only_scope_kept_is_the_one_named(store: Store, catalog: Catalog) -> None:
    assert "口径：全部工业" in said(
        store, catalog, "chain,甲链,output_value,2026-06,level,9,全部工业"
    )


def test_sums_over_enterprises_are_not_called_a_report_of_chains(
    store: Store, catalog: Catalog
) -> None:
    words = said(
        store,
        catalog,
        "enterprise,甲厂,output_value,2026-06,level,9,",
        "enterprise,kind,unit\n甲厂,chain,甲链",
    )
    assert words.startswith("来源：企业直报汇总；")


def test_the_rule_of_the_lights_is_said_in_words() -> None:
    assert lights_rule(Lights(), JUNE, growth=True) == (
        "亮灯：达到序时进度为绿灯，低于序时进度10个百分点以内为黄灯，再低为红灯，未报不亮灯。"
        "增速与目标增速比：低于目标增速2个百分点以内为黄灯，再低为红灯。"
    )
    assert "达到全年目标为绿灯" in lights_rule(Lights(), Period.of("2025-12"))


def test_sample_data_are_called_so_under_every_picture(store: Store, catalog: Catalog) -> None:
    facts = "chain,甲链,output_value,2026-06,level,9,"
    assert "示例数据" not in said(store, catalog, facts)
    assert "示例数据" not in cutoff(store)
    with store.transaction() as cursor:
        cursor.execute("update batches set demo = true")
    assert cutoff(store).endswith("日；示例数据")
