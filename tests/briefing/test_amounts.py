"""Figures as they are printed."""

import pandas as pd

from briefing.amounts import amount, as_shown, in_yi, large, percent, place, rate, shown
from catalog.rounding import written
from metrics.row import Row


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
    assert large(row(value=9_999.0, uom="万元")) == ("9,999", "万元")
    assert large(row(value=1_337.5, uom="万元", decimals=2)) == ("1,338", "万元")
    assert large(row(value=42.377, uom="亿元", decimals=4)) == ("42.38", "亿元")
    assert large(row(value=3.34, uom="万元/亩", decimals=2)) == ("3.34", "万元/亩")
    assert place(row(rank=3.0)) == "第3位" and percent(39.95) == "40.0%"


def test_everything_said_of_a_large_unit_is_in_one_unit() -> None:
    found = shown(
        row(
            value=748_777.0,
            target=1_490_800.0,
            target_type="level",
            required_monthly=123_671.0,
            uom="万元",
        )
    )
    assert (found.uom, found.target, written(found.required_monthly, found.computed_decimals)) == (
        "亿元",
        149.08,
        "12.37",
    )
    assert in_yi(row(value=12.0, target=5.0, target_type="rank", uom="万元")).target == 5.0
    past = pd.DataFrame({"value": [748_777.0], "target": [1_490_800.0]})
    assert list(as_shown(past, row(uom="万元"), found)["value"]) == [74.8777]
