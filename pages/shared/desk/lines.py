"""How one line of a difference is told: whose what when, old → new, by how much, which cell."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from catalog.period import Period
from catalog.rounding import written
from data.checks.wording import MEASURES
from data.keeping.moves import LARGE
from pages.shared.plain import plain
from pages.shared.session import catalog

_MOST_DECIMALS = 6


def what(line: Mapping[str, Any]) -> str:
    """ "**甲醇产业链**　产值　2026年1—3月", in Markdown."""
    return f"**{plain(unit(line))}**　{plain(indicator(line))}　:gray[{period(line)}]"


def moved(line: Mapping[str, Any]) -> str:
    """ "41.23亿元 → **51.23亿元**　+24.3% 大变动　表1!C4", in Markdown."""
    cell = f"　:gray[{plain(line['sheet'])}!{line['cell']}]" if line["cell"] else ""
    if line["change"] == "新增":
        return f"**{plain(figure(line, 'new'))}**{cell}"
    old, new = plain(figure(line, "old")), plain(figure(line, "new"))
    return f"{old} → **{new}**　{size(line)}{' :orange-badge[大变动]' * large(line)}{cell}"


def unit(line: Mapping[str, Any]) -> str:
    """ "甲醇产业链", "合计", "甲醇产业链 · 东郊产业园"."""
    name = {"": "全市", "*": "合计"}.get(line["unit"], line["unit"])
    return name + (f" · {line['other']}" if line["other"] else "")


def indicator(line: Mapping[str, Any]) -> str:
    """ "税收（不含烟）同比"."""
    known = catalog().indicators.get(line["indicator"])
    scope = f"（{line['scope']}）" if line["scope"] else ""
    return (known.name if known else line["indicator"]) + scope + MEASURES.get(line["measure"], "")


def period(line: Mapping[str, Any]) -> str:
    """ "2026年1—6月"."""
    if not line["year"]:
        return "长期"
    if str(line["measure"]).startswith("target"):
        return f"{line['year']}年"
    return str(Period(line["year"], line["first_month"], line["last_month"], line["span"]))


def figure(line: Mapping[str, Any], which: str) -> str:
    """The `old` or `new` figure with its unit, or the word that stands for it."""
    state, value, uom = line.get(f"{which}_state"), line.get(which), line.get("uom")
    if isinstance(state, str) and state:
        return state
    if value is None or pd.isna(value):
        return "无"
    known = catalog().indicators.get(line["indicator"])
    usual = 1 if uom == "%" else known.decimals if known else 2
    return written(value, max(usual, _printed(value))) + (uom if isinstance(uom, str) else "")


def _printed(value: float) -> int:
    """How many decimals the sheet gives: here figures are compared, none is rounded away."""
    return len(f"{value:.{_MOST_DECIMALS}f}".rstrip("0").partition(".")[2])


def size(line: Mapping[str, Any]) -> str:
    """ "+24.3%", of a rate "+2.1 个百分点"; nothing where there is no measure of it."""
    for name, unit in (("points", " 个百分点"), ("percent", "%")):
        moved = line.get(name)
        if moved is not None and not pd.isna(moved):
            return written(moved, 1, sign=True) + unit
    return ""


def large(line: Mapping[str, Any]) -> bool:
    """True where it is worth a second look."""
    moves = (line.get("points"), line.get("percent"))
    known = [move for move in moves if move is not None and not pd.isna(move)]
    return bool(known) and abs(known[0]) > LARGE
