"""What a SELECT reads, told from its text; whatever is not certain is everything."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import pandas as pd

from data.keeping.topics import EVERYTHING, Topic

# Tables a publication says of what it wrote into. Of the batches themselves only those count whose
# rows are joined: a new batch without rows of a topic changes no answer about it.
_TABLES = ("facts", "units", "memberships", "events")
_BY = {"facts": ("f", "grain"), "units": ("u", "kind")}
_KNOWN = {*_TABLES, "visible_batches"}
# No other table or macro may be so much as named: a comma joins as well as the word does.
_OTHERS = re.compile(
    r"\b(batches|aliases|remarks|locks|layouts|acts|people|sign_\w+|migrations|current_facts"
    r"|information_schema|duckdb_\w+)\b"
)
# Batches that count by themselves, with rows of a table or without.
_LOOSE = re.compile(
    r"\bfrom\s+visible_batches\b|\b(left|outer|anti|cross|positional)\s+join\s+visible_batches\b"
    r"|\b(right|full)\s+(outer\s+)?join\b|,\s*visible_batches\b",
    re.I,
)
_SOURCE = re.compile(r"\b(?:from|join)\s+([a-z_]\w*)", re.I)
_DEFINED = re.compile(r"\b([a-z_]\w*)\s+as\s+(?:materialized\s+)?\(\s*(?:select|with|from)\b", re.I)


def footprint(sql: str, params: Any = None) -> frozenset[Topic]:
    """The topics a question touches, asked with `params`."""
    given = params if isinstance(params, Mapping) else {}
    found: set[Topic] = set()
    for table, of, narrowed in _parts(sql):
        kinds = [given.get(name[1:]) if name.startswith("$") else name for name in of]
        codes = given.get("indicators") if narrowed else None
        if not kinds or not all(isinstance(kind, str) for kind in kinds):
            found.add((table,) if table else EVERYTHING)
        elif codes is None:
            found |= {(table, kind) for kind in kinds}
        else:
            found |= {(table, kind, code) for kind in kinds for code in codes}
    return frozenset(found)


@lru_cache(maxsize=256)
def _parts(sql: str) -> tuple[tuple[str, tuple[str, ...], bool], ...]:
    """Each table with the grains or kinds asked of it (a parameter, or names; none: all), and
    whether of $indicators only."""
    text = re.sub(r"--[^\n]*", "", sql)
    sources = {name.lower() for name in _SOURCE.findall(text)}
    sources -= {name.lower() for name in _DEFINED.findall(text)}
    if sources - _KNOWN or _OTHERS.search(text) or _LOOSE.search(text):
        return (("", (), False),)
    found = []
    for table in _TABLES:
        many = len(re.findall(rf"\b{table}\b", text))
        if many:
            found.append((table, *(_narrowed(text, table) if many == 1 else ((), False))))
    return tuple(found) or (("", (), False),)


def _narrowed(text: str, table: str) -> tuple[tuple[str, ...], bool]:
    """The grains or kinds of the one place a table is read, where its first condition names them
    and every other is joined to it by "and"."""
    if table not in _BY:
        return (), False
    alias, column = _BY[table]
    first = re.search(
        rf"\bwhere\s+{alias}\.{column}\s*(?:=\s*(\$\w+|'\w+')|in\s*\(((?:\s*'\w+'\s*,?)+)\))"
        rf"(?=\s*(?:and|order|group|qualify|\)|$))",
        text,
    )
    if not first or not re.search(rf"\b{table}\s+{alias}\b", text):
        return (), False
    scope = _flat(text[first.start() :])
    if re.search(r"\b(or|union|intersect|except)\b", scope):
        return (), False
    named = first[1] or first[2]
    kinds = tuple(re.findall(r"\$\w+|(?<=')\w+(?=')", named))
    only = table == "facts" and re.search(r"\band\s+f\.indicator\s+in\s+\$indicators\b", scope)
    return kinds, bool(only)


def _flat(text: str) -> str:
    """As far as the bracket that holds it reaches, without what stands in brackets of its own."""
    kept, depth = [], 0
    for letter in text:
        depth += (letter == "(") - (letter == ")")
        if depth < 0:
            break
        if depth == 0:
            kept.append(letter)
    return "".join(kept)


def wrote(
    slices: pd.DataFrame, kinds: Iterable[str], memberships: bool, events: bool
) -> set[Topic]:
    """The topics a publication touches: `slices` of facts by grain and indicator, units of some
    kinds, and whether memberships and events."""
    found: set[Topic] = set()
    for grain, code in set(zip(slices["grain"], slices["indicator"], strict=True)):
        found |= {("facts",), ("facts", grain), ("facts", grain, code)}
    for kind in kinds:
        found |= {("units",), ("units", kind)}
    if memberships:
        found.add(("memberships",))
    if events:
        found.add(("events",))
    return found
