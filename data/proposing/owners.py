"""Who the figures of a row, a column or a whole table belong to."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from data.directory import KINDS, Directory, Unit
from data.proposing.labels import Labels
from data.proposing.lexicon import Lexicon
from data.reading.text import normalise

TOTAL = "*"


@dataclass(frozen=True)
class Owner:
    """Whom a label path names. `rest` are the labels that name nobody (an indicator, a group).

    `state`: found, total (合计 of the table's kind), region, none (no label names anybody), unknown
    (the deepest label should name a unit and does not), several (it names units of two kinds),
    skipped (小计, 平均: noted, not kept).
    """

    state: str
    grain: str = ""
    unit: str = ""
    other: str = ""
    rest: tuple[str, ...] = ()
    text: str = ""


class Told:
    """The directory of one table: what its labels were said to name comes first."""

    def __init__(self, directory: Directory, named: Mapping[str, Unit]) -> None:
        self._directory, self._named = directory, named

    def match(self, text: str, kind: str | None = None) -> list[Unit]:
        """The units `text` names, as Directory.match."""
        if self.told(text):
            return [self._named[normalise(text)]]
        return self._directory.match(text, kind)

    def told(self, text: str) -> bool:
        """True where a person said whom `text` names."""
        return bool(self._named) and normalise(text) in self._named


class Owners:
    """Finds owners for one table, whose rows mostly speak of units of `kind` ('' for of none)."""

    def __init__(
        self, directory: Directory | Told, lexicon: Lexicon, labels: Labels, kind: str
    ) -> None:
        self._directory, self._lexicon, self._labels = directory, lexicon, labels
        self.kind = kind
        self.totalled = False
        """Whether a row sums up the units of the table, so that 全市 beside it is the region."""

    def survey(self, paths: Iterable[tuple[str, ...]]) -> None:
        """Look for a row that sums up the table."""
        self.totalled = any(
            self._row_word(text, "") == "total" for path in paths for text in path[-2:]
        )

    def of(self, path: tuple[str, ...], role: str = "data") -> Owner:
        """The owner a path of labels names, outermost label first."""
        if len(path) == 1 and role == "data" and len(only := self._units(path[0])) == 1:
            return Owner("found", only[0].kind, only[0].unit)
        found: list[tuple[int, Unit]] = []
        worded = [at for at, text in enumerate(path) if self._row_word(text, "")]
        for at, text in enumerate(path):
            units = [] if at in worded else self._units(text)
            if len(units) > 1:
                return Owner("several", text=text)
            if units:
                found.append((at, units[0]))
        rest = tuple(t for at, t in enumerate(path) if at not in {at for at, _ in found})
        named = bool(found) and found[-1][0] == len(path) - 1
        if path and not named and (word := self._row_word(path[-1], role)):
            return self._total(word, path, len(path) - 1, found)
        if worded and not found:
            return self._total(self._row_word(path[worded[-1]], ""), path, worded[-1], found)
        if not found:
            return self._nobody(path, rest)
        return self._found(found, rest, path)

    def _found(
        self, found: list[tuple[int, Unit]], rest: tuple[str, ...], path: tuple[str, ...]
    ) -> Owner:
        at, unit = found[-1]
        below = path[at + 1 :]
        outer = next((u for _, u in reversed(found[:-1]) if u.kind != unit.kind), None)
        inner = tuple(text for text in rest if text in below or self._speaks(text))
        if outer and {outer.kind, unit.kind} == {"chain", "park"}:
            chain, park = (outer, unit) if outer.kind == "chain" else (unit, outer)
            return Owner("found", "chain_park", chain.unit, park.unit, inner)
        return Owner("found", unit.kind, unit.unit, "", inner)

    def heads(self, header: str) -> bool:
        """True where `header` heads a column of the units the table speaks of."""
        return bool(self.kind) and self._lexicon.kinds.get(normalise(header)) == self.kind

    def _units(self, text: str) -> list[Unit]:
        units = self._directory.match(text)
        if len(units) > 1 and self.kind:
            units = [unit for unit in units if unit.kind == self.kind] or units
        return units

    def _speaks(self, text: str) -> bool:
        """True where an outer label says what is measured, so that it is not a mere group."""
        meaning = self._labels.meaning((text,))
        return meaning.clear and bool(meaning.indicator or meaning.measure)

    def _row_word(self, text: str, role: str) -> str:
        if isinstance(self._directory, Told) and self._directory.told(text):
            return ""
        key = normalise(text)
        word = self._lexicon.rows.get(key, "")
        if not word and self._lexicon.kinds.get(key) == "region":
            return "region"
        if not word and self.kind and (found := _SUM.fullmatch(key)):
            word = "total" if self._lexicon.kinds.get(found[1]) == self.kind else ""
        return word or ("group total" if role == "total" and self.kind else "")

    def _total(
        self, word: str, path: tuple[str, ...], at: int, found: list[tuple[int, Unit]]
    ) -> Owner:
        others = path[:at] + path[at + 1 :]
        if word == "region" and (self.totalled or self.kind in ("", "county", "region")):
            return Owner("region", "region", rest=others)
        if word in ("subtotal", "average", "group total") or found:
            return Owner("skipped", text=path[at])
        if not self.kind or self.kind == "region":
            return Owner("none", rest=path)
        spoken = tuple(text for text in path[:at] if self._speaks(text)) + path[at + 1 :]
        return Owner("total", self.kind, TOTAL, rest=spoken)

    def _nobody(self, path: tuple[str, ...], rest: tuple[str, ...]) -> Owner:
        if not self.kind or self.kind == "region" or not path:
            return Owner("none", rest=rest)
        spoken = self._labels.meaning(path[-1:])
        if spoken.clear and (spoken.indicator or spoken.when):
            return Owner("none", rest=rest)
        if spoken.clear and spoken.measure:  # 占全市比重: a row about the total above it
            return Owner("skipped", text=path[-1])
        return Owner("unknown", text=path[-1], rest=rest)


def kind_of(
    headers: Iterable[str],
    paths: list[tuple[str, ...]],
    directory: Directory | Told,
    lexicon: Lexicon,
    labels: Labels,
    hint: str | None,
) -> str:
    """The kind of unit most rows speak of: by their names, then by the header, then as hinted."""
    known: Counter[str] = Counter()
    spoken = 0
    for path in paths[:2000]:
        inmost = next((units for text in path[:-3:-1] if (units := directory.match(text))), [])
        kinds = {unit.kind for unit in inmost}
        known.update(kinds if len(kinds) == 1 or not hint else kinds & {hint} or kinds)
        meaning = labels.meaning(path[-1:]) if path and not kinds else None
        spoken += bool(meaning and meaning.clear and (meaning.indicator or meaning.when))
    named = [k for h in headers if (k := lexicon.kinds.get(normalise(h))) and k != "region"]
    if known:
        best = known.most_common(1)[0][1]
        likely = [kind for kind, count in known.items() if count == best]
        return next((k for k in (hint, *named) if k in likely), likely[0])
    if named:
        return named[-1]
    return hint if hint and hint != "region" and not spoken else ""


def named_in(texts: Iterable[str], directory: Directory, lexicon: Lexicon) -> Owner:
    """The owner a title, a sheet name or a file name speaks of, the first that names one.

    "全市工业园区主要指标" is the region's figure in the 口径 of its parks: `rest` holds that word.
    """
    texts = list(texts)
    for text in texts:
        units = directory.within(text)
        kinds = Counter(unit.kind for unit in units)
        if len(units) == 1:
            return Owner("found", units[0].kind, units[0].unit)
        if len(units) == 2 and kinds == {"chain": 1, "park": 1}:
            by = {unit.kind: unit.unit for unit in units}
            return Owner("found", "chain_park", by["chain"], by["park"])
        if units:
            return Owner("several", text=text)
        if owner := _region(normalise(text), directory, lexicon):
            sure = any(_region_words(normalise(each), lexicon) for each in texts)
            return replace(owner, text="") if owner.state == "region" and sure else owner
    return Owner("none")


# "2026年江州市…": the place a title begins with.
_PLACE = re.compile(
    r"^(?:\d{4}年)?(?:\d{1,2}(?:-\d{1,2})?月份?|[上下]半年|[一二三四]季度)?"
    r"([\u4e00-\u9fff×xX某*]{1,5}?(?:市|自治州|州|县|区|旗))(?!市|县|区|旗|自治|场|化|委|直|管|级|域|间)"
)
# Places that may be the region itself though counties are registered.
_CITIES = ("市", "州")
_PARKS = ("园区", "开发区", "高新区", "经开区", "集中区", "工业区", "新区", "示范区", "保税区")
# "全市园区合计", "十条产业链合计", "各县市区总计": the total of the units of a table.
_SUM = re.compile(
    r"(?:全[国省市县区州])?(?:各|[一二三四五六七八九十\d]{1,3}[个条家大])?(.+?)(?:合计|总计|共计)"
)
_LIMITS = {"park": "园区", "chain": "产业链"}
LIMITS = frozenset(_LIMITS.values())
"""口径 that limit a figure of the region to its parks or its chains."""


def limit_of(kind: str) -> str:
    """The 口径 a kind word gives a figure of the region: 园区 for parks, '' where it gives none."""
    return _LIMITS.get(kind, "")


def _region(title: str, directory: Directory, lexicon: Lexicon) -> Owner | None:
    """The region: a title says 全市, or names a place that is in no directory (`text`).

    A county that is not among those registered is nobody's: its figures are not the region's.
    """
    words = _region_words(title, lexicon)
    starts, named = [title.find(word) for word in words], ""
    if not starts and (place := _PLACE.match(title)):
        starts, named = [place.end()], place[1]
        known = directory.of("county") and not named.endswith(_CITIES)
        if known or named.endswith(_PARKS):
            return Owner("none", text=named)
    if not starts:
        return None
    after = title[min(starts) :]
    kinds = {kind for word, kind in lexicon.kinds.items() if kind in KINDS and word in after}
    limit = limit_of(kinds.pop()) if len(kinds) == 1 else ""
    return Owner("region", "region", rest=(limit,) if limit else (), text=named)


def _region_words(title: str, lexicon: Lexicon) -> list[str]:
    return [word for word, kind in lexicon.kinds.items() if kind == "region" and word in title]
