"""Figures as they are printed."""

from metrics.row import Row
from pages.shared.amounts import amount, large, percent, place, rate


def row(**said: object) -> Row:
    """A unit of which this is known."""
    return Row("甲", "甲", "甲", "", **said)


def test_a_rate_has_its_sign_and_its_unit() -> None:
    assert rate(row(yoy=12.25)) == "+12.3%"
    assert rate(row(yoy=-1.24, yoy_uom="个百分点")) == "-1.2个百分点"
    assert rate(row()) == "—"


def test_what_is_not_there_is_said() -> None:
    assert amount(row()) == ("未报", "") and amount(row(state="不予显示")) == ("不予显示", "")
    assert percent(None) == percent(float("nan")) == place(row()) == "—"


def test_large_totals_are_in_yi() -> None:
    assert large(row(value=123_456.0, uom="万元")) == ("12.35", "亿元")
    assert large(row(value=99_999.0, uom="万元")) == ("99,999", "万元")
    assert place(row(rank=3.0)) == "第3位" and percent(39.95) == "40.0%"
