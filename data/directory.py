"""Chains, parks, counties and enterprises: whom figures speak of, by exact name or alias."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from rapidfuzz import fuzz, process

from data.reading.text import normalise

KINDS = ("chain", "park", "county", "enterprise")
KIND_NAMES = {
    "region": "全市",
    "chain": "产业链",
    "park": "园区",
    "county": "县市区",
    "enterprise": "企业",
    "chain_park": "产业链在园区",
}

_CHAIN = "产业链"
# "一、", "（二）", "3.", "④": the place of a name in a list is no part of it.
_NUMBERING = re.compile(
    r"^(?:\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,3}[、.．]|"
    r"\d{1,3}[、.．](?!\d)|[①-⑳])"
)


@dataclass(frozen=True)
class Unit:
    """A chain, park, county or enterprise. `unit` is its first registered name, `name` today's."""

    kind: str
    unit: str
    name: str
    aliases: tuple[str, ...] = ()
    ordinal: int = 0
    attributes: dict[str, Any] = field(default_factory=dict)
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def short(self) -> str:
        """The name without 产业链 (白酒): what links and narrow charts carry."""
        if self.kind == "chain" and self.name != _CHAIN:
            return self.name.removesuffix(_CHAIN)
        return self.name

    @property
    def names(self) -> tuple[str, ...]:
        """Every spelling that means this unit, chains with and without 产业链."""
        if not self.aliases and self.kind != "chain" and self.name == self.unit:
            return (self.name,)
        named = (self.name, self.unit, *self.aliases)
        if self.kind != "chain":
            return tuple(dict.fromkeys(named))
        bare = [name.removesuffix(_CHAIN) for name in named if name != _CHAIN]
        return tuple(dict.fromkeys([*named, *bare, *(f"{name}{_CHAIN}" for name in bare)]))


class Directory:
    """The units known, by kind in official order and by spelling."""

    def __init__(self, units: Iterable[Unit] = ()) -> None:
        self.units = tuple(units)

    def of(self, kind: str) -> list[Unit]:
        """The units of a kind in official order."""
        return sorted((u for u in self.units if u.kind == kind), key=lambda u: (u.ordinal, u.unit))

    def match(self, text: str, kind: str | None = None) -> list[Unit]:
        """The units `text` names exactly, up to width, spaces, brackets and numbering."""
        found = self._exact.get(text)
        if found is None:
            key = normalise(text)
            found = self._normal.get(key) or self._normal.get(_NUMBERING.sub("", key), [])
        return found if kind is None else [unit for unit in found if unit.kind == kind]

    def nearest(self, text: str, kind: str | None = None) -> Unit | None:
        """The unit spelt most like `text`: a proposal for a person, never a match."""
        spellings = [
            key
            for key, units in self._normal.items()
            if kind is None or any(unit.kind == kind for unit in units)
        ]
        close = process.extractOne(normalise(text), spellings, scorer=fuzz.WRatio, score_cutoff=60)
        units = self._normal[close[0]] if close else []
        return next((unit for unit in units if kind in (None, unit.kind)), None)

    def within(self, text: str, kind: str | None = None) -> list[Unit]:
        """The units named somewhere in a title; of overlapping names the longest."""
        title, found = normalise(text), {}
        for name in self._titled:
            if name in title:
                for unit in self._normal[name]:
                    if kind in (None, unit.kind):
                        found[unit.kind, unit.unit] = unit
                title = title.replace(name, " ")
        return list(found.values())

    def with_units(self, units: Iterable[Unit]) -> "Directory":
        """This directory with `units` added, replacing those of the same kind and id."""
        kept = {(unit.kind, unit.unit): unit for unit in self.units}
        return Directory((kept | {(unit.kind, unit.unit): unit for unit in units}).values())

    @cached_property
    def few(self) -> "Directory":
        """Chains, parks and counties alone: quick to search where no enterprise is looked for."""
        return Directory(unit for unit in self.units if unit.kind != "enterprise")

    @cached_property
    def _exact(self) -> dict[str, list[Unit]]:
        return _index(self.units, {})

    @cached_property
    def _normal(self) -> dict[str, list[Unit]]:
        names = list(dict.fromkeys(name for unit in self.units for name in unit.names))
        # A hundred thousand names in one go: the conversion to simplified is dear by the call.
        plain = normalise.__wrapped__("\0".join(names)).split("\0") if names else []
        return _index(self.units, dict(zip(names, plain, strict=True)))

    @cached_property
    def _titled(self) -> list[str]:
        """Names that may be looked for in a title, longest first. 白酒 alone is none: it may be a
        product; 白酒产业链 is. Enterprises are too many, and their names too free."""
        units = [unit for unit in self.units if unit.kind != "enterprise"]
        bare = {normalise(unit.short) for unit in units if unit.kind == "chain"}
        names = {normalise(name) for unit in units for name in unit.names}
        return sorted((name for name in names - bare if len(name) > 1), key=len, reverse=True)


def _index(units: Iterable[Unit], form: dict[str, str]) -> dict[str, list[Unit]]:
    found: dict[str, list[Unit]] = {}
    for unit in units:
        for name in unit.names:
            key = form.get(name, name)
            listed = found.get(key)
            if listed is None:
                found[key] = [unit]
            elif listed[-1] is not unit:
                listed.append(unit)
    return found
