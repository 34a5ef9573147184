"""审核关系: what figures of one unit cannot reasonably be, as checks.toml lists them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from catalog.faults import CatalogError, nearest

_CUMULATIVE = "cumulative"
_PAIR, _LIMIT = {"part", "whole"}, {"measure", "at_most"}


@dataclass(frozen=True)
class Pair:
    """The level of `part` does not exceed that of `whole`."""

    part: str
    whole: str


@dataclass(frozen=True)
class Limit:
    """`measure` of `indicator` ("" for every one) is at most `at_most`."""

    indicator: str
    measure: str
    at_most: float


@dataclass(frozen=True)
class Rules:
    """All of checks.toml; `may_fall` are flows whose cumulative figure may fall."""

    pairs: tuple[Pair, ...] = ()
    limits: tuple[Limit, ...] = ()
    may_fall: tuple[str, ...] = ()


def rules(entries: Mapping[str, tuple[str, Any]], indicators: Mapping[str, Any]) -> Rules:
    """The rules of checks.toml; every code they name is an indicator."""
    pairs, limits, may_fall = [], [], ()
    for name, (file, entry) in entries.items():
        keys = set(entry) if isinstance(entry, dict) else set()
        if name == _CUMULATIVE and keys == {"may_fall"}:
            may_fall = tuple(entry["may_fall"])
            _known(file, name, "may_fall", may_fall, indicators)
        elif keys == _PAIR:
            _known(file, name, "part", [entry["part"]], indicators)
            _known(file, name, "whole", [entry["whole"]], indicators)
            pairs.append(Pair(entry["part"], entry["whole"]))
        elif keys - {"indicator"} == _LIMIT and isinstance(entry["at_most"], int | float):
            code = entry.get("indicator", "")
            _known(file, name, "indicator", [code] if code else [], indicators)
            limits.append(Limit(code, entry["measure"], float(entry["at_most"])))
        else:
            raise CatalogError(
                file,
                name,
                "",
                "规则要么写 part 和 whole，要么写 measure 和 at_most（可加 indicator）",
            )
    return Rules(tuple(pairs), tuple(limits), may_fall)


def _known(file: str, entry: str, key: str, codes: Any, indicators: Mapping[str, Any]) -> None:
    for code in codes:
        if code not in indicators:
            raise CatalogError(file, entry, key, f"没有指标“{code}”", nearest(code, indicators))
