"""A bureau's own catalogue file can be wrong in any way: a sentence, never a traceback."""

from pathlib import Path

import pytest

from catalog.faults import CatalogError
from catalog.loader import load

_ENTRY = """[mine]
name = "自设指标"
unit = "%"
kind = "ratio"
direction = "higher"
decimals = 1
definition = "x"
formula = "{}"
"""


def refused(home: Path, text: str) -> str:
    """The sentence for a home whose indicators.toml is `text`."""
    (home / "catalog").mkdir()
    (home / "catalog" / "indicators.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogError) as raised:
        load(home)
    return str(raised.value)


@pytest.mark.parametrize("formula", [
    "tax(land_mu)", "()*tax", "__import__('os')", "tax.real", "tax**2", "tax if tax", "[tax]",
    "tax/" * 5000 + "tax", "(" * 300 + "tax" + ")" * 300,
], ids=lambda text: text[:12])  # fmt: skip
def test_a_formula_is_arithmetic_and_nothing_else(tmp_path: Path, formula: str) -> None:
    assert "formula" in refused(tmp_path, _ENTRY.format(formula))


def test_brackets_without_end_are_a_sentence(tmp_path: Path) -> None:
    assert "层次太多" in refused(tmp_path, "x = " + "[" * 100_000)
