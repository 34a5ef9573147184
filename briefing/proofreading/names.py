"""Whom and what a draft speaks of: names of units and indicators in running text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from briefing.proofreading.text import levelled
from catalog.catalog import Catalog
from data.keeping.directories import directory
from data.keeping.store import Store
from data.reading.text import normalise
from metrics.units import REGION, TOTAL


@dataclass(frozen=True, slots=True)
class Subject:
    """A unit; `unit` "*" is all of a kind together."""

    by: str
    unit: str
    name: str


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator in a 口径 ("" is the usual one)."""

    code: str
    scope: str
    name: str


@dataclass(frozen=True, slots=True)
class Named:
    """A name where it stands: what it may mean, several where a word is used for several."""

    start: int
    end: int
    means: tuple[Subject | Measured, ...]

    @property
    def subject(self) -> bool:
        """Whether a unit is named."""
        return isinstance(self.means[0], Subject)


_REGION = ("全市", "我市", "全县", "我县", "全区", "全州", "全域")
# All units of a kind together, as speeches name them.
_MANY = (
    r"(?:(?<!\d)\d{1,4}|[一二两三四五六七八九十]{1,3})[条个大家]|各|全部|所有|省级及以上|省级以上"
    r"|重点|优势|主导|特色"
)
_ALL = {
    "chain": re.compile(rf"(?:全市|我市)?(?:{_MANY}){{0,4}}产业链(?:合计|总体)?"),
    "park": re.compile(rf"(?:全市|我市)?(?:{_MANY}){{0,4}}(?:产业|工业)?园区(?:合计|总体)?"),
}
ALL_NAMES = {"chain": "产业链合计", "park": "园区合计"}
# After these a name is what is compared with, not whom the sentence is about.
_BESIDE = re.compile(
    r"(?:高于|低于|快于|慢于|好于|优于|超过|占|占到|居|列|排|位居|位列|拉动|带动|下拉|领跑)$"
)


class Names:
    """Every spelling of the catalogue and the directory; the longest counts."""

    def __init__(self, store: Store, catalog: Catalog, asof: datetime | None = None) -> None:
        self._means: dict[str, list[Subject | Measured]] = {}
        units = directory(store, asof).few if store.withholds else directory(store, asof)
        for unit in units.units:
            shown = unit.short
            self._add(unit.names, Subject(unit.kind, unit.unit, shown))
            if unit.kind == "chain":
                self._add((f"{shown}产业", f"{shown}链"), Subject(unit.kind, unit.unit, shown))
        self._add(_REGION, Subject("region", REGION, "全市"))
        for code, each in catalog.indicators.items():
            usual = Measured(code, "", each.name)
            self._add((each.name, *each.aliases, f"规上{each.name}", f"规模以上{each.name}"), usual)
            for scope, spellings in each.scopes:
                kept = "" if scope == each.default_scope else scope
                self._add(spellings, Measured(code, kept, f"{each.name}（{scope}）"))
        words = sorted(self._means, key=len, reverse=True)
        self._any = re.compile("|".join(map(re.escape, words)))

    def _add(self, spellings: Iterable[str], meaning: Subject | Measured) -> None:
        for spelling in spellings:
            word = levelled(normalise(spelling))
            if len(word) > 1 and meaning not in self._means.setdefault(word, []):
                self._means[word].append(meaning)

    def found(self, text: str) -> list[Named]:
        """The names in a levelled text, in the order they stand; those only compared with are left
        out."""
        named = [
            Named(match.start(), match.end(), tuple(self._means[match[0]]))
            for match in self._any.finditer(text)
        ]
        for by, form in _ALL.items():
            every = (Subject(by, TOTAL, ALL_NAMES[by]),)
            for match in form.finditer(text):
                over = [
                    each for each in named if each.start < match.end() and match.start() < each.end
                ]
                if all(_within(each, match) for each in over):
                    named = [each for each in named if each not in over]
                    named.append(Named(match.start(), match.end(), every))
        named.sort(key=lambda each: each.start)
        return [each for each in named if not _beside(each, text)]


def _within(named: Named, match: re.Match[str]) -> bool:
    return match.start() <= named.start and named.end <= match.end()


def _beside(named: Named, text: str) -> bool:
    return named.subject and bool(_BESIDE.search(text[max(0, named.start - 3) : named.start]))
