"""What the catalogue says, as relations the SELECTs of the checks speak of."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from catalog.catalog import Catalog
from catalog.rules import Sum
from data.keeping.comparison import Comparison

# Whole things: half of one is a slip.
_COUNTED = {"家", "个", "户", "项", "人", "件", "台", "次"}


def declare(comparison: Comparison, catalog: Catalog) -> None:
    """Tell the SELECTs of indicators and of the rules."""
    known, fall = catalog.indicators, set(catalog.rules.may_fall)
    _add(
        comparison,
        "indicators",
        {
            "indicator": "str",
            "kind": "str",
            "additive": "bool",
            "may_fall": "bool",
            "counts": "bool",
        },
        [
            (code, each.kind, each.additive, code in fall, each.unit in _COUNTED)
            for code, each in known.items()
        ],
    )
    rules = catalog.rules
    _add(
        comparison,
        "limits",
        {"indicator": "str", "measure": "str", "at_most": "float64", "forced": "bool"},
        [(each.indicator, each.measure, each.at_most, each.forced) for each in rules.limits],
    )
    _add(
        comparison,
        "pair_rules",
        {"part": "str", "whole": "str", "forced": "bool"},
        [(each.part, each.whole, each.forced) for each in rules.pairs],
    )
    _add(
        comparison,
        "sum_rules",
        {"rule": "str", "part": "str", "whole": "str", "many": "int64"}
        | {"equal": "bool", "forced": "bool"},
        [
            (_named(each, catalog), part, each.whole, len(each.parts), each.equal, each.forced)
            for each in rules.sums
            for part in each.parts
        ],
    )
    _add(
        comparison,
        "change_rules",
        {"rule": "str", "indicator": "str", "beside": "str"}
        | {"most_change": "float64", "forced": "bool"},
        [
            (f"{each.most_change:g}%", each.indicator, each.beside, each.most_change, each.forced)
            for each in rules.changes
        ],
    )


def _named(rule: Sum, catalog: Catalog) -> str:
    """出口 + 进口, as a sentence names the parts."""
    return " + ".join(catalog.indicators[part].name for part in rule.parts)


def _add(
    comparison: Comparison,
    name: str,
    types: Mapping[str, str],
    rows: Sequence[tuple[Any, ...]],
) -> None:
    comparison.add(name, pd.DataFrame(rows, columns=list(types)).astype(dict(types)))
