"""Who answers for a unit, in official order."""

from briefing.people import about, on_card

SAID = {
    "lead_bureau": "市工信局",
    "leader": ["市委书记", "市长"],
    "leading_enterprises": ["甲公司"],
}


def test_a_chain_names_its_leader_first() -> None:
    assert on_card("chain", SAID) == [
        ("链长", "市委书记、市长"), ("牵头单位", "市工信局"), ("链主企业", "甲公司"),
    ]  # fmt: skip


def test_what_the_directory_lacks_is_seen() -> None:
    assert on_card("chain", {}) == [
        ("链长", "名录未填"), ("牵头单位", "名录未填"), ("链主企业", "名录未填"),
    ]  # fmt: skip
    assert on_card("park", {"level": "省级"}) == [("负责人", "名录未填"), ("级别", "省级")]


def test_a_parks_leader_is_no_chains_leader() -> None:
    assert about({"leader": "王书记", "level": "省级"}, "park") == "负责人 王书记　级别 省级"
    assert about({"leader": "市长"}) == "链长 市长"
