"""The shipped catalogue loads; a mistake is named by file, entry, key and near spelling."""

import time
from decimal import Decimal
from pathlib import Path

import pytest

from catalog.faults import CatalogError
from catalog.formula import BadFormula, Formula
from catalog.loader import load

GOOD = """name = "试验"
unit = "万元"
kind = "flow"
direction = "higher"
decimals = 2
definition = "试验。"
"""


def entry(code: str = "x", extra: str = "", **changed: str) -> str:
    """An entry of indicators.toml with `changed` words put in place of good ones."""
    text = GOOD
    for old, new in changed.items():
        text = text.replace(WORDS[old], new)
    return f"[{code}]\n{text}{extra}\n"


WORDS = {
    "decimals": "= 2",
    "kind": '"flow"',
    "direction": '"higher"',
    "unit": '"万元"',
    "name": '"试验"',
}
FAULTS = {
    "unknown_key": ("indicators", entry(extra="decimal = 1"), ("[x]", "decimal", "decimals")),
    "missing_key": ("indicators", '[x]\nname = "试验"', ("[x]", "unit", "缺少")),
    "wrong_type": ("indicators", entry(decimals='= "2"'), ("[x]", "decimals", "整数")),
    "wrong_list": ("indicators", entry(extra='aliases = "甲"'), ("[x]", "aliases", "文字列表")),
    "bad_kind": ("indicators", entry(kind='"flows"'), ("[x]", "kind", "“flow”")),
    "bad_direction": ("indicators", entry(direction='"high"'), ("[x]", "direction", "“higher”")),
    "unknown_uom": ("indicators", entry(unit='"万圆/亩"'), ("[x]", "unit", "万元/亩")),
    "unknown_code": (
        "indicators",
        entry(extra='formula = "taxes / land_mu"'),
        ("[x]", "formula", "taxes", "“tax”"),
    ),
    "broken_formula": ("indicators", entry(extra='formula = "tax / "'), ("[x]", "formula", "算式")),
    "odd_formula": ("indicators", entry(extra='formula = "tax ** 2"'), ("[x]", "formula")),
    "cycle": (
        "indicators",
        entry(extra='formula = "y"') + entry("y", 'formula = "x"', name='"试二"'),
        ("formula", "x → y → x"),
    ),
    "alias_twice": ("indicators", entry(extra='aliases = ["税 收"]'), ("[x]", "税 收", "[tax]")),
    "scope_twice": (
        "indicators",
        entry(extra='aliases = ["工业税收"]'),
        ("[x]", "工业税收", "口径"),
    ),
    "bad_code": ("indicators", entry('"产值"'), ("产值", "代码")),
    "bad_substitute": ("indicators", entry(extra='substitutes = ["land_mu"]'), ("[x]", "换算")),
    "syntax": ("indicators", "[x]\nname = 1 1\n", ("第 2 行",)),
    "uom_size": ("uoms", '["元"]\n"角" = { size = "一" }', ("[元]", "角.size")),
    "uom_key": ("uoms", '["元"]\n"角" = { sise = 1 }', ("角.sise", "size")),
    "uom_twice": ("uoms", '["角"]\n"元" = { size = 1 }', ("[角]", "元")),
    "lights_key": ("lights", "green = 1", ("green", "green_from")),
    "lights_order": ("lights", "yellow_from = 5.0", ("yellow_from",)),
    "words_section": ("words", '[measures]\nyoy = ["同比"]', ("[measures]", "measure")),
    "words_twice": ("words", '[measure]\nbase = ["同比"]', ("[measure]", "base", "同比", "yoy")),
    "unknown_file": ("indicator", "", ("indicator.toml", "indicators")),
}


def overlaid(home: Path, name: str, text: str) -> Path:
    (home / "catalog").mkdir()
    (home / "catalog" / f"{name}.toml").write_text(text, encoding="utf-8")
    return home


@pytest.mark.parametrize("fault", FAULTS)
def test_a_mistake_is_named(tmp_path: Path, fault: str) -> None:
    name, text, said = FAULTS[fault]
    with pytest.raises(CatalogError) as caught:
        load(overlaid(tmp_path, name, text))
    assert all(word in str(caught.value) for word in (f"{name}.toml", *said)), str(caught.value)


