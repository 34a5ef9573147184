"""The catalogue in words: a bureau's own indicators read like the shipped ones."""

from pathlib import Path

from briefing.definitions import formula_in_words
from catalog.loader import load
from pages.shared.definitions import scopes

OWN = """
[pm25]
name = "细颗粒物"
unit = "件"
kind = "flow"
direction = "lower"
decimals = 0
definition = "本单位自己的指标。"

[pm25_cut]
name = "下降率"
unit = "%"
kind = "ratio"
direction = "higher"
decimals = 1
formula = "(1-pm25 / pm25@last_year)"
percent = true
definition = "由上一个算出。"
"""


def test_a_formula_is_said_in_names_whatever_the_codes(tmp_path: Path) -> None:
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog" / "indicators.toml").write_text(OWN, encoding="utf-8")
    catalog = load(tmp_path)
    said = formula_in_words(catalog, catalog.indicators["pm25_cut"])
    assert said == "(1 − 细颗粒物 ÷ 细颗粒物（上年）) × 100%"
    assert formula_in_words(catalog, catalog.indicators["tax"]) == ""


def test_the_default_scope_stands_first() -> None:
    assert scopes(load().indicators["output_value"]).startswith("规模以上工业（默认）、")
