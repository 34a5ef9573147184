"""What each role may: the whole matrix, and whose figures a 报送 person may send."""

from types import SimpleNamespace

import pandas as pd
import pytest

from accounts.person import LOCAL, Person, Role
from accounts.rights import may_send, sees_batch
from catalog.catalog import Catalog

OWN = frozenset({("park", "东郊产业园"), ("chain", "甲醇")})
CLERK = Person("c1", "李四", Role.REPORT, units=OWN)
GUEST = Person("", "访客", Role.BROWSE)
EVERYBODY = {role: Person(f"a-{role}", "某人", role, units=OWN) for role in Role}


@pytest.mark.parametrize(
    ("role", "uploads", "publishes", "administers", "entitled"),
    [
        (Role.BROWSE, False, False, False, False),
        (Role.REPORT, True, False, False, True),
        (Role.REVIEW, True, True, False, True),
        (Role.ADMIN, True, True, True, True),
    ],
)
def test_the_matrix(
    role: Role, uploads: bool, publishes: bool, administers: bool, entitled: bool
) -> None:
    person = EVERYBODY[role]
    has = (person.uploads, person.publishes, person.administers, person.entitled)
    assert has == (uploads, publishes, administers, entitled)


def facts(*who: tuple[str, str, str], indicator: str = "output_value") -> pd.DataFrame:
    """Facts about grain, unit, other."""
    frame = pd.DataFrame(who, columns=["grain", "unit", "other"])
    return frame.assign(indicator=indicator, value=1.0)


def proposal(frame: pd.DataFrame, **more: object) -> SimpleNamespace:
    """A workbook as understood."""
    belong = pd.DataFrame(columns=["enterprise", "kind", "unit"])
    return SimpleNamespace(
        facts=frame, **({"units": [], "events": [], "memberships": belong} | more)
    )


def test_own_units_may_be_sent() -> None:
    own = facts(
        ("park", "东郊产业园", ""),
        ("chain", "甲醇", ""),
        ("chain_park", "甲醇", "西山园区"),
        ("chain_park", "稀土", "东郊产业园"),
    )
    assert may_send(CLERK, own) == [] and may_send(CLERK, proposal(own)) == []
    assert may_send(CLERK, own.iloc[:0]) == []


@pytest.mark.parametrize(
    ("who", "word"),
    [
        (("park", "西山园区", ""), "西山园区"),
        (("chain", "东郊产业园", ""), "东郊产业园"),
        (("park", "*", ""), "园区合计"),
        (("region", "", ""), "全市"),
        (("chain_park", "稀土", "西山园区"), "稀土·西山园区"),
        (("enterprise", "某某公司", ""), "某某公司"),
    ],
)
def test_others_units_may_not(who: tuple[str, str, str], word: str) -> None:
    said = may_send(CLERK, facts(("park", "东郊产业园", ""), who))
    assert len(said) == 1 and word in said[0] and "，东郊" not in said[0]


def test_many_foreign_units_are_counted() -> None:
    said = may_send(CLERK, facts(*[("park", f"园区{n}", "") for n in range(200)]))
    assert "等 200 个单位" in said[0] and len(said[0]) < 120


def test_enterprises_of_an_own_unit_may_be_sent() -> None:
    belong = pd.DataFrame(
        [("甲公司", "park", "东郊产业园"), ("乙公司", "park", "西山园区")],
        columns=["enterprise", "kind", "unit"],
    )
    assert may_send(CLERK, facts(("enterprise", "甲公司", "")), memberships=belong) == []
    assert may_send(CLERK, facts(("enterprise", "乙公司", "")), memberships=belong)


def test_what_a_workbook_itself_says_of_membership_grants_nothing() -> None:
    claimed = pd.DataFrame(
        [("乙公司", "park", "东郊产业园")], columns=["enterprise", "kind", "unit"]
    )
    said = may_send(CLERK, proposal(facts(("enterprise", "乙公司", "")), memberships=claimed))
    assert any("乙公司" in each for each in said)


def test_a_directory_and_a_change_of_scope_are_the_reviewers() -> None:
    assert may_send(CLERK, proposal(facts(), units=[object()]))
    assert may_send(CLERK, proposal(facts(), events=[{}]))


def test_reports_bind_the_indicators(catalog: Catalog) -> None:
    report = next(each for each in catalog.reports.entries.values() if len(each.columns) > 1)
    inside = report.columns[0].indicator
    within = {column.indicator for column in report.columns}
    outside = next(code for code in catalog.indicators if code not in within)
    clerk = Person("c1", "李四", Role.REPORT, units=OWN, reports=frozenset({report.name}))
    own = ("park", "东郊产业园", "")
    assert may_send(clerk, facts(own, indicator=inside), catalog) == []
    name = catalog.indicators[outside].name
    foreign = facts(own, indicator=outside)
    assert may_send(clerk, foreign, catalog) == [f"不在您报送的报表里的指标：{name}。"]
    assert may_send(CLERK, foreign, catalog) == [], "no report named: not bound by them"
    lost = Person("c1", "李四", Role.REPORT, units=OWN, reports=frozenset({"已取消的表"}))
    assert may_send(lost, foreign, catalog), "a report that is no more opens nothing"


def test_reviewers_send_anything_and_readers_nothing() -> None:
    anything = proposal(facts(("region", "", "")), units=[object()])
    for role in (Role.REVIEW, Role.ADMIN):
        assert may_send(EVERYBODY[role], anything) == []
    assert may_send(LOCAL, anything) == []
    for reader in (GUEST, EVERYBODY[Role.BROWSE]):
        assert may_send(reader, facts())


def test_a_batch_is_seen_by_its_sender_and_the_reviewers() -> None:
    own, others, old = {"account": "c1"}, {"account": "c2"}, {"account": ""}
    assert sees_batch(CLERK, own)
    assert not sees_batch(CLERK, others) and not sees_batch(CLERK, old)
    for role in (Role.REVIEW, Role.ADMIN):
        assert sees_batch(EVERYBODY[role], own) and sees_batch(EVERYBODY[role], old)
    for reader in (GUEST, EVERYBODY[Role.BROWSE]):
        assert not any(sees_batch(reader, each) for each in (own, others, old, {}))
