"""Turns the entries of the TOML files into frozen objects, refusing what they may not hold."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from catalog.faults import CatalogError, nearest
from catalog.formula import CODE
from catalog.indicator import Indicator
from catalog.lights import Lights
from catalog.uom import Uoms
from catalog.words import Words

# A file's entries with the file that declares them.
Sourced = Mapping[str, tuple[str, Any]]

_TEXT, _LIST, _FLAG = "文字", "文字列表", "true 或 false"
_WHOLE, _TABLE, _NUMBER = "整数", "表", "数字"
_KEYS = {
    "name": _TEXT,
    "unit": _TEXT,
    "kind": _TEXT,
    "direction": _TEXT,
    "decimals": _WHOLE,
    "definition": _TEXT,
    "aliases": _LIST,
    "additive": _FLAG,
    "formula": _TEXT,
    "percent": _FLAG,
    "default_scope": _TEXT,
    "scopes": _TABLE,
    "rate_only": _FLAG,
    "carried": _FLAG,
    "source": _TEXT,
    "substitutes": _LIST,
    "counterparts": _LIST,
}
_TUPLES = ("aliases", "substitutes", "counterparts")
_REQUIRED = ("name", "unit", "kind", "direction", "decimals", "definition")
_CHOICES = {"kind": ("flow", "stock", "ratio"), "direction": ("higher", "lower", "none")}


def indicator(file: str, code: str, entry: Any) -> Indicator:
    """The indicator `code` of indicators.toml."""
    _is(file, code, "", entry, _TABLE)
    if not CODE.fullmatch(code):
        raise CatalogError(file, code, "", "代码只能用小写英文字母、数字和下划线，字母开头")
    for key, value in entry.items():
        if key not in _KEYS:
            raise CatalogError(file, code, key, "没有这个键", nearest(key, _KEYS))
        _is(file, code, key, value, _KEYS[key])
    for key in _REQUIRED:
        if key not in entry:
            raise CatalogError(file, code, key, "缺少这个键")
    for key, choices in _CHOICES.items():
        if entry[key] not in choices:
            raise CatalogError(
                file,
                code,
                key,
                f"“{entry[key]}”不可用，只能是 {'、'.join(choices)}",
                nearest(entry[key], choices),
            )
    for name, spellings in entry.get("scopes", {}).items():
        _is(file, f"{code}.scopes", name, spellings, _LIST)
    scopes = tuple((name, tuple(words)) for name, words in entry.get("scopes", {}).items())
    lists = {key: tuple(entry[key]) for key in _TUPLES if key in entry}
    plain = {k: v for k, v in entry.items() if k != "scopes" and k not in _TUPLES}
    plain.setdefault("additive", entry["kind"] != "ratio")
    return Indicator(code=code, scopes=scopes, **lists, **plain)


def uoms(entries: Sourced) -> Uoms:
    """The units of measure of uoms.toml."""
    factors: dict[str, tuple[str, Decimal]] = {}
    spellings: dict[str, str] = {}
    for dimension, (file, units) in entries.items():
        _is(file, dimension, "", units, _TABLE)
        for name, spec in units.items():
            _is(file, dimension, name, spec, _TABLE)
            for key in spec:
                if key not in ("size", "aliases"):
                    raise CatalogError(
                        file,
                        dimension,
                        f"{name}.{key}",
                        "没有这个键",
                        nearest(key, ("size", "aliases")),
                    )
            if name in factors:
                raise CatalogError(file, dimension, name, f"单位已在 [{factors[name][0]}] 中出现过")
            factors[name] = (dimension, _size(file, dimension, name, spec.get("size")))
            _is(file, dimension, f"{name}.aliases", spec.get("aliases", []), _LIST)
            for alias in spec.get("aliases", []):
                if spellings.setdefault(alias, name) != name:
                    raise CatalogError(
                        file, dimension, name, f"写法“{alias}”已属于单位“{spellings[alias]}”"
                    )
    return Uoms(MappingProxyType(factors), MappingProxyType(spellings))


def lights(entries: Sourced) -> Lights:
    """The bands of lights.toml."""
    known = Lights.__dataclass_fields__
    for key, (file, value) in entries.items():
        if key not in known:
            raise CatalogError(file, "", key, "没有这个键", nearest(key, known))
        _is(file, "", key, value, _WHOLE if known[key].type is int else _NUMBER)
    made = Lights(**{key: value for key, (_, value) in entries.items()})
    if made.yellow_from > made.green_from:
        file = entries["yellow_from"][0] if "yellow_from" in entries else "lights.toml"
        raise CatalogError(file, "", "yellow_from", "黄灯下限高于绿灯下限")
    return made


def words(entries: Sourced, sections: tuple[str, ...]) -> Words:
    """The header words of words.toml; a word means one thing in its section."""
    made: dict[str, Mapping[str, tuple[str, ...]]] = {section: {} for section in sections}
    for section, (file, meanings) in entries.items():
        if section not in made:
            raise CatalogError(file, section, "", "没有这一节", nearest(section, sections))
        _is(file, section, "", meanings, _TABLE)
        claimed: dict[str, str] = {}
        for meaning, listed in meanings.items():
            _is(file, section, meaning, listed, _LIST)
            for word in listed:
                if section != "noise" and claimed.setdefault(word, meaning) != meaning:
                    raise CatalogError(
                        file, section, meaning, f"“{word}”已在 {claimed[word]} 中出现过"
                    )
        made[section] = MappingProxyType({k: tuple(v) for k, v in meanings.items()})
    return Words(**made)


def _size(file: str, dimension: str, name: str, size: Any) -> Decimal:
    try:
        if isinstance(size, bool) or size is None:
            raise ValueError(size)
        exact = Fraction(size) if isinstance(size, str) else Fraction(str(size))
    except (ValueError, ZeroDivisionError) as error:
        raise CatalogError(file, dimension, f"{name}.size", f"“{size}”不是数字") from error
    if exact <= 0:
        raise CatalogError(file, dimension, f"{name}.size", f"“{size}”必须大于 0")
    return Decimal(exact.numerator) / Decimal(exact.denominator)


def _is(file: str, entry: str, key: str, value: Any, wanted: str) -> None:
    """Refuse a value that is not of the `wanted` type."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    fits = {
        _TEXT: isinstance(value, str) and bool(value.strip()),
        _LIST: isinstance(value, list) and all(isinstance(i, str) and i.strip() for i in value),
        _FLAG: isinstance(value, bool),
        _WHOLE: isinstance(value, int) and not isinstance(value, bool) and value >= 0,
        _NUMBER: number,
        _TABLE: isinstance(value, dict),
    }
    if not fits[wanted]:
        raise CatalogError(file, entry, key, f"“{value}”应是{wanted}")
