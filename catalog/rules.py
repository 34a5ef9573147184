"""审核关系: what figures of one unit cannot reasonably be, as checks.toml lists them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from catalog.faults import CatalogError, nearest

_CUMULATIVE = "cumulative"
_MEASURES = ("level", "share", "completion", "yoy")
_BESIDE = ("year_ago", "before")
_SPOKEN = ("forced", "note")
_FORMS = (
    "规则要么写 part 和 whole，要么写 parts 和 whole（可加 equal），要么写 measure 和 at_most"
    "（可加 indicator），要么写 indicator、beside 和 most_change，要么写 indicator 和 may_fall"
)


@dataclass(frozen=True, kw_only=True)
class _Spoken:
    """Every rule: `forced` blocks (强制), else it asks (核实); its entry and its own words."""

    forced: bool = False
    entry: str = field(default="", compare=False)
    note: str = field(default="", compare=False)


@dataclass(frozen=True)
class Pair(_Spoken):
    """The level of `part` does not exceed that of `whole`."""

    part: str
    whole: str


@dataclass(frozen=True)
class Sum(_Spoken):
    """The levels of `parts` together do not exceed that of `whole`, or are just that."""

    parts: tuple[str, ...]
    whole: str
    equal: bool = False


@dataclass(frozen=True)
class Limit(_Spoken):
    """`measure` of `indicator` ("" for every one) is at most `at_most`."""

    indicator: str
    measure: str
    at_most: float


@dataclass(frozen=True)
class Change(_Spoken):
    """The level of `indicator` is within `most_change` % of the one a year ago, or the last."""

    indicator: str
    beside: str
    most_change: float


Rule = Pair | Sum | Limit | Change


@dataclass(frozen=True)
class Rules:
    """All of checks.toml; `may_fall` are flows whose cumulative figure may fall."""

    pairs: tuple[Pair, ...] = ()
    limits: tuple[Limit, ...] = ()
    may_fall: tuple[str, ...] = ()
    sums: tuple[Sum, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def listed(self) -> tuple[Rule, ...]:
        """Every rule but those of falling, in the order of their kinds."""
        return (*self.pairs, *self.sums, *self.limits, *self.changes)


def rules(entries: Mapping[str, tuple[str, Any]], indicators: Mapping[str, Any]) -> Rules:
    """The rules of checks.toml; every code they name is an indicator. `off` ends a rule."""
    made: dict[type, list[Any]] = {Pair: [], Sum: [], Limit: [], Change: []}
    may_fall: list[str] = []
    for name, (file, entry) in entries.items():
        if not isinstance(entry, dict):
            raise CatalogError(file, name, "", _FORMS)
        if entry.get("off") is True:
            continue
        said = _said(file, name, entry)
        rest = {key: entry[key] for key in entry if key not in (*_SPOKEN, "off")}
        if name == _CUMULATIVE and set(rest) == {"may_fall"}:
            _known(file, name, "may_fall", rest["may_fall"], indicators)
            may_fall += rest["may_fall"]
        elif set(rest) == {"indicator", "may_fall"} and rest["may_fall"] is True:
            _known(file, name, "indicator", [rest["indicator"]], indicators)
            may_fall.append(rest["indicator"])
        else:
            rule = _rule(file, name, rest, said)
            for key, codes in _codes(rule).items():
                _known(file, name, key, codes, indicators)
            made[type(rule)].append(rule)
    return Rules(
        tuple(made[Pair]),
        tuple(made[Limit]),
        tuple(dict.fromkeys(may_fall)),
        tuple(made[Sum]),
        tuple(made[Change]),
    )


def _rule(file: str, name: str, entry: dict[str, Any], said: dict[str, Any]) -> Rule:
    """The rule an entry spells by the keys it has."""
    match entry:
        case {"part": str(part), "whole": str(whole), **rest} if not rest:
            return Pair(part, whole, **said)
        case {"parts": list(parts), "whole": str(whole), **rest} if set(rest) <= {"equal"}:
            if len(parts) > 1 and all(isinstance(part, str) for part in parts):
                return Sum(tuple(parts), whole, rest.get("equal") is True, **said)
        case {"measure": str(measure), "at_most": int() | float() as most, **rest}:
            if set(rest) <= {"indicator"} and measure in _MEASURES and most is not True:
                return Limit(str(rest.get("indicator", "")), measure, float(most), **said)
        case {"indicator": str(code), "beside": str(beside), "most_change": most, **rest}:
            if not rest and beside in _BESIDE and isinstance(most, int | float) and most > 0:
                return Change(code, beside, float(most), **said)
    raise CatalogError(file, name, "", _FORMS)


def _codes(rule: Rule) -> dict[str, tuple[str, ...]]:
    """The indicators a rule names, by the key that names them."""
    match rule:
        case Pair():
            return {"part": (rule.part,), "whole": (rule.whole,)}
        case Sum():
            return {"parts": rule.parts, "whole": (rule.whole,)}
        case _:
            return {"indicator": (rule.indicator,) if rule.indicator else ()}


def _said(file: str, name: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    forced, note = entry.get("forced", False), entry.get("note", "")
    if not isinstance(forced, bool) or not isinstance(note, str):
        raise CatalogError(file, name, "forced", "forced 只能是 true 或 false，note 只能是文字")
    return {"forced": forced, "note": note, "entry": name}


def _known(file: str, entry: str, key: str, codes: Any, indicators: Mapping[str, Any]) -> None:
    for code in codes:
        if code not in indicators:
            raise CatalogError(file, entry, key, f"没有指标“{code}”", nearest(code, indicators))
