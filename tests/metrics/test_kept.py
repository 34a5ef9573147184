"""What a page may offer."""

from catalog.period import Period
from metrics.indicator import answered
from metrics.kept import kept
from tests.metrics.given import fill

JUNE = Period.of("2026-06")
FACTS = """grain,unit,indicator,period,measure,value,scope
park,甲园,tax,2026-06,level,10,
park,甲园,land_mu,0,level,5,
park,甲园,revenue,2026-05,level,9,
park,甲园,investment,2026-06,level,9,工业投资
park,甲园,investment,2026-06,level,9,技改投资
park,甲园,export,2026,target_level,9,"""


def test_indicators_with_figures_and_what_is_computed_from_them(store, catalog):
    fill(store, catalog, FACTS)
    assert kept(store, catalog, "park", JUNE) == {
        "tax": [""],
        "investment": ["工业投资", "技改投资"],
        "land_mu": [""],
        "tax_per_mu": [],
        "investment_per_mu": [],
    }
    assert kept(store, catalog, "chain", JUNE) == {}


def test_an_unclear_scope_among_others_leaves_them_standing(store, catalog):
    fill(store, catalog, FACTS)
    found = answered(store, catalog, ["tax", "investment"], "park", JUNE)
    assert [row.value for row in found["tax"].rows] == [10]
    row = found["investment"].rows[0]
    assert (row.value, row.state, row.light) == (None, "口径待选", None)
    assert found["investment"].total.state == "口径待选"
