"""The rules of checks.toml name indicators that exist, or say which name is wrong."""

from pathlib import Path

import pytest

from catalog.faults import CatalogError
from catalog.loader import load
from catalog.rules import Limit, Pair


def overlaid(home: Path, text: str) -> Path:
    (home / "catalog").mkdir()
    (home / "catalog" / "checks.toml").write_text(text, encoding="utf-8")
    return home


def test_the_shipped_rules_load() -> None:
    rules = load().rules
    assert (
        Pair("tax", "revenue") in rules.pairs and Pair("value_added", "output_value") in rules.pairs
    )
    assert Limit("", "share", 100.0) in rules.limits and "profit" in rules.may_fall


def test_a_bureau_adds_and_replaces(tmp_path: Path) -> None:
    home = overlaid(
        tmp_path,
        '[fdi_within_investment]\npart = "fdi"\nwhole = "investment"\n'
        '[share_at_most_100]\nmeasure = "share"\nat_most = 50\n',
    )
    rules = load(home).rules
    assert Pair("fdi", "investment") in rules.pairs and Pair("tax", "revenue") in rules.pairs
    assert (
        Limit("", "share", 50.0) in rules.limits and Limit("", "share", 100.0) not in rules.limits
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[x]\npart = "taxx"\nwhole = "revenue"\n', "是不是“tax”"),
        ('[x]\npart = "tax"\n', "part 和 whole"),
        ('[x]\nmeasure = "share"\nat_most = "百"\n', "part 和 whole"),
        ('[cumulative]\nmay_fall = ["nothing"]\n', "may_fall"),
    ],
)
def test_a_wrong_rule_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(CatalogError, match=said) as caught:
        load(overlaid(tmp_path, text))
    assert "checks.toml" in str(caught.value)