def test_a_bureau_adds_its_own(tmp_path: Path) -> None:
    text = entry("freight", name='"货运量"') + '[tax]\naliases = ["税款"]\ndecimals = 1'
    catalog = load(overlaid(tmp_path, "indicators", text))
    assert catalog.indicators["freight"].name == "货运量"
    tax = catalog.indicators["tax"]
    assert "税款" in tax.aliases and "税收总额" in tax.aliases and tax.decimals == 1
    assert "税款" not in load().indicators["tax"].aliases


def test_a_bureau_adds_words(tmp_path: Path) -> None:
    catalog = load(overlaid(tmp_path, "words", '[kind]\nchain = ["链条名"]'))
    assert {"链条名", "产业链"} <= set(catalog.words.kind["chain"])


BASE = (
    "output_value",
    "revenue",
    "value_added",
    "profit",
    "profit_tax",
    "tax",
    "fiscal_revenue",
    "investment",
    "tech_income",
    "hightech_revenue",
    "outside_capital",
    "fdi",
    "export",
    "import",
    "trade",
    "electricity",
    "energy",
    "rd_spend",
    "employees",
    "land_mu",
    "developed_area",
    "planned_area",
    "factory_area",
    "enterprise_count",
    "above_scale_count",
    "new_above_scale",
    "loss_count",
    "loan_balance",
)
DERIVED = (
    "tax_per_mu",
    "output_per_mu",
    "value_added_per_mu",
    "revenue_per_mu",
    "investment_per_mu",
    "leading_share",
    "rd_intensity",
    "productivity",
    "energy_intensity",
    "energy_intensity_reduction",
    "loss_ratio",
    "output_per_enterprise",
)


def test_everything_asked_for_is_declared() -> None:
    indicators = load().indicators
    assert not [code for code in BASE if indicators[code].derived]
    assert all(indicators[code].derived and not indicators[code].additive for code in DERIVED)


def test_the_catalogue_is_frozen() -> None:
    catalog = load()
    with pytest.raises(TypeError):
        catalog.indicators["tax"] = None  # type: ignore[index]
    with pytest.raises(TypeError):
        catalog.uoms.factors["元"] = None  # type: ignore[index]


def test_loading_is_cheap() -> None:
    load()
    best = min(_seconds() for _ in range(5))
    assert best < 0.05


def _seconds() -> float:
    started = time.process_time()
    load()
    return time.process_time() - started


@pytest.mark.parametrize(
    ("source", "target", "factor"),
    [
        ("亿元", "万元", "10000"),
        ("平方公里", "亩", "1500"),
        ("公顷", "亩", "15"),
        ("公顷", "平方米", "10000"),
        ("亿千瓦时", "万千瓦时", "10000"),
        ("‰", "%", "0.1"),
        ("亿元/平方公里", "万元/亩", "6.666666666666666666666666667"),
        ("家", "户", "1"),
    ],
)
def test_units_turn_into_one_another(source: str, target: str, factor: str) -> None:
    found = load().uoms.factor(source, target)
    assert found is not None and abs(found - Decimal(factor)) < Decimal("1e-20")


def test_units_of_different_dimensions_never_do() -> None:
    uoms = load().uoms
    assert uoms.factor("万元", "万美元") is None
    assert uoms.known("万度") == "万千瓦时" and uoms.known("光年") is None


def test_formulas_expand_to_base_indicators() -> None:
    formula = load().formula("energy_intensity_reduction")
    written = formula.written(lambda o: o.code + ("@" if o.last_year else ""))
    assert written == "1 - ( energy / value_added ) / ( energy@ / value_added@ )"
    assert load().formula("tax") is None


@pytest.mark.parametrize("text", ["", "1 + 2", "tax / (land_mu", "tax; drop", "__import__('os')"])
def test_a_formula_is_arithmetic_over_codes(text: str) -> None:
    with pytest.raises(BadFormula):
        Formula.of(text)
