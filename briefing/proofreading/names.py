"""Whom and what a draft speaks of: names of units and indicators in running text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
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
    """A name where it stands: what it may mean, several where a word is used for several; `beside`
    where it is only compared with: 高于全市, 被生物医药反超."""

    start: int
    end: int
    means: tuple[Subject | Measured, ...]
    beside: bool = False

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
    r"(?:高于|低于|快于|慢于|好于|优于|超过|占|占到|占了|居|列|排|位居|位列|拉动|带动|下拉|拖累|领跑|被"
    r"|比|较|高出|快出|低出|超出|次于|不如|贡献|贡献了|相当于)$"
)
_MORE_OR_LESS = re.compile(r"(?:的?增[速幅])?(?:高|低|快|慢|多|少|\d)")
_AMONG = r"(?:当中|之中|里|中|内)"
_LINK = r"(?:产业链|产业|链)?"
# So does what stands around some: 与A持平, 是A的3倍, 对A增长的贡献.
_BESIDE_AROUND = (
    (re.compile(r"[与和同跟]$"), re.compile(rf"{_LINK}(?:基本)?(?:持平|相当|相比|并列|接近|一样)")),
    (re.compile(r"[是为]$"), re.compile(rf"{_LINK}的\d")),
    (
        re.compile(r""),
        re.compile(rf"{_AMONG}?(?:第[\d一二三四五六七八九十]|首位|榜首)"),
    ),
    (re.compile(r""), re.compile(rf"{_AMONG}[，,]?(?:排|居|列|位|靠|处)")),
    (re.compile(r"对$"), re.compile(r"\S{0,8}(?:的贡献|贡献率|的拉动)")),
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
        """The names in a levelled text, in the order they stand."""
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
        return [replace(each, beside=_beside(each, text)) for each in named]


def _within(named: Named, match: re.Match[str]) -> bool:
    return match.start() <= named.start and named.end <= match.end()


def _beside(named: Named, text: str) -> bool:
    if not named.subject:
        if re.search(r"跑赢了?$", text[max(0, named.start - 3) : named.start]):
            return True
        than = re.search(r"[比较]$|[高低快慢]于$", text[max(0, named.start - 2) : named.start])
        return bool(than and _MORE_OR_LESS.match(text[named.end : named.end + 8]))
    left, right = text[max(0, named.start - 3) : named.start], text[named.end : named.end + 14]
    return bool(_BESIDE.search(left)) or any(
        before.search(left) and after.match(right) for before, after in _BESIDE_AROUND
    )
