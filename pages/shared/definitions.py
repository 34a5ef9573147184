"""The catalogue in words: its indicators as a table, its rules as sentences."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

from briefing.definitions import formula_in_words, nature
from catalog.catalog import Catalog
from catalog.indicator import Indicator
from catalog.rounding import written
from pages.shared.nodes import Node, el, run
from pages.shared.tables import Column, table

_DIRECTIONS = {"higher": "越高越好", "lower": "越低越好", "none": ""}
_COLUMNS = [
    Column("指标", left=True),
    Column("单位", left=True),
    Column("性质", left=True),
    Column("口径", left=True),
    Column("定义与算法", left=True),
    Column("表头里也写作", left=True),
]

_LONG = 6  # letters of a name that stand on one line


def found(catalog: Catalog, sought: str) -> list[Indicator]:
    """The indicators with every word of `sought` in a name, an alias, a 口径 or the definition."""
    words = sought.lower().split()
    return [one for one in catalog.indicators.values() if all(word in _text(one) for word in words)]


def scopes(indicator: Indicator) -> str:
    """Its 口径, the default one first and called so; "" where it has none."""
    others = [name for name, _ in indicator.scopes if name != indicator.default_scope]
    default = [f"{indicator.default_scope}（默认）"] if indicator.default_scope else []
    return "、".join([*default, *others])


def entry_table(catalog: Catalog, indicators: Sequence[Indicator]) -> Node:
    """One row an indicator."""
    return table(_COLUMNS, (_row(catalog, indicator) for indicator in indicators))


def rules(catalog: Catalog) -> Node:
    """The rules every number follows."""
    columns = [Column("规则", left=True), Column("说明", left=True)]
    return table(columns, ([name, said] for name, said, _ in rule_entries(catalog)))


def _text(indicator: Indicator) -> str:
    scopes = [word for name, spellings in indicator.scopes for word in (name, *spellings)]
    words = [indicator.name, indicator.code, indicator.definition, indicator.default_scope]
    return " ".join([*words, *indicator.aliases, *scopes]).lower()


def _row(catalog: Catalog, indicator: Indicator) -> list[Node]:
    formula = formula_in_words(catalog, indicator)
    meaning: list[Node] = [indicator.definition]
    if formula:
        meaning += [el("br"), el("b", "", f"{indicator.name} = {formula}")]
    if indicator.source:
        meaning += [el("br"), f"来源：{indicator.source}"]
    return [
        _kept(indicator.name),
        _kept(indicator.unit),
        "，".join(filter(None, (nature(indicator), _DIRECTIONS[indicator.direction]))),
        scopes(indicator),
        run(*meaning),
        "、".join(indicator.aliases),
    ]


def _kept(word: str) -> Node:
    """A word that is not broken, where it is not too long for that."""
    return el("span", "b-keep", word) if len(word) <= _LONG else word


def rule_entries(catalog: Catalog) -> list[tuple[str, str, str]]:
    """Every rule: its name, what it says, where it comes from."""
    lights = catalog.lights
    facts = {
        "yellow": written(-lights.yellow_from, 0),
        "growth": written(-lights.growth_yellow_from, 0),
        "months": lights.tentative_months,
        "fewest": lights.fewest_enterprises,
        "largest": written(lights.largest_share, 0),
    }
    entries = tomllib.loads((Path(__file__).parent / "rules.toml").read_text(encoding="utf-8"))
    return [
        (entry["name"], entry["said"].format(**facts), entry["source"]) for entry in entries["rule"]
    ]
