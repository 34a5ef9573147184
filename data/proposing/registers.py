"""Directories (名录) as units: chains, parks, counties, enterprises and what is said of them."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np

from data.directory import KINDS, Unit
from data.proposing.changes import day, days, headers, written
from data.proposing.ground import Ground
from data.reading.table import Row, Table
from data.reading.text import normalise, tidy

_WORDS = ("名录", "名册", "花名册", "目录表")
_LISTS = {
    "aliases",
    "key_parks",
    "leading_enterprises",
    "chains",
    "support_bureaus",
    "leading_industries",
}
# Headers that only a directory has; two of them make one without the word 名录.
_TELLING = {
    "aliases",
    "leader",
    "key_parks",
    "leading_enterprises",
    "code",
    "validity",
    "valid_from",
    "valid_to",
    "main_chain",
    "chains",
    "level",
    "leading_industries",
    "deputy_leader",
}
_SPLIT = re.compile(r"[、,，;；/\n|]+")
_LEVEL = re.compile(r"(国家级|省级|市级|县级|区级|州级)")


@dataclass
class Register:
    """What the directories of an upload hold."""

    units: list[Unit] = field(default_factory=list)
    memberships: list[tuple[str, str, str]] = field(default_factory=list)
    pending: list[tuple[Unit, Table, Row]] = field(default_factory=list)


def is_register(table: Table, ground: Ground) -> bool:
    """True for a table that registers units rather than reporting figures."""
    attributes = {ground.lexicon.attributes.get(normalise(h)) for h in headers(table)}
    figures = [
        c
        for c in table.columns
        if not _standing(c.labels, ground)
        and normalise(c.labels[-1] if c.labels else "") not in ground.lexicon.attributes
    ]
    filled = [c for c in figures if _numbers(table, c)]
    if any(word in normalise(f"{table.title}{table.sheet}") for word in _WORDS):
        return not filled or len(attributes & _TELLING) >= 1
    if any(word in normalise(ground.file) for word in _WORDS) and not filled:
        return bool(kind_of(table, ground))
    return len(attributes & _TELLING) >= 2 and not filled


def kind_of(table: Table, ground: Ground) -> str:
    """The kind of unit a directory registers: from its title, sheet, header, or as hinted."""
    kinds = {word: kind for word, kind in ground.lexicon.kinds.items() if kind in KINDS}
    for text in (table.title, table.sheet):
        shown = normalise(text or "")
        named = [
            (shown.rfind(word), len(word), kind) for word, kind in kinds.items() if word in shown
        ]
        if named:
            return max(named)[2]
    for header in table.headers:
        if normalise(header) in kinds:
            return kinds[normalise(header)]
    return ground.hint if ground.hint in KINDS else ""


def register(table: Table, ground: Ground, into: Register) -> None:
    """Add the units of one directory table to `into`."""
    _Reader(table, ground, into, kind_of(table, ground)).read()


class _Reader:
    def __init__(self, table: Table, ground: Ground, into: Register, kind: str) -> None:
        self._table, self._ground, self._into, self._kind = table, ground, into, kind
        self._seen = {
            name: unit
            for unit in into.units
            if unit.kind == kind
            for name in map(normalise, unit.names)
        }
        self._columns = [
            (at, attribute)
            for at, column in enumerate(table.columns)
            if column.labels
            and (attribute := ground.lexicon.attributes.get(normalise(column.labels[-1])))
        ]
        self._known: set[str] = set()

    def read(self) -> None:
        level = ""
        for at, row in enumerate(self._table.rows):
            if row.role == "group":
                found = _LEVEL.search("".join(row.labels))
                level = found[1] if found else level
            elif row.role != "total" and not self._is_total(row):
                self._row(at, row, level)

    def _is_total(self, row: Row) -> bool:
        return bool(row.labels) and normalise(row.labels[-1]) in self._ground.lexicon.rows

    def _row(self, at: int, row: Row, level: str) -> None:
        name = self._name(row)
        said = self._attributes(at, row, name)
        if not name:
            return
        aliases = tuple(a for a in said.pop("aliases", ()) if normalise(a) != normalise(name))
        found = _LEVEL.search("".join(row.labels[:-1])) or (level and _LEVEL.search(level))
        if self._kind == "park" and found and "level" not in said:
            said["level"] = found[1]
        ordinal = said.pop("ordinal", None)
        valid = self._validity(said, row)
        known = self._registered(name, aliases)
        unit = Unit(
            self._kind,
            known.unit if known else name,
            name,
            aliases,
            _whole(ordinal) or at + 1,
            said,
            *valid,
        )
        spellings = [normalise(each) for each in unit.names]
        if clash := next((self._seen[n] for n in spellings if n in self._seen), None):
            self._add("unit_twice", row, name, other=clash.name)
            return
        self._seen |= dict.fromkeys(spellings, unit)
        self._into.units.append(unit)
        self._into.pending.append((unit, self._table, row))

    def _name(self, row: Row) -> str:
        """The label under the header that names the kind, else the innermost label."""
        labels, heads = row.labels, self._table.headers
        if len(labels) == len(heads):
            for label, head in zip(labels, heads, strict=True):
                if self._ground.lexicon.kinds.get(normalise(head)) == self._kind and label:
                    return tidy(label)
        return tidy(labels[-1]) if labels else ""

    def _attributes(self, at: int, row: Row, name: str) -> dict[str, Any]:
        texts = {
            head: text for head, text in written(self._table, row).items() if tidy(text) != name
        }
        for column, _ in self._columns:
            raw = self._table.values[column].raw[at]
            if raw is not None and str(raw).strip():
                texts[self._table.columns[column].labels[-1]] = _plain(raw)
        said: dict[str, Any] = {}
        for header, text in texts.items():
            attribute = self._ground.lexicon.attributes.get(normalise(header))
            if attribute is None:
                self._unknown(header)
            elif text and attribute != "name":
                said[attribute] = _split(text) if attribute in _LISTS else tidy(text)
        if self._kind in said:
            said.pop(self._kind)  # the unit's own name under its kind's header
        return said

    def _unknown(self, header: str) -> None:
        if header not in self._known and not self._ground.lexicon.kinds.get(normalise(header)):
            self._known.add(header)
            self._ground.findings.add("unknown_attribute", self._table.sheet, "", header)

    def _registered(self, name: str, aliases: tuple[str, ...]) -> Unit | None:
        """The unit registered earlier under this name or one of these aliases."""
        for text in (name, *aliases):
            units = self._ground.directory.match(text, self._kind)
            if len(units) == 1:
                return units[0]
        return None

    def _validity(self, said: dict[str, Any], row: Row) -> tuple[date | None, date | None]:
        dates: list[date | None] = [*days(said.pop("validity", "")), None, None][:2]
        for place, key in enumerate(("valid_from", "valid_to")):
            if text := said.pop(key, ""):
                dates[place] = day(text)
                if dates[place] is None:
                    self._add("bad_date", row, text)
        return dates[0], dates[1]

    def _add(self, code: str, row: Row, value: object, **facts: object) -> None:
        cell = self._ground.label_cell(self._table, row)
        self._ground.findings.add(code, self._table.sheet, cell, value, **facts)


def _standing(labels: tuple[str, ...], ground: Ground) -> bool:
    meaning = ground.labels.meaning(labels)
    indicator = ground.lexicon.catalog.indicators.get(meaning.indicator)
    return bool(indicator and indicator.carried and meaning.measure in ("", "level"))


def _numbers(table: Table, column: Any) -> bool:
    return bool(np.isfinite(table.values[table.columns.index(column)].numbers).any())


def _split(text: str) -> list[str]:
    return [tidy(part) for part in _SPLIT.split(text) if part.strip()]


def _plain(raw: object) -> str:
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    return str(raw)


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() else None
